"""The inspector's forms for what is chosen on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.steps.place.page_responsibility_inspector import CellPanel
from workbench.steps.place.page_responsibility_surface import SurfacePanel
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.map.ground import BOUNDARY
from workbench.ui.parts.page import kept

if TYPE_CHECKING:
    from workbench.steps.place.page_responsibility_grid import MatrixGrid
    from workbench.ui.parts.page import PageContext

_TABLES: Final = ("surface", "property", "finding")
_PLACE: Final = ("boundary_reason", "area_hectares", "coordinate_system")


class MapForms:
    """One form for each kind of thing, made when first needed; of a surface all about it."""

    def __init__(self, context: PageContext, matrix: MatrixGrid) -> None:
        self._context, self._project, self._matrix = context, context.project, matrix
        self._forms: dict[str, RecordForm] = {}
        self.surface = kept(SurfacePanel(matrix), matrix)
        self.cells = kept(CellPanel(matrix), matrix)

    def form(self, table: str) -> RecordForm:
        """Return the form of a table; of the project it holds what is about the boundary."""
        if table not in self._forms:
            rows = RecordRows(self._project, record(table), mask=self._context.masks)
            rows.set_active(True)
            keys = _PLACE if table == "project" else None
            made = kept(RecordForm(rows, keys=keys, show_all=keys is not None), self._matrix)
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
        if table == "surface":
            self.surface.show_surface(key)
            self._context.desk.inspect(self.surface)
            return
        form = self.form(table)
        form.show_rows([self._project.facts().id if table == "project" else key])
        self._context.desk.inspect(form)

    def open(self, key: str) -> None:
        """Show the form of a thing and go into it."""
        self.show(key)
        table = self.table_of(key)
        if table == "surface":
            self.surface.form.focus_field("type")
        elif table:
            name = _PLACE[0] if table == "project" else record(table).title_field
            self.form(table).focus_field(name)

    def follow_day(self) -> None:
        """Show of the surface what holds on the day that is shown now."""
        known = {each.id for each in self._matrix.found.surfaces}
        if self.surface.surface in known:
            self.surface.show_surface(self.surface.surface)

    def show_cells(self) -> None:
        """Show the cells of the matrix that are chosen beside the map."""
        self.cells.show_cells()
        self._context.desk.inspect(self.cells if self._matrix.cells() else None)

    def renew(self) -> None:
        """Follow protected view and names."""
        for rows in (self.cells.rows, self.surface.rows):
            rows.set_active(True)
            rows.mask_changed()
        for form in self._forms.values():
            form.rows.mask_changed()

    def commit(self) -> None:
        """Write what is being typed."""
        self.surface.leave()
        self.cells.leave()
        for form in self._forms.values():
            form.commit()
