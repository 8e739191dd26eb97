"""Typed values of tables as text in the current language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.base.formats import date_text, kronor, number_text, percent_text
from workbench.base.language import _
from workbench.documents.content import ColumnKind, Rich

if TYPE_CHECKING:
    from workbench.documents.content import Column, Value


def cell_text(column: Column, value: Value) -> str:
    """Return a table's value as written in the current language; nothing for None.

    Text stays as it is whatever the column, so that a remark may stand among numbers. Money is in
    öre and is written in kronor, with öre only where there are any.
    """
    if value is None:
        return ""
    if isinstance(value, str | Rich):
        return str(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_text(value)
    return _number(column, value)


def _number(column: Column, value: float | Decimal) -> str:
    if column.kind is ColumnKind.MONEY:
        written = kronor(int(value))
    elif column.kind is ColumnKind.PERCENT:
        written = percent_text(Decimal(str(value)), column.decimals)
    elif column.kind is ColumnKind.CODE:
        return str(value)
    else:
        written = number_text(value, column.decimals)
    return written.replace("-", "\N{MINUS SIGN}")
