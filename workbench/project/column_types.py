"""Whether the values of a file are of the types that its columns promise.

SQLite keeps whatever it is given; a word in a date column would stop a page in the middle of its
work. What is asked follows from the columns, so a new one needs nothing here.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Final

from workbench.project.schema.columns import Column, Stored, columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_DAY: Final = "length({c}) <> 10 or {c} < '0001-01-01' or date({c}, '+0 days') is not {c}"
_MOMENT: Final = (
    "length({c}) not in (19, 26) or {c} < '0001-01-01' or "
    "strftime('%Y-%m-%d %H:%M:%S', substr({c}, 1, 19), '+0 days') is not substr({c}, 1, 19) or "
    "(length({c}) = 26 and {c} not glob '*.[0-9][0-9][0-9][0-9][0-9][0-9]')"
)
_MOMENT_LENGTHS: Final = (19, 26)  # without and with microseconds
_LARGEST: Final = 10**30  # a decimal beyond it was not measured by anyone
# What SQLite calls the type of a value of each kind, and what else is wrong with one.
_RULES: Final[dict[Stored, tuple[str, str]]] = {
    Stored.TEXT: ("text", ""),
    Stored.INTEGER: ("integer", ""),
    Stored.FLAG: ("integer", "{c} not in (0, 1)"),
    Stored.DAY: ("text", _DAY),
    Stored.MOMENT: ("text", _MOMENT),
    Stored.DECIMAL: ("text", ""),
    Stored.BYTES: ("blob", ""),
}


def ill_typed_table(raw: sqlite3.Connection) -> str | None:
    """Return a table of the current version with a value of the wrong kind, or None."""
    for name in columns():
        if raw.execute(_question(name)).fetchone() is not None or _bad_decimals(raw, name):
            return name
    return None


def fits(column: Column, value: object) -> bool:
    """Return whether a stored value can stand in a column, as :func:`ill_typed_table` asks."""
    return column.nullable if value is None else _FITS[column.kind](value)


def _is_day(value: object) -> bool:
    with suppress(ValueError):
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    return False


def _is_moment(value: object) -> bool:
    if not isinstance(value, str) or len(value) not in _MOMENT_LENGTHS:
        return False
    with suppress(ValueError):
        return str(datetime.fromisoformat(value))[:19] == value[:19]
    return False


@cache
def _question(table: str) -> str:
    wrong = " or ".join(f"({_wrong(column)})" for column in columns()[table])
    return f'select 1 from "{table}" where {wrong} limit 1'  # noqa: S608 - own names


def _wrong(column: Column) -> str:
    """Return the SQL that is true for a value that cannot stand in a column."""
    cell = f'"{column.name}"'
    kind, rule = _RULES[column.kind]
    wrong = f"typeof({cell}) <> '{kind}'"
    if rule:
        wrong = f"{wrong} or {rule.format(c=cell)}"
    return f"{cell} is not null and ({wrong})" if column.nullable else f"({wrong})"


def _bad_decimals(raw: sqlite3.Connection, table: str) -> bool:
    for column in columns()[table]:
        if column.kind is not Stored.DECIMAL:
            continue
        values = raw.execute(f'select distinct "{column.name}" from "{table}"').fetchall()  # noqa: S608 - own names
        if any(value is not None and not _is_decimal(value) for (value,) in values):
            return True
    return False


def _is_decimal(value: object) -> bool:
    with suppress(InvalidOperation, TypeError, ValueError):
        number = Decimal(str(value))
        return number.is_finite() and abs(number) < _LARGEST
    return False


_FITS: Final[dict[Stored, Callable[[object], bool]]] = {
    Stored.TEXT: lambda value: isinstance(value, str),
    Stored.INTEGER: lambda value: isinstance(value, int),
    Stored.FLAG: lambda value: isinstance(value, int) and value in {0, 1},
    Stored.DAY: _is_day,
    Stored.MOMENT: _is_moment,
    Stored.DECIMAL: lambda value: isinstance(value, str) and _is_decimal(value),
    Stored.BYTES: lambda value: isinstance(value, bytes),
}
