"""Columns to be written: their headings, kinds and how a value looks in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.exchange.grid import clean_text
from workbench.models.field import Kind

if TYPE_CHECKING:
    from workbench.models.field import Choice, Field

# What may stand in a written cell.
Written = str | int | Decimal | bool | date | None

_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.SCALE, Kind.DECIMAL, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class WriteColumn:
    """A column to be written. ``label`` is the heading as it shall stand, already translated.

    Values are typed as ``kind`` says: öre for MONEY, keys for CHOICE. References, links and
    dependencies are given as text; yearly fields as one column per year with ``money`` told by
    the kind (MONEY or DECIMAL). ``width`` is in letters. ``number_format`` is how a spreadsheet
    shows numbers, where it is not the usual way of the kind.
    """

    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    width: int = 14
    unit: str = ""
    number_format: str = ""


def column_of(field: Field, year: int | None = None) -> WriteColumn:
    """Return the column of a field with its label in the current language.

    A yearly field takes the ``year`` of the column. Amounts say that they are in kronor.
    """
    kind = field.kind
    if kind is Kind.YEARLY:
        kind = Kind.MONEY if field.money else Kind.DECIMAL
    label = field.title() if year is None else field.year_title(year)
    return WriteColumn(label, kind, field.choices, field.width, field.unit)


def written(value: object, column: WriteColumn) -> Written:
    """Return a typed value as it stands in a cell: öre as kronor, keys as labels, links as text."""
    if value is None or value == "":
        return None
    if column.kind is Kind.MONEY and isinstance(value, int):
        return _plain(Decimal(value) / 100)
    if column.kind is Kind.YES_NO:
        return _("Yes") if value else _("No")
    if column.kind is Kind.CHOICE:
        return next((c.text() for c in column.choices if c.key == value), str(value))
    return _by_type(value)


def _by_type(value: object) -> Written:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, float):
        return _plain(Decimal(repr(value)))
    if isinstance(value, (bool, int, date)):
        return value
    if isinstance(value, (tuple, list)):
        return "|".join(str(each) for each in value)
    return clean_text(str(value))


def _plain(number: Decimal) -> Decimal | int | None:
    if not number.is_finite():
        return None
    return int(number) if number == number.to_integral_value() else number


def is_number(column: WriteColumn) -> bool:
    """Tell whether a column holds numbers, to be aligned right."""
    return column.kind in _NUMBERS
