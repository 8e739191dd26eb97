"""Whether the values of a file are of the types that its columns promise.

SQLite keeps whatever it is given; a word in a date column would stop a page in the middle of its
work. What is asked follows from the columns, so a new one needs nothing here.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from workbench.project.schema.columns import Column, Stored, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LARGEST: Final = 10**30  # a decimal beyond it was not measured by anyone
_MOMENT_LENGTHS: Final = {19: "seconds", 26: "microseconds"}
_TYPES: Final[dict[Stored, type]] = {
    Stored.TEXT: str,
    Stored.INTEGER: int,
    Stored.FLAG: int,
    Stored.DAY: str,
    Stored.MOMENT: str,
    Stored.DECIMAL: str,
    Stored.BYTES: bytes,
}


def ill_typed(table: str, names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> bool:
    """Return whether one of the rows of a table holds a value of the wrong kind.

    ``names`` are its columns as the rows have them; at least one row is needed.
    """
    by_name = dict(zip(names, zip(*rows, strict=True), strict=True))
    return not all(_all_fit(column, by_name[column.name]) for column in columns()[table])


def fits(column: Column, value: object) -> bool:
    """Return whether a stored value can stand in a column."""
    return _all_fit(column, (value,))


def _all_fit(column: Column, values: Sequence[object]) -> bool:
    # Types are compared in bulk, and what is the same is judged once: a file has many values.
    types = set(map(type, values))
    if column.nullable:
        types.discard(NoneType)
    if not all(issubclass(each, _TYPES[column.kind]) for each in types):
        return False
    rule = _RULES.get(column.kind)
    return rule is None or all(rule(value) for value in set(values) if value is not None)


def _is_day(value: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(value).isoformat() == value
    return False


def _is_moment(value: str) -> bool:
    with suppress(ValueError, KeyError):
        shown = _MOMENT_LENGTHS[len(value)]
        return datetime.fromisoformat(value).isoformat(" ", shown) == value
    return False


def _is_decimal(value: str) -> bool:
    with suppress(InvalidOperation):
        number = Decimal(value)
        return number.is_finite() and abs(number) < _LARGEST
    return False


# What must be true of a value beside its type.
_RULES: Final[dict[Stored, Callable[[Any], bool]]] = {
    Stored.FLAG: lambda value: value in {0, 1},
    Stored.DAY: _is_day,
    Stored.MOMENT: _is_moment,
    Stored.DECIMAL: _is_decimal,
}
