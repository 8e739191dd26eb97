"""What becomes of the plan from a status date: forecasts of promised dates, and the plan moved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.passes import weight
from workbench.rules.placement import moved_span
from workbench.rules.schedule import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule import Schedule
    from workbench.rules.schedule_types import Link, Task


class Collision(NamedTuple):
    """A successor whose date does not hold if the forecast comes true.

    It would have to start on ``earliest``, ``days`` working days later than it is planned.
    """

    task: str
    code: str
    link: Link
    days: int
    earliest: date


class Forecast(NamedTuple):
    """What to expect of an unfinished activity whose dates someone wrote.

    ``late`` says that its planned finish is past; ``days_late`` is how many working days after the
    planned finish the forecast lies.
    """

    id: str
    code: str
    planned_start: date
    planned_finish: date
    start: date
    finish: date
    late: bool
    days_late: int
    collisions: tuple[Collision, ...]


class Move(NamedTuple):
    """A row that moves when the plan is moved to a status date; ``days`` is how far its finish."""

    id: str
    code: str
    old_start: date
    old_finish: date
    start: date
    finish: date
    days: int


def forecast(
    tasks: Iterable[Task],
    links: Iterable[Link],
    calendar: WorkCalendar,
    project_start: date,
    status_date: date,
) -> tuple[Forecast, ...]:
    """Return a forecast for each unfinished activity with typed dates, in the order given.

    Begun: the share that is left of its working days follows the status date, and it is never
    expected before the date promised. Not begun: it starts after the status date at the earliest.
    Collisions are with successors as they are planned, done ones left out. Nothing is moved.
    """
    return expected(schedule(list(tasks), links, calendar, project_start), status_date)


def expected(
    plan: Schedule, status_date: date, only: frozenset[str] | None = None
) -> tuple[Forecast, ...]:
    """Return what :func:`forecast` does, of a plan that is reckoned already.

    ``only`` are the ids of the activities that are asked for; all when None.
    """
    working = plan.working
    status = working.ground.calendar.after(status_date)
    following: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    for (source, target, _kind), link in working.net.edges.items():
        if target not in working.done:
            following[source].append((target, link))
    return tuple(
        _forecast(plan, leaf, status, status_date, following.get(leaf, []))
        for leaf, task in enumerate(working.net.leaves)
        if task.typed and not task.finished and (only is None or task.id in only)
    )


def _forecast(
    plan: Schedule,
    leaf: int,
    status: int,
    status_date: date,
    following: Sequence[tuple[int, Link]],
) -> Forecast:
    working = plan.working
    task = working.net.leaves[leaf]
    row = plan.rows[task.id]
    start, days = working.passes.start[leaf], working.passes.days[leaf]
    begin, length = moved_span(task, start, days, status)
    calendar = working.ground.calendar
    moment = length == 0
    first = calendar.ending(begin) if moment else calendar.starting(begin)
    slip = begin + length - (start + days)
    return Forecast(
        task.id,
        task.code,
        row.start,
        row.finish,
        row.start if begin == start else first,
        calendar.ending(begin + length) if slip else row.finish,
        row.finish < status_date,
        slip,
        _collisions(plan, following, begin, length),
    )


def _collisions(
    plan: Schedule, following: Sequence[tuple[int, Link]], begin: int, length: int
) -> tuple[Collision, ...]:
    """Return those of its successors that a leaf at ``begin`` for ``length`` days runs into."""
    working = plan.working
    passes, net, calendar = working.passes, working.net, working.ground.calendar
    found = []
    for target, link in following:
        days = passes.days[target]
        asked = begin + weight(link, length, days)
        if asked > passes.start[target]:
            task = net.leaves[target]
            day = calendar.starting(asked) if days else calendar.ending(asked)
            found.append(Collision(task.id, task.code, link, asked - passes.start[target], day))
    return tuple(sorted(found, key=lambda each: (-each.days, each.code, each.task)))


def move_to_status(
    tasks: Iterable[Task],
    links: Iterable[Link],
    calendar: WorkCalendar,
    project_start: date,
    status_date: date,
) -> tuple[Schedule, tuple[Move, ...]]:
    """Return the plan moved to a status date and what moves, in the order of the rows.

    Summaries are left out of the moves: they follow their leaves.
    """
    tasks, links = list(tasks), list(links)
    old = schedule(tasks, links, calendar, project_start)
    new = schedule(tasks, links, calendar, project_start, status_date)
    before, after = old.working.passes, new.working.passes
    moves = []
    for leaf, task in enumerate(old.working.net.leaves):
        was, now = old.rows[task.id], new.rows[task.id]
        if (was.start, was.finish) != (now.start, now.finish):
            slip = after.start[leaf] + after.days[leaf] - before.start[leaf] - before.days[leaf]
            moves.append(
                Move(task.id, task.code, was.start, was.finish, now.start, now.finish, slip)
            )
    return new, tuple(moves)
