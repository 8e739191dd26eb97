"""The budget in pictures: costs by heading, income by source, the cash over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text, kr, percent_text
from workbench.base.language import _
from workbench.steps.finance.outcomes import cash_flow, read_quarters
from workbench.steps.finance.page_tables import BudgetPicture, Shown
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
        shown = Shown(
            cost_scene, lambda budget, year: lines_table(budget.of("cost"), year), _cost_lines
        )
        super().__init__(context, _("Costs {year} by heading"), _("Costs by heading"), shown)


def _cost_lines(budget: Budget, _year: int) -> list[tuple[str, str]]:
    """Say whether the reserve is of the usual size."""
    percent = budget.version["reserve_percent"] or 0
    if percent >= _RESERVE_AT_LEAST:
        return []
    said = _("A reserve of at least {percent} % is usual; here it is {reserve} %.")
    told = said.format(percent=_RESERVE_AT_LEAST, reserve=decimal_text(percent))
    return [(told, "warn")]


class SourcePicture(BudgetPicture):
    """Where the money comes from, and how certain it is."""

    def __init__(self, context: PageContext) -> None:
        shown = Shown(source_scene, _source_table, _source_lines)
        super().__init__(context, _("Income {year} by source"), _("Income by source"), shown)


def _source_table(budget: Budget, year: int) -> Table:
    return lines_table(budget.of("income"), year, certainty=True)


def _source_lines(budget: Budget, year: int) -> list[tuple[str, str]]:
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
    lines = [(said, "ok" if agreed >= sums.cost else "muted")]
    if sums.in_kind:
        kind = _("In kind beside it: {amount}, the same on both sides.")
        lines.append((kind.format(amount=kr(sums.in_kind)), "muted"))
    return lines


class CashPicture(BudgetPicture):
    """What there is in the cash at the end of each quarter."""

    def __init__(self, context: PageContext) -> None:
        shown = Shown(self._scene, self._table, self._lines)
        title = _("The cash at the end of each quarter, thousands of kronor")
        super().__init__(context, title, _("The cash by quarter"), shown)

    def _cash(self, budget: Budget) -> tuple[CashQuarter, ...]:
        with self.project.read() as session:
            return cash_flow(budget, read_quarters(session))

    def _scene(self, budget: Budget, _year: int, width: float, text: float) -> Scene:
        return liquidity_scene(self._cash(budget), width, text)

    def _table(self, budget: Budget, _year: int) -> Table:
        return liquidity_table(self._cash(budget))

    def _lines(self, budget: Budget, _year: int) -> list[tuple[str, str]]:
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
