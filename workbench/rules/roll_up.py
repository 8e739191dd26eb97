"""Summary rows: what lies under them, rolled up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rules.schedule_types import ScheduledTask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.rules.passes import Passes
    from workbench.rules.schedule_types import Task


def summary_row(
    task: Task, under: Sequence[ScheduledTask], passes: Passes, leaves: Sequence[int]
) -> ScheduledTask:
    """Return the row of a summary from the rows ``under`` it, whose numbers are ``leaves``.

    Start and finish are the least and the greatest; duration is the working days between; floats
    are the least; critical if one of them is; progress is weighted by duration; cost is the sum.
    """
    first = min(passes.start[leaf] for leaf in leaves)
    last = max(passes.start[leaf] + passes.days[leaf] for leaf in leaves)
    return ScheduledTask(
        task.id,
        task.code,
        min(row.start for row in under),
        max(row.finish for row in under),
        min(row.late_start for row in under),
        max(row.late_finish for row in under),
        last - first,
        min(row.total_float for row in under),
        min(row.free_float for row in under),
        any(row.critical for row in under),
        max(row.conflict for row in under),
        _share(under),
        all(row.done for row in under),
        True,
        sum(row.cost_ore for row in under),
    )


def _share(under: Sequence[ScheduledTask]) -> float:
    whole = sum(row.duration for row in under)
    if not whole:
        return sum(row.share_done for row in under) / len(under)
    return sum(row.duration * row.share_done for row in under) / whole
