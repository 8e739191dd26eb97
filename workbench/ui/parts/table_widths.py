"""How columns share the width of a table: words give way a little before anything is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models.field import Field

_WORDS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.REFERENCE, Kind.LINKS})
_KEPT: Final = 0.7  # of its width that a column of words keeps at least


def least_width(field: Field, width: int, heading: int) -> int:
    """Return how narrow a column may get: words stay readable when cut, figures do not.

    ``heading`` is the width in which its heading is not cut.
    """
    return max(heading, int(width * _KEPT)) if field.kind in _WORDS else width


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
