"""How columns share the width of a table: words give way a little before anything is cut off."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models.field import Field

_WORDS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.REFERENCE, Kind.LINKS})
_KEPT: Final = 0.7  # of its width that a column of words keeps at least


@dataclass(frozen=True, slots=True)
class Wish:
    """How wide a column may be, in pixels: at least, so that nothing is cut, and where room is.

    ``kept`` is what it keeps beyond ``least`` as long as others still have something to give.
    """

    least: int
    need: int
    usual: int
    kept: int = 0

    @classmethod
    def fixed(cls, width: int) -> Wish:
        """Return the wish of a column that is as wide as somebody made it."""
        return cls(width, width, width)

    def keeping(self, width: int) -> Wish:
        """Return the same, keeping up to ``width`` of what it needs."""
        return replace(self, kept=min(self.need, max(self.least, width)))


def wish_of(field: Field, drawn: int, heading: int, filled: int | None) -> Wish:
    """Return what a column wants, by what stands in it; figures are never cut.

    ``drawn`` is the declared width and ``heading`` that in which the heading is not cut. ``filled``
    is what the first rows need, None where that is not known.
    """
    usual = max(drawn, heading)
    need = usual if filled is None else max(heading, filled)
    least = min(need, least_width(field, usual, heading)) if field.kind in _WORDS else need
    return Wish(least, need, max(usual, need))


def least_width(field: Field, width: int, heading: int) -> int:
    """Return how narrow a column may get: words stay readable when cut, figures do not.

    ``heading`` is the width in which its heading is not cut.
    """
    return max(heading, int(width * _KEPT)) if field.kind in _WORDS else width


def shared(wishes: Sequence[Wish], title: int | None, room: int) -> list[int]:
    """Return a width for each column; the column ``title``, if any, takes what is left over.

    Where there is not room for all, first the air goes and then the longest words are cut. Where
    not even that is enough, each gets what it needs, and the table can be scrolled.
    """
    usual, need = [wish.usual for wish in wishes], [wish.need for wish in wishes]
    if sum(need) > room:
        return _narrowed(wishes, title, room)
    widths = made_to_fit(usual, need, room)
    if title is not None:
        widths[title] += max(0, room - sum(widths))
    return widths


def _narrowed(wishes: Sequence[Wish], title: int | None, room: int) -> list[int]:
    """Return widths for too little room: the title is the last to give what it keeps."""
    need, least = [wish.need for wish in wishes], [wish.least for wish in wishes]
    kept = [max(wish.least, wish.kept) for wish in wishes]
    spared = [width if at == title else least[at] for at, width in enumerate(kept)]
    before = need
    for floor in (kept, spared, least):
        if sum(floor) <= room:
            return cut_to_fit(before, floor, room)
        before = floor
    return need


def made_to_fit(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths of which all columns fit into ``room``, where they can; else as they were.

    Each gives in proportion to what it has to give.
    """
    over, slack = sum(widths) - room, sum(widths) - sum(least)
    if over <= 0 or over > slack:
        return list(widths)
    fitted, given = [], 0
    for width, low in zip(widths, least, strict=True):
        share = min(width - low, over - given, -(-(width - low) * over // slack))
        fitted.append(width - share)
        given += share
    return fitted


def cut_to_fit(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into ``room``, where they can; else as they were.

    The widest give first, so that short words stay whole as long as long ones can be cut.
    """
    if sum(widths) <= room or sum(least) > room:
        return list(widths)

    def cut_at(most: int) -> list[int]:
        return [max(low, min(width, most)) for width, low in zip(widths, least, strict=True)]

    most = bisect_right(range(max(widths)), room, key=lambda most: sum(cut_at(most))) - 1
    return cut_at(most)
