"""A block of cells on the clipboard, taken cell by cell: no headings, no empty row left out."""

from __future__ import annotations

import csv
import io
from typing import Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import clean_text
from workbench.exchange.spreadsheet_text import unguarded

MOST_LETTERS: Final = 2_000_000
MOST_IN_CELL: Final = 100_000
MOST_ROWS: Final = 5_000


def read_block(text: str) -> list[list[str]]:
    """Return the cells of a copied block as text, row by row; rows may differ in length.

    Raises WorkbenchError when nothing is there or it is too large to be a block.
    """
    if len(text) > MOST_LETTERS:
        raise WorkbenchError(N_("What was pasted is too large to be a table"))
    lines = io.StringIO(text.replace("\0", "").removesuffix("\n"), newline="")
    try:
        rows = list(csv.reader(lines, dialect="excel-tab"))[:MOST_ROWS]
    except csv.Error as error:
        raise WorkbenchError(N_("There is nothing to paste")) from error
    if any(len(cell) > MOST_IN_CELL for row in rows for cell in row):
        raise WorkbenchError(N_("What was pasted is too large to be a table"))
    if not any(rows):
        raise WorkbenchError(N_("There is nothing to paste"))
    return [[clean_text(unguarded(cell)) for cell in row] for row in rows]
