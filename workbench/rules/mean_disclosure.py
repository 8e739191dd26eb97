"""Whether a mean gives away how many gave a rare answer (domain guide 2.2, 10).

From a mean, its spread and the number of answers one knows three sums of the counts: of the counts
themselves, times the value, times its square. Mostly many distributions have the same three sums.
Here some are looked for, by moves that keep all three: answers go from some of four values to the
others, in numbers that follow from the values (from four neighbours 1 and 3, to them 3 and 1).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from math import gcd, lcm, prod
from typing import TYPE_CHECKING, Final

from workbench.rules.suppression import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.rules.suppression_types import Counts, Thresholds

Move = tuple[tuple[int, int], ...]
"""Places and how many answers come there, or go from there where below 0."""

_MOST_TIMES: Final = 4
_STARTS: Final = 60


def mean_may_show(counts: Counts, limits: Thresholds = DEFAULT) -> bool:
    """Tell whether mean and spread of ``counts``, by value in steps of one, may be shown alone.

    True when each count of people below the threshold could have at least one more different value
    than the threshold, for all that mean, spread and number say; False when that is not found. A
    group in which all gave the same answer has no mean to be shown.
    """
    if sum(counts) < max(limits.group, limits.cell) or sum(1 for each in counts if each) < 2:  # noqa: PLR2004
        return False
    rare = [place for place, count in enumerate(counts) if 0 < count < limits.cell]
    return all(_is_open(counts, place, limits.cell) for place in rare)


def _is_open(counts: Counts, place: int, threshold: int) -> bool:
    """Tell whether more than ``threshold`` values of one count are found, by one or two moves."""
    found = {counts[place]}
    starts = [counts]
    for other in _reached(counts, _moves(len(counts))):
        found.add(other[place])
        if len(found) > threshold:
            return True
        if other[place] not in {each[place] for each in starts} or len(starts) < _STARTS:
            starts.append(other)
    touching = tuple(each for each in _moves(len(counts)) if place in dict(each))
    for start in starts:
        for other in _reached(start, touching):
            found.add(other[place])
            if len(found) > threshold:
                return True
    return False


def _reached(counts: Counts, moves: tuple[Move, ...]) -> Iterator[Counts]:
    """Yield the distributions that one move, done once or more often either way, leads to."""
    for move in moves:
        for sign in (1, -1):
            most = min(counts[at] // -change for at, change in _signed(move, sign) if change < 0)
            for times in range(1, min(most, _MOST_TIMES) + 1):
                moved = list(counts)
                for at, change in _signed(move, sign):
                    moved[at] += times * change
                yield tuple(moved)


def _signed(move: Move, sign: int) -> Iterator[tuple[int, int]]:
    return ((at, sign * change) for at, change in move)


@lru_cache(maxsize=8)
def _moves(values: int) -> tuple[Move, ...]:
    """Return the move on each four of so many values; the smallest numbers come first."""
    found = [_move(places) for places in combinations(range(values), 4)]
    return tuple(sorted(found, key=lambda move: sum(abs(change) for _at, change in move)))


def _move(places: tuple[int, ...]) -> Move:
    apart = [prod(one - other for other in places if other != one) for one in places]
    whole = lcm(*apart)
    changes = [whole // each for each in apart]
    least = gcd(*changes)
    return tuple((at, change // least) for at, change in zip(places, changes, strict=True))
