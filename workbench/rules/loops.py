"""Which links of a plan must be left out so that no loop remains, in the order they are given.

A link that closes a loop with those before it is left out; all others stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_STEPS: Final = 5_000_000

Graph = dict[int, list[int]]


class TooManyLoopsError(WorkbenchError):
    """Links that go round in so many ways that it cannot be told which to leave out."""

    def __init__(self) -> None:
        super().__init__(N_("The links of the plan go round in too many circles"))


def closing_links(
    parents: Mapping[str, str | None], links: Sequence[tuple[str, str]]
) -> dict[int, tuple[str, ...]]:
    """Return the places of the links that close a loop, each with the loop's rows in order.

    ``parents`` holds every row with what it is part of. A link with a summary means every row
    under it, so one between a row and its own summary closes a loop. Raises TooManyLoopsError.
    """
    # Each row has two ends, its beginning (even) and its end (odd); a summary begins before what
    # is under it and ends after.
    number = {row: nth * 2 for nth, row in enumerate(parents)}
    graph: Graph = {}
    above = {parent for parent in parents.values() if parent}
    for row, parent in parents.items():
        if row not in above:
            graph.setdefault(number[row], []).append(number[row] + 1)
        if parent:
            graph.setdefault(number[parent], []).append(number[row])
            graph.setdefault(number[row] + 1, []).append(number[parent] + 1)
    ends = [(number[source] + 1, number[target]) for source, target in links]
    core = _core(graph, ends, 2 * len(number))
    if not core:
        return {}
    names = list(parents)
    return {place: _rows(path, names) for place, path in _closing(graph, ends, core)}


def _core(graph: Graph, ends: Iterable[tuple[int, int]], count: int) -> set[int]:
    """Return the ends that lie on a loop or between loops: what is left when both sides are cut."""
    forth: Graph = {node: list(targets) for node, targets in graph.items()}
    for source, target in ends:
        forth.setdefault(source, []).append(target)
    back: Graph = {}
    for node, targets in forth.items():
        for target in targets:
            back.setdefault(target, []).append(node)
    left = set(range(count))
    for ahead, behind in ((forth, back), (back, forth)):
        left -= _cut(ahead, behind, left)
    return left


def _cut(ahead: Graph, behind: Graph, left: set[int]) -> set[int]:
    """Return the ends that can be taken away from one side, one after the other."""
    waiting = {node: sum(each in left for each in behind.get(node, ())) for node in left}
    free = [node for node, number in waiting.items() if not number]
    for node in free:
        for target in ahead.get(node, ()):
            if target in left:
                waiting[target] -= 1
                if not waiting[target]:
                    free.append(target)
    return set(free)


def _closing(
    graph: Graph, ends: Sequence[tuple[int, int]], core: set[int]
) -> Iterable[tuple[int, list[int]]]:
    within: Graph = {
        node: [each for each in targets if each in core]
        for node, targets in graph.items()
        if node in core
    }
    steps = 0
    for place, (source, target) in enumerate(ends):
        if source not in core or target not in core:
            continue
        path, taken = _path(within, target, source, MOST_STEPS - steps)
        steps += taken
        if path:
            yield place, path
        else:
            within.setdefault(source, []).append(target)


def _path(graph: Graph, start: int, goal: int, most: int) -> tuple[list[int], int]:
    """Return a way from start to goal, empty when there is none, and how many steps it took."""
    came: dict[int, int] = {start: start}
    waiting = [start]
    steps = 0
    while waiting:
        node = waiting.pop()
        if node == goal:
            path = [node]
            while path[-1] != start:
                path.append(came[path[-1]])
            return path[::-1], steps
        for target in graph.get(node, ()):
            steps += 1
            if target not in came:
                came[target] = node
                waiting.append(target)
        if steps > most:
            raise TooManyLoopsError
    return [], steps


def _rows(path: Iterable[int], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[node // 2] for node in path))
