"""What became of the budget quarter by quarter, and how the cash runs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_rows, delete_rows, read_rows, update_row
from workbench.rules.quarters import (
    QUARTERS,
    RHYTHMS,
    CashQuarter,
    Outcome,
    by_weights,
    in_quarters,
    liquidity,
    outcome,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.steps.finance.views import Budget, ShownLine

QUARTER: Final = record("budget_quarter")
Told = dict[tuple[str, int, int], dict[str, Any]]


@dataclass(frozen=True)
class LineOutcome:
    """A line in a year: what was planned, what has become and is expected, by quarter; öre."""

    line: ShownLine
    planned: tuple[int, ...]
    actual: Mapping[int, int]
    forecast: Mapping[int, int]
    whole: Outcome

    def cash(self, quarter: int) -> int:
        """Return what counts in a quarter: the actual, else the forecast, else the budget."""
        planned = self.planned[quarter - 1]
        return self.actual.get(quarter, self.forecast.get(quarter, planned))


def read_quarters(session: Session) -> Told:
    """Return what is told of each quarter, by line, year and quarter."""
    return {
        (row["line_id"], row["year"], row["quarter"]): row for row in read_rows(session, QUARTER)
    }


def line_outcomes(budget: Budget, told: Told, year: int) -> tuple[LineOutcome, ...]:
    """Return the lines that are in the cash, with what became of them in a year."""
    return tuple(
        _outcome(budget, line, told, year)
        for line in budget.lines
        if line.type in {"income", "cost"} and line.values["rule"] != "reserve"
    )


def _outcome(budget: Budget, line: ShownLine, told: Told, year: int) -> LineOutcome:
    planned = _planned(budget, line, year)
    found = {q: told.get((line.values["id"], year, q), {}) for q in QUARTERS}
    actual = {q: row["actual"] for q, row in found.items() if row.get("actual") is not None}
    forecast = {q: row["forecast"] for q, row in found.items() if row.get("forecast") is not None}
    return LineOutcome(line, planned, actual, forecast, outcome(planned, actual, forecast))


def _planned(budget: Budget, line: ShownLine, year: int) -> tuple[int, ...]:
    amount = line.amounts.get(year, 0)
    if line.values["rule"] == "nondeductible_vat":
        return by_weights(amount, _cost_weights(budget, year))
    return in_quarters(amount, line.values["rhythm"] or "even")


def _cost_weights(budget: Budget, year: int) -> list[int]:
    """Return how the costs that bear VAT fall on the quarters: their VAT is paid with them."""
    weights = [0, 0, 0, 0]
    for line in budget.of("cost"):
        bears = line.values["vat_percent"] or line.values["vat_category"]
        if bears and not line.computed:
            parts = in_quarters(line.amounts.get(year, 0), line.values["rhythm"] or "even")
            weights = [a + b for a, b in zip(weights, parts, strict=True)]
    return weights if any(weights) else list(RHYTHMS["even"])


def cash_flow(budget: Budget, told: Told) -> tuple[CashQuarter, ...]:
    """Return the cash quarter by quarter over all years, from what is brought forward.

    The reserve is set aside, not paid out; in kind never is in the cash.
    """
    quarters = []
    for year in budget.years:
        lines = line_outcomes(budget, told, year.year)
        for quarter in QUARTERS:
            sums: defaultdict[str, int] = defaultdict(int)
            for each in lines:
                sums[each.line.type] += each.cash(quarter)
            quarters.append((year.year, quarter, sums["income"], sums["cost"]))
    return liquidity(budget.version["opening"] or 0, quarters)


def write_quarters(
    project: Project,
    year: int,
    values: Mapping[tuple[str, int, str], int | None],
    *,
    initiator: object = None,
) -> None:
    """Write actuals or forecasts by line, quarter and "actual" or "forecast"; None takes back."""
    with project.edit(N_("Wrote what became of the budget"), initiator=initiator) as session:
        told = read_quarters(session)
        for (line_id, quarter, name), amount in values.items():
            row = told.get((line_id, year, quarter))
            if row is None and amount is not None:
                key = {"line_id": line_id, "year": year, "quarter": quarter}
                new = add_rows(session, QUARTER, [{**key, name: amount}])[0]
                told[line_id, year, quarter] = {"id": new, "actual": None, "forecast": None,
                                                name: amount}  # fmt: skip
            elif row is not None:
                row[name] = amount
                if row["actual"] is None and row["forecast"] is None:
                    delete_rows(session, QUARTER, [row["id"]])
                    del told[line_id, year, quarter]
                else:
                    update_row(session, QUARTER, row["id"], {name: amount})
