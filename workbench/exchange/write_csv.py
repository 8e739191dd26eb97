"""Text tables that a Swedish spreadsheet opens by a double click, and cells for the clipboard."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, current
from workbench.exchange.spreadsheet_text import guarded
from workbench.exchange.table_columns import WriteColumn, Written, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR: Final = ";"


def csv_bytes(columns: Sequence[WriteColumn], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as UTF-8 with a mark, semicolons and, in Swedish, decimal commas.

    Text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    return _separated(columns, rows, SEPARATOR, "\r\n").encode("utf-8-sig")


def clipboard_text(columns: Sequence[WriteColumn], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as cells that a spreadsheet pastes: tabs between, quoted where needed."""
    return _separated(columns, rows, "\t", "\n")


def _separated(
    columns: Sequence[WriteColumn], rows: Iterable[Sequence[object]], separator: str, end: str
) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator=end)
    writer.writerow([guarded(column.label) for column in columns])
    comma = current() == "sv"
    for row in rows:
        writer.writerow(
            [
                _text(written(value, each), comma=comma)
                for value, each in zip(row, columns, strict=True)
            ]
        )
    return target.getvalue()


def _text(value: Written, *, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (int, Decimal)):
        text = format(value, "f") if isinstance(value, Decimal) else str(value)
        return text.replace(".", ",") if comma else text
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value)
