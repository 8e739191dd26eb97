"""The order of the activities and what is part of what, each change one labelled edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.acts import put_in_order
from workbench.project.register import row_ids, update_row
from workbench.rules.network import find_cycle
from workbench.rules.schedule_types import CycleError
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from workbench.project.project import Project

ACTIVITY = record("activity")


def place(project: Project, key: str, other: str, *, after: bool, initiator: object = None) -> None:
    """Put an activity just before or after another in the order of the plan."""
    with project.read() as session:
        order = row_ids(session, ACTIVITY)
        item = read_plan(session, project.today()).by_id.get(key)
    if item is None or other not in order or key == other:
        return
    message, title = N_("Moved “{title}” among the activities"), item.values["title"]
    with project.edit(message, initiator=initiator, title=title) as session:
        put_in_order(session, ACTIVITY, _beside(order, key, other, after=after))


def _beside(order: list[str], key: str, other: str, *, after: bool) -> list[str]:
    left = [each for each in order if each != key]
    at = left.index(other) + after
    return [*left[:at], key, *left[at:]]


def nest(
    project: Project,
    key: str,
    parent: str | None,
    *,
    follows: str | None = None,
    initiator: object = None,
) -> None:
    """Make an activity part of another, or of none; it comes after ``follows`` where that is said.

    Raises CycleError when that closes a circle, as with what is part of it or waits for it.
    """
    with project.read() as session:
        plan = read_plan(session, project.today())
        order = row_ids(session, ACTIVITY)
    item = plan.by_id.get(key)
    if item is None or item.values["parent_id"] == parent:
        return
    tasks = [replace(task, parent=parent) if task.id == key else task for task in plan.tasks]
    known = {task.id for task in tasks}
    if parent is None or parent in known:
        circle = find_cycle(tasks, plan.links)
        if circle:
            raise CycleError(circle)
    message = N_("Moved “{title}” in the outline")
    with project.edit(message, initiator=initiator, title=item.values["title"]) as session:
        update_row(session, ACTIVITY, key, {"parent_id": parent})
        if follows in order:
            put_in_order(session, ACTIVITY, _beside(order, key, follows, after=True))
