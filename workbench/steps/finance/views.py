"""The budget as one sees it: lines with amounts per year, sums, and what activities ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from workbench.models.registry import record
from workbench.project.activity_dates import read_dated
from workbench.project.decided import with_decisions
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.budget import (
    BudgetLine,
    BudgetTerms,
    LineKind,
    YearBudget,
    budget,
    years_of,
)
from workbench.rules.reconciliation import CostBasis, ReconciledLine, TaggedCost, reconcile
from workbench.steps.finance.rates import RateGap, read_rates, rule_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
_RANK = {"adopted": 2, "revised": 1}


@dataclass(frozen=True)
class ShownLine:
    """A line with the amounts that hold for it, typed or reckoned; öre by year.

    ``computed`` says that the amounts are reckoned and not typed.
    """

    values: Values
    amounts: Mapping[int, int]
    computed: bool

    @property
    def type(self) -> str:
        """Cost, income or in kind."""
        return str(self.values["type"] or "cost")


@dataclass(frozen=True)
class Budget:
    """One version of the budget. ``years`` are its years' sums, ``ties`` the activities' claims.

    ``gaps`` say where a rate is not known, ``outside`` what activities ask for under codes that
    the budget does not have: year, code, öre.
    """

    version: Values
    lines: tuple[ShownLine, ...]
    years: tuple[YearBudget, ...]
    ties: tuple[ReconciledLine, ...]
    gaps: tuple[RateGap, ...] = ()
    outside: tuple[tuple[int, str, int], ...] = ()

    @property
    def adopted(self) -> bool:
        """Whether it was decided, and so stays as it is."""
        return bool(self.version["status"] == "adopted")

    def of(self, kind: str) -> tuple[ShownLine, ...]:
        """Return the lines of a type in their order."""
        return tuple(line for line in self.lines if line.type == kind)


def versions(session: Session) -> list[dict[str, Any]]:
    """Return the versions of the budget, oldest first."""
    return read_rows(session, record("budget_version"))


def chosen_version(session: Session) -> dict[str, Any] | None:
    """Return the adopted version, else a revised one, else the newest; None when there is none."""
    found = versions(session)
    return (
        max(enumerate(found), key=lambda v: (_RANK.get(v[1]["status"] or "", 0), v[0]))[1]
        if found
        else None
    )


@once
def read_budget(session: Session, version_id: str | None = None) -> Budget | None:
    """Return a version of the budget (by default the one in force); None when there is none."""
    found = versions(session)
    version = next((v for v in found if v["id"] == version_id), None) or chosen_version(session)
    if version is None:
        return None
    rows = [
        row
        for row in read_rows(session, record("budget_line"))
        if row["version_id"] == version["id"]
    ]
    rates = read_rates(session)
    span = sorted({year for row in rows for year in row["amounts"]})
    told = [rule_line(row, rates, span) for row in rows]
    lines = [line for line, _gaps in told]
    years = budget(lines, _terms(version))
    shown = tuple(_shown(row, line, years) for row, line in zip(rows, lines, strict=True))
    costs = _tagged_costs(session)
    return Budget(
        with_decisions(session, "budget_version", [version])[0],
        shown,
        years,
        tuple(_ties(costs, shown, years_of(lines))),
        tuple(gap for _line, gaps in told for gap in gaps),
        _outside(costs, shown, years_of(lines)),
    )


def _terms(version: Values) -> BudgetTerms:
    kept = Fraction(version["nondeductible_percent"] or Decimal(0)) / 100
    return BudgetTerms(
        1 - kept,
        Fraction(version["reserve_percent"] or Decimal(0)) / 100,
        version["opening"] or 0,
    )


def _shown(row: Values, line: BudgetLine, years: tuple[YearBudget, ...]) -> ShownLine:
    if line.kind is LineKind.VAT:
        return ShownLine(row, {each.year: each.nondeductible_vat for each in years}, computed=True)
    if line.kind is LineKind.RESERVE:
        return ShownLine(row, {each.year: each.reserve for each in years}, computed=True)
    return ShownLine(row, line.amounts, computed=row["rule"] == "hours")


def _ties(
    costs: list[TaggedCost], lines: tuple[ShownLine, ...], years: tuple[int, ...]
) -> list[ReconciledLine]:
    ties: list[ReconciledLine] = []
    for year in years:
        ties.extend(reconcile(_budgeted(lines, year), costs, year).lines)
    return ties


def _outside(
    costs: list[TaggedCost], lines: tuple[ShownLine, ...], years: tuple[int, ...]
) -> tuple[tuple[int, str, int], ...]:
    """Return year, code and öre of what activities ask for under codes that the budget has not."""
    return tuple(
        (year, code, amount)
        for year in years
        for code, amount in reconcile(_budgeted(lines, year), costs, year).outside.items()
    )


def _budgeted(lines: tuple[ShownLine, ...], year: int) -> dict[str, int]:
    """Return what the budget has for each code in a year; lines with the same code together."""
    found: dict[str, int] = {}
    for line in lines:
        code = line.values["code"]
        if line.type == "cost" and not line.computed and code:
            found[code] = found.get(code, 0) + line.amounts.get(year, 0)
    return found


def _tagged_costs(session: Session) -> list[TaggedCost]:
    """Return the activities that have a cost, a code and dates; cancelled ones are left out."""
    return [
        TaggedCost(
            row["budget_code"],
            row["cost"],
            row["start"],
            max(row["finish"] or row["start"], row["start"]),
            CostBasis.PER_YEAR if row["cost_kind"] == "per_year" else CostBasis.ONCE,
        )
        for row in read_dated(session)
        if row["cost"] and row["budget_code"] and row["start"] and row["status"] != "cancelled"
    ]
