"""What a reckoning typed into a cell gives: "=1200*4", "+3 %"; in any column of numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.models.field import Kind
from workbench.rules.arithmetic import is_worked, worked
from workbench.rules.money import ORE_PER_KRONA, half_up, whole_kronor

if TYPE_CHECKING:
    from workbench.models.field import Field
    from workbench.project.register import Values
    from workbench.ui.data.columns import Column

_PLACES: Final = Decimal("0.000001")
_MOST: Final = 10**13


def is_reckoned(cell: Field, text: str) -> bool:
    """Tell whether a text typed into a cell is to be reckoned and not read as it stands."""
    return cell.kind in {Kind.MONEY, Kind.DECIMAL, Kind.INTEGER} and is_worked(text)


def reckoned(column: Column, row: Values, text: str) -> object:
    """Return the value that a reckoning gives in a row of a column.

    A change in per cent starts from what the cell says, in an empty one of a year from the year
    before; amounts come out in whole kronor. Raises ParseError where it cannot be reckoned.
    """
    kind = column.cell.kind
    value = worked(text, _before(column, row, kind))
    if abs(value) > _MOST:
        raise ParseError(N_("“{text}” is too large an amount"), text=text[:40])
    if kind is Kind.MONEY:
        ore = value * ORE_PER_KRONA
        return half_up(ore) if text.lstrip().startswith("=") else whole_kronor(ore)
    if kind is Kind.INTEGER:
        return _limited(column.cell, Decimal(half_up(value)), text, whole=True)
    exact = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES)
    return _limited(column.cell, exact.normalize() + 0, text)


def _before(column: Column, row: Values, kind: Kind) -> Fraction | None:
    value = column.value(row)
    if value is None and column.year is not None:
        value = row[column.field.name].get(column.year - 1)
    if value is None:
        return None
    return Fraction(value) / (ORE_PER_KRONA if kind is Kind.MONEY else 1)


def _limited(cell: Field, value: Decimal, text: str, *, whole: bool = False) -> Decimal | int:
    if cell.minimum is not None and value < cell.minimum:
        raise ParseError(N_("{text} is less than {limit}"), text=text[:40], limit=cell.minimum)
    if cell.maximum is not None and value > cell.maximum:
        raise ParseError(N_("{text} is more than {limit}"), text=text[:40], limit=cell.maximum)
    return int(value) if whole else value
