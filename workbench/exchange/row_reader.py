"""The rows of a table as typed values by field, and those that are no records or cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError, Skipped
from workbench.exchange.units_row import is_sum_row
from workbench.exchange.values import read_value
from workbench.models.field import Kind

if TYPE_CHECKING:
    from workbench.exchange.grid import Cell, Grid, Row
    from workbench.exchange.layout import Column, Layout

SUM_ROW: Final = N_("The row adds up others")
SAME_HEADINGS: Final = N_("The row repeats the headings")
NOTHING: Final = N_("The row gives nothing")


@dataclass(slots=True)
class ReadRow:
    """A row that has been read: values by field name, and the reasons to refuse it.

    ``year`` is the one it is about, where its line holds several side by side.
    """

    number: int
    values: dict[str, object]
    errors: list[RowError]
    year: int | None = None

    def has(self, column: Column) -> bool:
        """Tell whether a column is about this row."""
        return column.year is None or self.year is None or column.year == self.year


@dataclass(slots=True)
class Reading:
    """A table that has been read; ``loose`` are errors that refuse no row, only their own line."""

    rows: list[ReadRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    loose: list[RowError] = field(default_factory=list)


def read_rows(grid: Grid, layout: Layout, today: date) -> Reading:
    """Return the rows below the headings as values; sums and repetitions are skipped."""
    if layout.sideways:
        return _read_sideways(grid, layout, today)
    reading = Reading()
    title, code = layout.record.title_field, "code"
    for row in grid.rows[layout.body :]:
        if is_sum_row(row, _of(row, layout, title), _of(row, layout, code)):
            reading.skipped.append(Skipped(row.number, SUM_ROW))
        elif _repeats_headings(row, layout):
            reading.skipped.append(Skipped(row.number, SAME_HEADINGS))
        else:
            _read_row(row, layout, today, reading)
    return reading


def _of(row: Row, layout: Layout, name: str) -> Cell:
    column = next((each for each in layout.columns if each.field.name == name), None)
    return None if column is None else _cell(row, column)


def _cell(row: Row, column: Column) -> Cell:
    return row.cells[column.index] if column.index < len(row.cells) else None


def _repeats_headings(row: Row, layout: Layout) -> bool:
    return layout.header_row is not None and all(
        heading_text(_cell(row, column)) == column.heading for column in layout.columns
    )


def _read_row(row: Row, layout: Layout, today: date, reading: Reading) -> None:
    rows = []
    for columns, year in _side_by_side(row, layout):
        read = _read_columns(row, columns, today)
        if read.values or read.errors:
            rows.append(read)
        if year is not None:
            read.year = year
            read.values.setdefault(layout.record.holds_from, date(year, 1, 1))
    reading.rows += rows
    if not rows:
        reading.skipped.append(Skipped(row.number, NOTHING))


def _side_by_side(row: Row, layout: Layout) -> list[tuple[list[Column], int | None]]:
    """Return the columns of each year a row holds, with what is the same for all; once if none."""
    if not layout.years:
        return [(list(layout.columns), None)]
    return [
        ([c for c in layout.columns if c.year in {None, year}], year)
        for year in layout.years
        if any(_cell(row, c) is not None for c in layout.columns if c.year == year)
    ]


def _read_columns(row: Row, columns: list[Column], today: date) -> ReadRow:
    values: dict[str, object] = {}
    errors: list[RowError] = []
    for column in columns:
        cell = _cell(row, column)
        if cell is not None:
            _read_cell(cell, column, row.number, today, values, errors)
    return ReadRow(row.number, values, errors)


def _read_cell(
    cell: Cell,
    column: Column,
    number: int,
    today: date,
    values: dict[str, object],
    errors: list[RowError],
) -> None:
    try:
        value = read_value(cell, column.field, today, column.factor)
    except ParseError as error:
        errors.append(row_error(number, column, error))
        return
    if value is None:
        return
    name = column.field.name
    if column.field.kind is Kind.YEARLY:
        by_year = values.setdefault(name, {})
        if isinstance(by_year, dict):
            by_year[column.year] = value
        return
    values[name] = value
    if column.year is not None and column.field.year_field:
        values.setdefault(column.field.year_field, column.year)


def _read_sideways(grid: Grid, layout: Layout, today: date) -> Reading:
    """Read a sheet of facts as one row; a line that cannot be read stays out alone."""
    reading = Reading()
    values: dict[str, object] = {}
    for column in layout.columns:
        line = grid.rows[column.index]
        if len(line.cells) > 1 and line.cells[1] is not None:
            _read_cell(line.cells[1], column, line.number, today, values, reading.loose)
    reading.rows.append(ReadRow(grid.rows[0].number, values, []))
    return reading


def row_error(number: int, column: Column, error: ParseError) -> RowError:
    """Return why a row was refused, with its column as the source calls it."""
    return RowError(number, column.heading or column.field.title(), error.message, error.facts)
