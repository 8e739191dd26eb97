"""The inspector's forms for what is chosen on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.map.ground import BOUNDARY

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

_TABLES: Final = ("surface", "property", "finding")
_PLACE: Final = ("boundary_reason", "area_hectares", "coordinate_system")


class MapForms:
    """One form for each kind of thing, made when first needed."""

    def __init__(self, context: PageContext) -> None:
        self._context, self._project = context, context.project
        self._forms: dict[str, RecordForm] = {}

    def form(self, table: str) -> RecordForm:
        """Return the form of a table; of the project it holds what is about the boundary."""
        if table not in self._forms:
            rows = RecordRows(self._project, record(table), mask=self._context.masks)
            rows.set_active(True)
            keys = _PLACE if table == "project" else None
            made = RecordForm(rows, keys=keys, show_all=keys is not None)
            made.failed.connect(self._context.desk.fail)
            self._forms[table] = made
        return self._forms[table]

    def table_of(self, key: str) -> str:
        """Return the table that a thing belongs to, "" for none."""
        if key == BOUNDARY:
            return "project"
        with self._project.read() as session:
            found = (t for t in _TABLES if read_row(session, record(t), key) is not None)
            return next(found, "") if key else ""

    def show(self, key: str) -> None:
        """Show the form of a thing in the inspector, or nothing."""
        table = self.table_of(key)
        if not table:
            self._context.desk.inspect(None)
            return
        form = self.form(table)
        form.show_rows([self._project.facts().id if table == "project" else key])
        self._context.desk.inspect(form)

    def open(self, key: str) -> None:
        """Show the form of a thing and go into it."""
        self.show(key)
        table = self.table_of(key)
        if table:
            name = _PLACE[0] if table == "project" else record(table).title_field
            self.form(table).focus_field(name)

    def renew(self) -> None:
        """Follow protected view and names."""
        for form in self._forms.values():
            form.rows.mask_changed()

    def commit(self) -> None:
        """Write what is being typed."""
        for form in self._forms.values():
            form.commit()
