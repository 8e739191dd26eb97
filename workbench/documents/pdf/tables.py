"""Tables: one pass over the rows, cells wrapped, the heading repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.documents.cells import cell_text
from workbench.documents.content import Rich, RowRole
from workbench.documents.pdf.columns import column_widths
from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.pieces import Strip, baseline, text_strips
from workbench.documents.pdf.structure import SCOPE_COLUMN, SCOPE_ROW
from workbench.documents.pdf.styles import (
    CAPTION,
    CELL,
    CELL_PADDING,
    GROUP_ABOVE,
    SOURCE,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.content import Inline, Row, Table
    from workbench.documents.pdf.columns import Columns
    from workbench.documents.pdf.lines import Line
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element

# A row with more lines is divided over pages.
_LINES_TOGETHER: Final = 24
_TITLE_LINES: Final = 8
_AFTER_TABLE: Final = 16.0


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a column's cells stand."""

    left: float
    width: float
    right_aligned: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """What all rows of a table share."""

    slots: tuple[_Slot, ...]
    width: float


class _RowStrip(Strip):
    """A row or a part of a very high one."""

    __slots__ = ("cells", "depth", "elements", "grid", "role", "row")

    def __init__(
        self, grid: _Grid, row: Element, elements: list[Element], cells: list[list[Line]]
    ) -> None:
        lines = max([1, *map(len, cells)])
        super().__init__(lines * CELL.leading + 2 * CELL_PADDING)
        self.grid = grid
        self.row = row
        self.elements = elements
        self.cells = cells
        self.role = RowRole.PLAIN
        self.depth = self.height - 2 * CELL_PADDING

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the row's ground, its cells and the rule beneath."""
        self._ornaments(pen, x, top)
        size = CELL.size
        first = baseline(top - self.height + CELL_PADDING + self.depth, CELL)
        slots = self.grid.slots
        for element, lines, slot in zip(self.elements, self.cells, slots, strict=False):
            element.attach()
            left = x + slot.left
            y = first
            for line in lines:
                at = left + slot.width - line.width if slot.right_aligned else left
                pen.line(element, line, at, y, size)
                y -= CELL.leading

    def _ornaments(self, pen: Pen, x: float, top: float) -> None:
        bottom = top - self.height
        right = x + self.grid.width
        if self.role is RowRole.TOTAL:
            pen.rule(x, right, top, 0.9, "text")
        pen.rule(x, right, bottom, 0.45, "hairline")


class _HeaderStrip(_RowStrip):
    """The row of column titles."""

    __slots__ = ()

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the titles, standing on a firm rule."""
        lowest = max([1, *map(len, self.cells)])
        for element, lines, slot in zip(self.elements, self.cells, self.grid.slots, strict=True):
            element.attach()
            y = baseline(top - CELL_PADDING, CELL) - (lowest - len(lines)) * CELL.leading
            for line in lines:
                at = x + slot.left + (slot.width - line.width if slot.right_aligned else 0.0)
                pen.line(element, line, at, y, CELL.size, "text")
                y -= CELL.leading
        pen.rule(x, x + self.grid.width, top - self.height, 0.9, "text")

    @override
    def paint_again(self, pen: Pen, x: float, top: float) -> None:
        """Paint the titles once more for the eye; readers' tools know them from the first."""
        lowest = max([1, *map(len, self.cells)])
        with pen.artifact("<</Type/Pagination>>"):
            for lines, slot in zip(self.cells, self.grid.slots, strict=True):
                y = baseline(top - CELL_PADDING, CELL) - (lowest - len(lines)) * CELL.leading
                for line in lines:
                    at = x + slot.left + (slot.width - line.width if slot.right_aligned else 0.0)
                    for part in line.fragments:
                        pen.text(at + part.x, y, part.text, part.face, CELL.size, "text")
                    y -= CELL.leading
        pen.rule(x, x + self.grid.width, top - self.height, 0.9, "text")


def table_strips(table: Table, parent: Element, room: float, title: str = "") -> list[Strip]:
    """Return the strips of a table, within ``room`` points; ``title`` goes before its caption."""
    if not table.columns:
        return []
    table = replace(table, rows=tuple(_whole(row, len(table.columns)) for row in table.rows))
    element = parent.child("Table")
    strips: list[Strip] = []
    caption = f"{title}. {table.caption}" if title and table.caption else title or table.caption
    if caption:
        lines = wrap(caption, CAPTION.size, room, bold=True)
        strips.extend(text_strips(element.child("Caption"), lines, CAPTION))
        for strip in strips[-3:]:
            strip.keep = True
    texts = [[_cell(table, at, value) for at, value in enumerate(row.cells)] for row in table.rows]
    grid = _grid(table, column_widths(table.columns, table.rows, texts, room), room)
    header = _header(table, element, grid) if table.show_header else None
    if header is not None:
        strips.append(header)
    rows = _rows(table, texts, element.child("TBody"), grid)
    _bind(rows)
    for each in rows:
        each.repeat = header
    strips.extend(rows)
    strips.extend(_source(table, parent, room))
    if strips:
        strips[-1].after = max(strips[-1].after, _AFTER_TABLE)
    return strips


