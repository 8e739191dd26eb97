"""Files that the system hands over: on macOS a double click is an event, not a word on the line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class ApplicationWithFiles(QApplication):
    """An application that tells which file is to be opened, whenever it is double-clicked."""

    file_wanted = Signal(Path)

    @override
    def event(self, event: QEvent) -> bool:
        file = file_of(event)
        if file is None:
            return super().event(event)
        self.file_wanted.emit(file)
        return True


def file_of(event: QEvent) -> Path | None:
    """Return the file that an event asks to be opened; None for any other event."""
    if isinstance(event, QFileOpenEvent) and event.file():
        return Path(event.file())
    return None
