"""Ctrl+Z goes to the field as long as it has something to take back, and then to the project.

A field of Qt claims the undo keys even when nothing was typed in it, so that the project's own undo
would never be heard while a field has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override


class UndoKeys(QObject):
    """Lets the undo keys pass by fields that need them not."""

    def listen(self) -> None:
        """Hear the keys of the whole application from now on."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

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
