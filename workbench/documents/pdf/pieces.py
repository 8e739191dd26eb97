"""Pieces of text: the lines of paragraphs, headings and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.documents.pdf.fonts import face

if TYPE_CHECKING:
    from workbench.documents.pdf.flow import Piece
    from workbench.documents.pdf.lines import Line
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element
    from workbench.documents.pdf.styles import Style


class Strip:
    """What every piece is to begin with: bound to nothing, repeating nothing."""

    __slots__ = ("after", "before", "height", "keep", "repeat")

    def __init__(self, height: float, before: float = 0.0, after: float = 0.0) -> None:
        self.height = height
        self.before = before
        self.after = after
        self.keep = False
        self.repeat: Piece | None = None

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint nothing: a strip alone is room."""

    def paint_again(self, pen: Pen, x: float, top: float) -> None:
        """Paint nothing."""


@dataclass(slots=True, frozen=True)
class Mark:
    """What stands before a line: a bullet or number, at ``x`` from the frame."""

    element: Element
    text: str
    x: float
    bold: bool = False


class TextStrip(Strip):
    """A line of text, ``indent`` from the left of the frame."""

    __slots__ = ("element", "indent", "line", "mark", "style")

    def __init__(self, element: Element, line: Line, style: Style, indent: float = 0.0) -> None:
        super().__init__(style.leading)
        self.element = element
        self.line = line
        self.style = style
        self.indent = indent
        self.mark: Mark | None = None

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the mark, if any, and the line."""
        style = self.style
        y = baseline(top, style)
        if self.mark is not None:
            pen.begin(self.mark.element)
            cut = face(bold=self.mark.bold)
            pen.text(x + self.mark.x, y, self.mark.text, cut, style.size, style.colour)
        pen.line(self.element, self.line, x + self.indent, y, style.size, style.colour)


def baseline(top: float, style: Style) -> float:
    """Return where the letters of a line stand whose strip begins at ``top``."""
    return top - (style.leading + style.size * 0.714) / 2


def text_strips(
    element: Element, lines: list[Line], style: Style, indent: float = 0.0
) -> list[TextStrip]:
    """Return the strips of a paragraph, its first and last two lines bound together."""
    strips = [TextStrip(element, line, style, indent) for line in lines]
    if strips:
        strips[0].before = style.before
        strips[-1].after = style.after
        bind_ends(strips)
    return strips


def bind_ends(strips: list[TextStrip]) -> None:
    """Bind the first two and the last two, so that no line stands alone on a page."""
    if len(strips) > 1:
        strips[0].keep = True
        strips[-2].keep = True
