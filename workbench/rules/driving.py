"""Why an activity lies where it lies: the chain of links and dates that drive it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.passes import weight
from workbench.rules.placement import Hold

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.schedule import Schedule
    from workbench.rules.schedule_types import Link
    from workbench.rules.working import Working


class Cause(StrEnum):
    """What settles the start of an activity."""

    PROJECT_START = "project_start"
    """It starts as soon as the project does."""
    STATUS_DATE = "status_date"
    """It had not started on the status date, so it starts after it."""
    NOT_BEFORE = "not_before"
    """It may not start (or finish) before a date."""
    FIXED = "fixed"
    """Its date is locked."""
    TYPED = "typed"
    """The user wrote its dates."""
    FACT = "fact"
    """It has started or is done."""
    AS_LATE = "as_late"
    """It lies as late as its successors allow."""
    LINK = "link"
    """A predecessor holds it."""


class DrivingStep(NamedTuple):
    """One activity of a chain. ``link`` is what ties it to the step before, when a link does.

    ``day`` is the date of the constraint, when one settles it.
    """

    id: str
    code: str
    start: date
    finish: date
    cause: Cause
    link: Link | None = None
    day: date | None = None


def driving(plan: Schedule, row: str) -> tuple[DrivingStep, ...]:
    """Return the chain that settles where ``row`` lies, from its first cause to the row itself.

    Of several predecessors that hold it equally, the one with the least float is followed. For a
    summary the leaf that finishes last is explained. Raises UnknownTaskError.
    """
    working = plan.working
    at: int | None = max(
        working.net.leaves_of(row),
        key=lambda leaf: (working.passes.start[leaf] + working.passes.days[leaf], -leaf),
    )
    steps = []
    while at is not None:
        task = working.net.leaves[at]
        cause = _cause(working, at)
        found = _driver(plan, at) if cause is Cause.LINK else None
        day = task.constraint_date if cause in _BY_DATE else None
        told = plan.rows[task.id]
        link = found[1] if found else None
        steps.append(DrivingStep(task.id, task.code, told.start, told.finish, cause, link, day))
        at = found[0] if found else None
    return tuple(reversed(steps))


_BY_DATE = (Cause.NOT_BEFORE, Cause.FIXED)
_BY_HOLD = {
    Hold.TYPED: Cause.TYPED,
    Hold.FIXED: Cause.FIXED,
    Hold.STARTED: Cause.FACT,
    Hold.DONE: Cause.FACT,
}


def _cause(working: Working, leaf: int) -> Cause:
    placed, start = working.placements[leaf], working.passes.start[leaf]
    if placed.hold in _BY_HOLD:
        return _BY_HOLD[placed.hold]
    if working.passes.asked[leaf] == start:
        return Cause.LINK
    if start > placed.start:
        return Cause.AS_LATE
    ground = working.ground
    if start > ground.floor:
        return Cause.NOT_BEFORE
    return Cause.STATUS_DATE if start > ground.start else Cause.PROJECT_START


def _driver(plan: Schedule, leaf: int) -> tuple[int, Link] | None:
    """Return the predecessor that holds a leaf, and the link by which it does."""
    working = plan.working
    passes, leaves = working.passes, working.net.leaves
    found = [
        (source, link)
        for (source, target, _kind), link in working.net.edges.items()
        if target == leaf
        and passes.start[source] + weight(link, passes.days[source], passes.days[leaf])
        == passes.start[leaf]
    ]

    def by_float(each: tuple[int, Link]) -> tuple[int, str, str, str]:
        task = leaves[each[0]]
        return (plan.rows[task.id].total_float, task.name, task.id, each[1].kind)

    return min(found, key=by_float, default=None)
