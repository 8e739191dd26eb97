"""Writing the history beside an edit, and going back and forth along it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.base.keys import new_id
from workbench.base.language import N_
from workbench.project.changes import KEPT, HistoryEntry, facts_json, facts_of
from workbench.project.faults import Damaged
from workbench.project.recorder import Recorded, from_json, to_json
from workbench.project.schema.columns import content_columns

if TYPE_CHECKING:
    import sqlite3

_LIST = "select id, at, label, facts, rows, state from edit"
# What is undone lies beyond the last edit done, so no search goes through the whole history.
_AHEAD = "id > coalesce((select id from edit where state = 'done' order by id desc limit 1), 0)"


def write_entry(
    raw: sqlite3.Connection,
    recorded: list[Recorded],
    message: str,
    facts: dict[str, object],
    at: datetime,
    who: str,
) -> int:
    """Write one edit with all its row changes; what was undone before can no longer be redone."""
    raw.execute(f"update edit set state = 'abandoned' where state = 'undone' and {_AHEAD}")  # noqa: S608
    moment = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    cursor = raw.execute(
        "insert into edit (key, at, who, label, facts, state, rows) "
        "values (?, ?, ?, ?, ?, 'done', ?)",
        (new_id(), moment, who, message, facts_json(facts), len(recorded)),
    )
    edit_id = int(cursor.lastrowid or 0)
    raw.executemany(
        "insert into row_change (edit_id, seq, table_name, row_id, before, after) "
        "values (?, ?, ?, ?, ?, ?)",
        [
            (edit_id, seq, r.table, r.row_id, to_json(r.before), to_json(r.after))
            for seq, r in enumerate(recorded)
        ],
    )
    return edit_id


def write_note(
    raw: sqlite3.Connection, message: str, facts: dict[str, object], at: datetime, who: str
) -> None:
    """Write a line of history that changed no row; nothing undoes it, and undo passes it by."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    raw.execute(
        "insert into edit (key, at, who, label, facts, state) values (?, ?, ?, ?, ?, ?)",
        (new_id(), moment, who, message, facts_json(facts), KEPT),
    )


def last_done(raw: sqlite3.Connection) -> HistoryEntry | None:
    """Return the edit that undo would take back, or None."""
    return _one(raw, "where state = 'done' order by id desc limit 1")


def next_undone(raw: sqlite3.Connection) -> HistoryEntry | None:
    """Return the edit that redo would do again, or None."""
    return _one(raw, f"where state = 'undone' and {_AHEAD} order by id limit 1")


def entries(raw: sqlite3.Connection, limit: int) -> list[HistoryEntry]:
    """Return the newest edits first, without those that were undone and overtaken."""
    rows = raw.execute(
        f"{_LIST} where state <> 'abandoned' order by id desc limit ?", (limit,)
    ).fetchall()
    return [_entry(row) for row in rows]


def entries_after(raw: sqlite3.Connection, last: int) -> list[tuple[str, HistoryEntry]]:
    """Return the edits after the one numbered ``last`` that hold, oldest first, and by whom."""
    rows = raw.execute(
        "select who, id, at, label, facts, rows, state from edit where id > ? "
        "and state in ('done', 'kept') order by id",
        (last,),
    ).fetchall()
    return [(who, _entry(tuple(row))) for who, *row in rows]


def _one(raw: sqlite3.Connection, where: str) -> HistoryEntry | None:
    row = raw.execute(f"{_LIST} {where}").fetchone()
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> HistoryEntry:
    edit_id, at, label, facts, rows, state = row
    return HistoryEntry(edit_id, _local(at), label, facts_of(facts), rows, state)


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone()


def recorded_of(raw: sqlite3.Connection, edit_id: int) -> list[Recorded]:
    """Return the row changes of an edit in the order they happened."""
    rows = raw.execute(
        "select table_name, row_id, before, after from row_change where edit_id = ? order by seq",
        (edit_id,),
    ).fetchall()
    return [
        Recorded(table, key, from_json(before), from_json(after))
        for table, key, before, after in rows
    ]


def rows_of(raw: sqlite3.Connection, edit_id: int, most: int) -> tuple[tuple[str, str], ...]:
    """Return the first rows that an edit touched, each once: table and id."""
    rows = raw.execute(
        "select table_name, row_id from row_change where edit_id = ? group by table_name, row_id "
        "order by min(seq) limit ?",
        (edit_id, most),
    ).fetchall()
    return tuple((table, row_id) for table, row_id in rows)


def last_change(raw: sqlite3.Connection) -> datetime | None:
    """Return when the content last changed, as local time; None when nobody knows.

    Of a file without edits it is when the file was made.
    """
    row = raw.execute(
        "select at from (select id, at from edit order by id desc limit 1) union all "
        "select at from seal limit 1"
    ).fetchone()
    return _local(row[0]) if row else None


def forget(raw: sqlite3.Connection) -> None:
    """Remove every edit and all it recorded; the caller holds the transaction."""
    raw.execute("delete from row_change")
    raw.execute("delete from edit")


def take_back(raw: sqlite3.Connection, entry: HistoryEntry) -> None:
    """Apply the inverse of an edit and mark it undone; the caller holds the transaction."""
    for change in reversed(recorded_of(raw, entry.id)):
        _apply(raw, change.table, change.row_id, change.after, change.before)
    raw.execute("update edit set state = 'undone' where id = ?", (entry.id,))


def do_again(raw: sqlite3.Connection, entry: HistoryEntry) -> None:
    """Apply an undone edit once more and mark it done; the caller holds the transaction."""
    for change in recorded_of(raw, entry.id):
        _apply(raw, change.table, change.row_id, change.before, change.after)
    raw.execute("update edit set state = 'done' where id = ?", (entry.id,))


def _apply(
    raw: sqlite3.Connection,
    table: str,
    key: str,
    old: dict[str, Any] | None,
    new: dict[str, Any] | None,
) -> None:
    """Bring one row from ``old`` to ``new``.

    The names come from the file, which may come from anywhere, and are held against our own.
    """
    known = content_columns()
    if table not in known or not set(new or ()) <= set(known[table]):
        raise Damaged(N_("The history of the file is damaged at this step"))
    if new is None:
        raw.execute(f'delete from "{table}" where id = ?', (key,))  # noqa: S608
    elif old is None:
        names = ", ".join(f'"{name}"' for name in new)
        marks = ", ".join("?" * len(new))
        raw.execute(f'insert into "{table}" ({names}) values ({marks})', tuple(new.values()))  # noqa: S608
    else:
        settings = ", ".join(f'"{name}" = ?' for name in new)
        raw.execute(f'update "{table}" set {settings} where id = ?', (*new.values(), key))  # noqa: S608
