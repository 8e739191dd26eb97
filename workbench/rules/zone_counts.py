"""Small counts by zone are shown as "<5", and so that they cannot be reckoned out (guide 2.2, 11).

A reader who sees "<5" knows that it is 0 to 4, who sees a count hidden for the sake of others that
it is 5 or more, and knows the total. Zones are hidden, smallest first, until each of the small ones
may for all that be at least four different numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT: Final = 5
_WIDTH: Final = 3


class Mark(StrEnum):
    """How the count of a zone is shown."""

    COUNT = "count"
    FEW = "few"
    """As "<5"."""
    HIDDEN = "hidden"
    """Not, because a small one would follow from it."""


@dataclass(frozen=True, slots=True)
class ZoneCounts:
    """What may be shown of one period: a mark for each zone, and whether the total as well.

    The total must not be shown, here or elsewhere, where there are hardly any incidents in all.
    Nor may sums over periods of a zone that is not shown in each of them.
    """

    marks: Mapping[str, Mark]
    total_shown: bool


def zone_counts(counts: Mapping[str, int], limit: int = LIMIT) -> ZoneCounts:
    """Return how the counts of zones that add up to a total may be shown."""
    marks = {zone: Mark.FEW if count < limit else Mark.COUNT for zone, count in counts.items()}
    if Mark.FEW not in marks.values():
        return ZoneCounts(marks, total_shown=True)
    while _narrow(counts, marks, limit):
        shown = [zone for zone, mark in marks.items() if mark is Mark.COUNT]
        if not shown:
            few = {zone: Mark.FEW if counts[zone] < limit else Mark.COUNT for zone in counts}
            return ZoneCounts(few, total_shown=False)
        marks[min(shown, key=lambda zone: counts[zone])] = Mark.HIDDEN
    return ZoneCounts(marks, total_shown=True)


def _narrow(counts: Mapping[str, int], marks: Mapping[str, Mark], limit: int) -> bool:
    """Tell whether the total and what is known of the hidden ones narrow a small one down."""
    few = [zone for zone, mark in marks.items() if mark is Mark.FEW]
    hidden = [zone for zone, mark in marks.items() if mark is Mark.HIDDEN]
    known = sum(counts[zone] for zone in (*few, *hidden)) - limit * len(hidden)
    most = known if hidden else min(known, (limit - 1) * len(few))
    highest = min(limit - 1, most)
    lowest = 0 if hidden else max(0, known - (limit - 1) * (len(few) - 1))
    return highest - lowest < min(_WIDTH, limit - 1)
