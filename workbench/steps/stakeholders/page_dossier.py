"""What the inspector shows of a person or an organisation: facts, contacts, relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.steps.stakeholders.page_contact_log import ContactLog
from workbench.steps.stakeholders.page_judgements import JudgementHistory
from workbench.steps.stakeholders.page_relation_list import RelationList
from workbench.steps.stakeholders.page_several import SeveralPanel
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.changes import Changes
    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

FACTS, CONTACTS, RELATIONS = range(3)


class Dossier(QWidget):
    """Frames a form of people or organisations with what belongs to the one that is chosen.

    ``way_found`` carries the relations along which somebody is reached, for a picture of them.
    """

    way_found = Signal(object)

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self.form, self._record = form, form.rows.record
        self._ids: list[str] = []
        self.heading = Heading("", 2)
        self.what = Meta()
        self.switch = ViewSwitch(
            (_("Facts"), _("Contacts"), _("Relations")), name=_("Part"), joined=True
        )
        self.switch.chosen.connect(self._arrange)
        self.several = SeveralPanel(context, form)
        self.several.turned.connect(self._arrange)
        self.judged = JudgementHistory(context)
        self.log = ContactLog(context, self._record)
        self.relations = RelationList(context)
        self.relations.way_found.connect(self.way_found)
        form.heading.hide()
        for changed in (form.rows.dataChanged, form.rows.modelReset, form.rows.rowsRemoved):
            changed.connect(self._name)
        self._column = QVBoxLayout(self)
        for part in (
            self.heading, self.what, self.switch, self.several, form, self.judged, self.log,
            self.relations,
        ):  # fmt: skip
            self._column.addWidget(part)
        self._column.addStretch(1)
        Theme.current().changed.connect(self._space)
        self._space()
        self.show_rows([])

    def show_rows(self, ids: Sequence[str]) -> None:
        """Show one row, or what can be done with several."""
        self._ids = list(ids)
        self.form.rows.set_active(True)  # what came while nobody looked is there now
        self.form.show_rows(ids)
        self._fill()

    @Slot(list)
    def follow(self, ids: list[str]) -> None:
        """Show what is selected in a table whose form shows it already."""
        self._ids = ids
        self._fill()

    def refresh(self, changes: Changes | None) -> None:
        """Show what an edit changed."""
        touched = (
            "contact",
            "relation",
            "assessment",
            "stakeholder",
            "organisation",
            "group_member",
        )
        if changes is None or changes.touches(*touched):
            self._fill()

    def show_part(self, part: int) -> None:
        """Show facts, contacts or relations."""
        self.switch.set_current(part)

    @Slot()
    def _name(self) -> None:
        """Say whom it is about; the rows tell of changes after the page has heard of them."""
        rows = self.form.rows
        self._ids = [key for key in self._ids if rows.store.has(key)]
        if len(self._ids) == 1:
            title = rows.store.columns[self._record.title_field]
            self.heading.setText(rows.said(self._ids[0], title))
            self.what.setText(self._told(self._ids[0]))
            return
        many = _(self._record.many)
        self.heading.setText(_("{count} {what}").format(count=len(self._ids), what=many))
        self.what.setText("")

    def _fill(self) -> None:
        self._name()
        self.several.show_rows(self._ids)
        self._arrange()

    def _fill_part(self, part: int) -> None:
        """Read what the part shows; what is not seen is neither read nor kept."""
        one = self._ids[0] if len(self._ids) == 1 else ""
        self.judged.show_person(one if part == FACTS and self._record.judged else "")
        self.log.show_row(one if part == CONTACTS else "")
        self.relations.show_row(self._record.table, one if part == RELATIONS else "")

    def _told(self, row_id: str) -> str:
        rows = self.form.rows
        named = ("role", "organisation_id") if self._record.judged else ("type", "membership")
        columns = (rows.store.columns[name] for name in named)
        said = [rows.said(row_id, column) for column in columns]
        return " · ".join(filter(None, said)) or _(self._record.one).capitalize()

    @Slot()
    def _arrange(self) -> None:
        one = len(self._ids) == 1
        part = self.switch.current() if one else FACTS
        self._fill_part(part)
        self.what.setVisible(one)
        self.switch.setVisible(one)
        self.several.setVisible(len(self._ids) > 1)
        self.form.setVisible(part == FACTS and self.several.merge.isHidden())
        self.judged.setVisible(part == FACTS and self.judged.has_any)
        self.log.setVisible(part == CONTACTS)
        self.relations.setVisible(part == RELATIONS)

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        side = metrics.margin
        self._column.setContentsMargins(0, metrics.px(10), 0, metrics.gap)
        self._column.setSpacing(metrics.gap)
        for part in (self.heading, self.what):
            part.setContentsMargins(side, 0, side, 0)
        for panel in (self.several, self.judged, self.log, self.relations):
            panel.setContentsMargins(side, 0, side, 0)
        self.switch.setContentsMargins(side, 0, side, 0)
