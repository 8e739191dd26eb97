"""What differs between two versions of an agreement, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.project.register import read_rows
from workbench.rules.wording import Change, Piece, differences
from workbench.steps.agreement.views import EARLIER, VERSION, read_agreement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

NOW = ""


@dataclass(frozen=True)
class Wording:
    """What a clause said in a version."""

    clause_id: str
    title: str
    text: str


@dataclass(frozen=True)
class ClauseChange:
    """A clause that is not the same in two versions; ``change`` is SAME where it was reworded."""

    title: str
    change: Change
    pieces: tuple[Piece, ...]


def read_versions(session: Session, agreement_id: str) -> list[Values]:
    """Return the kept versions of an agreement, the oldest first."""
    return [row for row in read_rows(session, VERSION) if row["agreement_id"] == agreement_id]


def read_wordings(
    session: Session, agreement_id: str, version_id: str, today: date
) -> list[Wording]:
    """Return the clauses of a version, or with NOW as they read now."""
    if version_id == NOW:
        found = read_agreement(session, agreement_id, today)
        lines = found.in_text if found is not None else ()
        return [Wording(each.values["id"], each.title, each.text) for each in lines]
    return [
        Wording(row["clause_id"], row["title"], row["wording"])
        for row in read_rows(session, EARLIER)
        if row["version_id"] == version_id
    ]


def compared(before: Sequence[Wording], after: Sequence[Wording]) -> list[ClauseChange]:
    """Return the clauses that differ in the order of ``after``, those that are gone last."""
    old = {each.clause_id: each for each in before}
    found = []
    for each in after:
        earlier = old.pop(each.clause_id, None)
        if earlier is None:
            found.append(ClauseChange(each.title, Change.ADDED, (Piece(Change.ADDED, each.text),)))
        elif (earlier.title, earlier.text) != (each.title, each.text):
            pieces = differences(earlier.text, each.text)
            found.append(ClauseChange(each.title, Change.SAME, tuple(pieces)))
    found += [
        ClauseChange(each.title, Change.REMOVED, (Piece(Change.REMOVED, each.text),))
        for each in old.values()
    ]
    return found
