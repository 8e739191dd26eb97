"""How far the action plan is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.steps.plan.views import read_plan
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.plan.views import Item


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
    done = sum(item.done for item in items)
    amount = _("{done} of {all} done").format(done=done, all=len(items))
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
