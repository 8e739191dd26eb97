"""Paper: its sizes, its margins and the room for content, in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MM: Final = 72 / 25.4
UNIT: Final = 0.75  # a unit of a chart's scene (1/96 inch) in points


class PageSize(StrEnum):
    """The sizes of paper that documents use."""

    A4 = "A4"
    A3 = "A3"
    LETTER = "letter"


_SIZES: Final = {
    PageSize.A4: (210 * MM, 297 * MM),
    PageSize.A3: (297 * MM, 420 * MM),
    PageSize.LETTER: (612.0, 792.0),
}

SIDE: Final = 24 * MM
TOP: Final = 27 * MM
BOTTOM: Final = 24 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size and, inside the margins, the frame that content fills."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """The frame's left edge, from the left of the page."""
        return SIDE

    @property
    def right(self) -> float:
        """The frame's right edge, from the left of the page."""
        return self.width - SIDE

    @property
    def top(self) -> float:
        """The frame's upper edge, from the foot of the page."""
        return self.height - TOP

    @property
    def bottom(self) -> float:
        """The frame's lower edge, from the foot of the page."""
        return BOTTOM

    @property
    def frame_width(self) -> float:
        """The width of the frame."""
        return self.right - self.left

    @property
    def frame_height(self) -> float:
        """The height of the frame."""
        return self.top - self.bottom


def sheet(size: PageSize, *, landscape: bool = False) -> Sheet:
    """Return the page of this size, lying when ``landscape``."""
    width, height = _SIZES[size]
    return Sheet(height, width) if landscape else Sheet(width, height)


def figure_width(size: PageSize, *, landscape: bool = False) -> float:
    """Return the width, in units of a chart's scene, at which a figure fills the frame unscaled."""
    return sheet(size, landscape=landscape).frame_width / UNIT


def figure_height(size: PageSize, *, landscape: bool = False) -> float:
    """Return the height, in scene units, left for a figure under a heading and over a caption."""
    return (sheet(size, landscape=landscape).frame_height - 92) / UNIT
