"""A title edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.parts.keys import ENTER

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

LONGEST = 400


class TitleEditor(QLineEdit):
    """One line over a row's name: Enter keeps it, Esc leaves the name as it was.

    Going elsewhere keeps what is written, as everywhere in the program.
    """

    kept = Signal(str, str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._before = "", ""
        self.setMaxLength(LONGEST)
        self.setAccessibleName(_("Title"))
        self.hide()

    def begin(self, key: str, title: str, rect: QRect) -> None:
        """Edit the title of a row in ``rect`` of the parent."""
        self._key, self._before = key, title
        self.setText(title)
        self.setGeometry(rect)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, *, keep: bool) -> None:
        key, text = self._key, self.text().strip()
        if not key:
            return
        self._key = ""
        self.hide()
        if keep and text and text != self._before:
            self.kept.emit(key, text)
        self.ended.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Enter and Esc."""
        if event.key() in ENTER:
            self._end(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the window's shortcuts."""
        ours = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()
            return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is written, unless only a menu or another window came in between."""
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in passing:
            self._end(keep=True)
