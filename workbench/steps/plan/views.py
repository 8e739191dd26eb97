"""The action plan as one sees it: activities with their reckoned dates, delays and conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from workbench.models.registry import record
from workbench.project.kept import KeptRows, kept_rows, rows_kept
from workbench.project.once import once
from workbench.project.register import content_number, titles
from workbench.project.tables_read import note_tables, noting_tables
from workbench.project.working_days import read_calendar
from workbench.steps.plan.items import Plan
from workbench.steps.plan.reckoning import renewed

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


# The last plan by what each open file keeps, with what it was reckoned from: page, guide and
# overview ask for the same one after every edit. With it the tables that were read for it.
_last: WeakKeyDictionary[KeptRows, tuple[int, date, Plan, frozenset[str]]] = WeakKeyDictionary()


@once
def read_plan(session: Session, today: date) -> Plan:
    """Return the whole plan, reckoned for ``today``.

    Raises the errors of :func:`workbench.rules.schedule.schedule` (a circle of links).
    """
    number, kept = content_number(session), rows_kept(session)
    if number is None or kept is None:
        return _read_plan(session, today, None)
    known = _last.get(kept)
    if known is None or known[:2] != (number, today):
        before = known[2] if known and known[1] == today else None
        with noting_tables(session) as read:
            plan = _read_plan(session, today, before)
        known = (number, today, plan, frozenset(read))
        _last[kept] = known
    note_tables(session, known[3])
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
