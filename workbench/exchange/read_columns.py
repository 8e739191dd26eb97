"""A large table by column, as text: for the answers of many people, which need no typed cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import clean_cell, clean_text
from workbench.exchange.header import heading_text
from workbench.exchange.read_table import bytes_of
from workbench.exchange.read_text import decode, find_separator, not_a_table, split_rows
from workbench.exchange.read_workbook import is_workbook, read_large_sheet
from workbench.exchange.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.exchange.grid import Grid

    Progress = Callable[[float], None]
    Numbered = tuple[int, Sequence[str]]

MAX_CELLS: Final = 20_000_000
_SEARCHED: Final = 10
_WORDS: Final = 12
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MACHINE: Final = '{"ImportId"'  # a row of headings that a survey tool writes for itself
_REPORT_EVERY: Final = 2_000


@dataclass(frozen=True)
class ColumnTable:
    """Headings and, for each, the texts of its cells; all columns have the same length.

    ``numbers`` are the lines of the rows, counted as a person counts. ``two_headings`` says that a
    second row of headings was joined to the first.
    """

    source: str
    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    numbers: Sequence[int]
    two_headings: bool = False

    @property
    def rows(self) -> int:
        """The number of rows below the headings."""
        return len(self.numbers)

    def number(self, place: int) -> int:
        """Return the line of a row, given its place from 0."""
        return self.numbers[place]


def read_columns(
    path: Path, sheet: str | None = None, progress: Progress = lambda _share: None
) -> ColumnTable:
    """Return a table of a text file or workbook by column.

    A second row of headings (question texts below codes) is joined to the first. Raises
    WorkbenchError as ``read_sheets`` does, and when there are more than 20 million cells.
    """
    data = bytes_of(path)
    if is_workbook(data):
        first, cells = read_large_sheet(data, sheet)
        rows = ((first + at, [plain(clean_cell(each)) for each in row])
                for at, row in enumerate(cells))  # fmt: skip
        return _table(path.name, _filled(rows, len(cells), progress))
    if sheet is not None:
        raise WorkbenchError(N_("The file has no sheets to choose from"))
    text = decode(data)
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else find_separator(text)
    body = text[declared.end() :] if declared else text
    found = enumerate(split_rows(body, separator), 2 if declared else 1)
    return _table(path.name, _filled(found, body.count("\n"), progress))


def columns_of_grid(grid: Grid) -> ColumnTable:
    """Return a table that was read already by column; raises WorkbenchError where it is none."""
    rows = [(row.number, [plain(cell) for cell in row.cells]) for row in grid.rows]
    return _table(grid.source, rows)


def _filled(rows: Iterable[Numbered], about: int, progress: Progress) -> list[Numbered]:
    """Return the rows in which something stands; reading them is most of the work."""
    kept = []
    for number, row in rows:
        if number % _REPORT_EVERY == 0:
            progress(min(number / max(about, 1), 1.0))
        if any(row):
            kept.append((number, row))
    return kept


def _table(source: str, numbered: Sequence[Numbered]) -> ColumnTable:
    if not numbered:
        raise not_a_table()
    rows = [row for _number, row in numbered]
    width = max(len(row) for row in rows)
    if width * len(rows) > MAX_CELLS:
        raise WorkbenchError(N_("The table is too large to be read"))
    start = _heading_row(rows, width)
    headings = [heading_text(clean_text(cell)) for cell in rows[start]]
    headings += [""] * (width - len(headings))
    body = start + 1
    second = body < len(rows) and _is_second_heading(rows, body)
    if second:
        headings = [_joined(a, b) for a, b in zip_longest(headings, rows[body], fillvalue="")]
        body += 1
    while body < len(rows) and any(cell.startswith(_MACHINE) for cell in rows[body]):
        body += 1
    if body >= len(rows):
        raise WorkbenchError(N_("The table has headings but no rows"))
    columns = tuple(zip_longest(*rows[body:], fillvalue=""))
    columns = columns + ((("",) * (len(rows) - body)),) * (width - len(columns))
    numbers = tuple(number for number, _row in numbered[body:])
    return ColumnTable(source, tuple(headings), columns, numbers, second)


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
    wordy = sum(1 for length, most in said if length > _WORDS and length > 2 * most)
    return len(said) > 1 and wordy * 2 > len(said)


def _joined(code: str, words: str) -> str:
    words = heading_text(clean_text(words))
    return f"{code} {words}".strip() if words and words != code else code
