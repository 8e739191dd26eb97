"""What follow-up reads: goals with their indicators, promises by party, what the year has told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import N_, _
from workbench.measures.standings import standings
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.quarters import last_ended

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.measures.standings import Standing
    from workbench.project.register import Values

KEPT_WHOLE: Final = 100
_COUNTED: Final = frozenset({"antal", "st", "number"})


@dataclass(frozen=True)
class GoalStand:
    """A goal and how its indicators stand; ``title`` is what it is called, with its code."""

    id: str
    title: str
    indicators: tuple[Standing, ...]


def goal_stands(session: Session, today: date) -> tuple[GoalStand, ...]:
    """Return the goals that are measured, in their order; last the indicators without a goal."""
    stands = standings(session, today)
    found = []
    rows = read_rows(session, record("goal"))
    for row in rows:
        mine = tuple(each for each in stands.values() if each.values["goal_id"] == row["id"])
        if mine:
            found.append(GoalStand(row["id"], f"{row['code']} {row['title']}".strip(), mine))
    known = {row["id"] for row in rows}
    loose = tuple(each for each in stands.values() if each.values["goal_id"] not in known)
    return (*found, GoalStand("", _("Without goal"), loose)) if loose else tuple(found)


class Keeping(StrEnum):
    """How far a promise is kept."""

    KEPT = "kept"
    UNDER_WAY = "under_way"
    LATE = "late"
    UNSAID = "unsaid"


_WORDS: Final = {
    Keeping.KEPT: N_("kept"),
    Keeping.UNDER_WAY: N_("under way"),
    Keeping.LATE: N_("late"),
    Keeping.UNSAID: N_("not followed up"),
}


@dataclass(frozen=True)
class Promise:
    """One promise: its values and how far it is kept."""

    values: Mapping[str, object]
    keeping: Keeping

    def words(self) -> str:
        """Return how far it is kept, in words."""
        return _(_WORDS[self.keeping])

    def amount(self) -> str:
        """Return how much was promised, as it was written."""
        value, unit = str(self.values["value"]), str(self.values["unit"])
        if not value.isdecimal():
            return value or unit  # words that say what it is counted in themselves
        number = number_text(int(value))
        return number if unit in _COUNTED else f"{number} {unit}".strip()


@dataclass(frozen=True)
class Party:
    """A party with its promises."""

    name: str
    promises: tuple[Promise, ...]

    @property
    def kept(self) -> int:
        """How many of the promises are kept."""
        return sum(each.keeping is Keeping.KEPT for each in self.promises)

    @property
    def followed(self) -> int:
        """Of how many it is said how far they are kept."""
        return sum(each.values["fulfilled"] is not None for each in self.promises)


def promises(session: Session, today: date) -> tuple[Party, ...]:
    """Return the parties that have promised something, in the order of their first promise."""
    names = titles(session, "organisation")
    found: dict[str, list[Promise]] = {}
    for row in read_rows(session, record("commitment")):
        found.setdefault(row["organisation_id"] or "", []).append(_promise(row, today))
    return tuple(
        Party(names.get(key) or _("Party not said"), tuple(mine)) for key, mine in found.items()
    )


def _promise(row: Values, today: date) -> Promise:
    done = row["fulfilled"]
    if done is not None and done >= KEPT_WHOLE:
        return Promise(row, Keeping.KEPT)
    if row["due"] is not None and row["due"] < today:
        return Promise(row, Keeping.LATE)
    return Promise(row, Keeping.UNSAID if done is None else Keeping.UNDER_WAY)


def is_told(session: Session, today: date) -> bool:
    """Tell whether it is told what became of the budget in the quarter that ended last."""
    return last_ended(today) in {
        (row["year"], row["quarter"])
        for row in read_rows(session, record("budget_quarter"))
        if row["actual"] is not None
    }
