"""One number for all that a file holds, independent of how it lies on the disk."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    Look = Callable[[str, Sequence[str], Sequence[tuple[object, ...]]], None]

_UNSEALED: Final = "seal"
_CHUNK: Final = 500
_JSON: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=bytes.hex, check_circular=False
)


class _Table(NamedTuple):
    """A table as it is read: its columns in the order of names, what it adds, what is asked."""

    name: str
    columns: tuple[str, ...]
    head: bytes
    question: str


# By the statements that made them, what tables there are: the same in file after file.
_known: dict[tuple[tuple[str], ...], list[_Table]] = {}


def content_digest(raw: sqlite3.Connection, look: Look | None = None) -> str:
    """Return the SHA-256 over every row of every table, in the order of their keys.

    ``look`` is shown what is read: a table, its columns and some of its rows; also of the seal,
    which does not count. Reading it all also proves that every text decodes: raises
    sqlite3.OperationalError where one does not, sqlite3.DatabaseError where a page cannot be read.
    """
    total = hashlib.sha256()
    for table in _tables_in(raw):
        counts = table.name != _UNSEALED
        if counts:
            total.update(table.head)
        cursor = raw.execute(table.question)
        while rows := cursor.fetchmany(_CHUNK):
            if counts:
                total.update(_bytes(rows))
            if look is not None:
                look(table.name, table.columns, rows)
    return total.hexdigest()


def _tables_in(raw: sqlite3.Connection) -> list[_Table]:
    """Return the tables of a file in the order of their names."""
    made = tuple(raw.execute("select sql from sqlite_schema where type = 'table' order by name"))
    if made not in _known:
        _known[made] = [_described(table, facts) for table, facts in _columns_of(raw).items()]
    return _known[made]


def _described(table: str, facts: dict[str, int]) -> _Table:
    """Describe a table by the places of its columns in the key; 0 for others."""
    columns = tuple(sorted(facts))
    keys = [name for place, name in sorted((place, name) for name, place in facts.items()) if place]
    question = f'select {_names(columns)} from "{table}" order by {_names(keys or columns)}'  # noqa: S608 - names from the schema, quoted
    return _Table(table, columns, _bytes([table, columns]), question)


def _columns_of(raw: sqlite3.Connection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {table: {} for table in tables_of(raw)}
    asked = "select t.name, c.name, c.pk from sqlite_schema t, pragma_table_info(t.name) c"
    for table, column, place in raw.execute(f"{asked} where t.type = 'table'").fetchall():
        if table in found:
            found[table][column] = place
    return found


def tables_of(raw: sqlite3.Connection) -> list[str]:
    """Return the tables of a file in the order of their names."""
    found = raw.execute(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' "
        "escape '\\' order by name"
    )
    return [name for (name,) in found.fetchall()]


def _names(columns: Iterable[str]) -> str:
    return ", ".join('"' + column.replace('"', '""') + '"' for column in columns)


def _bytes(value: object) -> bytes:
    # JSON tells 1 from 1.0 from "1" and reads the same in every version of Python.
    return _JSON.encode(value).encode("utf-8")
