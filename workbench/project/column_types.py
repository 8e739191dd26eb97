"""Whether the values of a file are of the types that its columns promise.

SQLite keeps whatever it is given; a word in a date column would stop a page in the middle of its
work. What is asked follows from the models, so a new column needs nothing here.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, String

from workbench.models.base import Base
from workbench.models.declare import DecimalText

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sqlalchemy import Column
    from sqlalchemy.types import TypeEngine

_DAY: Final = "length({c}) <> 10 or {c} < '0001-01-01' or date({c}, '+0 days') is not {c}"
_MOMENT: Final = (
    "length({c}) not in (19, 26) or {c} < '0001-01-01' or "
    "strftime('%Y-%m-%d %H:%M:%S', substr({c}, 1, 19), '+0 days') is not substr({c}, 1, 19) or "
    "(length({c}) = 26 and {c} not glob '*.[0-9][0-9][0-9][0-9][0-9][0-9]')"
)
_MOMENT_LENGTHS: Final = (19, 26)  # without and with microseconds
_LARGEST: Final = 10**30  # a decimal beyond it was not measured by anyone


def ill_typed_table(raw: sqlite3.Connection) -> str | None:
    """Return a table of the current version with a value of the wrong kind, or None."""
    for name in Base.metadata.tables:
        if raw.execute(_question(name)).fetchone() is not None or _bad_decimals(raw, name):
            return name
    return None


def fits(column: Column[Any], value: object) -> bool:
    """Return whether a stored value can stand in a column, as :func:`ill_typed_table` asks."""
    if value is None:
        return bool(column.nullable)
    fit = next((test for kind, test in _FITS if isinstance(column.type, kind)), None)
    return isinstance(value, str) if fit is None else fit(value)


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
    wrong = " or ".join(f"({_wrong(column)})" for column in Base.metadata.tables[table].columns)
    return f'select 1 from "{table}" where {wrong} limit 1'  # noqa: S608 - own names


def _wrong(column: Column[Any]) -> str:
    """Return the SQL that is true for a value that cannot stand in a column."""
    cell = f'"{column.name}"'
    kind, rule = _rule(column)
    wrong = f"typeof({cell}) <> '{kind}'"
    if rule:
        wrong = f"{wrong} or {rule.format(c=cell)}"
    return f"{cell} is not null and ({wrong})" if column.nullable else f"({wrong})"


def _rule(column: Column[Any]) -> tuple[str, str]:
    match column.type:
        case Boolean():
            return "integer", "{c} not in (0, 1)"
        case Integer():
            return "integer", ""
        case DateTime():
            return "text", _MOMENT
        case Date():
            return "text", _DAY
        case LargeBinary():
            return "blob", ""
        case String() | DecimalText():
            return "text", ""
        case unknown:
            # A type that nobody has thought about must not pass as sound.
            raise TypeError(f"{column}: {unknown!r}")


@cache
def _decimal_columns(table: str) -> tuple[str, ...]:
    columns = Base.metadata.tables[table].columns
    return tuple(column.name for column in columns if isinstance(column.type, DecimalText))


def _bad_decimals(raw: sqlite3.Connection, table: str) -> bool:
    for column in _decimal_columns(table):
        values = raw.execute(f'select distinct "{column}" from "{table}"').fetchall()  # noqa: S608 - own names
        if any(value is not None and not _is_decimal(value) for (value,) in values):
            return True
    return False


def _is_decimal(value: object) -> bool:
    with suppress(InvalidOperation, TypeError, ValueError):
        number = Decimal(str(value))
        return number.is_finite() and abs(number) < _LARGEST
    return False


# The first that fits counts: Boolean and DecimalText come before what they are built on.
_FITS: Final[tuple[tuple[type[TypeEngine[Any]], Callable[[object], bool]], ...]] = (
    (Boolean, lambda value: isinstance(value, int) and value in {0, 1}),
    (Integer, lambda value: isinstance(value, int)),
    (DateTime, _is_moment),
    (Date, _is_day),
    (LargeBinary, lambda value: isinstance(value, bytes)),
    (DecimalText, lambda value: isinstance(value, str) and _is_decimal(value)),
)