def _whole(row: Row, width: int) -> Row:
    """Return the row with as many cells as there are columns."""
    missing = width - len(row.cells)
    return row if missing == 0 else replace(row, cells=(*row.cells, *[None] * missing)[:width])


def _cell(table: Table, at: int, value: object) -> Inline:
    return value if isinstance(value, Rich) else cell_text(table.columns[at], value)  # type: ignore[arg-type]


def _grid(table: Table, sizes: Columns, room: float) -> _Grid:
    slots, left = [], 0.0
    for column, width in zip(table.columns, sizes.widths, strict=True):
        slots.append(_Slot(left, width, column.numeric))
        left += width + sizes.gap
    return _Grid(tuple(slots), room)


def _header(table: Table, element: Element, grid: _Grid) -> _HeaderStrip:
    # A head without a body is no table to those who check.
    row = element.child("THead" if table.rows else "TBody").child("TR")
    cells = [
        wrap(column.title, CELL.size, slot.width, bold=True)[:_TITLE_LINES]
        for column, slot in zip(table.columns, grid.slots, strict=True)
    ]
    elements = [row.child("TH", SCOPE_COLUMN) for _ in cells]
    strip = _HeaderStrip(grid, row, list(elements), cells)
    strip.before = 6.0
    strip.keep = True
    return strip


def _rows(
    table: Table, texts: Sequence[Sequence[Inline]], body: Element, grid: _Grid
) -> list[_RowStrip]:
    strips: list[_RowStrip] = []
    for row, cells in zip(table.rows, texts, strict=True):
        if row.role is RowRole.GROUP:
            strips.extend(_group(table, cells[0] if cells else "", body, grid))
        else:
            strips.extend(_row(table, row, cells, body, grid))
    return strips


def _group(table: Table, name: Inline, body: Element, grid: _Grid) -> list[_RowStrip]:
    span = len(table.columns)
    row = body.child("TR")
    head = row.child("TH", f"{SCOPE_ROW}/ColSpan {span}" if span > 1 else SCOPE_ROW)
    lines = wrap(name, CELL.size, grid.width, bold=True)
    wide = _Grid((_Slot(0.0, grid.width, right_aligned=False),), grid.width)
    strips = _divided(wide, row, [head], [lines])
    for strip in strips:
        strip.role = RowRole.GROUP
    strips[0].height += GROUP_ABOVE
    return strips


def _row(
    table: Table, row: Row, cells: Sequence[Inline], body: Element, grid: _Grid
) -> list[_RowStrip]:
    bold = row.role is not RowRole.PLAIN
    wrapped = [
        wrap(text, CELL.size, slot.width, bold=bold)
        for text, slot in zip(cells, grid.slots, strict=False)
    ]
    wrapped += [[] for _ in grid.slots[len(wrapped) :]]
    element = body.child("TR")
    elements = [
        element.child("TH", SCOPE_ROW) if column.header else element.child("TD")
        for column in table.columns
    ]
    strips = _divided(grid, element, elements, wrapped)
    for strip in strips:
        strip.role = row.role
    return strips


def _divided(
    grid: _Grid, row: Element, elements: list[Element], cells: list[list[Line]]
) -> list[_RowStrip]:
    """Return a row as one strip, or as several when it is too high to be moved as one."""
    return [
        _RowStrip(grid, row, elements, [lines[at : at + _LINES_TOGETHER] for lines in cells])
        for at in range(0, max([1, *map(len, cells)]), _LINES_TOGETHER)
    ]


def _bind(rows: list[_RowStrip]) -> None:
    """Bind the first rows, the last ones, and sums and group names to their neighbours."""
    for at, row in enumerate(rows):
        last = at == len(rows) - 1
        before_sum = not last and rows[at + 1].role in {RowRole.TOTAL, RowRole.SUBTOTAL}
        row.keep = not last and (
            at == 0 or at == len(rows) - 2 or row.role is RowRole.GROUP or before_sum
        )


def _source(table: Table, parent: Element, room: float) -> Sequence[Strip]:
    return text_strips(parent.child("P"), wrap(table.source, SOURCE.size, room), SOURCE)
