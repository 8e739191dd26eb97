"""The inspector of the network: a person, an organisation, or a relation to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders.page_dossier import RELATIONS, Dossier
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.stakeholders.net import People
    from workbench.ui.parts.page import PageContext

RELATION = record("relation")


class RelationInspector(QWidget):
    """Shows whatever is chosen in the network. ``relation`` is the id of one that is shown."""

    way_found = Signal(object)
    removed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self.relation, self.shows = context, "", False
        self.rows = RecordRows(context.project, RELATION, mask=context.masks)
        self.form = RecordForm(self.rows)
        self.form.heading.hide()
        self.heading = Heading("", 2)
        self._what = Meta(_("Relation"))
        self.remove = QuietButton(_("Delete the relation"), icon="trash-2")
        self.remove.clicked.connect(self._remove)
        self.remove.setEnabled(not context.project.read_only)
        self.people = self._dossier("stakeholder")
        self.parties = self._dossier("organisation")
        self._column = QVBoxLayout(self)
        for part in (
            self.heading, self._what, self.form, self.remove, self.people, self.parties
        ):  # fmt: skip
            self._column.addWidget(part)
        self._column.addStretch(1)
        Theme.current().changed.connect(self._space)
        self._space()
        self.show_key("", None)

    def _dossier(self, table: str) -> Dossier:
        rows = RecordRows(self._context.project, record(table), mask=self._context.masks)
        dossier = Dossier(self._context, RecordForm(rows))
        dossier.form.failed.connect(self._context.desk.fail)
        dossier.show_part(RELATIONS)
        dossier.way_found.connect(self.way_found)
        return dossier

    def show_key(self, key: str, known: People | None) -> None:
        """Show what a key of the network stands for."""
        person = known is not None and key in known.people
        party = known is not None and key in known.parties
        ends = next((e for e in known.relations if e.id == key), None) if known else None
        self.relation = ends.id if ends else ""
        self.shows = person or party or ends is not None
        self.people.show_rows([key] if person else [])
        self.parties.show_rows([key] if party else [])
        self.rows.set_active(True)
        self.form.show_rows([self.relation] if ends else [])
        self.heading.setText(known.said(ends) if known and ends else "")
        for part in (self.heading, self._what, self.form, self.remove):
            part.setVisible(ends is not None)
        self.people.setVisible(person)
        self.parties.setVisible(party)

    def refresh(self, changes: Changes | None) -> None:
        """Follow an edit."""
        if changes is None:
            for rows in (self.rows, self.people.form.rows, self.parties.form.rows):
                rows.mask_changed()
        self.people.refresh(changes)
        self.parties.refresh(changes)

    @Slot()
    def _remove(self) -> None:
        acts.remove(self._context.project, RELATION, [self.relation])
        self._context.desk.notice(self._context.project.undo_label() or "", undo=True)
        self.removed.emit()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._column.setContentsMargins(0, 0, 0, 0)
        self.heading.setContentsMargins(metrics.margin, metrics.px(10), metrics.margin, 0)
        for part in (self._what, self.remove):
            part.setContentsMargins(metrics.margin, 0, metrics.margin, 0)

    def leave(self) -> None:
        """Write what is being typed."""
        for form in (self.form, self.people.form, self.parties.form):
            form.commit()
