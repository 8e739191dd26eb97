"""The contacts with a person or an organisation, in the inspector: a line to add, then a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import names
from workbench.steps.stakeholders.edits import follow_up
from workbench.steps.stakeholders.views import contacts_of, is_open
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.models.field import Record
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

CONTACT, PERSON = record("contact"), record("stakeholder")


class ContactLog(QWidget):
    """What was said with somebody, newest first, and what is to follow."""

    def __init__(self, context: PageContext, kind: Record) -> None:
        super().__init__()
        self._context, self._kind, self._key = context, kind, ""
        self.quick = QuickAdd(
            context, CONTACT, _("What; day; channel; next step; follow up"), stacked=True
        )
        self._none = PlainLabel(
            _("No contacts yet. Write what was said and press Enter."), tone="muted", wrap=True
        )
        self._hidden = PlainLabel(_("Hidden in protected view"), tone="muted", wrap=True)
        self._list = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.quick, self._none, self._hidden):
            column.addWidget(part)
        column.addLayout(self._list)

    def show_row(self, key: str) -> None:
        """Show the contacts of a row; an empty key shows nothing."""
        self._key = key
        field = "stakeholder_id" if self._kind.table == PERSON.table else "organisation_id"
        self.quick.constants = {"held_on": self._context.project.clock.today(), field: key}
        hidden = self._context.masks(CONTACT["summary"])
        rows, called = self._read() if key and not hidden else ([], {})
        clear_layout(self._list)
        self.quick.setVisible(bool(key) and not hidden)
        self._hidden.setVisible(hidden)
        self._none.setVisible(bool(key) and not rows and not hidden)
        for row in rows:
            self._list.addWidget(self._entry(row, called))

    def _read(self) -> tuple[list[Values], dict[str, str]]:
        with self._context.project.read() as session:
            rows = contacts_of(session, self._kind.table, self._key)
            return rows, names(session, PERSON.table)

    def _entry(self, row: Values, called: dict[str, str]) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(self._top(row, called))
        column.addWidget(PlainLabel(row["summary"], wrap=True))
        if row["next_step"] or row["follow_up"]:
            column.addLayout(self._foot(row))
        return entry

    def _top(self, row: Values, called: dict[str, str]) -> QHBoxLayout:
        channel = CONTACT["channel"].choice(row["channel"])
        who = "" if row["stakeholder_id"] == self._key else called.get(row["stakeholder_id"], "")
        words = (date_text(row["held_on"]), channel.text() if channel else "", row["by"], who)
        line = QHBoxLayout()
        line.addWidget(Meta(" · ".join(filter(None, words)), strong=True), 1)
        change = IconButton("pencil", _("Change the contact"), small=True)
        change.clicked.connect(
            lambda _checked=False: self._context.desk.go_to("stakeholders", row["id"])
        )
        line.addWidget(change)
        return line

    def _foot(self, row: Values) -> QHBoxLayout:
        waits = is_open(row)
        overdue = waits and row["follow_up"] <= self._context.project.today()
        day = date_text(row["follow_up"])
        parts = [row["next_step"], day and _("follow up {day}").format(day=day)]
        tone = "error" if overdue else "text" if waits else "muted"
        line = QHBoxLayout()
        words = ("▲ " if overdue else "→ ") + " · ".join(filter(None, parts))
        line.addWidget(PlainLabel(words, FontRole.META, tone, wrap=True), 1)
        if row["follow_up"]:
            line.addWidget(self._tick(row, done=waits))
        return line

    def _tick(self, row: Values, *, done: bool) -> IconButton:
        name = _("Followed up") if done else _("Not followed up after all")
        button = IconButton("check" if done else "undo-2", name, small=True, framed=True)
        button.setEnabled(not self._context.project.read_only)

        def act(*_args: Any) -> None:  # noqa: ANN401 - Qt hands over whether it is checked
            follow_up(self._context.project, row["id"], done=done)
            self._context.desk.notice(
                _("Followed up a contact") if done else _("Opened a follow-up again"), undo=True
            )

        button.clicked.connect(act)
        return button
