"""Workbooks with typed cells. What users wrote is never a formula and never a link."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
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
_MOST_SERIES: Final = 12
_MOST_HEADER: Final = 200
_FORMATS: Final = {
    Kind.MONEY: "#,##0",
    Kind.INTEGER: "0",
    Kind.SCALE: "0",
    Kind.DECIMAL: "General",
    Kind.DATE: "yyyy-mm-dd",
}
_WITH_ORE: Final = "#,##0.00"
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class ChartKind(StrEnum):
    """How a sheet's numbers are drawn beside them."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"


@dataclass(frozen=True)
class Sheet:
    """A table in a workbook: its name, columns and rows of typed values.

    ``strong`` are the places of rows that are sums or headings. ``chart`` draws the columns with
    numbers by the first one with words, without the strong rows; ``across``
    makes a series of each row instead of each column.
    """

    title: str
    columns: Sequence[WriteColumn]
    rows: Iterable[Sequence[object]]
    strong: frozenset[int] = frozenset()
    chart: ChartKind | None = None
    across: bool = False


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
    return book_bytes([Sheet(title, columns, rows)], title, created)


def book_bytes(
    sheets: Sequence[Sheet], title: str, created: datetime | None = None
) -> bytes:  # fmt: skip
    """Return a workbook with a sheet for each table, each as :func:`xlsx_bytes` makes it."""
    # The library is slow to load for a start that writes no workbook.
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, dict(_OPTIONS))
    book.set_properties({"title": title, "created": created or datetime(2000, 1, 1)})  # noqa: DTZ001
    styles = _Styles(book)
    taken: set[str] = set()
    for each in sheets or [Sheet(title, (), ())]:
        name = _free_name(each.title, taken)
        _write_sheet(book, book.add_worksheet(name), name, each, styles)
    book.close()
    return target.getvalue()


class _Styles:
    """The looks of cells, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Format] = {}

    def of(self, column: WriteColumn, value: Written, *, strong: bool) -> Format:
        code = column.number_format or _FORMATS.get(column.kind, "")
        if column.kind is Kind.MONEY and isinstance(value, Decimal):
            code = _WITH_ORE
        known = self._made.get((code, strong))
        if known is None:
            look: dict[str, object] = {"valign": "top", "bold": strong}
            look |= {"num_format": code} if code else {"text_wrap": True}
            known = self._made[code, strong] = self._book.add_format(look)
        return known


def _write_sheet(
    book: Workbook, sheet: Worksheet, name: str, table: Sheet, styles: _Styles
) -> None:
    _write_headings(book, sheet, table.columns)
    last = 0
    for number, row in enumerate(table.rows, start=1):
        if number > _MAX_ROWS:
            break
        last = number
        strong = number - 1 in table.strong
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            cell = written(value, column)
            _write_cell(sheet, number, place, cell, styles.of(column, cell, strong=strong))
    if table.columns:
        sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
        # A table that is wider than a page is printed as wide as one, its headings on each.
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header("&C" + " ".join(table.title.split()).replace("&", "&&")[:_MOST_HEADER])
    if table.chart is not None and last:
        _draw(book, sheet, name, table, last)


def _draw(book: Workbook, sheet: Worksheet, name: str, table: Sheet, last: int) -> None:
    """Put a chart of the sheet's own cells below the table."""
    numbers = [place for place, column in enumerate(table.columns) if is_number(column)]
    words = next((p for p, column in enumerate(table.columns) if not is_number(column)), 0)
    rows = [row for row in range(1, last + 1) if row - 1 not in table.strong]
    if not numbers or not rows:
        return
    chart = book.add_chart({"type": table.chart.value if table.chart else ChartKind.COLUMN.value})
    if table.across:
        for row in rows[:_MOST_SERIES]:
            chart.add_series(
                {
                    "name": [name, row, words],
                    "categories": [name, 0, numbers[0], 0, numbers[-1]],
                    "values": [name, row, numbers[0], row, numbers[-1]],
                }
            )
    else:
        for place in numbers[:_MOST_SERIES]:
            chart.add_series(
                {
                    "name": [name, 0, place],
                    "categories": [name, rows[0], words, rows[-1], words],
                    "values": [name, rows[0], place, rows[-1], place],
                }
            )
    chart.set_legend({"position": "bottom"})
    code = _axis_format(table.columns[numbers[0]])
    if table.chart is ChartKind.BAR:  # lies down: its words are on the y axis
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"num_format": code})
    else:
        chart.set_y_axis({"num_format": code})
    chart.set_size({"width": 760, "height": max(320, 22 * len(rows) + 140)})
    sheet.insert_chart(last + 2, 0, chart)


def _axis_format(column: WriteColumn) -> str:
    """Return how the numbers along a chart are written: as in its column."""
    return column.number_format or _FORMATS.get(column.kind) or "General"


def _free_name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet that no other sheet has."""
    name, number = sheet_name(title), 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = _cut(sheet_name(title), _MAX_SHEET_NAME - len(end)).rstrip() + end
    taken.add(name.casefold())
    return name


def sheet_name(title: str) -> str:
    """Return ``title`` as a name that every spreadsheet program takes for a sheet."""
    name = _cut(_NOT_IN_SHEET_NAME.sub(" ", title).strip().strip("'"), _MAX_SHEET_NAME).strip("' ")
    return name if name and name.casefold() != "history" else "Tabell"


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, measured as spreadsheets do: an emoji is two signs."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1] if len(text) <= most else text[:most]
    return text


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
