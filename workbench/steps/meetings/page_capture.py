"""The line at the foot in which a decision, an action point or an idea is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.meeting_book import DECISION
from workbench.project.noting import Spot, note_line
from workbench.project.register import titles
from workbench.ui.parts.announce import announce
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.quick_edit import QuickEdit
from workbench.ui.parts.quick_parse import Part
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.parts.page import PageContext

_HINTS: Final = {
    "decision": N_(
        "The decision; who; when; votes 7-1-0; b postponed, a turned down, å sent back, "
        "r: reservation"
    ),
    "action": N_("What is to be done; who; when"),
    "idea": N_("The idea in a line"),
}
_CODES: Final = (N_("Postponed"), N_("Turned down"), N_("Sent back"), N_("Reservation:"))


class _Edit(QuickEdit):
    """Completes names and codes in every part but the first."""

    def __init__(self) -> None:
        super().__init__(())
        self.words: list[str] = []

    @override
    def part(self, text: str, cursor: int) -> Part:
        """Return the part between semicolons that is being typed."""
        before = text[:cursor]
        start = max(before.rfind(";"), before.rfind("\t")) + 1
        start += len(before[start:]) - len(before[start:].lstrip())
        return Part(None, start, before[start:])

    @override
    def candidates(self, part: Part) -> Sequence[str]:
        """Return names and codes; nothing for the wording itself."""
        return self.words if ";" in self.text()[: part.start] else ()

    @override
    def wants_more(self) -> bool:
        """Tell that Tab begins another part."""
        text = self.text().rstrip()
        return bool(text) and not text.endswith(";")


class CaptureLine(QWidget):
    """Notes into a meeting; Enter saves, Esc goes back.

    ``noted`` tells the id of what was noted, ``left`` that the line is left without.
    """

    noted = Signal(str)
    left = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._spot = Spot()
        self.kind = "decision"
        self.kinds = ChoiceRow(DECISION["kind"])
        self.kinds.chosen.connect(lambda key: self.begin(key or self.kind))
        self.edit = _Edit()
        self.edit.returnPressed.connect(self._take)
        self.edit.left.connect(self.left)
        self.edit.textEdited.connect(lambda _text: self._complain(""))
        self.hint = Meta("", wrap=True)
        self.problem = PlainLabel("", tone="error", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.hint)
        self.setFocusProxy(self.edit)
        self.show_kind("decision")
        self._complain("")

    def place(self, spot: Spot, *, editable: bool) -> None:
        """Say where the next one is noted."""
        self._spot = spot
        self.kinds.set_editable(editable=editable)
        self.edit.setEnabled(editable)

    def offer(self) -> None:
        """Read the names that complete what is typed; people only where they may be seen."""
        with self._context.project.read() as session:
            found = list(titles(session, "organisation").values())
            person = record("stakeholder")["name"]
            if not self._context.masks(person):
                found += titles(session, "stakeholder").values()
        self.edit.words = [*found, *(_(each) for each in _CODES)]

    def show_kind(self, kind: str) -> None:
        """Show what is being noted."""
        self.kind = kind
        self.kinds.show_value(kind)
        self.hint.setText(_(_HINTS[kind]))
        choice = DECISION["kind"].choice(kind)
        self.edit.setAccessibleName(choice.text() if choice else kind)
        self.edit.setPlaceholderText(_("D, A or I begins, Enter saves, Esc goes back"))

    @Slot(str)
    def begin(self, kind: str) -> None:
        """Let one be typed."""
        self.show_kind(kind)
        if self.edit.isEnabled():
            self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _take(self) -> None:
        if not self.edit.text().strip():
            self.left.emit()
            return
        try:
            key = note_line(self._context.project, self.kind, self.edit.text(), self._spot)
        except WorkbenchError as error:
            self._complain(error.text())
            return
        self.edit.setText("")
        self._complain("")
        self.noted.emit(key)

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if text:
            announce(self.edit, text, urgent=True)

    def typed(self) -> str:
        """Return what stands in the line."""
        return self.edit.text()

    def restore(self, text: str) -> None:
        """Take back what stood in the line."""
        self.edit.setText(text)
