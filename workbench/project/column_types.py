"""Whether the values of a file are of the types that its columns promise.

SQLite keeps whatever it is given; a word in a date column would stop a page in the middle of its
work. What is asked follows from the columns, so a new one needs nothing here.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
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
    by_column = list(zip(*rows, strict=True))
    for place, column, usual in _judges(table, tuple(names)):
        values = by_column[place]
        # Most columns hold what they should and have no rule: that is seen at once.
        if (usual is None or not usual.issuperset(map(type, values))) and not _all_fit(
            column, values
        ):
            return True
    return False


@cache
def _judges(
    table: str, names: tuple[str, ...]
) -> tuple[tuple[int, Column, frozenset[type] | None], ...]:
    """Return by column its place and, where only the type counts, the types it may hold."""
    found = []
    for column in columns()[table]:
        types = {_TYPES[column.kind], NoneType} if column.nullable else {_TYPES[column.kind]}
        usual = None if column.kind in _RULES else frozenset(types)
        found.append((names.index(column.name), column, usual))
    return tuple(found)


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
