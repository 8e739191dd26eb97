"""The action plan as one sees it: activities with their reckoned dates, delays and conflicts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from workbench.models.registry import record
from workbench.project.register import content_number, read_rows, titles
from workbench.project.working_days import read_calendar
from workbench.rules.forecast import Forecast, expected
from workbench.rules.schedule import Schedule, schedule
from workbench.rules.schedule_types import Constraint, Link, LinkKind, ScheduledTask, Task

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.rules.calendar import WorkCalendar

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


# The last plan of each open file, with what it was reckoned from: page, guide and overview ask for
# the same one after every edit.
_last: WeakKeyDictionary[object, tuple[int, date, Plan]] = WeakKeyDictionary()


def read_plan(session: Session, today: date) -> Plan:
    """Return the whole plan, reckoned for ``today``.

    Raises the errors of :func:`workbench.rules.schedule.schedule` (a circle of links).
    """
    number = content_number(session)
    if number is None:
        return _read_plan(session, today)
    known = _last.get(session.get_bind())
    if known is None or known[:2] != (number, today):
        known = _last[session.get_bind()] = (number, today, _read_plan(session, today))
    return known[2]


def _read_plan(session: Session, today: date) -> Plan:
    rows = read_rows(session, record("activity"))
    calendar = read_calendar(session)
    tasks, links, plan = reckoned(rows, calendar, today)
    forecasts = {each.id: each for each in expected(plan, today)}
    blocked = _blocked(plan, forecasts)
    items = tuple(_item(row, plan, forecasts, blocked, today) for row in rows)
    goals = read_rows(session, record("goal"))
    return Plan(
        items,
        plan,
        tasks,
        links,
        calendar,
        titles(session, "organisation"),
        {g["id"]: g["title"] for g in goals},
        {g["id"]: g["code"] for g in goals},
        today,
    )


def reckoned(
    rows: Collection[Values], calendar: WorkCalendar, today: date, *, start: date | None = None
) -> tuple[tuple[Task, ...], tuple[Link, ...], Schedule]:
    """Return tasks and links of those activities that have something to be placed by, reckoned.

    The plan begins on ``start``, by default on the first date of its activities. Raises the errors
    of :func:`workbench.rules.schedule.schedule`.
    """
    parents = {row["parent_id"] for row in rows if row["parent_id"]}
    placed = [row for row in rows if row["id"] in parents or _has_dates(row)]
    known = {row["id"] for row in placed}
    tasks = tuple(_task(row, known, calendar) for row in placed)
    links = tuple(_links(placed, known))
    first = start or first_day(placed, today)
    return tasks, links, schedule(tasks, links, calendar, first)


def first_day(rows: Iterable[Values], today: date) -> date:
    """Return the day on which a plan begins that nobody gave one: the first of its dates."""
    return min(
        (d for row in rows for d in (row["start"], row["earliest_start"]) if d), default=today
    )


def _has_dates(row: Values) -> bool:
    """Whether there is anything to place an activity by; cancelled ones are left out."""
    if row["status"] == "cancelled":
        return False
    given = row["start"] or row["finish"] or row["duration"] is not None or row["earliest_start"]
    return bool(given or row["predecessors"])


def _task(row: Values, known: set[str], calendar: WorkCalendar) -> Task:
    typed = row["dating"] != "computed" and bool(row["start"] or row["finish"])
    done = row["status"] == "done" or row["progress"] == FULL
    return Task(
        id=row["id"],
        code=row["code"],
        duration=_duration(row, calendar),
        parent=row["parent_id"] if row["parent_id"] in known else None,
        constraint=Constraint.SNET if row["earliest_start"] and not typed else Constraint.ASAP,
        constraint_date=row["earliest_start"] if not typed else None,
        deadline=row["deadline"],
        typed_start=row["start"] if typed and not row["milestone"] else None,
        typed_finish=(row["finish"] or (row["start"] if row["milestone"] else None))
        if typed
        else None,
        actual_start=row["actual_start"],
        actual_finish=row["actual_finish"],
        share_done=1.0 if done else (row["progress"] or 0) / FULL,
        done=done,
        cost_ore=row["cost"] or 0,
    )


def _duration(row: Values, calendar: WorkCalendar) -> int:
    if row["milestone"]:
        return 0
    if row["duration"] is not None:
        return int(row["duration"])
    if row["start"] and row["finish"] and row["finish"] >= row["start"]:
        return max(1, calendar.working_days_between(row["start"], row["finish"]))
    return 1


def _links(rows: Collection[Values], known: set[str]) -> list[Link]:
    return [
        Link(source, row["id"], LinkKind(kind), lag)
        for row in rows
        for source, kind, lag in row["predecessors"]
        if source in known and source != row["id"]
    ]


def _blocked(plan: Schedule, forecasts: Mapping[str, Forecast]) -> dict[str, tuple[int, str]]:
    """Return by id how many days an activity collides with what comes before it, and with what."""
    found: dict[str, tuple[int, str]] = {}
    for conflict in plan.conflicts:
        found[conflict.task] = max(
            found.get(conflict.task, (0, "")), (conflict.days, conflict.source)
        )
    for each in forecasts.values():
        for hit in each.collisions:
            found[hit.task] = max(found.get(hit.task, (0, "")), (hit.days, each.id))
    return found


def _item(
    row: Values,
    plan: Schedule,
    forecasts: Mapping[str, Forecast],
    blocked: Mapping[str, tuple[int, str]],
    today: date,
) -> Item:
    placed = plan.rows.get(row["id"])
    done = row["status"] == "done" or row["progress"] == FULL
    late = (
        placed is not None and not done and row["status"] != "cancelled" and placed.finish < today
    )
    days, by = blocked.get(row["id"], (0, ""))
    return Item(
        row, placed, forecasts.get(row["id"]), late, 0 if done else days, "" if done else by
    )
