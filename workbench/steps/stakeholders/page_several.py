"""What can be done with several people or organisations at once: a group, merging, resting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.page_merge import MergePanel
from workbench.steps.stakeholders.views import read_groups
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.suggestions import Offer, OfferLine
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")
TWO = 2


class SeveralPanel(QWidget):
    """Acts on the rows that are selected together; ``turned`` tells that merging began or ended."""

    turned = Signal()

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._form, self._ids = context, form, list[str]()
        self._people = form.rows.record.table == PERSON.table
        self._label = PlainLabel(_("Put into a group"))
        self.group = OfferLine((), creates=True)
        self.group.setAccessibleName(_("Put into a group"))
        self.group.setPlaceholderText(_("Name of the group, also a new one"))
        self.group.took.connect(self._put)
        self.group.returnPressed.connect(self._put)
        self._label.setBuddy(self.group)
        self.rest = QuietButton(_("Make inactive"))
        self.rest.clicked.connect(self._rest)
        self.join = QuietButton(_("Merge the two…"), icon="merge")
        self.join.clicked.connect(self._begin_merge)
        self.merge = MergePanel(context, form.rows.record)
        self.merge.ended.connect(self._end_merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.group, self.rest, self.join, self.merge):
            column.addWidget(part)
        self.setEnabled(not context.project.read_only)

    def show_rows(self, ids: Sequence[str]) -> None:
        """Offer what can be done with these rows."""
        if list(ids) != self._ids:
            self.merge.hide()
        self._ids = list(ids)
        for part in (self._label, self.group, self.rest):
            part.setVisible(self._people)
        with self._context.project.read() as session:
            groups = read_groups(session) if self._people and ids else []
        self.group.set_offers([Offer(line.name, line.name) for line in groups])
        names = ("name", "notes")
        hidden = any(self._context.masks(self._form.rows.record[name]) for name in names)
        self.join.setVisible(len(self._ids) == TWO and self.merge.isHidden())
        self.join.setEnabled(not hidden)

    @Slot()
    def _put(self) -> None:
        name = self.group.text().strip()
        if not name or not self._ids:
            return
        try:
            count = edits.add_to_group(self._context.project, self._ids, name)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self.group.setText("")
        said = ngettext("{count} put into “{group}”", "{count} put into “{group}”", count)
        self._context.desk.notice(said.format(count=count, group=name), undo=count > 0)

    @Slot()
    def _rest(self) -> None:
        edits.set_inactive(self._context.project, self._ids, inactive=True)
        self._context.desk.notice(self._context.project.undo_label() or "", undo=True)

    @Slot()
    def _begin_merge(self) -> None:
        self.join.hide()
        self.merge.show_two(*self._ids[:TWO])
        self.merge.show()
        self.merge.setFocus()
        self.turned.emit()

    @Slot(bool)
    def _end_merge(self, merged: bool) -> None:  # noqa: FBT001 - a signal's value
        self.merge.hide()
        self.join.setVisible(len(self._ids) == TWO)
        self.turned.emit()
        if merged:
            self._context.desk.notice(self._context.project.undo_label() or "", undo=True)
