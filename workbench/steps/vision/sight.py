"""The line of sight: from goals to activities to what was found, back again, and what has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.arising import Related
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules import outline_tree as tree
from workbench.steps.vision.views import Standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.outline_tree import Outline

LEVELS: Final = 4
WORDS: Final = (N_("Goal"), N_("Part goal"), N_("Stage"), N_("Result"))
DEAD: Final = "cancelled"


@dataclass(frozen=True)
class GoalLine:
    """A goal in the tree: its level, what it is measured by and what is done for it.

    ``sources`` are the problems and findings that its activities come from. ``below`` tells that
    it has goals below it: those then need indicators and activities of their own.
    """

    values: Values
    level: int
    word: str
    indicators: tuple[Standing, ...]
    activities: tuple[Related, ...]
    sources: tuple[Related, ...]
    below: bool

    @property
    def lacks_activity(self) -> bool:
        """Whether nothing is done for it, nor is it divided into goals of its own."""
        return not self.activities and not self.below

    @property
    def lacks_indicator(self) -> bool:
        """Whether nobody can tell if it is reached."""
        return not self.indicators and not self.below


@dataclass(frozen=True)
class Sight:
    """The whole tree in reading order, and the activities that serve no goal."""

    outline: Outline
    lines: Mapping[str, GoalLine]
    loose: tuple[Related, ...]

    def orphans(self) -> list[GoalLine]:
        """Return the goals without an activity."""
        return [each for each in self.lines.values() if each.lacks_activity]


def level_words(session: Session) -> tuple[str, ...]:
    """Return what the project calls the levels of its goals, from the top; all four."""
    said = read_rows(session, record("project"))[0]["goal_levels"]
    own = [line.strip() for line in str(said).splitlines() if line.strip()]
    return tuple(own[at] if at < len(own) else _(WORDS[at]) for at in range(LEVELS))


@once
def read_sight(session: Session, today: date) -> Sight:
    """Return the goals with all that hangs on them."""
    goals = {row["id"]: row for row in read_rows(session, record("goal"))}
    outline = tree.outline_of({key: row["parent_id"] for key, row in goals.items()}, list(goals))
    stands = standings(session, today)
    live = [row for row in read_rows(session, record("activity")) if row["status"] != DEAD]
    words = level_words(session)
    known = {
        table: {row["id"]: row for row in read_rows(session, record(table))}
        for table in ("problem", "finding")
    }
    parents = {row["parent_id"] for row in goals.values()}
    lines = {}
    for line in outline:
        mine = [row for row in live if line.key in row["goals"]]
        lines[line.key] = GoalLine(
            goals[line.key],
            line.depth,
            words[min(line.depth, LEVELS - 1)],
            tuple(each for each in stands.values() if each.values["goal_id"] == line.key),
            tuple(_related("activity", row) for row in mine),
            tuple(_sources(mine, known)),
            line.key in parents,
        )
    loose = tuple(_related("activity", row) for row in live if not row["goals"])
    return Sight(outline, lines, loose)


def _sources(
    activities: Iterable[Values], known: Mapping[str, Mapping[str, Values]]
) -> Iterable[Related]:
    for table, name in (("problem", "problems"), ("finding", "findings")):
        keys = dict.fromkeys(key for row in activities for key in row[name])
        for key in keys:
            if key in known[table]:
                yield _related(table, known[table][key])


def _related(table: str, row: Values) -> Related:
    return Related(table, row["id"], row["code"], row["title"], row.get("status"))
