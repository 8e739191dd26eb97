"""Names for the columns of a list without headings, so that a person can say what they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.exchange.grid import Row
from workbench.exchange.header import find_layout

if TYPE_CHECKING:
    from workbench.exchange.grid import Grid
    from workbench.exchange.layout import Column
    from workbench.models.field import Record


def name_columns(grid: Grid, record: Record) -> tuple[Grid, dict[str, str]]:
    """Return ``grid`` with headings, and what each guessed one means ("Column 1": "name").

    A grid that has headings, or whose fields stand line by line, comes back as it is with nothing
    to say. The added heading is row 0, so that the lines keep their numbers.
    """
    layout = find_layout(grid, record)
    if layout.sideways or layout.header_row is not None:
        return grid, {}
    names = tuple(_("Column {number}").format(number=at + 1) for at in range(grid.width))
    meant = {names[column.index]: _target(column) for column in layout.columns}
    return replace(grid, rows=(Row(0, names), *grid.rows)), meant


def _target(column: Column) -> str:
    name = column.field.name
    return name if column.year is None else f"{name} {column.year}"
