"""Sees every row that changes, whoever changes it: ORM, cascade or plain SQL.

Temporary triggers copy the old and the new row into a temporary table, which is drained before the
commit. Nothing of it stays in the file. (Listening to ORM events missed cascades and nulled keys.)
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.project.schema.columns import content_columns

if TYPE_CHECKING:
    import sqlite3

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One change of one row: the columns that differ, or the whole row when added or deleted."""

    table: str
    row_id: str
    before: Values | None
    after: Values | None


class Recorder:
    """Records the changes of one connection between two calls of :meth:`drain`."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._columns = content_columns()
        self._width = max(map(len, self._columns.values()))
        self._watching = False

    def watch(self) -> None:
        """Begin to record, before the first edit: reading a file waits for no triggers."""
        if not self._watching:
            self._install()
            self._watching = True

    def _install(self) -> None:
        cells = ", ".join(f"b{i}, a{i}" for i in range(self._width))
        self._raw.execute(f"create temp table recorded (seq integer primary key, tbl, op, {cells})")
        for table, columns in self._columns.items():
            for op, event in (("i", "insert"), ("u", "update"), ("d", "delete")):
                self._raw.execute(self._trigger(table, columns, op, event))

    @staticmethod
    def _trigger(table: str, columns: tuple[str, ...], op: str, event: str) -> str:
        before = "" if op == "i" else "".join(f", b{i}" for i in range(len(columns)))
        after = "" if op == "d" else "".join(f", a{i}" for i in range(len(columns)))
        old = "" if op == "i" else "".join(f', old."{c}"' for c in columns)
        new = "" if op == "d" else "".join(f', new."{c}"' for c in columns)
        return (
            f'create temp trigger "record_{op}_{table}" after {event} on main."{table}" begin '  # noqa: S608 - own names
            f"insert into recorded (tbl, op{before}{after}) "
            f"values ('{table}', '{op}'{old}{new}); end"
        )

    def drain(self) -> list[Recorded]:
        """Return what has changed since the last call, in order, and forget it.

        An update that changed nothing is left out.
        """
        rows = self._raw.execute("select * from recorded order by seq").fetchall()
        self._raw.execute("delete from recorded")
        return [recorded for row in rows if (recorded := self._read(row)) is not None]

    def _read(self, row: tuple[Any, ...]) -> Recorded | None:
        _, table, op, *cells = row
        columns = self._columns[table]
        before = (
            dict(zip(columns, cells[0 : 2 * len(columns) : 2], strict=True)) if op != "i" else None
        )
        after = (
            dict(zip(columns, cells[1 : 2 * len(columns) : 2], strict=True)) if op != "d" else None
        )
        key = (after or before or {})["id"]
        if before is None or after is None:
            return Recorded(table, key, before, after)
        differing = [
            c for c in columns if before[c] != after[c] or type(before[c]) is not type(after[c])
        ]
        if not differing:
            return None
        return Recorded(
            table, before["id"], {c: before[c] for c in differing}, {c: after[c] for c in differing}
        )


def to_json(values: Values | None) -> str | None:
    """Return the text in which the history keeps values; bytes are kept as base64."""
    return (
        None
        if values is None
        else json.dumps(values, ensure_ascii=False, default=_bytes_out, separators=(",", ":"))
    )


def from_json(text: str | None) -> Values | None:
    """Return the values that :func:`to_json` wrote."""
    return None if text is None else json.loads(text, object_hook=_bytes_in)


def _bytes_out(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"\x00b64": base64.b64encode(value).decode("ascii")}
    raise TypeError(type(value).__name__)


def _bytes_in(value: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON holds anything
    return base64.b64decode(value["\x00b64"]) if set(value) == {"\x00b64"} else value
