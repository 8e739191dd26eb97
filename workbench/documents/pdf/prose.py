"""Headings, paragraphs and lists as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.documents.content import ListItem, Manner
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.pieces import Mark, TextStrip, bind_ends, text_strips
from workbench.documents.pdf.styles import (
    BODY,
    LEAD,
    MEASURE,
    QUOTE,
    SMALL,
    Style,
    heading_style,
)
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from workbench.documents.content import Heading, Inline, ListBlock, Paragraph
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element

_MANNERS: Final = {
    Manner.BODY: BODY,
    Manner.LEAD: LEAD,
    Manner.SMALL: SMALL,
    Manner.QUOTE: QUOTE,
}
_BULLETS: Final = ("•", "–")
_LIST_INDENT: Final = 16.0
_NUMBER_GAP: Final = 9.0
_NUMBER_AT_MOST: Final = 90.0
_ITEM_AFTER: Final = 3.0
# So long a heading is no heading but a text in the wrong place; it may be divided.
_LINES_KEPT: Final = 6
_TITLE_AT_MOST: Final = 200


class HeadingStrip(TextStrip):
    """The first line of a heading, which knows its place in contents and bookmarks."""

    __slots__ = ("key", "level", "number", "title")

    key: str
    level: int
    number: str
    title: str

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the line and put a bookmark at it."""
        TextStrip.paint(self, pen, x, top)
        written = f"{self.number} {self.title}" if self.number else self.title
        pen.bookmark(
            self.key, written[:_TITLE_AT_MOST], self.level - 1, x, top + self.style.leading / 2
        )


def heading_strips(
    heading: Heading, number: str, level: int, key: str, parent: Element, room: float
) -> list[TextStrip]:
    """Return the strips of a heading, bound to what follows.

    ``level`` is the level in the tree, without gaps; the document's title is H1, so a chapter is
    H2. A heading without a letter gives nothing.
    """
    style = heading_style(heading.level)
    title, number = one_line(heading.text), one_line(number)
    if not title:
        return []
    element = parent.child(f"H{min(level + 1, 6)}")
    indent = 0.0
    if number and face(bold=True).width(number, style.size) > _NUMBER_AT_MOST:
        title, number = f"{number} {title}", ""
    if number:
        indent = face(bold=True).width(number, style.size) + _NUMBER_GAP
    lines = wrap(title, style.size, room - indent, bold=True)
    head = HeadingStrip(element, lines[0], style, indent)
    head.key, head.level, head.number, head.title = key, level, number, title
    if number:
        head.mark = Mark(element, number + " ", 0.0, bold=True)
    rest = [TextStrip(element, line, style, indent) for line in lines[1:]]
    strips: list[TextStrip] = [head, *rest]
    strips[0].before = style.before
    strips[-1].after = style.after
    for strip in strips[-_LINES_KEPT:]:
        strip.keep = True
    return strips


def paragraph_strips(paragraph: Paragraph, parent: Element, room: float) -> list[TextStrip]:
    """Return the strips of a paragraph, no wider than comfortable to read."""
    style = _MANNERS[paragraph.manner]
    lines = wrap(
        paragraph.text, style.size, min(room, MEASURE), bold=style.bold, italic=style.italic
    )
    role = "BlockQuote" if paragraph.manner is Manner.QUOTE else "P"
    return text_strips(parent.child(role), lines, style)


def list_strips(block: ListBlock, parent: Element, room: float, depth: int = 0) -> list[TextStrip]:
    """Return the strips of a list and of the lists within it."""
    numbering = "Decimal" if block.ordered else "Disc"
    element = parent.child("L", f"/O/List/ListNumbering/{numbering}")
    left = depth * _LIST_INDENT
    strips: list[TextStrip] = []
    for at, item in enumerate(block.items):
        text, below = (item.text, item.below) if isinstance(item, ListItem) else (item, None)
        label = f"{block.start + at}." if block.ordered else _BULLETS[min(depth, 1)]
        item_element = element.child("LI")
        body = item_element.child("LBody")
        own = _item(text, body, min(room, MEASURE), left, label)
        if own:
            own[0].mark = Mark(item_element.child("Lbl"), label + " ", left)
            own[-1].keep = below is not None
        strips.extend(own)
        if below is not None:
            strips.extend(list_strips(below, body, room, depth + 1))
    if strips and depth == 0:
        strips[-1].after = BODY.after + 2
    return strips


def _item(text: Inline, body: Element, room: float, left: float, label: str) -> list[TextStrip]:
    style = Style(BODY.size, BODY.leading, after=_ITEM_AFTER)
    wide = face().width(label + " ", BODY.size)
    indent = left + max(_LIST_INDENT, wide + 2)
    lines = wrap(text, BODY.size, max(room - indent, 60.0))
    strips = text_strips(body, lines, style, indent)
    bind_ends(strips)
    return strips
