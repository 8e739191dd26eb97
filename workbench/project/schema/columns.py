"""Which tables and columns a file of the current version has, and what their values are.

Written from the models by ``python -m workbench.project.schema``, beside the structure. Opening a
file asks here and not the models: it takes half the time that importing those does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from workbench.project.schema import FOLDER

FILE: Final = FOLDER / "columns.json"
BOOKKEEPING: Final = ("edit", "row_change", "seal")
_NULLABLE: Final = "?"  # stands behind the kind of a column that may hold nothing


class Stored(StrEnum):
    """What SQLite keeps in a column and what it means."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"  # 0 or 1
    DAY = "day"  # a date as text
    MOMENT = "moment"  # date and time as text
    DECIMAL = "decimal"  # an exact number as text
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the file keeps it."""

    name: str
    kind: Stored
    nullable: bool

    def written(self) -> str:
        """Return its kind as it stands in the file of columns."""
        return self.kind + _NULLABLE * self.nullable


@cache
def columns() -> dict[str, tuple[Column, ...]]:
    """Return the columns of every table of the current version."""
    said: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        table: tuple(
            Column(name, Stored(kind.removesuffix(_NULLABLE)), kind.endswith(_NULLABLE))
            for name, kind in kinds.items()
        )
        for table, kinds in said.items()
    }


@cache
def content_columns() -> dict[str, tuple[str, ...]]:
    """Return the names of the columns of the tables with the user's data, not the file's books."""
    return {
        table: tuple(column.name for column in known)
        for table, known in columns().items()
        if table not in BOOKKEEPING
    }
