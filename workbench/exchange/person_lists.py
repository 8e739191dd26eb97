"""Lists of people as they are jotted down, brought into columns: who, of what, where to reach.

Only for records whose rows are people: "Bänkar, bord och ljus" is a title elsewhere. What is done
here once leaves nothing to do a second time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.exchange.column_names import heading_key, matches
from workbench.exchange.header import SEARCHED_ROWS, heading_text
from workbench.models.field import Kind, Naming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.exchange.grid import Cell, Grid, Row
    from workbench.models.field import Record

_FIRST: Final = frozenset({"fornamn", "first name", "given name", "tilltalsnamn", "firstname"})
_LAST: Final = frozenset({"efternamn", "last name", "surname", "family name", "lastname"})
_DASHES: Final = re.compile(r"\s+[-–—]\s+")
_BRACKETED: Final = re.compile(r"(?P<who>[^()]+?)\s*\((?P<what>[^()]+)\)")
_TURNED: Final = re.compile(r"(?P<last>[^\s,]+), (?P<first>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)")
_TITLED: Final = re.compile(r"(?P<who>[^\s,]+ [^,]+?),\s*(?P<what>[^,]+)")
_SCALES: Final = re.compile(r"\s*(\d{1,2})\s*/\s*(\d{1,2})\s*")
_FEW: Final = 2
_MOSTLY, _HALF = 0.8, 0.5  # of the lines have to be alike to be taken apart, or turned


def tidied(grid: Grid, record: Record) -> Grid:
    """Return a table with the people in it brought into columns; others come back as they are."""
    if record[record.title_field].naming is not Naming.PERSON or not grid.rows:
        return grid
    return _with_scales(_with_columns(_with_whole_names(grid), record), record)


# -- first and last name


def _with_whole_names(grid: Grid) -> Grid:
    """Make one column of "Förnamn" and "Efternamn"."""
    for at, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        keys = [heading_key(heading_text(cell)) for cell in row.cells]
        first = next((i for i, key in enumerate(keys) if key in _FIRST), None)
        last = next((i for i, key in enumerate(keys) if key in _LAST), None)
        if first is not None and last is not None:
            rest = tuple(_joined(each, first, last) for each in grid.rows[at + 1 :])
            head = _put(row.cells, {first: "Namn", last: None})
            return replace(grid, rows=(*grid.rows[:at], replace(row, cells=head), *rest))
    return grid


def _joined(row: Row, first: int, last: int) -> Row:
    parts = [row.cells[at] for at in (first, last) if at < len(row.cells)]
    name = " ".join(str(part).strip() for part in parts if part is not None) or None
    return replace(row, cells=_put(row.cells, {first: name, last: None}))


def _put(cells: tuple[Cell, ...], values: dict[int, Cell]) -> tuple[Cell, ...]:
    width = max(len(cells), max(values) + 1)
    padded = [*cells, *[None] * (width - len(cells))]
    for at, value in values.items():
        padded[at] = value
    return tuple(padded)


# -- one line for each person


def _with_columns(grid: Grid, record: Record) -> Grid:
    """Take apart lines that say more than a name, where nearly all of them do so alike."""
    if grid.width != 1:
        return grid
    headed = bool(matches(heading_text(grid.rows[0].cells[0]), record))
    rows = grid.rows[1:] if headed else grid.rows
    lines = [str(row.cells[0]) for row in rows]
    for apart, ways in ((_by_dashes, 2), (_by_brackets, 2), (_turned, 1), (_by_comma, 2)):
        parted = [apart(line) for line in lines]
        alike = sum(1 for each in parted if each) / max(len(lines), 1)
        if alike < (_MOSTLY if ways > 1 else _HALF) or (headed and ways > 1):
            continue
        cells = [each or (line,) for each, line in zip(parted, lines, strict=True)]
        whole = tuple(replace(row, cells=cell) for row, cell in zip(rows, cells, strict=True))
        return replace(grid, rows=(*grid.rows[:1], *whole) if headed else whole)
    return grid


def _by_dashes(line: str) -> tuple[Cell, ...]:
    parts = tuple(part for part in _DASHES.split(line) if part)
    return parts if len(parts) >= _FEW else ()


def _by_brackets(line: str) -> tuple[Cell, ...]:
    found = _BRACKETED.fullmatch(line)
    return (found["who"], found["what"].strip()) if found else ()


def _turned(line: str) -> tuple[Cell, ...]:
    """Return "Öhman, Anna" as "Anna Öhman", but leave "Polisen, kommunpolis" alone."""
    found = _TURNED.fullmatch(line)
    if found is None or not found["last"][0].isupper() or not found["first"][0].isupper():
        return ()
    return (f"{found['first']} {found['last']}",)


def _by_comma(line: str) -> tuple[Cell, ...]:
    found = _TITLED.fullmatch(line)
    return (found["who"], found["what"].strip()) if found else ()


# -- two judgements in one part


def _with_scales(grid: Grid, record: Record) -> Grid:
    """Make two columns of one that says "4/5", as in the quick line."""
    scales = [field for field in record.quick_fields() if field.kind is Kind.SCALE]
    if len(scales) < _FEW:
        return grid
    for place in range(grid.width):
        cells = [row.cells[place] for row in grid.rows if row.number and place < len(row.cells)]
        said = [cell for cell in cells if cell is not None]
        if said and all(isinstance(cell, str) and _SCALES.fullmatch(cell) for cell in said):
            return replace(grid, rows=tuple(_parted(row, place, _scale_pair) for row in grid.rows))
    return grid


def _scale_pair(cell: Cell) -> Sequence[Cell]:
    found = _SCALES.fullmatch(str(cell))
    return (found[1], found[2]) if found else (cell, None)


def _parted(row: Row, place: int, apart: Callable[[Cell], Sequence[Cell]]) -> Row:
    if place >= len(row.cells):
        return row
    cells = (*row.cells[:place], *apart(row.cells[place]), *row.cells[place + 1 :])
    return replace(row, cells=cells)
