"""The years of the budget in force, as an agreement tells them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.budget import BudgetLine, BudgetTerms, LineKind, YearBudget, budget

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_RULES: Final = {"nondeductible_vat": LineKind.VAT, "reserve": LineKind.RESERVE}
_RANK: Final = {"adopted": 2, "revised": 1}


@once
def budget_years(session: Session) -> tuple[YearBudget, ...]:
    """Return the sums of each year of the adopted budget, or else of the newest one."""
    versions = list(enumerate(read_rows(session, record("budget_version"))))
    if not versions:
        return ()
    version = max(versions, key=lambda each: (_RANK.get(each[1]["status"] or "", 0), each[0]))[1]
    lines = [
        BudgetLine(
            row["code"],
            _RULES.get(row["rule"] or "") or LineKind(row["type"] or "cost"),
            row["amounts"],
            row["vat_percent"] or 0,
        )
        for row in read_rows(session, record("budget_line"))
        if row["version_id"] == version["id"]
    ]
    kept = Fraction(version["nondeductible_percent"] or Decimal(0)) / 100
    reserve = Fraction(version["reserve_percent"] or Decimal(0)) / 100
    return budget(lines, BudgetTerms(1 - kept, reserve))
