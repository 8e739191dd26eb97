"""An activity as the plan places it, and the plan as a whole: plain values for everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.forecast import Forecast
    from workbench.rules.schedule import Schedule
    from workbench.rules.schedule_types import Link, ScheduledTask, Task

Values = Mapping[str, Any]
FULL = 100


@dataclass(frozen=True)
class Item:
    """One activity: its values, where the plan puts it, what is expected of it.

    ``placed`` is None for an activity without any dates. ``late`` says that its finish is past and
    it is not done. ``conflict_days`` are working days by which the forecast of something before it,
    or a broken link, asks it to start later than its written dates say; ``blocked_by`` is that
    activity's id.
    """

    values: Values
    placed: ScheduledTask | None
    expected: Forecast | None
    late: bool
    conflict_days: int = 0
    blocked_by: str = ""

    @property
    def id(self) -> str:
        """The activity's key."""
        return str(self.values["id"])

    @property
    def done(self) -> bool:
        """Whether the activity is finished."""
        return bool(self.values["status"] == "done" or self.values["progress"] == FULL)

    @property
    def share(self) -> float:
        """How much is done, 0..1."""
        return 1.0 if self.done else (self.values["progress"] or 0) / FULL

    @property
    def start(self) -> date | None:
        """The first day, as placed by the plan."""
        return self.placed.start if self.placed else None

    @property
    def finish(self) -> date | None:
        """The last day, as placed by the plan."""
        return self.placed.finish if self.placed else None


@dataclass(frozen=True)
class Plan:
    """All activities in their order, reckoned together.

    ``organisations`` and ``goals`` are what those are called, by id.
    """

    items: tuple[Item, ...]
    schedule: Schedule
    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    calendar: WorkCalendar
    organisations: Mapping[str, str]
    goals: Mapping[str, str]
    goal_codes: Mapping[str, str]
    today: date

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The activities by key."""
        return {item.id: item for item in self.items}

    @property
    def late(self) -> tuple[Item, ...]:
        """Unfinished activities whose finish is past, worst first."""
        return tuple(
            sorted((i for i in self.items if i.late), key=lambda i: i.finish or self.today)
        )

    def responsible(self, item: Item) -> str:
        """Return who does the activity, in words; who answers for it where nobody is named."""
        names = [self.organisations.get(key, "") for key in item.values["responsible"]]
        if not any(names) and item.values["accountable_id"]:
            names = [self.organisations.get(item.values["accountable_id"], "")]
        return ", ".join(filter(None, names))
