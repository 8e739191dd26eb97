"""Rows on the wall: a large title and a few cells; at 4:3 the cells go below the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import symbols
from workbench.charts.scene import BOLD, NORMAL, Group, Line, Rect, Text
from workbench.charts.wall.fit import at_most
from workbench.charts.wall.frame import BODY, FOOT, ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.scene import Shape
    from workbench.charts.wall.frame import Frame
    from workbench.charts.wall.page import Cell, Rows, WallRow

MOST_ROWS: Final = 6
_CELLS_SHARE: Final = 0.6
_STRETCH: Final = 1.2
_HEAD: Final = 1.7
_WRAPPED: Final = 0.265  # letters of a title in two lines with a third below, of the row


@dataclass(frozen=True)
class _Columns:
    """Where the cells stand: left edge and width of each; how wide the title may be."""

    title: float
    size: float
    cells: tuple[tuple[float, float], ...]


def rows_per_sheet(rows: Rows, frame: Frame, top: float) -> int:
    """Return how many rows one sheet holds."""
    room = frame.foot_top - top - _head_height(rows, frame) - frame.em(FOOT) * 0.4
    return max(1, min(MOST_ROWS, int(room // frame.line)))


def has_heads(rows: Rows, frame: Frame) -> bool:
    """Tell whether the columns have headings on this screen."""
    return any(rows.heads) and not _stacked(rows, frame)


def _head_height(rows: Rows, frame: Frame) -> float:
    return frame.em(FOOT) * _HEAD if has_heads(rows, frame) else 0.0


def _stacked(rows: Rows, frame: Frame) -> bool:
    """Whether the cells stand below the title, as words do on a screen of 4:3."""
    return (
        frame.narrow and not rows.ends and max((len(row.cells) for row in rows.rows), default=0) > 1
    )


def row_shapes(rows: Rows, part: int, frame: Frame, top: float, chosen: str) -> Iterator[Shape]:
    """Yield the rows of a sheet, from ``top`` down."""
    per = rows_per_sheet(rows, frame, top)
    head = _head_height(rows, frame)
    room = frame.foot_top - top - head - frame.em(FOOT) * 0.4
    line = min(room / per, frame.line * _STRETCH)
    columns = _columns(rows, frame)
    if head:
        yield from _heads(rows, columns, frame, top + head)
    y = top + head
    for row in rows.rows[part * per : (part + 1) * per]:
        shapes = list(_row(row, rows, columns, frame, (y, line)))
        if row.key == chosen:
            pad = frame.margin * 0.4
            wide = frame.right - frame.left + 2 * pad
            ground = Rect(
                frame.left - pad, y, wide, line, "selected", "accent", frame.thin * 2, frame.thin
            )
            shapes.insert(0, ground)
        said = ", ".join(filter(None, (row.title, *(cell.text for cell in row.cells))))
        yield Group(tuple(shapes), row.key, said)
        y += line
        yield Line(frame.left, y, frame.right, y, "hairline", frame.thin)


def _columns(rows: Rows, frame: Frame) -> _Columns:
    """Return the columns, as wide as their longest cell; too wide ones are cut, not the title."""
    whole, gap = frame.right - frame.left, frame.em(BODY) * 1.0
    if _stacked(rows, frame):
        last = _cell_width(rows, -1, frame)
        room = whole - last - gap
        return _Columns(room, _title_size(rows, room, frame), ((frame.right - last, last),))
    count = max((len(row.cells) for row in rows.rows), default=0)
    widths = [_cell_width(rows, at, frame) for at in range(count)]
    most = whole * _CELLS_SHARE - gap * count
    if sum(widths) > most:
        widths = _narrowed(widths, most)
    x = left = frame.right - sum(widths) - gap * max(sum(w > 0 for w in widths) - 1, 0)
    places = []
    for width in widths:
        places.append((x, width))
        x += width + gap if width else 0.0
    title = left - gap - frame.left if count else whole
    return _Columns(title, _title_size(rows, title, frame), tuple(places))


def _title_size(rows: Rows, room: float, frame: Frame) -> float:
    """Return the size of all titles: large where each fits in a line, else as the cells are."""
    size = frame.em(ROW)
    fits = all(
        frame.measure.text_width(row.title, size, BOLD if row.strong else NORMAL) <= room
        for row in rows.rows
    )
    return size if fits else frame.em(BODY)


def _narrowed(widths: list[float], room: float) -> list[float]:
    """Return widths that fit: the widest columns give way first."""
    found = list(widths)
    while sum(found) > room:
        widest = max(range(len(found)), key=found.__getitem__)
        others = sorted(found)[:-1]
        second = others[-1] if others else 0.0
        over = sum(found) - room
        found[widest] -= min(over, max(found[widest] - second, room * 0.02))
    return found


def _cell_width(rows: Rows, at: int, frame: Frame) -> float:
    size = frame.em(BODY)
    cells = [row.cells[at] for row in rows.rows if row.cells and at < len(row.cells)]
    widest = max((_width(cell, size, frame) for cell in cells if cell.text), default=0.0)
    if widest > 1 and 0 <= at < len(rows.heads):
        head = frame.measure.text_width(rows.heads[at], frame.em(FOOT))
        return max(widest, head)
    return widest


def _width(cell: Cell, size: float, frame: Frame) -> float:
    weight = BOLD if cell.sign or cell.strong else NORMAL
    sign = size * 1.15 if cell.sign else 0.0
    return frame.measure.text_width(cell.text, size, weight) + sign + 1


def _heads(rows: Rows, columns: _Columns, frame: Frame, bottom: float) -> Iterator[Shape]:
    size = frame.em(FOOT)
    for at, ((x, width), head) in enumerate(zip(columns.cells, rows.heads, strict=False)):
        end = at in rows.ends
        if not width:
            continue
        yield Text(
            x + width if end else x, bottom - size * 0.5, head, size, "muted",
            anchor="end" if end else "start", max_width=width,
        )  # fmt: skip
    yield Line(frame.left, bottom, frame.right, bottom, "border", frame.thin)


def _row(
    row: WallRow, rows: Rows, columns: _Columns, frame: Frame, place: tuple[float, float]
) -> Iterator[Shape]:
    y, line = place
    if _stacked(rows, frame):
        yield from _two_lines(row, columns, frame, y, line)
        return
    yield from _title(row, columns, frame, y, line)
    middle = y + line / 2
    for at, (cell, (x, width)) in enumerate(zip(row.cells, columns.cells, strict=False)):
        if cell.text:
            yield from _cell(cell, x, width, middle, frame, end=at in rows.ends)


def _title(row: WallRow, columns: _Columns, frame: Frame, y: float, line: float) -> Iterator[Shape]:
    weight = BOLD if row.strong else NORMAL
    size = columns.size
    lines = at_most(row.title, columns.title, size, frame.measure, weight, 2)
    size = size if len(lines) == 1 else min(size, line * 0.4)
    first = y + line / 2 + size * 0.36 - size * 0.58 * (len(lines) - 1)
    for number, words in enumerate(lines):
        yield Text(frame.left, first + number * size * 1.16, words, size, "text", weight)


def _two_lines(
    row: WallRow, columns: _Columns, frame: Frame, y: float, line: float
) -> Iterator[Shape]:
    size, small = columns.size, frame.em(FOOT)
    weight = BOLD if row.strong else NORMAL
    lines = at_most(row.title, columns.title, size, frame.measure, weight, 1)
    if lines != [" ".join(row.title.split())]:
        size = min(size, line * _WRAPPED)
        lines = at_most(row.title, columns.title, size, frame.measure, weight, 2)
    first = y + line * (0.47 if len(lines) == 1 else 0.33)
    for number, words in enumerate(lines):
        yield Text(frame.left, first + number * size * 1.12, words, size, "text", weight)
    small = min(small, line * _WRAPPED) if len(lines) > 1 else small
    rest = " · ".join(cell.text for cell in row.cells[:-1] if cell.text)
    told = frame.measure.elide(rest, columns.title, small)
    below = 0.82 if len(lines) == 1 else 0.92
    yield Text(frame.left, y + line * below, told, small, "muted")
    if row.cells:
        x, width = columns.cells[0]
        yield from _cell(row.cells[-1], x, width, y + line / 2, frame, end=False)


def _cell(
    cell: Cell, x: float, width: float, middle: float, frame: Frame, *, end: bool
) -> Iterator[Shape]:
    size = frame.em(BODY)
    weight = BOLD if cell.sign or cell.strong else NORMAL
    if cell.sign:
        yield symbols.status_sign(cell.sign, x + size * 0.45, middle, size * 0.8)
        x, width = x + size * 1.15, width - size * 1.15
    base = middle + size * 0.36
    words = frame.measure.elide(cell.text, width + 1, size, weight)
    at = x + width if end else x
    yield Text(at, base, words, size, cell.tone, weight, "end" if end else "start")
