"""Bodies with their seats, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.terms import Term, term_state, votes_needed

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

BODY, SEAT = record("body"), record("seat")
DECIDING: Final = ("steering_group", "board")
SEATED: Final = frozenset({*DECIDING, "working_group", "advisory_group", "nomination", "audit"})


@dataclass(frozen=True)
class SeatLine:
    """A seat: its values, whose it is, who sits there and how its term stands."""

    values: Values
    party: str
    person: str
    substitute: str
    term: Term

    @property
    def empty(self) -> bool:
        """Whether nobody sits there."""
        return not self.values["stakeholder_id"]

    @property
    def votes(self) -> bool:
        """Whether it has a vote."""
        return bool(self.values["votes"])


@dataclass(frozen=True)
class BodyLine:
    """A body with its seats in their order."""

    values: Values
    seats: tuple[SeatLine, ...]

    @property
    def votes(self) -> int:
        """How many seats have a vote."""
        return sum(seat.votes for seat in self.seats)

    @property
    def needed(self) -> int:
        """How many votes make it quorate; 0 where there is no rule."""
        return votes_needed(self.votes, self.values["quorum"])

    @property
    def decides(self) -> bool:
        """Whether it decides for the whole collaboration."""
        return self.values["kind"] in DECIDING

    def with_role(self, role: str) -> list[SeatLine]:
        """Return the seats with a role."""
        return [seat for seat in self.seats if seat.values["role"] == role]

    def wanting(self) -> list[SeatLine]:
        """Return the seats that are empty or past their term."""
        return [seat for seat in self.seats if seat.empty or seat.term is Term.OVER]


def read_bodies(session: Session, today: date) -> list[BodyLine]:
    """Return all bodies in their order."""
    parties, people = titles(session, "organisation"), titles(session, "stakeholder")
    seats: dict[str, list[SeatLine]] = {}
    for row in read_rows(session, SEAT):
        line = SeatLine(
            row,
            parties.get(row["organisation_id"] or "", ""),
            people.get(row["stakeholder_id"] or "", ""),
            people.get(row["substitute_id"] or "", ""),
            term_state(row["term_from"], row["term_to"], today),
        )
        seats.setdefault(row["body_id"], []).append(line)
    return [BodyLine(row, tuple(seats.get(row["id"], ()))) for row in read_rows(session, BODY)]


def read_legal_form(session: Session) -> tuple[str | None, str]:
    """Return the legal form that is chosen, and why."""
    row = read_rows(session, record("project"))[0]
    return row["legal_form"], row["legal_form_reason"]
