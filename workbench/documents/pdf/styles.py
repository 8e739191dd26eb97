"""The look of documents on paper: sizes of type and the room round things, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from workbench.charts.palette import has_own_accent
from workbench.documents.sheet import MM


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size, distance of baselines, room above and below, cut and colour."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = "text"


BODY: Final = Style(10, 15, after=8)
LEAD: Final = Style(12.5, 19, after=12, colour="text")
SMALL: Final = Style(8.5, 12.5, after=6, colour="muted")
QUOTE: Final = Style(15, 23, before=10, after=16, italic=True, colour="accent")
CAPTION: Final = Style(9, 13, before=12, after=5, bold=True)
FIGURE_CAPTION: Final = Style(9, 13, before=6, after=14, colour="muted")
SOURCE: Final = Style(8, 11.5, before=5, after=6, colour="muted")
CELL: Final = Style(8.8, 12.4)
NOTE_TITLE: Final = Style(10, 15, bold=True, colour="text")
NOTE: Final = Style(9.5, 14.5, after=4)
FIGURE_VALUE: Final = Style(21, 26, bold=True, colour="accent")
FIGURE_LABEL: Final = Style(9, 12.5, bold=True)
FIGURE_DETAIL: Final = Style(8.5, 12, colour="muted")
RUNNING: Final = Style(8, 11, colour="muted")

TITLE: Final = Style(34, 42, bold=True)
SUBTITLE: Final = Style(15, 22, before=10, colour="muted")
KIND: Final = Style(12, 17, bold=True, colour="accent")
MASTHEAD: Final = Style(24, 31, bold=True)
MASTHEAD_SUBTITLE: Final = Style(12, 18, before=4, colour="muted")

_HEADINGS: Final = (
    Style(20, 27, before=34, after=12, bold=True),
    Style(13.5, 19, before=24, after=7, bold=True),
    Style(11, 16, before=16, after=4, bold=True),
    Style(10, 15, before=12, after=3, bold=True, colour="muted"),
)

# A line of running text holds some 75 letters; tables and figures use the whole frame.
MEASURE: Final = 136 * MM
CELL_PADDING: Final = 3.6
GROUP_ABOVE: Final = 6.0
COLUMN_GAP: Final = 12.0
COLUMN_GAP_TIGHT: Final = 7.0


def heading_style(level: int) -> Style:
    """Return the look of a heading; level 1 is a chapter, and in the own colour if there is one."""
    style = _HEADINGS[min(level, len(_HEADINGS)) - 1]
    return replace(style, colour="accent") if level == 1 and has_own_accent() else style
