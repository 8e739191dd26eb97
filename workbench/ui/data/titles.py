"""What the rows are called that other rows refer to, read once and forgotten when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project import register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.project.project import Project


class Titles:
    """The titles and codes of the rows of any table, by id."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._titles: dict[str, dict[str, str]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def of(self, table: str) -> Mapping[str, str]:
        """Return what the rows of ``table`` are called, by id."""
        if table not in self._titles:
            with self._project.read() as session:
                self._titles[table] = register.titles(session, table)
        return self._titles[table]

    def codes(self, table: str) -> Mapping[str, str]:
        """Return the codes of the rows of ``table`` by id; empty where rows have none."""
        if table not in self._codes:
            with self._project.read() as session:
                self._codes[table] = register.codes(session, table)
        return self._codes[table]

    def names(self, table: str) -> Mapping[str, str]:
        """Return the titles of the rows of ``table`` in full, by id; read anew each time."""
        with self._project.read() as session:
            return register.names(session, table)

    def renew(self, changes: Changes) -> dict[str, frozenset[str]]:
        """Read again what an edit touched; return by table the ids with another name now."""
        renamed = {}
        for table in set(self._titles) | set(self._codes):
            keys = changes.tables.get(table)
            if keys:
                renamed[table] = self._renew(table, keys)
        return {table: keys for table, keys in renamed.items() if keys}

    def _renew(self, table: str, keys: frozenset[str]) -> frozenset[str]:
        other: set[str] = set()
        with self._project.read() as session:
            for known, read in ((self._titles, register.titles), (self._codes, register.codes)):
                if table not in known:
                    continue
                fresh, mine = read(session, table, keys), known[table]
                other |= {key for key in keys if fresh.get(key) != mine.get(key)}
                mine |= fresh
                for key in keys - fresh.keys():
                    mine.pop(key, None)
        return frozenset(other)
