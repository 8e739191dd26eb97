"""The table of contents: headings with the pages they stand on, each a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import _
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.pen import stroke_colour
from workbench.documents.pdf.pieces import Strip, TextStrip, baseline
from workbench.documents.pdf.styles import Style, heading_style

if TYPE_CHECKING:
    from workbench.documents.pdf.lines import Line
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.prose import HeadingStrip
    from workbench.documents.pdf.structure import Element

DEEPEST: Final = 2
_CHAPTER: Final = Style(10.5, 17, before=7, bold=True)
_PART: Final = Style(10, 15.5)
_INDENT: Final = 26.0
_NUMBER_GAP: Final = 10.0
_UNNUMBERED: Final = 16.0
_PAGE_ROOM: Final = 34.0
_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class _Level:
    """How the entries of one level are set: where numbers begin, and after them titles."""

    style: Style
    left: float
    title: float


class EntryStrip(Strip):
    """A line of the contents. ``place`` (page from 0, left, top) is known once pages are set."""

    __slots__ = ("element", "heading", "level", "line", "number", "place", "width")

    def __init__(
        self, element: Element, heading: HeadingStrip, line: Line, width: float, level: _Level
    ) -> None:
        super().__init__(level.style.leading)
        self.element = element
        self.heading = heading
        self.line = line
        self.width = width
        self.level = level
        self.number = ""
        self.place: tuple[int, float, float] | None = None

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint number, title, leading dots and page as one link."""
        style = self.level.style
        cut = face(bold=style.bold)
        y = baseline(top, style)
        left, title = x + self.level.left, x + self.level.title
        pen.begin(self.element)
        if self.number:
            pen.shown(left, y, self.number + " ", cut, style.size)
        for part in self.line.fragments:
            pen.shown(title + part.x, y, part.text + " ", part.face, style.size)
        if self.place is None:
            pen.close()
            return
        page = str(self.place[0] + 1)
        right = x + self.width
        page_left = right - cut.width(page, style.size)
        pen.text(page_left, y, page, cut, style.size)
        pen.close()
        if not style.bold:
            _dots(pen, title + self.line.width + 8, page_left - 8, y)
        box = (left, y - style.size * 0.3, right, y + style.size)
        spoken = " ".join(filter(None, (self.heading.number, self.heading.title, page)))
        pen.link_in(self.element, box, self.place, spoken)


def _dots(pen: Pen, left: float, right: float, y: float) -> None:
    if right > left:
        with pen.artifact():
            path = f"{left:.2f} {y + 1:.2f} m {right:.2f} {y + 1:.2f} l"
            pen.code.append(f"q {stroke_colour('hairline')} 0.8 w 1 J [0 4] 0 d {path} S Q")


def contents_strips(
    headings: list[HeadingStrip], parent: Element, room: float
) -> tuple[list[Strip], list[EntryStrip]]:
    """Return the strips of the contents and, of each heading's entry, the line with its page."""
    title_style = heading_style(1)
    title = wrap(_("Contents"), title_style.size, room, bold=True)
    strips: list[Strip] = [TextStrip(parent.child("H2"), line, title_style) for line in title]
    strips[-1].after = 16.0
    strips[-1].keep = True
    entries: list[EntryStrip] = []
    table = parent.child("TOC")
    levels = _levels(headings)
    for heading in headings:
        if heading.level > DEEPEST:
            continue
        level = levels[heading.level - 1]
        own = _entry(heading, table.child("TOCI"), room, level)
        strips.extend(own)
        entries.extend(own[-1:])
    return strips, entries


def _levels(headings: list[HeadingStrip]) -> tuple[_Level, _Level]:
    """Return both levels, each with room for its widest number; parts begin under titles."""
    chapter = _numbers(headings, 1, _CHAPTER)
    part = chapter + _numbers(headings, 2, _PART)
    return _Level(_CHAPTER, 0.0, chapter), _Level(_PART, chapter, part)


def _numbers(headings: list[HeadingStrip], level: int, style: Style) -> float:
    cut = face(bold=style.bold)
    numbers = [heading.number for heading in headings if heading.level == level]
    widest = max((cut.width(number, style.size) for number in numbers), default=0.0)
    return max(_INDENT, widest + _NUMBER_GAP) if widest else _UNNUMBERED * (level - 1)


def _entry(heading: HeadingStrip, item: Element, room: float, level: _Level) -> list[EntryStrip]:
    style = level.style
    if not heading.number:
        level = _Level(style, level.left, level.left)
    lines = wrap(heading.title, style.size, room - level.title - _PAGE_ROOM, bold=style.bold)
    link = item.child("Reference").child("Link")
    own = [EntryStrip(link, heading, line, room, level) for line in lines[:_LINES]]
    own[0].number = heading.number
    own[0].before = style.before
    for strip in own[:-1]:
        strip.keep = True
    return own
