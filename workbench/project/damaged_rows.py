"""Reading the rows of a table around its damaged places."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST, _LAST = 1, 10**7  # where a table ends when it does not tell
_ATTEMPTS: Final = 4000  # queries that found nothing, in all


def readable_rows(raw: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[Any, ...]]:
    """Give every row of ``table`` that can be reached, each once.

    Reads upwards until a damaged place, then downwards from the end until one, and looks for sound
    islands between the two by halves. ``names`` is the list of columns, quoted.
    """
    ends = _ends(raw, table)
    waiting = [ends] if ends else []
    failures = 0
    while waiting and failures < _ATTEMPTS:
        low, high = waiting.pop()
        first = low
        for rowid, row in _scan(raw, table, names, low, high, "asc"):
            low = rowid + 1
            yield row
        if low > high or _done(raw, table, low, high):
            continue
        for rowid, row in _scan(raw, table, names, low, high, "desc"):
            high = rowid - 1
            yield row
        failures += low == first
        if low < high:
            middle = (low + high) // 2
            # The same place is not tried again: one row less on either side.
            waiting += [(middle + 1, high), (low, middle)]


def _scan(
    raw: sqlite3.Connection, table: str, names: str, low: int, high: int, order: str
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    query = (
        f'select rowid, {names} from "{table}" '  # noqa: S608 - own names
        f"where rowid between ? and ? order by rowid {order}"
    )
    try:
        for rowid, *row in raw.execute(query, (low, high)):
            yield rowid, tuple(row)
    except sqlite3.DatabaseError as error:
        if "interrupted" in str(error):
            raise


def _done(raw: sqlite3.Connection, table: str, low: int, high: int) -> bool:
    """Return whether there is no row from ``low`` to ``high``, as far as that can be asked."""
    query = f'select 1 from "{table}" where rowid between ? and ? limit 1'  # noqa: S608 - own names
    try:
        return raw.execute(query, (low, high)).fetchone() is None
    except sqlite3.DatabaseError:
        return False


def _ends(raw: sqlite3.Connection, table: str) -> tuple[int, int] | None:
    """Return the lowest and highest rowid that may be there; None for an empty table."""
    found = []
    for end, default in (("min", _FIRST), ("max", _LAST)):
        try:
            value = raw.execute(f'select {end}(rowid) from "{table}"').fetchone()[0]  # noqa: S608
        except sqlite3.DatabaseError:
            value = default
        if value is None:
            return None
        found.append(int(value))
    return found[0], found[1]
