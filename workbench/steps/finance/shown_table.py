"""A table of the documents as rows of text, for the page: the same figures on paper and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.formats import kronor, number_text, percent_text
from workbench.documents.content import ColumnKind, RowRole

if TYPE_CHECKING:
    from workbench.documents.content import Column, Table


def cell_words(value: Any, column: Column) -> str:  # noqa: ANN401 - a cell of a table
    """Return a cell as it is written."""
    if value is None:
        return ""
    if column.kind is ColumnKind.MONEY:
        return kronor(int(value))
    if column.kind is ColumnKind.PERCENT:
        return percent_text(value, column.decimals)
    if column.kind in {ColumnKind.INTEGER, ColumnKind.DECIMAL}:
        return number_text(value, column.decimals)
    return str(value)


def table_words(table: Table) -> list[tuple[tuple[str, ...], bool]]:
    """Return the rows as texts, each with whether it is a sum."""
    strong = {RowRole.SUBTOTAL, RowRole.TOTAL}
    return [
        (
            tuple(cell_words(v, c) for v, c in zip(row.cells, table.columns, strict=True)),
            row.role in strong,
        )
        for row in table.rows
    ]
