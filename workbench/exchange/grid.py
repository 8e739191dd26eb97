"""A table as it was found: rows of plain cells, counted as a person counts them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_ROWS: Final = 200_000
MAX_CELLS: Final = 2_000_000
MAX_BYTES: Final = 100_000_000

Cell = str | int | float | Decimal | bool | date | datetime | time | None

# Control characters without meaning in a cell, marks that turn the direction of writing (a name
# must not be able to disguise itself) and characters that are none.
_UNWANTED: Final = dict.fromkeys(
    [
        *(code for code in range(32) if code not in {9, 10}),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200B,
        0x200E,
        0x200F,
        0x2028,
        0x2029,
        0x2060,
        0xFEFF,
        0xFFFE,
        0xFFFF,
        *range(0xD800, 0xE000),
    ]
)


_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``number`` is its line in the source, counted from 1 with headings and empty lines.

    In a text file a row whose quoted cell has line breaks counts as one, as in a spreadsheet.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without meaning yet: where it is from, and its rows without the empty ones.

    ``source`` is a file name or "" for the clipboard, ``sheet`` the sheet it lies on ("" where
    there are none). A row with number 0 is a heading the reader added to a list without.
    ``cleaned`` are the numbers of rows that held control characters, which are left out.
    """

    source: str
    sheet: str
    rows: tuple[Row, ...]
    cleaned: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


def clean_text(text: str) -> str:
    """Return a cell's text without control and direction marks, composed (NFC), ends stripped.

    Line breaks become plain ones; tabs inside a cell become blanks.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    one_break = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", one_break.translate(_UNWANTED)).strip()


def clean_cell(cell: Cell) -> Cell:
    """Return ``cell`` with text cleaned, emptiness as None and whole floats as whole numbers.

    Spreadsheets keep every number as a float: 5 comes as 5.0.
    """
    if isinstance(cell, str):
        return clean_text(cell) or None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    return cell


def grid_of(source: str, sheet: str, rows: Iterable[Sequence[Cell]], *, first: int = 1) -> Grid:
    """Return the cells as a Grid, counted from ``first``, without empty rows and rows' empty ends.

    Raises WorkbenchError when the table has more than 200,000 rows or 2,000,000 cells.
    """
    kept: list[Row] = []
    controlled: list[int] = []
    cells_seen = 0
    for number, cells in enumerate(rows, start=first):
        clean = _without_empty_end([clean_cell(cell) for cell in cells])
        cells_seen += len(clean)
        if cells_seen > MAX_CELLS or number - first >= MAX_ROWS:
            raise too_large()
        if clean:
            kept.append(Row(number, tuple(clean)))
            if any(has_controls(cell) for cell in cells):
                controlled.append(number)
    return Grid(source, sheet, tuple(kept), tuple(controlled))


def has_controls(cell: Cell) -> bool:
    """Tell whether a cell holds control characters, which stand in no text that people write."""
    if not isinstance(cell, str) or cell.isprintable():
        return False
    return _CONTROLS.search(cell) is not None


def _without_empty_end(cells: list[Cell]) -> list[Cell]:
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def too_large() -> WorkbenchError:
    """Return the refusal of a table beyond the limits."""
    return WorkbenchError(
        N_("The table is too large: at most {rows} rows and {cells} cells can be read"),
        rows=f"{MAX_ROWS:,}".replace(",", " "),
        cells=f"{MAX_CELLS:,}".replace(",", " "),
    )
