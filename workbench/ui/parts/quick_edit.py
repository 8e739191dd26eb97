"""The field of a quick line: offers the rest of a word and hands over pasted rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.quick_parse import LEAST, candidates_of, match, part_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbench.models.field import Field
    from workbench.ui.parts.quick_parse import Part

LONGEST: Final = 2_000
_TAKE: Final = frozenset({Qt.Key.Key_End, Qt.Key.Key_Right})


class QuickEdit(QLineEdit):
    """A line edit for the parts of a quick line.

    The rest of a word is offered selected behind the cursor: semicolon, Tab, End and Enter take it,
    the up and down arrows change it, typing on replaces it. In an empty part the down arrow writes
    what was said there last. ``left`` is emitted by Esc when empty.
    """

    joiner = "; "  # what begins the next part
    pasted = Signal(QMimeData)
    left = Signal()

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields = fields
        self._more: dict[str, Sequence[str]] = {}
        self._last: dict[str, str] = {}
        self._offered, self._length = -1, 0
        self._typed = ""
        self._choices: list[str] = []
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._offer)

    def set_candidates(self, name: str, words: Sequence[str]) -> None:
        """Give words that complete a field without choices, such as names of organisations."""
        self._more[name] = list(words)

    def set_last(self, name: str, text: str) -> None:
        """Keep what was said in a part, to be taken up again."""
        self._last[name] = text

    def last_here(self) -> str:
        """Return what was said last in the part with the cursor, where the part is empty."""
        part = self.part(self.text(), self.cursorPosition())
        at_end = self.cursorPosition() == len(self.text())
        if part.field is None or part.text or not at_end or not self.text().strip():
            return ""
        return self._last.get(part.field.name, "")

    def part(self, text: str, cursor: int) -> Part:
        """Return the part of a text in which the cursor stands."""
        return part_at(text, cursor, self._fields)

    def candidates(self, part: Part) -> Sequence[str]:
        """Return the words that may complete a part."""
        return candidates_of(part.field, self._more) if part.field is not None else ()

    @property
    def offering(self) -> bool:
        """Whether the rest of a word is offered, selected behind the cursor."""
        return self._offered >= 0 and self.selectionStart() == self._offered

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste rows, take or change what is offered, leave by Esc; all else as in any field."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_rows():
            return
        if self.offering and self._take_or_turn(key, event.text()):
            return
        if key == Qt.Key.Key_Down and (last := self.last_here()):
            self.insert(last)
            return
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab take what is offered, else begin the next part; a second Tab leaves."""
        if next and self.offering:
            self._take()
            return True
        if next and self.wants_more():
            self.end(False)
            self.insert(self.joiner)
            return True
        return super().focusNextPrevChild(next)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let "Paste" of the menu hand over rows as Ctrl+V does."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_any)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @Slot()
    def paste_any(self) -> None:
        """Hand over rows, or paste a text of one line here."""
        if not self._paste_rows():
            self.paste()

    def _paste_rows(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        rows = data.text().strip("\r\n").splitlines() if data.hasText() else []
        if len(rows) > 1 or (data.hasHtml() and "<tr" in data.html().lower() and len(rows) != 1):
            self.pasted.emit(data)
            return True
        return False

    def _take_or_turn(self, key: Qt.Key, typed: str) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._turn(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._refuse()
            return True
        if typed == ";" or key in ENTER:
            self._end()
            return False
        if key in _TAKE:
            self._take()
            return True
        return False

    def wants_more(self) -> bool:
        """Tell whether another part may follow what is written."""
        text = self.text().rstrip()
        if not text or text.endswith(";"):
            return False
        return self.part(f"{text};", len(text) + 1).field is not None

    def _take(self) -> None:
        self._end()
        self.insert(self.joiner)

    def _refuse(self) -> None:
        """Put back what was typed, also its case, which the offer may have changed."""
        self._offered, self._length = -1, len(self._typed)
        self.setText(self._typed)

    def _end(self) -> None:
        self._offered = -1
        self.deselect()
        self.end(False)

    @Slot(str)
    def _offer(self, text: str) -> None:
        cursor = self.cursorPosition()
        grown = len(text) > self._length
        self._length, self._offered = len(text), -1
        part = self.part(text, cursor)
        if not grown or cursor != len(text) or len(part.text) < LEAST:
            return
        candidates = self.candidates(part)
        first = match(part.text, candidates)
        if first is None:
            return
        begins = [each for each in candidates if match(part.text, [each])]
        self._choices = [first, *(each for each in begins if each != first)]
        self._typed = text
        self._propose(part.start, len(part.text))

    def _propose(self, start: int, typed: int) -> None:
        self.setText(self.text()[:start] + self._choices[0])
        self._length = start + typed
        self._offered = start + typed
        if len(self._choices[0]) > typed:
            self.setSelection(self._offered, len(self._choices[0]) - typed)
        else:
            self._offered = -1

    def _turn(self, by: int) -> None:
        part = self.part(self.text(), self._offered)
        self._choices = self._choices[by:] + self._choices[:by]
        self._propose(part.start, len(part.text))
