"""A line for notes: Enter sends one, pasted lines become as many; typing never waits for layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from workbench.ui.parts.keys import ENTER

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NoteLine(QLineEdit):
    """One line of free text. ``sent`` carries it at Enter and the line is empty again.

    ``pasted`` carries the lines where several were pasted; ``left`` tells that Esc was pressed in
    an empty line.
    """

    sent = Signal(str)
    pasted = Signal(list)
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_placeholder(placeholder)

    def set_placeholder(self, words: str) -> None:
        """Say what to type; also the name for screen readers."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send at Enter, take pasted lines apart, leave by Esc."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste_lines():
            return
        if key in ENTER:
            text = self.text().strip()
            self.setText("")  # unlike clear(), leaves nothing to undo in the line
            if text:
                self.sent.emit(text)
        elif key == Qt.Key.Key_Escape and self.text():
            self.setText("")
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let "Paste" of the menu take lines apart as Ctrl+V does."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_any)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @Slot()
    def paste_any(self) -> None:
        """Hand over lines, or paste a text of one line here."""
        if not self.paste_lines():
            self.paste()

    def paste_lines(self) -> bool:
        """Hand over the lines on the clipboard where they are several; tell whether they are."""
        data = QGuiApplication.clipboard().mimeData()
        lines = data.text().splitlines() if data.hasText() else []
        said = [line.strip() for line in lines if line.strip()]
        if len(said) > 1:
            self.pasted.emit(said)
        return len(said) > 1
