"""Workbooks with typed cells. What users wrote is never a formula and never a link."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.exchange.table_columns import WriteColumn, Written, is_number, written
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MAX_CELL: Final = 32_767
_MAX_ROWS: Final = 1_048_575
_EARLIEST: Final = date(1900, 3, 1)
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MAX_SHEET_NAME: Final = 31
_FORMATS: Final = {
    Kind.MONEY: "#,##0.##;-#,##0.##;0",
    Kind.INTEGER: "0",
    Kind.SCALE: "0",
    Kind.DECIMAL: "General",
    Kind.DATE: "yyyy-mm-dd",
}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def xlsx_bytes(
    columns: Sequence[WriteColumn],
    rows: Iterable[Sequence[object]],
    title: str,
    created: datetime | None = None,
) -> bytes:
    """Return a workbook of one sheet: frozen bold headings, filters, typed cells.

    ``title`` names the sheet and the document; ``created`` is the date it bears (none gives the
    same bytes for the same table every time).
    """
    return sheets_bytes([(title, columns, rows)], title, created)


def sheets_bytes(
    sheets: Iterable[tuple[str, Sequence[WriteColumn], Iterable[Sequence[object]]]],
    title: str,
    created: datetime | None = None,
) -> bytes:
    """Return a workbook with a sheet for each table, given by name, columns and rows."""
    # The library is slow to load for a start that writes no workbook.
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, dict(_OPTIONS))
    book.set_properties({"title": title, "created": created or datetime(2000, 1, 1)})  # noqa: DTZ001
    formats = {
        kind: book.add_format({"num_format": code, "valign": "top"})
        for kind, code in _FORMATS.items()
    }
    plain = book.add_format({"valign": "top", "text_wrap": True})
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(sheet_name(name))
        _write_headings(book, sheet, columns)
        last = 0
        for number, row in enumerate(rows, start=1):
            if number > _MAX_ROWS:
                break
            last = number
            for place, (value, column) in enumerate(zip(row, columns, strict=True)):
                style = formats.get(column.kind, plain)
                _write_cell(sheet, number, place, written(value, column), style)
        if columns:
            sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    book.close()
    return target.getvalue()


def sheet_name(title: str) -> str:
    """Return ``title`` as a name that every spreadsheet program takes for a sheet."""
    name = _NOT_IN_SHEET_NAME.sub(" ", title).strip().strip("'")[:_MAX_SHEET_NAME].strip("' ")
    return name if name and name.casefold() != "history" else "Tabell"


def _write_headings(book: Workbook, sheet: Worksheet, columns: Sequence[WriteColumn]) -> None:
    style = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    left, right = book.add_format(style), book.add_format({**style, "align": "right"})
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.label, right if is_number(column) else left)
        sheet.set_column(place, place, max(column.width, min(len(column.label), 24)) + 2)
    sheet.freeze_panes(1, 0)


def _write_cell(sheet: Worksheet, row: int, place: int, value: Written, style: Format) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif isinstance(value, (int, Decimal)):
        sheet.write_number(row, place, value, style)
    elif isinstance(value, date) and value >= _EARLIEST:
        sheet.write_datetime(row, place, value, style)
    else:
        sheet.write_string(row, place, str(value)[:_MAX_CELL], style)
