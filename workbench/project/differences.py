"""What became of rows between two moments of the history, whatever happened on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.project.recorder import from_json

if TYPE_CHECKING:
    import sqlite3

    from workbench.project.recorder import Values


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs: its values before and after, None where it was not there.

    Of a row that was there all the time only the columns that differ are told.
    """

    table: str
    row_id: str
    before: Values | None
    after: Values | None


def edit_key(raw: sqlite3.Connection) -> str:
    """Return the key of the last edit that holds, "" where there is none."""
    row = raw.execute(
        "select key from edit where state = 'done' order by id desc limit 1"
    ).fetchone()
    return str(row[0]) if row else ""


def edit_number(raw: sqlite3.Connection, key: str) -> int | None:
    """Return the place of an edit in the history; 0 for "" (before all), None for a lost one."""
    if not key:
        return 0
    row = raw.execute("select id from edit where key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def differences(raw: sqlite3.Connection, after: int, upto: int | None) -> list[Difference]:
    """Return what differs between edit ``after`` and ``upto`` (both done), None for now.

    Rows that are again as they were, and those that came and went, are left out.
    """
    rows = raw.execute(
        "select table_name, row_id, before, after from row_change "
        "join edit on edit.id = edit_id where state = 'done' and edit_id > ? "
        "and (? is null or edit_id <= ?) order by edit_id, seq",
        (after, upto, upto),
    )
    first: dict[tuple[str, str], Values | None] = {}
    last: dict[tuple[str, str], Values | None] = {}
    for table, key, before, now in rows.fetchall():
        _fold(first, last, (table, key), from_json(before), from_json(now))
    found = (_difference(*place, first[place], last[place]) for place in first if place in last)
    return [each for each in found if each is not None]


def _fold(
    first: dict[tuple[str, str], Values | None],
    last: dict[tuple[str, str], Values | None],
    place: tuple[str, str],
    before: Values | None,
    after: Values | None,
) -> None:
    """Let what an edit did to a row follow on what was done to it before."""
    if place not in first:
        first[place], last[place] = before, after
        return
    known = first[place]
    if known is not None and before is not None and last[place] is not None:
        first[place] = {**before, **known}  # columns that are touched for the first time
    now = last[place]
    last[place] = {**now, **after} if now is not None and after is not None else after


def _difference(
    table: str, key: str, before: Values | None, after: Values | None
) -> Difference | None:
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Difference(table, key, before, after)
    names = [name for name, value in after.items() if before.get(name) != value]
    if not names:
        return None
    return Difference(table, key, {n: before.get(n) for n in names}, {n: after[n] for n in names})
