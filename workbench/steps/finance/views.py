"""The budget as one sees it: lines with amounts per year, sums, and what activities ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from workbench.models.registry import record
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

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
_RULES = {"nondeductible_vat": LineKind.VAT, "reserve": LineKind.RESERVE}
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
    """One version of the budget. ``years`` are its years' sums, ``ties`` the activities' claims."""

    version: Values
    lines: tuple[ShownLine, ...]
    years: tuple[YearBudget, ...]
    ties: tuple[ReconciledLine, ...]

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
    lines = [_rule_line(row) for row in rows]
    years = budget(lines, _terms(version))
    shown = tuple(_shown(row, line, years) for row, line in zip(rows, lines, strict=True))
    return Budget(version, shown, years, tuple(_ties(session, shown, years_of(lines))))


def _rule_line(row: Values) -> BudgetLine:
    kind = _RULES.get(row["rule"] or "") or LineKind(row["type"] or "cost")
    return BudgetLine(row["code"], kind, row["amounts"], row["vat_percent"] or 0)


def _terms(version: Values) -> BudgetTerms:
    kept = Fraction(version["nondeductible_percent"] or Decimal(0)) / 100
    return BudgetTerms(1 - kept, Fraction(version["reserve_percent"] or Decimal(0)) / 100)


def _shown(row: Values, line: BudgetLine, years: tuple[YearBudget, ...]) -> ShownLine:
    if line.kind is LineKind.VAT:
        return ShownLine(row, {each.year: each.nondeductible_vat for each in years}, computed=True)
    if line.kind is LineKind.RESERVE:
        return ShownLine(row, {each.year: each.reserve for each in years}, computed=True)
    return ShownLine(row, row["amounts"], computed=False)


def _ties(
    session: Session, lines: tuple[ShownLine, ...], years: tuple[int, ...]
) -> list[ReconciledLine]:
    costs = list(_tagged_costs(session))
    ties: list[ReconciledLine] = []
    for year in years:
        budgeted = {
            line.values["code"]: line.amounts.get(year, 0)
            for line in lines
            if line.type == "cost" and not line.computed and line.values["code"]
        }
        ties.extend(reconcile(budgeted, costs, year).lines)
    return ties


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
        for row in read_rows(session, record("activity"))
        if row["cost"] and row["budget_code"] and row["start"] and row["status"] != "cancelled"
    ]
