"""Which rows of a register have a name like the one that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.project.register import codes, names
from workbench.rules.duplicates import Names

if TYPE_CHECKING:
    from workbench.models.field import Record
    from workbench.project.project import Project


class Alike:
    """Knows the names of a register whose titles name people or organisations; reads them once."""

    def __init__(self, project: Project, record: Record) -> None:
        self._project, self._record = project, record
        self._names: Names | None = None
        self._called: dict[str, str] = {}

    def forget(self) -> None:
        """Read the names anew when they are asked for next."""
        self._names = None

    def like(self, name: str) -> str:
        """Return what the row that is most like ``name`` is called, with its code, or nothing."""
        naming = self._record[self._record.title_field].naming
        if not naming or not name.strip():
            return ""
        if self._names is None:
            self._names = self._read(naming)
        found = self._names.like(name)
        return self._called[found[0]] if found else ""

    def _read(self, naming: str) -> Names:
        with self._project.read() as session:
            called = names(session, self._record.table)
            numbers = codes(session, self._record.table)
        known = Names(naming)
        for key, name in called.items():
            known.add(key, name)
        self._called = {
            key: f"{name} ({numbers[key]})" if key in numbers else name
            for key, name in called.items()
        }
        return known
