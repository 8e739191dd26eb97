"""Ctrl+Z goes to the field as long as it has something to take back, and then to the project.

A field of Qt claims the undo keys even when nothing was typed in it, so that the project's own undo
would never be heard while a field has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

_FIELDS = (QLineEdit, QPlainTextEdit)


class UndoKeys(QObject):
    """Lets the undo keys pass by the field with the focus while it needs them not.

    It hears only what that field hears: a filter on the application would be asked of every event.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the claim of a field with nothing to undo from reaching Qt."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not _can(watched, "undo"):
            event.ignore()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not _can(watched, "redo"):
            event.ignore()
            return True
        return False


def _can(watched: QObject, what: str) -> bool:
    """Return whether a field has typed text to take back; others answer for themselves."""
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() if what == "undo" else watched.isRedoAvailable()
    if isinstance(watched, QPlainTextEdit):
        document = watched.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
    return True
