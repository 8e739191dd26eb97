"""The table of contents: headings with the pages they stand on, each a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import _
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.lines import wrap
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
_DEEPER: Final = 30.0
_PAGE_ROOM: Final = 34.0
_LINES: Final = 3


class EntryStrip(Strip):
    """A line of the contents. ``place`` (page from 0, left, top) is known once pages are set."""

    __slots__ = ("element", "heading", "line", "number", "place", "style", "width")

    def __init__(
        self, element: Element, heading: HeadingStrip, line: Line, width: float, number: str
    ) -> None:
        style = _CHAPTER if heading.level == 1 else _PART
        super().__init__(style.leading, before=style.before)
        self.element = element
        self.heading = heading
        self.line = line
        self.width = width
        self.number = number
        self.style = style
        self.place: tuple[int, float, float] | None = None

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint number, title, leading dots and page as one link."""
        style, heading = self.style, self.heading
        cut = face(bold=style.bold)
        y = baseline(top, style)
        left = x + (0.0 if heading.level == 1 else _INDENT)
        text_left = left + (_INDENT if heading.level == 1 else _DEEPER)
        if not heading.number:
            text_left = left
        pen.begin(self.element)
        if self.number:
            pen.shown(left, y, self.number + " ", cut, style.size)
        for part in self.line.fragments:
            pen.shown(text_left + part.x, y, part.text + " ", part.face, style.size)
        if self.place is None:
            pen.close()
            return
        page = str(self.place[0] + 1)
        right = x + self.width
        page_left = right - cut.width(page, style.size)
        pen.text(page_left, y, page, cut, style.size)
        pen.close()
        if heading.level > 1:
            self._dots(pen, text_left + self.line.width + 8, page_left - 8, y)
        box = (left, y - style.size * 0.3, right, y + style.size)
        spoken = " ".join(filter(None, (heading.number, heading.title, page)))
        pen.link_in(self.element, box, self.place, spoken)

    @staticmethod
    def _dots(pen: Pen, left: float, right: float, y: float) -> None:
        if right > left:
            with pen.artifact():
                pen.code.append(
                    f"q 0.69 0.72 0.76 RG 0.8 w 1 J [0 4] 0 d {left:.2f} {y + 1:.2f} m "
                    f"{right:.2f} {y + 1:.2f} l S Q"
                )


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
    for heading in headings:
        if heading.level > DEEPEST:
            continue
        link = table.child("TOCI").child("Reference").child("Link")
        style = _CHAPTER if heading.level == 1 else _PART
        indent = _INDENT if heading.level == 1 else _INDENT + _DEEPER
        lines = wrap(heading.title, style.size, room - indent - _PAGE_ROOM, bold=style.bold)
        lines = lines[:_LINES]
        own = [
            EntryStrip(link, heading, line, room, "" if at else heading.number)
            for at, line in enumerate(lines)
        ]
        for strip in own[1:]:
            strip.before = 0.0
        for strip in own[:-1]:
            strip.keep = True
        strips.extend(own)
        entries.extend(own[-1:])
    return strips, entries
