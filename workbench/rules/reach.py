"""How one party can be reached through others: the shortest way along who knows whom."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class Tie:
    """One party can speak to another. ``cost`` is small where the tie is strong.

    ``what`` is how the tie is told; ``turned`` when it is told from the far end ("reports to").
    """

    start: str
    end: str
    cost: float
    what: str
    turned: bool = False


def shortest_way(ties: Iterable[Tie], starts: Collection[str], goal: str) -> tuple[Tie, ...] | None:
    """Return the ties that lead from one of ``starts`` to ``goal``, the least costly in all.

    Nothing where the goal is a start itself, None where no way leads there. Of ways that cost the
    same the one over fewer ties is taken, then the one whose parties come first.
    """
    if goal in starts:
        return ()
    onward: dict[str, list[Tie]] = {}
    for tie in ties:
        onward.setdefault(tie.start, []).append(tie)
    serial = count()
    queue: list[tuple[float, int, tuple[str, ...], int, tuple[Tie, ...]]] = [
        (0.0, 0, (start,), next(serial), ()) for start in sorted(starts)
    ]
    done: set[str] = set()
    while queue:
        cost, length, trail, _serial, way = heapq.heappop(queue)
        here = trail[-1]
        if here == goal:
            return way
        if here in done:
            continue
        done.add(here)
        for tie in onward.get(here, ()):
            if tie.end not in done:
                further = (cost + tie.cost, length + 1, (*trail, tie.end))
                heapq.heappush(queue, (*further, next(serial), (*way, tie)))
    return None


def neighbourhood(pairs: Iterable[tuple[str, str]], centre: str, depth: int) -> dict[str, int]:
    """Return the parties within ``depth`` ties of ``centre``, whichever way those run, by depth."""
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found, edge = {centre: 0}, [centre]
    for away in range(1, depth + 1):
        edge = sorted({far for near in edge for far in beside.get(near, ()) if far not in found})
        found |= dict.fromkeys(edge, away)
    return found
