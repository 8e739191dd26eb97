"""From the rows of activities to a reckoned plan; what is as it was is not made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project.activity_dates import first_day, has_dates, links_of, task_of
from workbench.rules.forecast import Forecast, expected
from workbench.rules.schedule import Schedule, schedule
from workbench.rules.schedule_change import other_leaves, take_over
from workbench.steps.plan.items import FULL, Item

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule_types import Link, Task
    from workbench.steps.plan.items import Plan, Values


def reckoned(
    rows: Collection[Values], calendar: WorkCalendar, today: date, *, start: date | None = None
) -> tuple[tuple[Task, ...], tuple[Link, ...], Schedule]:
    """Return tasks and links of those activities that have something to be placed by, reckoned.

    The plan begins on ``start``, by default on the first date of its activities. Raises the errors
    of :func:`workbench.rules.schedule.schedule`.
    """
    return _reckoned(rows, calendar, today, start, None)


def renewed(
    rows: Collection[Values], calendar: WorkCalendar, today: date, before: Plan | None
) -> tuple[tuple[Item, ...], tuple[Task, ...], tuple[Link, ...], Schedule]:
    """Return the activities as the plan places them, and what it was reckoned from.

    ``before`` is the plan as it was before the last edit, of the same day: tasks, places and items
    that are the same now are taken from it. Raises the errors of
    :func:`workbench.rules.schedule.schedule`.
    """
    if before is not None and before.calendar is not calendar:
        before = None
    tasks, links, plan = _reckoned(rows, calendar, today, None, before)
    others = None if before is None else other_leaves(plan, before.schedule)
    known: Mapping[str, Item] = {}
    if before is not None and others is not None:
        take_over(plan, before.schedule, others)
        known = before.by_id
    changed = others or frozenset()
    forecasts = {
        key: old.expected for key, old in known.items() if old.expected and key not in changed
    }
    forecasts |= {each.id: each for each in expected(plan, today, others)}
    blocked = _blocked(plan, forecasts)
    changed |= plan.working.net.summaries.keys()
    items = tuple(
        _same(row, known.get(row["id"]), changed, blocked)
        or _item(row, plan, forecasts, blocked, today)
        for row in rows
    )
    return items, tasks, links, plan


def _same(
    row: Values,
    old: Item | None,
    changed: Container[str],
    blocked: Mapping[str, tuple[int, str]],
) -> Item | None:
    """Return the item as it was, if nothing of it is another now."""
    if old is None or old.values is not row or row["id"] in changed:
        return None
    hit = (0, "") if old.done else blocked.get(row["id"], (0, ""))
    return old if hit == (old.conflict_days, old.blocked_by) else None


def _reckoned(
    rows: Collection[Values],
    calendar: WorkCalendar,
    today: date,
    start: date | None,
    before: Plan | None,
) -> tuple[tuple[Task, ...], tuple[Link, ...], Schedule]:
    parents = {row["parent_id"] for row in rows if row["parent_id"]}
    placed = [row for row in rows if row["id"] in parents or has_dates(row)]
    known = {row["id"] for row in placed}
    made = {task.id: task for task in before.tasks} if before else {}
    items = before.by_id if before else {}
    tasks = []
    for row in placed:
        key, parent = row["id"], row["parent_id"] if row["parent_id"] in known else None
        task = made.get(key)
        if task is None or items[key].values is not row or task.parent != parent:
            task = task_of(row, parent, calendar)
        tasks.append(task)
    links = tuple(links_of(placed, known))
    first = start or first_day(placed) or today
    return tuple(tasks), links, schedule(tasks, links, calendar, first)


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
