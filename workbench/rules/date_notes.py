"""Dates of the plan that fall on days off, and where they count instead."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.schedule_types import Constraint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule_types import Task


class NotedDate(StrEnum):
    """Which date of an activity a note is about."""

    EARLIEST_START = "earliest_start"
    EARLIEST_FINISH = "earliest_finish"
    FIXED_START = "fixed_start"
    FIXED_FINISH = "fixed_finish"
    DEADLINE = "deadline"
    WRITTEN_START = "written_start"
    WRITTEN_FINISH = "written_finish"


class DateNote(NamedTuple):
    """A date on a day off and the working day it counts as.

    Starts count as the next working day, finishes and deadlines as the previous one. Written dates
    are shown as written all the same.
    """

    task: str
    code: str
    what: NotedDate
    day: date
    counts_as: date


_STARTS = {
    Constraint.SNET: NotedDate.EARLIEST_START,
    Constraint.MSO: NotedDate.FIXED_START,
}
_FINISHES = {
    Constraint.FNET: NotedDate.EARLIEST_FINISH,
    Constraint.MFO: NotedDate.FIXED_FINISH,
}


def date_notes(tasks: Iterable[Task], calendar: WorkCalendar) -> tuple[DateNote, ...]:
    """Return a note for every date of the unfinished activities that falls on a day off."""
    return tuple(
        DateNote(task.id, task.code, what, day, counts_as)
        for task in tasks
        if not task.finished
        for what, day, starts in _dates(task)
        if (counts_as := _counted(calendar, day, starts=starts)) != day
    )


def _counted(calendar: WorkCalendar, day: date, *, starts: bool) -> date:
    return (calendar.snap_start(day) if starts else calendar.snap_finish(day)).day


def _dates(task: Task) -> Iterator[tuple[NotedDate, date, bool]]:
    """Give each date, and whether it is a start; a milestone sits at the end of its day."""
    span = task.duration > 0
    if task.deadline:
        yield NotedDate.DEADLINE, task.deadline, False
    if task.typed:
        if task.typed_start:
            yield NotedDate.WRITTEN_START, task.typed_start, span
        if task.typed_finish:
            yield NotedDate.WRITTEN_FINISH, task.typed_finish, False
    elif task.constraint_date and task.constraint in _STARTS:
        yield _STARTS[task.constraint], task.constraint_date, span
    elif task.constraint_date and task.constraint in _FINISHES:
        yield _FINISHES[task.constraint], task.constraint_date, False
