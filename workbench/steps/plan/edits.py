"""What one can do with the plan, each act one labelled edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.kept import kept_rows
from workbench.project.register import add_rows, read_row, read_rows, update_row
from workbench.project.working_days import read_calendar
from workbench.rules.network import find_cycle
from workbench.rules.schedule_types import CycleError, Link, LinkKind, Task
from workbench.steps.plan.baselines import BASELINE, FROZEN
from workbench.steps.plan.items import FULL
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.rules.calendar import WorkCalendar
    from workbench.steps.plan.items import Item, Plan, Values

ACTIVITY, PERMIT = record("activity"), record("permit")


def _item(project: Project, key: str) -> Item | None:
    with project.read() as session:
        return read_plan(session, project.today()).by_id.get(key)


def _row(session: Session, key: str) -> Values | None:
    """Return an activity as it is, without waiting for the plan to be reckoned."""
    return next((row for row in kept_rows(session, ACTIVITY) if row["id"] == key), None)


def move(project: Project, key: str, start: date, *, initiator: object = None) -> None:
    """Let an activity begin on ``start`` (or the next working day) and last as long as before.

    An activity with computed dates gets the day as its earliest start.
    """
    with project.read() as session:
        row, calendar = _row(session, key), read_calendar(session)
    if row is None:
        return
    if row["dating"] == "computed":
        values: dict[str, Any] = {"earliest_start": start}
    else:
        values = _kept_length(project, row, start, calendar)
    changed = {name: value for name, value in values.items() if row[name] != value}
    if changed:
        with project.edit(
            N_("Moved “{title}”"), initiator=initiator, title=row["title"]
        ) as session:
            update_row(session, ACTIVITY, key, changed)


def _kept_length(
    project: Project, row: Values, start: date, calendar: WorkCalendar
) -> dict[str, Any]:
    """Return the dates of an activity that begins on ``start`` and lasts as long as before."""
    first, last = row["start"], row["finish"]
    if first is None or last is None or row["actual_start"] or row["actual_finish"]:
        # Only the plan tells what it lasts.
        item = _item(project, row["id"])
        first, last = (item.start, item.finish) if item else (None, None)
    if row["milestone"] or first is None or last is None:
        return {"start": start, "finish": start}
    length = max(1, calendar.working_days_between(first, last))
    begin = calendar.before(start)
    return {"start": calendar.starting(begin), "finish": calendar.ending(begin + length)}


def resize(
    project: Project, key: str, start: date, finish: date, *, initiator: object = None
) -> None:
    """Give an activity another first or last day; with computed dates, another duration."""
    with project.read() as session:
        row, calendar = _row(session, key), read_calendar(session)
    if row is None:
        return
    finish = max(start, finish)
    if row["dating"] == "computed":
        values: dict[str, Any] = {"duration": max(1, calendar.working_days_between(start, finish))}
    else:
        values = {"start": start, "finish": finish}
    with project.edit(
        N_("Changed the length of “{title}”"), initiator=initiator, title=row["title"]
    ) as session:
        update_row(session, ACTIVITY, key, values)


def link(
    project: Project, source: str, target: str, kind: str = "FS", *, initiator: object = None
) -> None:
    """Let ``target`` wait for ``source``. Raises CycleError when that closes a circle."""
    with project.read() as session:
        plan = read_plan(session, project.today())
        row = read_row(session, ACTIVITY, target)
    if (
        row is None
        or source == target
        or any(each[:2] == (source, kind) for each in row["predecessors"])
    ):
        return
    links = [*plan.links, Link(source, target, LinkKind(kind))]
    circle = find_cycle(_with(plan, source, target), links)
    if circle:
        raise CycleError(circle)
    with project.edit(
        N_("Linked “{title}” to what comes before"), initiator=initiator, title=row["title"]
    ) as session:
        update_row(
            session, ACTIVITY, target, {"predecessors": (*row["predecessors"], (source, kind, 0))}
        )


def _with(plan: Plan, *keys: str) -> list[Task]:
    """Return the tasks of the plan with those of ``keys`` that have no dates to be placed by."""
    known = {task.id for task in plan.tasks}
    undated = (plan.by_id[key] for key in keys if key in plan.by_id and key not in known)
    return [*plan.tasks, *(Task(item.id, code=item.values["code"]) for item in undated)]


def unlink(project: Project, one: str, other: str, *, initiator: object = None) -> None:
    """Take away all links between two activities, whichever of them waits."""
    with project.read() as session:
        rows = {key: read_row(session, ACTIVITY, key) for key in (one, other)}
    left: dict[str, dict[str, Any]] = {}
    for key, there in ((one, other), (other, one)):
        row = rows[key]
        waits = tuple(each for each in row["predecessors"] if each[0] != there) if row else ()
        if row is not None and len(waits) < len(row["predecessors"]):
            left[key] = {"predecessors": waits}
    if left:
        title = next(iter(rows[key]["title"] for key in left))  # type: ignore[index]
        message = N_("Unlinked “{title}”")
        with project.edit(message, initiator=initiator, title=title) as session:
            for key, values in left.items():
                update_row(session, ACTIVITY, key, values)


def set_progress(project: Project, key: str, share: float, *, initiator: object = None) -> None:
    """Say how much is done (0..1); nothing means planned, all means done."""
    with project.read() as session:
        row = _row(session, key)
    if row is None:
        return
    percent = round(share * FULL)
    status = "done" if percent >= FULL else "ongoing" if percent else "planned"
    message = N_("“{title}” {percent} % done")
    with project.edit(message, initiator=initiator, title=row["title"], percent=percent) as session:
        update_row(session, ACTIVITY, key, {"progress": percent, "status": status})


def rename(project: Project, key: str, title: str, *, initiator: object = None) -> None:
    """Give an activity another title; an empty one is not taken."""
    if title.strip():
        acts.change(project, ACTIVITY, key, {"title": title.strip()}, initiator=initiator)


def regroup(
    project: Project, keys: Collection[str], goal: str | None, *, initiator: object = None
) -> None:
    """Let activities serve just one goal, or none."""
    goals = (goal,) if goal else ()
    acts.change_many(
        project, ACTIVITY, {key: {"goals": goals} for key in keys}, initiator=initiator
    )


def remove(project: Project, keys: Collection[str], *, initiator: object = None) -> None:
    """Delete activities; what they held together comes apart, undo brings all back."""
    with project.read() as session:
        known = {row["id"] for row in read_rows(session, ACTIVITY)}
    acts.remove(project, ACTIVITY, [key for key in keys if key in known], initiator=initiator)


def set_status(project: Project, key: str, status: str, *, initiator: object = None) -> None:
    """Move an activity to another status, and write the days on which it began and was done.

    Done means all of it; planned means nothing; what was done and goes on again is not wholly done.
    """
    item = _item(project, key)
    if item is None or (item.values["status"] or "planned") == status:
        return
    values = {"status": status, **_follows(item, status, project.today())}
    message = N_("Moved “{title}” to another status")
    with project.edit(message, initiator=initiator, title=item.values["title"]) as session:
        update_row(session, ACTIVITY, key, values)


def _follows(item: Item, status: str, today: date) -> dict[str, Any]:
    """Return what another status says of progress and days."""
    values: dict[str, Any] = {}
    if status == "done":
        values |= {"progress": FULL, "actual_finish": item.values["actual_finish"] or today}
    elif item.done:
        values |= {"progress": None, "actual_finish": None}
    if status in {"ongoing", "done"} and item.values["actual_start"] is None:
        begun = min(item.start, today) if status == "done" and item.start else today
        values["actual_start"] = begun
    if status == "planned":
        values |= {"progress": 0, "actual_start": None}
    return values


def hand_over(
    project: Project, key: str, field: str, before: str, after: str, *, initiator: object = None
) -> None:
    """Put another party or goal in the place of one (``field``: responsible or goals).

    Without ``before`` it is added first; without ``after`` the one before goes.
    """
    item = _item(project, key)
    if item is None or before == after:
        return
    others = [each for each in item.values[field] if each not in {before, after}]
    values = {field: ((after, *others) if after else tuple(others))}
    acts.change(project, ACTIVITY, key, values, initiator=initiator)


def freeze(project: Project, values: Mapping[str, Any], *, initiator: object = None) -> str:
    """Keep dates and cost of every activity as they are now; return the id of the baseline.

    ``values`` are those of the record "baseline". Cancelled activities are not kept.
    """
    with project.read() as session:
        plan = read_plan(session, project.today())
    kept = [item for item in plan.items if item.values["status"] != "cancelled"]
    message = N_("Froze the plan as “{name}”")
    name = str(values.get("name") or "")
    with project.edit(message, initiator=initiator, name=name) as session:
        key = add_rows(session, BASELINE, [{**values, "frozen_on": project.clock.today()}])[0]
        add_rows(session, FROZEN, [_frozen(key, item) for item in kept])
    return key


def _frozen(baseline: str, item: Item) -> dict[str, Any]:
    values = item.values
    return {
        "baseline_id": baseline,
        "activity_id": item.id,
        **{name: values[name] for name in ("code", "title", "milestone", "cost")},
        "start": item.start,
        "finish": item.finish,
    }


def spell_out_permits(project: Project, *, initiator: object = None) -> int:
    """Make a permit of each one that activities only have in words; return how many.

    Words are parted by commas, semicolons and bars; the words go from the activity.
    """
    with project.read() as session:
        rows = [row for row in read_rows(session, ACTIVITY) if row["permits"].strip()]
    found = [
        {"title": part, "activity_id": row["id"]}
        for row in rows
        for part in filter(None, (each.strip() for each in re.split(r"[,;|]", row["permits"])))
    ]
    if found:
        with project.edit(
            N_("Made {count} permits of words"), initiator=initiator, count=len(found)
        ) as session:
            add_rows(session, PERMIT, found)
            for row in rows:
                update_row(session, ACTIVITY, row["id"], {"permits": ""})
    return len(found)
