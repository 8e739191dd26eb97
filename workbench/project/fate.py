"""What becomes of each row when a person is erased, found by following the references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project.links import PERSON, links_to
from workbench.project.recorder import from_json

if TYPE_CHECKING:
    import sqlite3

    from workbench.project.links import Link
    from workbench.project.recorder import Values

Change = tuple[str, "Values | None", "Values | None"]


class Fate:
    """Which rows go and which are emptied, among those there are and those the history knows.

    ``goes`` is by table. ``empty`` are rows that refer to one that goes and stay without it;
    ``faded`` are those that did so once and are about somebody else now: only their past is
    emptied. ``cut`` are rows whose past cannot be told without the reference.
    ``loose`` tells, by table, which columns refer to what may go and are left empty then.
    """

    def __init__(self, raw: sqlite3.Connection, person: str) -> None:
        self._raw = raw
        self._past: dict[str, list[Change]] = {}
        self.goes: dict[str, set[str]] = {PERSON: {person}}
        self.empty: dict[str, set[str]] = {}
        self.faded: dict[str, set[str]] = {}
        self.cut: dict[str, set[str]] = {}
        self.loose: dict[str, dict[str, str]] = {}
        waiting = {PERSON: {person}}
        while waiting:
            waiting = self._follow(waiting)

    def _follow(self, fresh: dict[str, set[str]]) -> dict[str, set[str]]:
        """Judge what refers to rows that go; return the rows that therefore go as well."""
        more: dict[str, set[str]] = {}
        for link in (each for target in fresh for each in links_to(target)):
            now, once = self._referring(link, fresh[link.target])
            gone = {key for key in once - now if not self._is_there(link.table, key)}
            if link.required:
                _add(self.cut, link.table, once - now - gone)
            else:
                self.loose.setdefault(link.table, {})[link.column] = link.target
            if link.goes:
                known = self.goes.setdefault(link.table, set())
                _add(more, link.table, (now | gone) - known)
                known |= now | gone
                continue
            if link.empties:
                _add(self.empty, link.table, now | gone)
                _add(self.faded, link.table, once - now - gone)
        return {table: keys for table, keys in more.items() if keys}

    def _referring(self, link: Link, keys: set[str]) -> tuple[set[str], set[str]]:
        """Return the rows that refer to ``keys`` now, and those that ever did."""
        query = f'select id, "{link.column}" from "{link.table}"'  # noqa: S608 - own names
        now = {key for key, refers in self._raw.execute(query).fetchall() if refers in keys}
        past = {
            key
            for key, *pair in self._changes(link.table)
            if any((values or {}).get(link.column) in keys for values in pair)
        }
        return now, past

    def _changes(self, table: str) -> list[Change]:
        if table not in self._past:
            rows = self._raw.execute(
                "select row_id, before, after from row_change where table_name = ?", (table,)
            ).fetchall()
            self._past[table] = [(key, from_json(b), from_json(a)) for key, b, a in rows]
        return self._past[table]

    def _is_there(self, table: str, key: str) -> bool:
        query = f'select 1 from "{table}" where id = ?'  # noqa: S608 - own names
        return self._raw.execute(query, (key,)).fetchone() is not None

    def forgets(self, table: str, key: str) -> bool:
        """Return whether the history is to hold nothing of a row."""
        return key in self.goes.get(table, ()) or key in self.cut.get(table, ())

    def without_links(self, table: str, values: Values) -> Values:
        """Return the values with nothing where they refer to what goes."""
        columns = self.loose.get(table, {})
        return {
            name: None if name in columns and value in self.goes[columns[name]] else value
            for name, value in values.items()
        }


def _add(where: dict[str, set[str]], table: str, keys: set[str]) -> None:
    where.setdefault(table, set()).update(keys)
