"""What is set apart from the running text: notes and key figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import N_, _
from workbench.documents.content import Tone
from workbench.documents.pdf.lines import natural_width, wrap
from workbench.documents.pdf.pieces import Strip, TextStrip, baseline, bind_ends, text_strips
from workbench.documents.pdf.styles import (
    BODY,
    FIGURE_DETAIL,
    FIGURE_LABEL,
    FIGURE_VALUE,
    MEASURE,
    NOTE,
    NOTE_TITLE,
)
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.content import KeyFigure, KeyFigures, Note
    from workbench.documents.pdf.lines import Line
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element
    from workbench.documents.pdf.styles import Style

_PADDING: Final = 13.0
_EDGE: Final = 3.0
_GAP: Final = 18.0
_SMALLEST_VALUE: Final = 13.0
_HIGHEST: Final = 160.0
_AFTER: Final = 22.0  # below the last row of key figures
_WHOLE: Final = 8  # lines: a note this short is not broken over two pages

_TITLES: Final = {Tone.INFO: "", Tone.DECISION: N_("Decision"), Tone.WARNING: N_("Note well")}
_COLOURS: Final = {Tone.INFO: "accent", Tone.DECISION: "ok", Tone.WARNING: "warn"}


class _PanelStrip(Strip):
    """A line of a note on its ground."""

    __slots__ = ("colour", "foot", "head", "inner", "width")

    def __init__(self, inner: TextStrip, width: float, colour: str) -> None:
        super().__init__(inner.height)
        self.inner = inner
        self.keep = inner.keep
        self.width = width
        self.colour = colour
        self.head = self.foot = 0.0

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the ground, its edge and the line."""
        pen.fill(x, top - self.height, self.width, self.height, "raised")
        pen.fill(x, top - self.height, _EDGE, self.height, self.colour)
        self.inner.paint(pen, x + _PADDING + _EDGE, top - self.head)


def note_strips(note: Note, parent: Element, room: float) -> list[Strip]:
    """Return the strips of a note; its tone is said by its title too."""
    element = parent.child("Div")
    width = min(room, MEASURE)
    inside = width - 2 * _PADDING - _EDGE
    title = note.title or _(_TITLES[note.tone])
    inner = _paragraph(element, wrap(title, NOTE_TITLE.size, inside, bold=True), NOTE_TITLE)
    for strip in inner:
        strip.keep = True
    for text in note.paragraphs():
        inner.extend(_paragraph(element, wrap(text, NOTE.size, inside), NOTE))
    if len(inner) <= _WHOLE:
        for strip in inner[:-1]:
            strip.keep = True
    strips = [_PanelStrip(each, width, _COLOURS[note.tone]) for each in inner]
    for panel in strips:
        panel.foot = panel.inner.after
        panel.height += panel.foot
    if strips:
        strips[0].head = _PADDING - 3
        strips[0].height += strips[0].head
        strips[-1].height += _PADDING - 3 - strips[-1].foot
        strips[0].before = 8.0
        strips[-1].after = 14.0
    return list(strips)


def _paragraph(parent: Element, lines: list[Line], style: Style) -> list[TextStrip]:
    element = parent.child("P")
    strips = [TextStrip(element, line, style) for line in lines]
    if strips:
        strips[-1].after = style.after
    bind_ends(strips)
    return strips


@dataclass(frozen=True, slots=True)
class _Cell:
    """One key figure, wrapped: its texts as (element, lines, style)."""

    texts: tuple[tuple[Element, list[Line], Style], ...]

    @property
    def height(self) -> float:
        return sum(len(lines) * style.leading for _element, lines, style in self.texts)


class _FiguresStrip(Strip):
    """Key figures beside each other."""

    __slots__ = ("cells", "column")

    def __init__(self, cells: Sequence[_Cell], column: float, after: float) -> None:
        super().__init__(max(cell.height for cell in cells) + 12, before=16, after=after)
        self.cells = cells
        self.column = column

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint each figure under a short firm rule."""
        for at, cell in enumerate(self.cells):
            left = x + at * (self.column + _GAP)
            pen.rule(left, left + self.column, top, 1.6, "accent")
            y = top - 8
            for element, lines, style in cell.texts:
                for line in lines:
                    pen.line(element, line, left, baseline(y, style), style.size, style.colour)
                    y -= style.leading


def figures_strips(block: KeyFigures, parent: Element, room: float) -> list[Strip]:
    """Return key figures in even rows of up to four, as a list for those who hear them."""
    if not block.figures:
        return []
    rows = list(block.rows())
    beside = len(rows[0])
    column = (room - (beside - 1) * _GAP) / beside
    element = parent.child("L", "/O/List/ListNumbering/None")
    value = _value_style(block, column)
    cells = [
        _cell(figure, element.child("LI").child("LBody"), column, value) for figure in block.figures
    ]
    if max(cell.height for cell in cells) > _HIGHEST:
        return [strip for cell in cells for strip in _running(cell)]
    made = iter(cells)
    return [
        _FiguresStrip([next(made) for _figure in row], column, _AFTER if row is rows[-1] else 0.0)
        for row in rows
    ]


def _value_style(block: KeyFigures, column: float) -> Style:
    """Return the look of the values: one size for all, at which the widest fits if it can."""
    widest = max(natural_width(one_line(figure.value), 1.0, bold=True) for figure in block.figures)
    size = max(_SMALLEST_VALUE, min(FIGURE_VALUE.size, column / max(widest, 0.01)))
    return replace(FIGURE_VALUE, size=size)


def _running(cell: _Cell) -> list[TextStrip]:
    """Return a key figure that is no figure but a long text, line by line."""
    return [
        strip
        for element, lines, style in cell.texts
        for strip in text_strips(element, lines, replace(BODY, bold=style.bold, after=2))
    ]


def _cell(figure: KeyFigure, body: Element, column: float, value: Style) -> _Cell:
    texts = []
    for text, style in (
        (figure.value, value),
        (figure.label, FIGURE_LABEL),
        (figure.detail, FIGURE_DETAIL),
    ):
        lines = wrap(text, style.size, column, bold=style.bold)
        texts.append((body.child("P"), lines, style))
    return _Cell(tuple(texts))
