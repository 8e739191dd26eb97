"""One activity as an edit has left it, before the whole plan is reckoned anew.

A bar shall be seen where it was put in the same frame. What follows from that for all others is
reckoned when that frame is painted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.project.activity_dates import task_of
from workbench.rules.passes import NEVER, weight
from workbench.rules.placement import Ground, placement

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.placement import Placement
    from workbench.rules.schedule_types import Task
    from workbench.steps.plan.items import Item, Plan, Values

_OF_THE_NETWORK = ("parent_id", "predecessors")


def glimpse(plan: Plan, row: Values) -> Item | None:
    """Return an activity of ``plan`` with other values, where it lies now if all others stay.

    Dates, progress and names are those of the whole plan; float, lateness by forecast and the like
    are as they were. None where the place of others must be known: of summaries, and of what is
    placed or linked in another way than before.
    """
    old = plan.by_id.get(row["id"])
    working = plan.schedule.working
    leaf = working.net.number.get(row["id"])
    if old is None or old.placed is None or leaf is None or row["status"] == "cancelled":
        return None
    if any(row[name] != old.values[name] for name in _OF_THE_NETWORK):
        return None
    task = task_of(row, working.net.leaves[leaf].parent, plan.calendar)
    start, finish = _dates(plan, leaf, task)
    moved = (start, finish) != (old.start, old.finish)
    return replace(
        old,
        values=row,
        placed=old.placed._replace(start=start, finish=finish),
        expected=None if moved else old.expected,
    )


def _dates(plan: Plan, leaf: int, task: Task) -> tuple[date, date]:
    calendar, ground = plan.calendar, plan.schedule.working.ground
    given = [calendar.before(day) for day in (task.typed_start, task.constraint_date) if day]
    ground = Ground(calendar, min(ground.start, *given) if given else ground.start)
    placed = placement(task, ground)
    start = placed.start if placed.hold else max(placed.start, _asked(plan, leaf, placed))
    if placed.days:
        first, last = calendar.starting(start), calendar.ending(start + placed.days)
    else:
        at_start = start == ground.start
        first = last = calendar.starting(start) if at_start else calendar.ending(start)
    return placed.shown_start or first, placed.shown_finish or last


def _asked(plan: Plan, leaf: int, placed: Placement) -> int:
    """Return the start that an activity's links ask for, as what comes before lies in the plan."""
    working = plan.schedule.working
    passes = working.passes
    return max(
        (
            passes.start[source] + weight(link, passes.days[source], placed.days)
            for (source, target, _kind), link in working.net.edges.items()
            if target == leaf
        ),
        default=NEVER,
    )
