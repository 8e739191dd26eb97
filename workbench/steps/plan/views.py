"""The action plan as one sees it: activities with their reckoned dates, delays and conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from sqlalchemy import select

from workbench.models.registry import record, sql_table
from workbench.project.kept import kept_rows
from workbench.project.register import READ_ONCE, content_number, titles
from workbench.rules.calendar import swedish_calendar
from workbench.rules.holidays_sweden import Eve
from workbench.steps.plan.items import Plan
from workbench.steps.plan.reckoning import renewed

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.rules.calendar import WorkCalendar

# The last plan of each open file, with what it was reckoned from: page, guide and overview ask for
# the same one after every edit.
_last: WeakKeyDictionary[object, tuple[int, date, Plan]] = WeakKeyDictionary()


def read_plan(session: Session, today: date) -> Plan:
    """Return the whole plan, reckoned for ``today``.

    Raises the errors of :func:`workbench.rules.schedule.schedule` (a circle of links).
    """
    once: dict[object, Plan] | None = session.info.get(READ_ONCE)
    if once is not None:
        if (read_plan, today) not in once:
            once[read_plan, today] = _read_plan(session, today, None)
        return once[read_plan, today]
    number = content_number(session)
    if number is None:
        return _read_plan(session, today, None)
    known = _last.get(session.get_bind())
    if known is None or known[:2] != (number, today):
        before = known[2] if known and known[1] == today else None
        known = (number, today, _read_plan(session, today, before))
        _last[session.get_bind()] = known
    return known[2]


def _read_plan(session: Session, today: date, before: Plan | None) -> Plan:
    rows = kept_rows(session, record("activity"))
    calendar = read_calendar(session)
    items, tasks, links, plan = renewed(rows, calendar, today, before)
    goals = kept_rows(session, record("goal"))
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


# The flags of the project by which an eve that most people have off is worked.
EVES: Final = {
    "works_midsummer_eve": Eve.MIDSUMMER,
    "works_christmas_eve": Eve.CHRISTMAS,
    "works_new_years_eve": Eve.NEW_YEAR,
}


def eves_off(session: Session) -> frozenset[Eve]:
    """Return the eves that the project has off."""
    project = sql_table("project").c
    flags = session.execute(select(*(project[name] for name in EVES))).first()
    said = zip(EVES.values(), flags or (False,) * len(EVES), strict=True)
    return frozenset(eve for eve, works in said if not works)


def read_calendar(session: Session) -> WorkCalendar:
    """Return the project's calendar: the Swedish one with the project's own days."""
    days, eves = sql_table("calendar_day").c, eves_off(session)
    own = session.execute(select(days.date, days.works)).all()
    off = frozenset(day for day, works in own if not works)
    return swedish_calendar(
        eves, days_off=off, working_days=frozenset(day for day, works in own if works)
    )
