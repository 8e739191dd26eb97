"""Columns that the user has named: "Column=field" on the command line, choices in the preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.column_names import heading_key, matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid
    from workbench.models.field import Field, Record


@dataclass(frozen=True, slots=True)
class Chosen:
    """A column named by its heading on a row, and the field it is to give; None leaves it out."""

    row_number: int
    index: int
    field: Field | None
    year: int | None


def read_mapping(entries: list[str]) -> dict[str, str]:
    """Return "Column=field" entries as a mapping; raises WorkbenchError for one without "="."""
    pairs = [entry.rpartition("=") for entry in entries]
    for entry, (column, equals, _field) in zip(entries, pairs, strict=True):
        if not equals or not column.strip():
            raise WorkbenchError(
                N_("“{entry}” is no mapping; write Column=field"), entry=entry[:80]
            )
    return {column.strip(): field.strip() for column, _equals, field in pairs}


def choose_columns(
    grid: Grid, record: Record, mapping: Mapping[str, str], searched: int
) -> list[Chosen]:
    """Return the columns named in ``mapping``; all must stand in one of the first rows.

    Raises WorkbenchError when there is no such column or no such field.
    """
    if not mapping:
        return []
    fields = {column: _field(name, record) for column, name in mapping.items()}
    best: list[Chosen] = []
    for row in grid.rows[:searched]:
        places = {heading_key(str(cell)): i for i, cell in enumerate(row.cells) if cell is not None}
        here = [
            Chosen(row.number, places[heading_key(column)], *field)
            for column, field in fields.items()
            if heading_key(column) in places
        ]
        best = max(best, here, key=len)
    if len(best) < len(fields):
        named = {heading_key(str(cell)) for row in grid.rows[:searched] for cell in row.cells}
        missing = [column for column in fields if heading_key(column) not in named]
        raise WorkbenchError(
            N_("There is no column “{column}” in the table"),
            column=(missing or list(fields))[0][:80],
        )
    return best


def _field(name: str, record: Record) -> tuple[Field | None, int | None]:
    if name in {"", "-"}:
        return None, None
    if name in record.by_name:
        return record[name], None
    found = matches(name, record)
    if not found:
        raise WorkbenchError(
            N_("There is no field “{field}”; the fields are {fields}"),
            field=name[:80],
            fields=", ".join(each.name for each in record.fields if each.brought),
        )
    return found[0].field, found[0].year
