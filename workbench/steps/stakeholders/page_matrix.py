"""People by influence and interest, to look at and to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.matrix import Dot, Matrix
from workbench.ui.parts.page import Page

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")


class MatrixView(Page):
    """A field of influence and interest on which people are dragged or moved with the keys."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows = RecordRows(context.project, PERSON, mask=context.masks)
        self.form = RecordForm(self.rows)
        self.form.failed.connect(context.desk.fail)
        self.matrix = Matrix(PERSON["interest"].title(), PERSON["influence"].title())
        self.matrix.moved.connect(self._moved)
        self.matrix.chosen.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.matrix, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show everybody who is active, or nobody in protected view."""
        self.rows.set_active(True)
        if changes is None:
            self.rows.mask_changed()
        hidden = self.context.masks(PERSON["influence"]) or self.context.masks(PERSON["name"])
        with self.project.read() as session:
            rows = [row for row in read_rows(session, PERSON) if not row["inactive"]]
        dots = (
            [] if hidden else [Dot(r["id"], r["name"], r["interest"], r["influence"]) for r in rows]
        )
        self.matrix.show_dots(dots, _("Hidden in protected view") if hidden else "")

    def _moved(self, key: str, interest: int, influence: int) -> None:
        values = {"interest": interest, "influence": influence}
        acts.change(self.project, PERSON, key, values, initiator=self.matrix)

    def _chosen(self, key: str) -> None:
        self.form.show_rows([key])
        self.context.desk.inspect(self.form)

    @override
    def entry_focus(self) -> QWidget:
        """Return the field itself."""
        return self.matrix

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
