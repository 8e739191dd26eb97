"""Goals with their indicators, and how each indicator stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.formats import decimal_text
from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.indicators import Direction, Light, Target, light

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
LIGHTS = {
    Light.GREEN: N_("Target met"),
    Light.YELLOW: N_("On the way"),
    Light.RED: N_("Far from target"),
    Light.GREY: N_("Not measured"),
}


@dataclass(frozen=True)
class Standing:
    """How an indicator stands: its newest value, the target of that year, and the light.

    ``year`` is the year of the value, None when there is none.
    """

    values: Values
    year: int | None
    value: Decimal | None
    target: Decimal | None
    light: Light

    def light_text(self) -> str:
        """Return the light in words."""
        return _(LIGHTS[self.light])

    def with_unit(self, number: Decimal | None) -> str:
        """Return a number of this indicator with its unit."""
        if number is None:
            return "–"
        unit = self.values["unit"]
        return f"{decimal_text(number)} {unit}" if unit in {"%", "h"} else decimal_text(number)


@dataclass(frozen=True)
class GoalView:
    """A goal with its indicators; ``level`` is 0 for a goal that is part of no other."""

    values: Values
    level: int
    indicators: tuple[Standing, ...]


def standings(session: Session, today: date) -> dict[str, Standing]:
    """Return how every indicator stands, by its id."""
    return {row["id"]: standing(row, today) for row in read_rows(session, record("indicator"))}


def standing(row: Values, today: date) -> Standing:
    """Return how one indicator stands: the newest value not later than this year, by its target."""
    years = [year for year in row["values"] if year <= today.year]
    year = max(years, default=None)
    value = row["values"][year] if year is not None else None
    target = row["targets"].get(year if year is not None else today.year)
    aim = Target(Direction(row["direction"] or "higher"), target, row["baseline"])
    return Standing(row, year, value, target, light(value, aim))


def goal_tree(session: Session, today: date) -> tuple[GoalView, ...]:
    """Return the goals, each followed by the goals that are part of it."""
    goals = read_rows(session, record("goal"))
    found = standings(session, today)
    known = {goal["id"] for goal in goals}
    tree: list[GoalView] = []

    def add(parent: str | None, level: int) -> None:
        for goal in goals:
            above = goal["parent_id"] if goal["parent_id"] in known else None
            if above == parent and level < len(goals):
                mine = tuple(s for s in found.values() if s.values["goal_id"] == goal["id"])
                tree.append(GoalView(goal, level, mine))
                add(goal["id"], level + 1)

    add(None, 0)
    return tuple(tree)
