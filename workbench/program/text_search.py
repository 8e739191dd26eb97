"""Search across the whole project: what was found, by kind, and where each row is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.models.field import Kind
from workbench.models.registry import RECORDS, record, sql_table
from workbench.program.catalogue import STEPS
from workbench.program.finding import ALSO_SHOWN, PLACES
from workbench.project.register import read_row
from workbench.project.searching import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.models.field import Field
    from workbench.project.project import Project
    from workbench.project.searching import Found

# What was the plan once is found in the plan of now.
_UNTOLD: Final = frozenset({"baseline_activity"})


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of the result: a heading (no ``step``), or a row and where it is shown."""

    text: str
    detail: str = ""
    step: str = ""
    row_id: str = ""
    icon: str = ""


class TextSearch:
    """All texts of a project as they are now; private ones only where they may be seen."""

    def __init__(self, project: Project, *, only_public: bool) -> None:
        self._project = project
        self._index = SearchIndex(project, only_public=only_public)
        steps = {step.key for step in STEPS}
        self._places = {
            table: (step, icon) for table, step, icon in (*PLACES, *ALSO_SHOWN) if step in steps
        }

    def find(self, typed: str) -> list[FoundLine]:
        """Return the rows that hold every typed word, each kind under its heading."""
        lines: list[FoundLine] = []
        for table, (some, count) in self._index.find(typed).items():
            if table in _UNTOLD:
                continue
            shown = [line for each in some for line in self._line(each)]
            if shown:
                name = _(record(table).many)
                lines.append(FoundLine(f"{name[:1].upper()}{name[1:]} ({count})"))
                lines += shown
        return lines

    def _line(self, found: Found) -> Iterator[FoundLine]:
        place = self._place(found.table, found.row_id)
        if place is None:
            return
        step, row_id, icon = place
        said, title = found.snippet.text(), found.title
        field = _(found.snippet.field)
        if not title or said == title:
            yield FoundLine(said, "" if title else field, step, row_id, icon)
        else:
            yield FoundLine(title, f"{field}: {said}", step, row_id, icon)

    def _place(self, table: str, row_id: str) -> tuple[str, str, str] | None:
        """Return step, row and icon; a row without a page of its own is shown with its owner."""
        if table in self._places:
            step, icon = self._places[table]
            return step, row_id, icon
        owner = _owner(table, self._places)
        if owner is None:
            return None
        with self._project.read() as session:
            row = read_row(session, record(table), row_id)
        key = row[owner.name] if row else None
        return self._place(owner.target, key) if key else None


def _owner(table: str, places: dict[str, tuple[str, str]]) -> Field | None:
    """Return the field by which rows of a table belong to rows that have a page."""
    columns = sql_table(table).c
    fields = [f for f in RECORDS[table].fields if f.kind is Kind.REFERENCE and f.target in places]
    owned = [f for f in fields if not columns[f.name].nullable]
    return next(iter(owned or fields), None)
