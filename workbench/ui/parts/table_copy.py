"""Rows on the clipboard: for spreadsheets as tabbed text, for mail and documents as a table."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from workbench.exchange.spreadsheet_text import guarded
from workbench.ui.data.masking import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows


def copied_rows(rows: RecordRows, ids: Sequence[str], columns: Sequence[Column]) -> QMimeData:
    """Return rows with their headings as tabbed text and as an HTML table; hidden stays hidden."""
    table = [[column.title() for column in columns]]
    table += [[cell_text(rows, row_id, column) for column in columns] for row_id in ids]
    data = QMimeData()
    data.setText("\n".join("\t".join(_tabbed(cell) for cell in line) for line in table) + "\n")
    head = _html_row("th", table[0])
    body = "".join(_html_row("td", line) for line in table[1:])
    data.setHtml(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
    return data


def copied_cell(rows: RecordRows, row_id: str, column: Column) -> QMimeData:
    """Return one cell as plain text."""
    data = QMimeData()
    data.setText(cell_text(rows, row_id, column))
    return data


def cell_text(rows: RecordRows, row_id: str, column: Column) -> str:
    """Return a cell as it leaves the program."""
    return HIDDEN if rows.is_hidden(column) else rows.store.copied(row_id, column)


def _tabbed(text: str) -> str:
    safe = guarded(text)
    if any(sign in safe for sign in '\t\n\r"'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _html_row(tag: str, cells: Iterable[str]) -> str:
    inside = "".join(
        f"<{tag}>{html.escape(cell).replace(chr(10), '<br>')}</{tag}>" for cell in cells
    )
    return f"<tr>{inside}</tr>"
