"""The plan reckoned: when every activity can start and finish, and what room it has.

One pure function of tasks, links, calendar, project start and (on request) a status date. The
whole plan is reckoned after every edit; the order of rows and links does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from workbench.rules.network import network
from workbench.rules.passes import Demands, run
from workbench.rules.placement import Ground, Hold, placement
from workbench.rules.schedule_rows import Rows, conflicts
from workbench.rules.schedule_types import Constraint
from workbench.rules.working import Dates, Working

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.network import Network
    from workbench.rules.schedule_types import Conflict, Link, ScheduledTask, Task


_ALAP: Final = Constraint.ALAP


@dataclass(frozen=True, slots=True)
class Schedule:
    """The reckoned plan: rows by id in the order given, and the links that held dates break."""

    rows: Mapping[str, ScheduledTask]
    conflicts: tuple[Conflict, ...]
    working: Working = field(compare=False, repr=False)

    @property
    def start(self) -> date | None:
        """The first day of the whole, None for an empty plan."""
        return min((row.start for row in self._leaves()), default=None)

    @property
    def finish(self) -> date | None:
        """The last day of the whole, None for an empty plan."""
        return max((row.finish for row in self._leaves()), default=None)

    @property
    def critical(self) -> tuple[str, ...]:
        """Ids of the critical rows, summaries not counted, in the order given."""
        return tuple(row.id for row in self._leaves() if row.critical)

    def _leaves(self) -> Iterator[ScheduledTask]:
        return (self.rows[task.id] for task in self.working.net.leaves)


def schedule(
    tasks: Iterable[Task],
    links: Iterable[Link],
    calendar: WorkCalendar,
    project_start: date,
    status_date: date | None = None,
) -> Schedule:
    """Reckon the plan.

    With a ``status_date`` nothing that remains lies on or before it: started tasks finish so many
    days after it as remain, others start after it. Without one the plan is shown as planned.
    Semantics: inclusive dates, working days, links "no earlier than". Raises CycleError,
    UnknownTaskError, DuplicateTaskError, TooManyLinksError and BeyondCalendarError.
    """
    tasks = list(tasks)
    net = network(tasks, links)
    working = _reckoned(net, Ground(calendar, calendar.before(project_start)))
    if status_date is not None:
        net = replace(net, leaves=_begun_as_planned(working))
        ground = Ground(calendar, working.ground.start, calendar.after(status_date))
        working = _reckoned(net, ground)
    return Schedule(Rows(tasks, working), conflicts(working), working)


def _reckoned(net: Network, ground: Ground) -> Working:
    placements = [placement(task, ground) for task in net.leaves]
    demands = Demands({}, set(), [])
    for leaf, task in enumerate(net.leaves):
        if task.done or task.actual_finish is not None:
            demands.done.add(leaf)
            continue
        if task.deadline is not None:
            demands.caps[leaf] = ground.calendar.after(task.deadline)
        if task.constraint is _ALAP and placements[leaf].hold == Hold.FREE:
            demands.last.append(leaf)
    return Working(net, placements, run(net, placements, demands), ground, demands.done)


def _begun_as_planned(working: Working) -> list[Task]:
    """Return the leaves; those with progress but no recorded start began where they were planned.

    Otherwise moving the plan to a status date would move work that has been done.
    """
    dates, passes = Dates(working), working.passes
    return [
        replace(task, actual_start=dates.span(passes.start[leaf], task.duration)[0])
        if task.share_done > 0 and not (task.finished or task.typed or task.actual_start)
        else task
        for leaf, task in enumerate(working.net.leaves)
    ]
