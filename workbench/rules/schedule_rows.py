"""The rows of a reckoned plan: dates, floats, what is critical and what is in conflict.

A row is made when it is asked for: a window shows forty of two thousand after every edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.rules.passes import EVER, weight
from workbench.rules.placement import Hold
from workbench.rules.roll_up import summary_row
from workbench.rules.schedule_types import Conflict, ScheduledTask
from workbench.rules.working import Dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.rules.schedule_types import Task
    from workbench.rules.working import Working

_HELD: Final = (Hold.TYPED, Hold.FIXED)
_STARTED: Final = Hold.STARTED


class Rows(Mapping[str, ScheduledTask]):
    """The rows of the plan by id, in the order of ``tasks``, summaries reckoned from leaves."""

    def __init__(self, tasks: Sequence[Task], working: Working) -> None:
        self._tasks = tasks
        self._working = working
        self._dates: Dates | None = None
        self._made: dict[str, ScheduledTask] = {}
        self._summaries: dict[str, Task] = {}

    @override
    def __getitem__(self, row: str) -> ScheduledTask:
        made = self._made.get(row)
        if made is None:
            made = self._made[row] = self._make(row)
        return made

    @override
    def __iter__(self) -> Iterator[str]:
        return (task.id for task in self._tasks)

    @override
    def __len__(self) -> int:
        return len(self._tasks)

    def take_over(self, old: Rows, others: frozenset[str]) -> None:
        """Take the rows of leaves that are as they were: all but ``others``."""
        leaves = self._working.net.number
        self._made.update(
            {key: row for key, row in old._made.items() if key in leaves and key not in others}
        )

    def _make(self, row: str) -> ScheduledTask:
        net = self._working.net
        leaf = net.number.get(row)
        if leaf is not None:
            self._dates = self._dates or Dates(self._working)
            return _leaf_row(self._working, self._dates, leaf)
        under = net.summaries[row]
        if not self._summaries:
            self._summaries = {task.id: task for task in self._tasks if task.id in net.summaries}
        task = self._summaries[row]
        leaves = [self[net.leaves[each].id] for each in under]
        return summary_row(task, leaves, self._working.passes, under)


def _leaf_row(working: Working, dates: Dates, leaf: int) -> ScheduledTask:
    """Return the row of a leaf.

    Total float is late start minus start; with a conflict at most minus its days. Critical is what
    has no float left and is not done.
    """
    passes, task, placed = working.passes, working.net.leaves[leaf], working.placements[leaf]
    start, late, days = passes.start[leaf], passes.late[leaf], passes.days[leaf]
    done = leaf in working.done
    conflict = max(passes.asked[leaf] - start, 0) if placed.hold in _HELD else 0
    total = min(late - start, -conflict) if conflict else late - start
    first, last = dates.span(start, days)
    late_first, late_last = dates.span(late, days)
    return ScheduledTask(
        task.id,
        task.code,
        placed.shown_start or first,
        placed.shown_finish or last,
        late_first,
        late_last,
        days,
        total,
        0 if done else _free_float(working, leaf),
        total <= 0 and not done,
        conflict,
        1.0 if done else task.share_done,
        done,
        False,
        task.cost_ore,
    )


def _free_float(working: Working, leaf: int) -> int:
    """Return how far a leaf can slip before a successor's early date moves, at least 0.

    Without successors (or with none but such as have begun): before the plan's finish moves.
    """
    passes, placements, done = working.passes, working.placements, working.done
    at = passes.start[leaf]
    least = EVER
    for target, distance in passes.out[leaf]:
        gap = passes.start[target] - at - distance
        if gap < least and placements[target].hold is not _STARTED and target not in done:
            least = gap
    if least == EVER:
        least = passes.finish - at - passes.days[leaf]
    return max(least, 0)


def conflicts(working: Working) -> tuple[Conflict, ...]:
    """Return every link that a task with held dates breaks, the worst first."""
    passes, net = working.passes, working.net
    broken = {
        leaf
        for leaf, placed in enumerate(working.placements)
        if placed.hold in _HELD and passes.asked[leaf] > passes.start[leaf]
    }
    found = []
    for (source, target, _kind), link in net.edges.items() if broken else ():
        if target not in broken:
            continue
        days = passes.days[target]
        asked = passes.start[source] + weight(link, passes.days[source], days)
        if asked > passes.start[target]:
            calendar = working.ground.calendar
            day = calendar.starting(asked) if days else calendar.ending(asked)
            ids = (net.leaves[target].id, net.leaves[source].id)
            found.append(Conflict(*ids, link, asked - passes.start[target], day))
    return tuple(sorted(found, key=_worst_first))


def _worst_first(conflict: Conflict) -> tuple[int, str, str, str]:
    return (-conflict.days, conflict.task, conflict.source, conflict.link.kind)
