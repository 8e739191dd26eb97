"""A large table by column, as text: for the answers of many people, which need no typed cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import clean_text
from workbench.exchange.header import heading_text
from workbench.exchange.read_table import bytes_of
from workbench.exchange.read_text import decode, find_separator, not_a_table, split_rows
from workbench.exchange.read_workbook import is_workbook, read_workbook
from workbench.exchange.values import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.exchange.grid import Grid

MAX_CELLS: Final = 20_000_000
_SEARCHED: Final = 10


@dataclass(frozen=True)
class ColumnTable:
    """Headings and, for each, the texts of its cells; all columns have the same length.

    ``first`` is the line of the first row of cells, counted as a person counts.
    """

    source: str
    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    first: int

    @property
    def rows(self) -> int:
        """The number of rows below the headings."""
        return len(self.columns[0]) if self.columns else 0


def read_columns(path: Path, sheet: str | None = None) -> ColumnTable:
    """Return a table of a text file or workbook by column.

    A second row of headings (question texts below codes) is joined to the first. Raises
    WorkbenchError as ``read_sheets`` does, and when there are more than 20 million cells.
    """
    data = bytes_of(path)
    if is_workbook(data):
        return _of_grid(read_workbook(data, path.name, sheet)[0])
    text = decode(data)
    rows = [row for row in split_rows(text, find_separator(text)) if any(row)]
    if not rows:
        raise not_a_table()
    return _table(path.name, rows, 1)


def columns_of_grid(grid: Grid) -> ColumnTable:
    """Return a table that was read already by column."""
    return _of_grid(grid)


def _of_grid(grid: Grid) -> ColumnTable:
    rows = [[plain(cell) for cell in row.cells] for row in grid.rows]
    if not rows:
        raise not_a_table()
    return _table(grid.source, rows, grid.rows[0].number)


def _table(source: str, rows: Sequence[Sequence[str]], first: int) -> ColumnTable:
    width = max(len(row) for row in rows)
    if width * len(rows) > MAX_CELLS:
        raise WorkbenchError(N_("The table is too large to be read"))
    start = _heading_row(rows, width)
    headings = [heading_text(clean_text(cell)) for cell in rows[start]]
    headings += [""] * (width - len(headings))
    body = start + 1
    if body < len(rows) and _is_second_heading(rows, body):
        headings = [_joined(a, b) for a, b in zip_longest(headings, rows[body], fillvalue="")]
        body += 1
    if body >= len(rows):
        raise WorkbenchError(N_("The table has headings but no rows"))
    columns = tuple(zip_longest(*rows[body:], fillvalue=""))
    columns = columns + ((("",) * (len(rows) - body)),) * (width - len(columns))
    return ColumnTable(source, tuple(headings), columns, first + body)


def _heading_row(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return the first row that names most of the columns; titles above it name one."""
    for index, row in enumerate(rows[:_SEARCHED]):
        named = sum(1 for cell in row if cell.strip())
        if named * 2 > width:
            return index
    return 0


def _is_second_heading(rows: Sequence[Sequence[str]], body: int) -> bool:
    """Tell whether a row holds long words where the rows below it hold short answers."""
    below = rows[body + 1 : body + 21]
    if not below:
        return False
    said = [
        (len(cell), max((len(row[i]) for row in below if i < len(row)), default=0))
        for i, cell in enumerate(rows[body])
        if cell
    ]
    wordy = sum(1 for length, most in said if length > 12 and length > 2 * most)  # noqa: PLR2004
    return len(said) > 1 and wordy * 2 > len(said)


def _joined(code: str, words: str) -> str:
    words = heading_text(clean_text(words))
    return f"{code} {words}".strip() if words and words != code else code
