"""What one can do with the plan, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_row, read_rows, update_row
from workbench.rules.network import find_cycle
from workbench.rules.schedule_types import CycleError, Link, LinkKind
from workbench.steps.plan.views import FULL, read_plan

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from workbench.project.project import Project
    from workbench.steps.plan.views import Item

ACTIVITY = record("activity")


def _item(project: Project, key: str) -> Item | None:
    with project.read() as session:
        return read_plan(session, project.today()).by_id.get(key)


def move(project: Project, key: str, start: date, *, initiator: object = None) -> None:
    """Let an activity begin on ``start`` (or the next working day) and last as long as before.

    An activity with computed dates gets the day as its earliest start.
    """
    with project.read() as session:
        plan = read_plan(session, project.today())
    item = plan.by_id.get(key)
    if item is None:
        return
    if item.values["dating"] == "computed":
        values: dict[str, Any] = {"earliest_start": start}
    elif item.values["milestone"] or item.start is None or item.finish is None:
        values = {"start": start, "finish": start}
    else:
        calendar = plan.calendar
        length = max(1, calendar.working_days_between(item.start, item.finish))
        first = calendar.before(start)
        values = {"start": calendar.starting(first), "finish": calendar.ending(first + length)}
    changed = {name: value for name, value in values.items() if item.values[name] != value}
    if changed:
        with project.edit(
            N_("Moved “{title}”"), initiator=initiator, title=item.values["title"]
        ) as session:
            update_row(session, ACTIVITY, key, changed)


def resize(
    project: Project, key: str, start: date, finish: date, *, initiator: object = None
) -> None:
    """Give an activity another first or last day; with computed dates, another duration."""
    with project.read() as session:
        plan = read_plan(session, project.today())
    item = plan.by_id.get(key)
    if item is None:
        return
    finish = max(start, finish)
    if item.values["dating"] == "computed":
        values: dict[str, Any] = {
            "duration": max(1, plan.calendar.working_days_between(start, finish))
        }
    else:
        values = {"start": start, "finish": finish}
    with project.edit(
        N_("Changed the length of “{title}”"), initiator=initiator, title=item.values["title"]
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
    circle = find_cycle(plan.tasks, [*plan.links, Link(source, target, LinkKind(kind))])
    if circle:
        raise CycleError(circle)
    with project.edit(
        N_("Linked “{title}” to what comes before"), initiator=initiator, title=row["title"]
    ) as session:
        update_row(
            session, ACTIVITY, target, {"predecessors": (*row["predecessors"], (source, kind, 0))}
        )


def set_progress(project: Project, key: str, share: float, *, initiator: object = None) -> None:
    """Say how much is done (0..1); nothing means planned, all means done."""
    item = _item(project, key)
    if item is None:
        return
    percent = round(share * FULL)
    status = "done" if percent >= FULL else "ongoing" if percent else "planned"
    message = N_("“{title}” {percent} % done")
    with project.edit(
        message, initiator=initiator, title=item.values["title"], percent=percent
    ) as session:
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
