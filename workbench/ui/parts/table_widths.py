"""How columns share the width of a table: words give way a little before anything is cut off."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models.field import Field

_WORDS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.REFERENCE, Kind.LINKS})
_KEPT: Final = 0.7  # of its width that a column of words keeps at least


def usual_width(field: Field, width: int, filled: int) -> int:
    """Return how wide a column is where there is room: words take no more than they need.

    ``filled`` is what stands in it needs, 0 where nothing does. Figures keep their ``width``, for
    the longest may be further down.
    """
    return min(width, filled) if field.kind in _WORDS and filled else width


def least_width(field: Field, width: int, heading: int) -> int:
    """Return how narrow a column may get: words stay readable when cut, figures do not.

    ``heading`` is the width in which its heading is not cut.
    """
    return max(heading, int(width * _KEPT)) if field.kind in _WORDS else width


def made_to_fit(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths of which all columns fit into ``room``, where they can; else as they were.

    The widest give first, so that short words stay whole as long as long ones can be cut.
    """
    if sum(widths) <= room or sum(least) > room:
        return list(widths)

    def cut_at(most: int) -> list[int]:
        return [max(low, min(width, most)) for width, low in zip(widths, least, strict=True)]

    most = bisect_right(range(max(widths)), room, key=lambda most: sum(cut_at(most))) - 1
    return cut_at(most)


def given_on(widths: Sequence[int], wanted: Sequence[int], title: int) -> list[int]:
    """Return widths in which the column ``title`` gives what it does not want to those that lack.

    ``wanted`` is what each needs for what stands in it; who has more than that keeps it. Those that
    lack least come first: so the most columns become whole.
    """
    fitted, spare = list(widths), max(0, widths[title] - wanted[title])
    for place in sorted(range(len(widths)), key=lambda place: wanted[place] - widths[place]):
        given = min(spare, max(0, wanted[place] - widths[place]))
        fitted[place] += given
        fitted[title] -= given
        spare -= given
    return fitted
