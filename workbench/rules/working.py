"""How a plan was reckoned, kept beside the result: for its dates and for telling why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.network import Network
    from workbench.rules.passes import Passes
    from workbench.rules.placement import Ground, Placement


@dataclass(frozen=True, slots=True)
class Working:
    """One reckoning; leaves by number, ``done`` those that are finished."""

    net: Network
    placements: list[Placement]
    passes: Passes
    ground: Ground
    done: set[int]


class Dates:
    """Inclusive dates of spans of working days; a moment is shown as the end of its day."""

    def __init__(self, working: Working) -> None:
        passes, ground = working.passes, working.ground
        lowest = min(min(passes.start, default=0), min(passes.late, default=0), ground.start)
        highest = max(
            passes.finish, max(map(int.__add__, passes.late, passes.days), default=0), ground.start
        )
        self._days, self._zero = ground.calendar.axis(lowest - 1, highest)
        # A moment at the project start has no day before it within the plan.
        self._opening = ground.start

    def span(self, boundary: int, days: int) -> tuple[date, date]:
        """Return the first and the last of ``days`` working days from ``boundary``."""
        at = boundary + self._zero
        if days:
            return self._days[at], self._days[at + days - 1]
        moment = self._days[at if boundary == self._opening else at - 1]
        return moment, moment
