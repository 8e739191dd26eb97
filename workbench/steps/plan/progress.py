"""How far the action plan is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.plan.views import read_plan
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.plan.items import Item


NEARLY = 0.95


def signs(session: Session, today: date) -> tuple[bool, ...]:
    """Return which signs of good enough hold: goals served, parties named, dates in order."""
    try:
        plan = read_plan(session, today)
    except WorkbenchError:
        return (False, False, False)
    return _signs(session, [i for i in plan.items if i.values["status"] != "cancelled"])


def _signs(session: Session, items: list[Item]) -> tuple[bool, ...]:
    goals = read_rows(session, record("goal"))
    parents = {goal["parent_id"] for goal in goals}
    served = {goal for item in items for goal in item.values["goals"]}
    named = [item.values["accountable_id"] and item.values["responsible"] for item in items]
    return (
        bool(goals) and all(g["id"] in served for g in goals if g["id"] not in parents),
        bool(items) and all(named),
        bool(items) and all(item.placed and not item.conflict_days for item in items),
    )


def progress(session: Session, today: date) -> Progress:
    """Return the share of activities that are fully planned, and what is late."""
    try:
        plan = read_plan(session, today)
    except WorkbenchError as error:
        return Progress(0.5, "", error.text(), 2)
    items = [item for item in plan.items if item.values["status"] != "cancelled"]
    if not items:
        return Progress(0.0, "")
    share = sum(_planned(item) for item in items) / len(items)
    if not all(_signs(session, items)):
        share = min(share, NEARLY)
    done = sum(item.done for item in items)
    amount = _("{done} of {all} carried out").format(done=done, all=len(items))
    if plan.late:
        first = plan.late[0]
        remark = ngettext("{count} late: {title}", "{count} late, first {title}", len(plan.late))
        return Progress(
            share,
            amount,
            remark.format(count=len(plan.late), title=first.values["title"]),
            2,
            first.id,
        )
    gap = next((item for item in items if not _planned(item)), None)
    if gap is not None:
        return Progress(
            share,
            amount,
            _("“{title}” lacks date or responsible").format(title=gap.values["title"]),
            1,
            gap.id,
        )
    return Progress(share, amount)


def _planned(item: Item) -> bool:
    return bool(item.placed and item.values["accountable_id"] and item.values["responsible"])
