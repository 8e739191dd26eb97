"""A line in which one says a relation: "Anna påverkar Bo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders.net import party_list
from workbench.steps.stakeholders.relation_text import read_relation, verbs
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.announce import announce
from workbench.ui.parts.sentence_edit import SentenceEdit
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.steps.stakeholders.relation_text import Party
    from workbench.ui.parts.page import PageContext

RELATION = record("relation")


class RelationLine(QWidget):
    """Adds relations by sentences; ``added`` tells the id of the new one.

    With ``begins_with_verb`` the first party is understood, see ``offer``.
    """

    added = Signal(str)

    def __init__(
        self, context: PageContext, placeholder: str, *, begins_with_verb: bool = False
    ) -> None:
        super().__init__()
        self._context, self._subject = context, ""
        self._parties: list[Party] = []
        self.edit = SentenceEdit(begins_with_verb=begins_with_verb)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        self.edit.returnPressed.connect(self._add)
        self.edit.textEdited.connect(self._clear)
        self.setEnabled(not context.project.read_only)
        self.hint = PlainLabel("", FontRole.META, "error", wrap=True)
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.hint)
        self.setFocusProxy(self.edit)

    def offer(self, subject: str = "") -> None:
        """Know who can be named now; ``subject`` is who is meant before the first word."""
        self._subject = subject
        with self._context.project.read() as session:
            known = party_list(session)
        self._parties = [] if self._context.masks(RELATION["kind"]) else known
        words = dict.fromkeys(choice.text() for _word, choice in verbs())
        self.edit.set_words([each.name for each in self._parties], list(words))

    @Slot()
    def _clear(self) -> None:
        self.hint.hide()
        self._mark(wrong=False)

    @Slot()
    def _add(self) -> None:
        text = self.edit.text().strip()
        if not text:
            return
        try:
            said = read_relation(f"{self._subject} {text}".strip(), self._parties)
            key = acts.add(self._context.project, RELATION, said.values())
        except WorkbenchError as error:
            self.hint.setText(error.text())
            self.hint.show()
            self._mark(wrong=True)
            announce(self.edit, error.text(), urgent=True)
            return
        self.edit.setText("")  # unlike clear(), leaves nothing to undo in the line
        self.added.emit(key)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.edit.property("wrong")) != wrong:
            self.edit.setProperty("wrong", wrong)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
