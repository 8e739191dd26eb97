"""Moving the plan to the status date: what is not done cannot lie in the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import update_row
from workbench.rules.forecast import move_to_status
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from datetime import date

    from workbench.project.project import Project
    from workbench.rules.forecast import Move
    from workbench.steps.plan.items import Plan

ACTIVITY = record("activity")


def move_plan(project: Project, *, initiator: object = None) -> tuple[Move, ...]:
    """Move what has begun and not ended, and what has not begun, to the status date or later.

    One edit; returns what moved, in the order of the plan. Typed dates are written anew. Of
    computed ones, what the status date holds may not start before the day after it, and what has
    begun keeps its start and gets the days it takes now; the rest follows its links.
    Raises the errors of a plan that cannot be reckoned.
    """
    today = project.today()
    with project.read() as session:
        plan = read_plan(session, today)
    first = plan.schedule.start
    if first is None:
        return ()
    _new, moves = move_to_status(plan.tasks, plan.links, plan.calendar, first, today)
    next_day = plan.calendar.starting(plan.calendar.after(today))
    changed = {move.id: _values(plan, move, next_day) for move in moves}
    if any(changed.values()):
        message = N_("Moved the plan to {day}")
        with project.edit(message, initiator=initiator, day=today.isoformat()) as session:
            for key, values in changed.items():
                if values:
                    update_row(session, ACTIVITY, key, values)
    return moves


def _values(plan: Plan, move: Move, next_day: date) -> dict[str, Any]:
    """Return what to write so that an activity lies where it has been moved."""
    values = plan.by_id[move.id].values
    if values["dating"] != "computed" and (values["start"] or values["finish"]):
        dates = {"start": move.start, "finish": move.finish}
        return {name: day for name, day in dates.items() if values[name] != day}
    if values["actual_start"] or values["progress"]:
        days = plan.calendar.working_days_between(move.start, move.finish)
        return {"actual_start": move.start, "duration": max(1, days)}
    return {"earliest_start": next_day} if move.start == next_day else {}
