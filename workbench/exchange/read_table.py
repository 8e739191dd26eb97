"""Whatever people have, as a table: workbooks, text files, web tables, the clipboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import MAX_BYTES, Grid
from workbench.exchange.read_addresses import addresses_grid, lines_grid
from workbench.exchange.read_html import html_grids
from workbench.exchange.read_text import decode, find_separator, not_a_table, text_grid
from workbench.exchange.read_vcard import cards_grid
from workbench.exchange.read_workbook import is_workbook, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = 200_000
_HTML: Final = re.compile(r"\s*(?:<!doctype html|<html|<table|<meta|<!--)", re.IGNORECASE)
_OTHER: Final = re.compile(
    rb"\s*(?:%PDF-|\{\s*\"|\[\s*[\[{\"]|<\?xml|BEGIN:VCAL|SQLite format 3\0|\{\\rtf)"
)


def read_sheets(path: Path, sheet: str | None = None) -> tuple[Grid, ...]:
    """Return the tables of a file: the visible sheets of a workbook, or the one table of a text.

    What the file is, is seen from its content and not from its name. ``sheet`` chooses one sheet.
    Raises WorkbenchError with a sentence when the file is missing, locked, damaged, empty, too
    large or no table.
    """
    data = bytes_of(path)
    if is_workbook(data):
        grids = read_workbook(data, path.name, sheet)
    elif sheet is not None:
        raise WorkbenchError(N_("The file has no sheets to choose from"))
    else:
        grids = _text_grids(data, path.name)
    if not grids:
        raise WorkbenchError(N_("The file holds no rows"))
    return grids


def read_table(path: Path, sheet: str | None = None) -> Grid:
    """Return the first table of a file, or the sheet named; see ``read_sheets``."""
    return read_sheets(path, sheet)[0]


def read_head(path: Path) -> Grid | None:
    """Return the first rows of a text table; None where the file is no text.

    Raises WorkbenchError as ``read_sheets`` does.
    """
    with path.open("rb") as file:
        data = file.read(_HEAD)
    if is_workbook(data) or _OTHER.match(data) or b"\0" in data:
        return None
    # The cut may go through a line, and through a letter.
    text = decode(data[: data.rfind(b"\n") + 1])
    return None if _HTML.match(text) else text_grid(text, path.name)


def read_clipboard(text: str, html: str = "") -> Grid:
    """Return what was pasted as a table.

    Cells from a spreadsheet are taken from the text; a web table from its HTML; then mail
    recipients, text with separators, and names one per line. Raises WorkbenchError when nothing
    is there.
    """
    if len(text) + len(html) > MAX_BYTES:
        raise WorkbenchError(N_("What was pasted is too large to be a table"))
    grid = _pasted(text, html)
    if not grid.rows:
        raise WorkbenchError(N_("There is nothing to paste"))
    return grid


def _pasted(text: str, html: str) -> Grid:
    if "\t" in text:
        return text_grid(text)
    tables = html_grids(html) if "<table" in html.lower() else ()
    if tables and tables[0].width > 1:
        return tables[0]
    recipients = cards_grid(text) or addresses_grid(text)
    if recipients is not None:
        return recipients
    if _is_separated(text):
        return text_grid(text)
    return lines_grid(text)


def _is_separated(text: str) -> bool:
    """Tell a table from prose: every line has the separator, and there is more than one line."""
    lines = [line for line in text.splitlines() if line.strip()]
    separator = find_separator(text)
    if separator == ",":
        # "Öhman, Anna" on each line is a name; three columns and more are a table.
        return len(lines) > 1 and all(line.count(",") > 1 for line in lines)
    return bool(lines) and separator != "\t" and all(separator in line for line in lines)


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; raises WorkbenchError when missing, empty or over 100 MB."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise WorkbenchError(N_("The file is larger than 100 MB and was not opened"))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbenchError(N_("There is no file {name}"), name=path.name) from error
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error
    if not data.strip():
        raise WorkbenchError(N_("The file {name} is empty"), name=path.name)
    return data


def _text_grids(data: bytes, source: str) -> tuple[Grid, ...]:
    if _OTHER.match(data):
        raise not_a_table()
    text = decode(data)
    if _HTML.match(text) and "<table" in text.lower():
        return html_grids(text, source)
    recipients = cards_grid(text, source) or addresses_grid(text, source)
    grid = recipients if recipients is not None else text_grid(text, source)
    return (grid,) if grid.rows else ()
