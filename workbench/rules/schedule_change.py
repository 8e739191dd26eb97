"""What is the same in a plan reckoned anew: rows and forecasts that need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rules.placement import Hold
from workbench.rules.schedule_rows import Rows

if TYPE_CHECKING:
    from workbench.rules.schedule import Schedule
    from workbench.rules.working import Working


def other_leaves(new: Schedule, old: Schedule) -> frozenset[str] | None:
    """Return the ids of the leaves whose row, or whose successors' places, are not as in ``old``.

    None when the two plans do not have the same activities, or not on the same ground.
    """
    now, was = new.working, old.working
    if now.ground != was.ground or now.net.number != was.net.number:
        return None
    moved = _moved(now, was)
    stale = set(moved)
    for source, following in enumerate(now.passes.out):
        if source not in moved and any(target in moved for target, _distance in following):
            stale.add(source)
    if now.passes.finish != was.passes.finish:
        stale |= {leaf for leaf in range(len(now.net.leaves)) if _is_last(now, leaf)}
    return frozenset(now.net.leaves[leaf].id for leaf in stale)


def _moved(now: Working, was: Working) -> set[int]:
    """Return the leaves that were given in another way, are linked or lie otherwise."""
    new, old = now.passes, was.passes
    pairs = (
        (new.start, old.start), (new.days, old.days), (new.late, old.late),
        (new.asked, old.asked), (new.out, old.out),
    )  # fmt: skip
    moved = {
        leaf
        for mine, theirs in pairs
        if mine != theirs
        for leaf, (one, other) in enumerate(zip(mine, theirs, strict=True))
        if one != other
    }
    leaves = zip(now.net.leaves, was.net.leaves, strict=True)
    return moved | {leaf for leaf, (one, other) in enumerate(leaves) if one is not other}


def _is_last(plan: Working, leaf: int) -> bool:
    """Return whether nothing that is yet to begin follows: the float then ends with the plan."""
    return all(
        target in plan.done or plan.placements[target].hold is Hold.STARTED
        for target, _distance in plan.passes.out[leaf]
    )


def take_over(new: Schedule, old: Schedule, others: frozenset[str]) -> None:
    """Give the new plan the old one's rows of leaves that are not among ``others``."""
    if isinstance(new.rows, Rows) and isinstance(old.rows, Rows):
        new.rows.take_over(old.rows, others)
