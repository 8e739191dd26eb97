"""Where a task would lie by itself, before any link: its earliest start, length and hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.schedule_types import Constraint

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule_types import Task


class Hold(IntEnum):
    """What links may do to a task."""

    FREE = 0
    """They move it."""
    TYPED = 1
    """They do not move it, but there is room to move it: its late dates follow its successors."""
    FIXED = 2
    """They do not move it, and it must not move."""
    STARTED = 3
    """It lies where it lay; what links ask of its start is past."""
    DONE = 4
    """It is over."""


class Placement(NamedTuple):
    """A start boundary, a length in working days and a hold.

    ``shown_start`` and ``shown_finish`` are facts or typed dates, which may fall on days off; they
    are shown as they were written.
    """

    start: int
    days: int
    hold: Hold = Hold.FREE
    shown_start: date | None = None
    shown_finish: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What every placement stands on: calendar, project start, and the day after the status date.

    ``status`` is the boundary after the status date, or None when the plan is not moved to one.
    """

    calendar: WorkCalendar
    start: int
    status: int | None = None
    floor: int = field(init=False)
    """The boundary before which no task that is yet to start may be placed."""

    def __post_init__(self) -> None:
        floor = self.start if self.status is None else max(self.start, self.status)
        object.__setattr__(self, "floor", floor)


def placement(task: Task, ground: Ground) -> Placement:
    """Return where ``task`` lies without links."""
    if task.done or task.actual_finish is not None:
        return _finished(task, ground)
    if task.actual_start is not None:
        return _started(task, task.actual_start, ground)
    if task.typed_start is not None or task.typed_finish is not None:
        return _typed(task, ground)
    if task.constraint_date is None:
        return Placement(ground.floor, task.duration)
    return _planned(task, ground)


def _planned(task: Task, ground: Ground) -> Placement:
    if task.constraint_date is None or task.constraint not in _CONSTRAINED:
        return Placement(ground.floor, task.duration)
    return _CONSTRAINED[task.constraint](task, task.constraint_date, ground)


def remaining_days(task: Task, duration: int) -> int:
    """Return the working days left: as given, else by the share not done, rounded up.

    ``duration`` is the whole length in working days.
    """
    if task.remaining is not None:
        return max(task.remaining, 0)
    # A share such as 0.55 is not exact in binary: 9 of 20 days must not become 10.
    return max(ceil(round(duration * (1 - task.share_done), 6)), 0)


def _finished(task: Task, ground: Ground) -> Placement:
    """Facts where there are any; a finished task without dates stays where its links put it."""
    calendar = ground.calendar
    begun = task.actual_start or task.typed_start
    ended = task.actual_finish or task.typed_finish
    if begun is None and ended is None:
        return _planned(task, Ground(calendar, ground.start))
    days = task.duration
    if begun is None or ended is None or (days == 0 and begun == ended):
        start = _one_ended(begun, ended, days, calendar)
    else:
        start = calendar.before(begun)
        days = max(calendar.after(ended) - start, 0)
    return Placement(start, days, Hold.DONE, begun, ended)


def _started(task: Task, begun: date, ground: Ground) -> Placement:
    """The start is a fact; the finish follows the status date, if there is one.

    A finish date that the user wrote is a promise: the forecast is never earlier.
    """
    start = _one_ended(begun, None, task.duration, ground.calendar)
    promised = task.typed_finish
    days = task.duration
    if promised is not None:
        days = max(ground.calendar.after(promised) - start, 0)
    if ground.status is None or task.duration == 0:
        return Placement(start, days, Hold.STARTED, begun, promised)
    needed = max(ground.status, start) + remaining_days(task, days) - start
    if promised is not None and needed <= days:
        return Placement(start, days, Hold.STARTED, begun, promised)
    return Placement(start, needed, Hold.STARTED, begun)


def _typed(task: Task, ground: Ground) -> Placement:
    start, days = typed_span(task, ground.calendar)
    begin, length = start, days
    if ground.status is not None:
        begin, length = moved_span(task, start, days, ground.status)
    return Placement(
        begin,
        length,
        Hold.TYPED,
        task.typed_start if begin == start else None,
        task.typed_finish if begin + length == start + days else None,
    )


def typed_span(task: Task, calendar: WorkCalendar) -> tuple[int, int]:
    """Return the start boundary and the working days of the dates that the user wrote.

    One date missing: the duration tells it. A finish before the start counts as no days at all.
    """
    start, finish = task.typed_start, task.typed_finish
    milestone = task.duration == 0 and start == finish
    if start is None or finish is None or milestone:
        return _one_ended(start, finish, task.duration, calendar), task.duration
    begin = calendar.before(start)
    return begin, max(calendar.after(finish) - begin, 0)


def _one_ended(begun: date | None, ended: date | None, days: int, calendar: WorkCalendar) -> int:
    """Return the start boundary of a task known by one of its dates and its length."""
    if ended is not None:
        return calendar.after(ended) - days
    if begun is None:
        raise ValueError(days)
    return calendar.after(begun) if days == 0 else calendar.before(begun)


def moved_span(task: Task, start: int, days: int, status: int) -> tuple[int, int]:
    """Return where a typed task that is not done lies when the plan is moved to a status date.

    Begun: what remains follows the status date, but it never ends before the date promised.
    Not begun (or a milestone): it starts after the status date at the earliest and keeps its
    length.
    """
    if task.share_done > 0 and start < status and (task.duration or days):
        # Dates on a weekend span no working day at all, yet something is left to do.
        return start, max(days, status + remaining_days(task, max(days, 1)) - start)
    return max(start, status), days


def _not_before(task: Task, day: date, ground: Ground) -> Placement:
    start = _one_ended(day, None, task.duration, ground.calendar)
    return Placement(max(start, ground.floor), task.duration)


def _no_end_before(task: Task, day: date, ground: Ground) -> Placement:
    start = _one_ended(None, day, task.duration, ground.calendar)
    return Placement(max(start, ground.floor), task.duration)


def _starts_on(task: Task, day: date, ground: Ground) -> Placement:
    start = _one_ended(day, None, task.duration, ground.calendar)
    return Placement(start, task.duration, Hold.FIXED)


def _ends_on(task: Task, day: date, ground: Ground) -> Placement:
    start = _one_ended(None, day, task.duration, ground.calendar)
    return Placement(start, task.duration, Hold.FIXED)


_CONSTRAINED: dict[Constraint, Callable[[Task, date, Ground], Placement]] = {
    Constraint.SNET: _not_before,
    Constraint.FNET: _no_end_before,
    Constraint.MSO: _starts_on,
    Constraint.MFO: _ends_on,
}
