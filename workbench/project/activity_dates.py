"""Activities as they are reckoned with, and their rows with the dates that the plan computes.

An activity's dates are typed or computed. Computed ones lie in no row: they follow from links,
calendar and what is written of others, so who asks for rows with dates gets them reckoned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.project.working_days import read_calendar
from workbench.rules.schedule import schedule
from workbench.rules.schedule_types import Constraint, Link, LinkKind, Task

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule_types import ScheduledTask

    Row = Mapping[str, Any]

COMPUTED: Final = "computed"
_WHOLE: Final = 100


def read_dated(session: Session, ids: Collection[str] | None = None) -> list[Values]:
    """Return activities as :func:`read_rows` does, with the first and last day that hold.

    What cannot be reckoned (a circle of links, no date in the whole plan) is as it is written.
    """
    rows = read_rows(session, record("activity"))
    if any(row["dating"] == COMPUTED for row in rows):
        placed = _placed(rows, read_calendar(session))
        rows = [{**row, **dates_held(row, placed.get(row["id"]))} for row in rows]
    return rows if ids is None else [row for row in rows if row["id"] in ids]


def dates_held(row: Row, placed: ScheduledTask | None) -> dict[str, date | None]:
    """Return start and finish of an activity: as the plan places it where they are computed."""
    if row["dating"] == COMPUTED and placed is not None:
        return {"start": placed.start, "finish": placed.finish}
    return {"start": row["start"], "finish": row["finish"]}


def _placed(rows: Collection[Row], calendar: WorkCalendar) -> Mapping[str, ScheduledTask]:
    parents = {row["parent_id"] for row in rows if row["parent_id"]}
    placed = [row for row in rows if row["id"] in parents or has_dates(row)]
    known, first = {row["id"] for row in placed}, first_day(placed)
    if first is None:
        return {}
    tasks = [
        task_of(row, row["parent_id"] if row["parent_id"] in known else None, calendar)
        for row in placed
    ]
    try:
        return schedule(tasks, links_of(placed, known), calendar, first).rows
    except WorkbenchError:
        return {}


def first_day(rows: Iterable[Row]) -> date | None:
    """Return the day on which a plan begins that nobody gave one: the first of its dates."""
    return min(
        (day for row in rows for day in (row["start"], row["earliest_start"]) if day), default=None
    )


def has_dates(row: Row) -> bool:
    """Tell whether there is anything to place an activity by; cancelled ones are left out."""
    if row["status"] == "cancelled":
        return False
    given = row["start"] or row["finish"] or row["duration"] is not None or row["earliest_start"]
    return bool(given or row["predecessors"])


def task_of(row: Row, parent: str | None, calendar: WorkCalendar) -> Task:
    """Return an activity as it is reckoned with; ``parent`` is the summary it is under."""
    typed = row["dating"] != COMPUTED and bool(row["start"] or row["finish"])
    done = row["status"] == "done" or row["progress"] == _WHOLE
    return Task(
        id=row["id"],
        code=row["code"],
        duration=_duration(row, calendar),
        parent=parent,
        constraint=Constraint.SNET if row["earliest_start"] and not typed else Constraint.ASAP,
        constraint_date=row["earliest_start"] if not typed else None,
        deadline=row["deadline"],
        typed_start=row["start"] if typed and not row["milestone"] else None,
        typed_finish=(row["finish"] or (row["start"] if row["milestone"] else None))
        if typed
        else None,
        actual_start=row["actual_start"],
        actual_finish=row["actual_finish"],
        share_done=1.0 if done else (row["progress"] or 0) / _WHOLE,
        done=done,
        cost_ore=row["cost"] or 0,
    )


def _duration(row: Row, calendar: WorkCalendar) -> int:
    if row["milestone"]:
        return 0
    if row["duration"] is not None:
        return int(row["duration"])
    if row["start"] and row["finish"] and row["finish"] >= row["start"]:
        return max(1, calendar.working_days_between(row["start"], row["finish"]))
    return 1


def links_of(rows: Iterable[Row], known: Collection[str]) -> list[Link]:
    """Return the links between the activities of ``rows``, of which ``known`` can be placed."""
    return [
        Link(source, row["id"], LinkKind(kind), lag)
        for row in rows
        for source, kind, lag in row["predecessors"]
        if source in known and source != row["id"]
    ]
