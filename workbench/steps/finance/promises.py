"""What the parties have promised, party by party: money, other things, and how far it is kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.base.parse import ParseError, parse_money
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.models.registry import record
from workbench.project.register import read_rows, titles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WHOLE = 100


@dataclass
class Promised:
    """What a party has promised: öre, how many things, and the per cent kept of those followed."""

    party: str
    money: int = 0
    count: int = 0
    followed: int = 0
    kept: int = 0

    @property
    def share(self) -> Fraction | None:
        """The mean of how far those are kept that are followed; None when none is."""
        return Fraction(self.kept, self.followed * _WHOLE) if self.followed else None


def read_promises(session: Session) -> list[Promised]:
    """Return the parties that have promised something, in the order of their first promise."""
    names = titles(session, "organisation")
    found: dict[str, Promised] = {}
    for row in read_rows(session, record("commitment")):
        key = row["organisation_id"] or ""
        each = found.setdefault(key, Promised(names.get(key) or _("Party not said")))
        each.count += 1
        if row["kind"] == "money" and row["value"]:
            with suppress(ParseError):  # what is no amount is counted as a promise, not as money
                each.money += parse_money(row["value"])
        if row["fulfilled"] is not None:
            each.followed += 1
            each.kept += row["fulfilled"]
    return list(found.values())


def promises_table(found: list[Promised]) -> Table:
    """Return the parties as a table with a sum."""
    columns = (
        Column(_("Party"), header=True, weight=4),
        Column(_("Promises"), ColumnKind.INTEGER, weight=1.4),
        Column(_("Of it money, kr"), ColumnKind.MONEY, weight=2),
        Column(_("Followed up"), ColumnKind.INTEGER, weight=1.4),
        Column(_("Kept"), ColumnKind.PERCENT, weight=1.4),
    )
    rows = [
        Row((e.party, e.count, e.money, e.followed, None if e.share is None else float(e.share)))
        for e in found
    ]
    sums = (
        sum(e.count for e in found),
        sum(e.money for e in found),
        sum(e.followed for e in found),
    )
    rows.append(Row((_("Sum"), *sums, None), RowRole.TOTAL))
    return Table(columns, tuple(rows))
