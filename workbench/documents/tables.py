"""The tables of a document as tables for spreadsheets: the same values, typed.

What stands as words in a document but is a number in every cell of its column becomes numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, using
from workbench.documents.content import (
    Beside,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Rich,
    RowRole,
    Section,
    Table,
)
from workbench.documents.plain import one_line, plain
from workbench.exchange.table_columns import WriteColumn
from workbench.exchange.typed_texts import as_numbers, percent_format
from workbench.exchange.write_csv import csv_bytes
from workbench.exchange.write_xlsx import ChartKind, Sheet, book_bytes
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.documents.content import Block, Column, Value

_KINDS: Final = {
    ColumnKind.TEXT: Kind.NOTE,
    ColumnKind.CODE: Kind.TEXT,
    ColumnKind.INTEGER: Kind.INTEGER,
    ColumnKind.DECIMAL: Kind.DECIMAL,
    ColumnKind.MONEY: Kind.MONEY,
    ColumnKind.PERCENT: Kind.DECIMAL,
    ColumnKind.DATE: Kind.DATE,
    ColumnKind.YES_NO: Kind.YES_NO,
}
_WIDEST, _NARROWEST, _PER_WEIGHT = 60, 8, 7


@dataclass(frozen=True)
class Named:
    """A table with a name of its own among those of a document; ``chart`` as in a Sheet."""

    name: str
    table: Table
    chart: ChartKind | None = None
    across: bool = False


def tables_of(blocks: Iterable[Block]) -> tuple[Named, ...]:
    """Return all tables in some blocks in reading order, with those behind the figures.

    A table is called by its caption, else by its figure's, else by the heading above it. The same
    table behind a figure and in the text comes once.
    """
    found: list[Named] = []
    seen: list[Table] = []
    for heading, name, table in _found(blocks, ""):
        if table in seen or not table.rows:
            continue
        seen.append(table)
        found.append(Named(one_line(table.caption or name or heading) or _("Table"), table))
    return tuple(found)


def _found(blocks: Iterable[Block], heading: str) -> Iterator[tuple[str, str, Table]]:
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            yield heading, "", block
        elif isinstance(block, Figure) and block.data is not None:
            yield heading, block.caption, block.data
        elif isinstance(block, Section):
            yield from _found(block.blocks, heading)
        elif isinstance(block, Beside):
            yield from _found((*block.left, *block.right), heading)


def workbook(
    tables: Sequence[Named], title: str, language: str, created: datetime | None = None
) -> bytes:
    """Return tables as a workbook, a sheet each, in the words of ``language``."""
    with using(language):
        return book_bytes([_sheet(each) for each in tables], one_line(title), created)


def text_table(tables: Sequence[Named], language: str) -> bytes:
    """Return tables as one text table (csv), each under its name where there are several."""
    with using(language):
        if len(tables) == 1:
            sheet = _sheet(tables[0])
            return csv_bytes(sheet.columns, sheet.rows)
        parts = []
        for number, each in enumerate(tables):
            sheet = _sheet(each)
            data = csv_bytes(sheet.columns, sheet.rows).decode("utf-8-sig")
            name = csv_bytes([WriteColumn(each.name)], []).decode("utf-8-sig")
            parts.append(f"{chr(13) + chr(10) if number else ''}{name}{data}")
        return "".join(parts).encode("utf-8-sig")


def tables_of_document(document: Document) -> tuple[Named, ...]:
    """Return all tables of a document; see :func:`tables_of`."""
    return tables_of(document.blocks)


def _sheet(named: Named) -> Sheet:
    table = named.table
    columns, cells = [], []
    for place, column in enumerate(table.columns):
        made, values = _column(column, [row.cells[place] for row in table.rows])
        columns.append(made)
        cells.append(values)
    strong = frozenset(n for n, row in enumerate(table.rows) if row.role is not RowRole.PLAIN)
    rows = [list(row) for row in zip(*cells, strict=True)]
    return Sheet(named.name, columns, rows, strong, named.chart, named.across)


def _column(column: Column, values: Sequence[Value]) -> tuple[WriteColumn, list[object]]:
    """Return a column as it is written, and its values typed."""
    kind, style = _KINDS[column.kind], ""
    typed: list[object] = [_value(value) for value in values]
    if column.kind is ColumnKind.PERCENT:
        style = percent_format(column.decimals)
    elif column.kind is ColumnKind.TEXT and not column.header:
        told = [one_line(v) if isinstance(v, str | Rich) else None for v in values]
        numbers = as_numbers(told) if _all_words(values) else None
        if numbers is not None:
            kind, (typed, style) = Kind.DECIMAL, numbers
    width = round((column.weight or 1.6) * _PER_WEIGHT)
    longest = max((len(str(value)) for value in typed if value is not None), default=0)
    width = min(max(width, min(longest, width * 2), _NARROWEST), _WIDEST)
    return WriteColumn(one_line(column.title), kind, width=width, number_format=style), typed


def _value(value: Value) -> object:
    if isinstance(value, str | Rich):
        return plain(value)
    return value


def _all_words(values: Sequence[Value]) -> bool:
    return all(value is None or isinstance(value, str | Rich) for value in values)
