"""What became of rows between two edits or two moments, whatever happened on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from workbench.project.recorder import from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from workbench.project.recorder import Values

# Edits that hold: also those that a rescued file keeps and that can no longer be undone.
_CHANGES: Final = (
    "select table_name, row_id, before, after from row_change join edit on edit.id = edit_id "
    "where state in ('done', 'kept') and {within} order by edit_id, seq"
)
_BY_EDIT: Final = _CHANGES.format(within="edit_id > :after and (:upto is null or edit_id <= :upto)")
_BY_MOMENT: Final = _CHANGES.format(within="edit.at > :since and edit.at <= :until")


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
        "select key from edit where state in ('done', 'kept') order by id desc limit 1"
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
    return _net(raw.execute(_BY_EDIT, {"after": after, "upto": upto}).fetchall())


def edits_since(raw: sqlite3.Connection, after: int, beside: Collection[str]) -> int:
    """Return how many edits that hold came after edit ``after``, but for those of some tables."""
    marks = ", ".join("?" * len(beside))
    row = raw.execute(
        "select count(distinct edit_id) from row_change join edit on edit.id = edit_id "  # noqa: S608 - marks alone
        f"where state in ('done', 'kept') and edit_id > ? and table_name not in ({marks})",
        (after, *beside),
    ).fetchone()
    return int(row[0])


def differences_between(
    raw: sqlite3.Connection, since: datetime, until: datetime
) -> list[Difference]:
    """Return what differs between two moments with a zone, as :func:`differences` does.

    A history that begins later tells only what it knows.
    """
    moments = {"since": _stored(since), "until": _stored(until)}
    return _net(raw.execute(_BY_MOMENT, moments).fetchall())


def first_moment(raw: sqlite3.Connection) -> datetime | None:
    """Return when the history begins, as local time; None while it is empty."""
    row = raw.execute("select at from edit order by id limit 1").fetchone()
    return datetime.fromisoformat(row[0]).replace(tzinfo=UTC).astimezone() if row else None


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _net(rows: Iterable[tuple[str, str, str | None, str | None]]) -> list[Difference]:
    """Return what the changes of rows, in their order, come to."""
    first: dict[tuple[str, str], Values | None] = {}
    last: dict[tuple[str, str], Values | None] = {}
    for table, key, before, now in rows:
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
