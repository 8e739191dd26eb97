"""The budget in pictures: costs by heading, income by source, the cash over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.formats import kr, percent_text
from workbench.base.language import _
from workbench.steps.finance.outcomes import cash_flow, read_quarters
from workbench.steps.finance.page_tables import BudgetPicture
from workbench.steps.finance.pictures import (
    cost_scene,
    lines_table,
    liquidity_scene,
    liquidity_table,
    quarter_name,
    source_scene,
)

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.documents.content import Table
    from workbench.rules.quarters import CashQuarter
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext

_RESERVE_AT_LEAST = 5


class CostPicture(BudgetPicture):
    """What the money goes to."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("Costs {year} by heading"), _("Costs by heading"))

    @override
    def scene(self, budget: Budget, year: int, width: float, text: float) -> Scene:
        """Return costs as bars."""
        return cost_scene(budget, year, width, text)

    @override
    def table_of(self, budget: Budget, year: int) -> Table:
        """Return costs with their shares."""
        return lines_table(budget.of("cost"), year)

    @override
    def lines(self, budget: Budget, year: int) -> list[tuple[str, str]]:
        """Say whether the reserve is of the usual size."""
        percent = budget.version["reserve_percent"] or 0
        if percent < _RESERVE_AT_LEAST:
            said = _("A reserve of at least {percent} % is usual; here it is {reserve} %.")
            return [(said.format(percent=_RESERVE_AT_LEAST, reserve=percent), "warn")]
        return []


class SourcePicture(BudgetPicture):
    """Where the money comes from, and how certain it is."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("Income {year} by source"), _("Income by source"))

    @override
    def scene(self, budget: Budget, year: int, width: float, text: float) -> Scene:
        """Return sources as bars in the look of their certainty."""
        return source_scene(budget, year, width, text)

    @override
    def table_of(self, budget: Budget, year: int) -> Table:
        """Return sources with shares and certainty."""
        return lines_table(budget.of("income"), year, certainty=True)

    @override
    def lines(self, budget: Budget, year: int) -> list[tuple[str, str]]:
        """Say how much is agreed, and what stands against it."""
        sums = next(each for each in budget.years if each.year == year)
        agreed = sum(
            line.amounts.get(year, 0)
            for line in budget.of("income")
            if line.values["certainty"] == "agreed"
        )
        share = percent_text(agreed / sums.cost, 0) if sums.cost else "–"
        text = _("{agreed} is agreed: {share} of the costs of {cost}.")
        said = text.format(agreed=kr(agreed), share=share, cost=kr(sums.cost))
        kind = _("In kind beside it: {amount}, the same on both sides.").format(
            amount=kr(sums.in_kind)
        )
        tone = "ok" if agreed >= sums.cost else "muted"
        return [(said, tone), *([(kind, "muted")] if sums.in_kind else [])]

    @override
    def summary(self) -> str:
        """Return nothing: the picture says it."""
        return ""


class CashPicture(BudgetPicture):
    """What there is in the cash at the end of each quarter."""

    by_year = False

    def __init__(self, context: PageContext) -> None:
        title = _("The cash at the end of each quarter, thousands of kronor")
        super().__init__(context, title, _("The cash by quarter"))

    def _cash(self, budget: Budget) -> tuple[CashQuarter, ...]:
        with self.project.read() as session:
            return cash_flow(budget, read_quarters(session))

    @override
    def scene(self, budget: Budget, year: int, width: float, text: float) -> Scene:
        """Return the cash as a line."""
        return liquidity_scene(self._cash(budget), width, text)

    @override
    def table_of(self, budget: Budget, year: int) -> Table:
        """Return the cash quarter by quarter."""
        return liquidity_table(self._cash(budget))

    @override
    def lines(self, budget: Budget, year: int) -> list[tuple[str, str]]:
        """Say when the money does not last."""
        cash = self._cash(budget)
        said = [
            (
                _("{quarter} {year} ends with {amount} missing.").format(
                    quarter=quarter_name(each.quarter), year=each.year, amount=kr(-each.closing)
                ),
                "error",
            )
            for each in cash
            if each.closing < 0
        ]
        text = _(
            "Actual amounts where they are told, else forecasts, else the budget. The reserve is "
            "not paid out; VAT that is deducted or passed on is not in it."
        )
        lasts = [(_("The money lasts every quarter."), "ok")] if cash and not said else []
        return [*said, *lasts, (text, "muted")]
