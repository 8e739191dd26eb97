"""What the first painted window does not wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent


class Awakening(QWidget):
    """Does work in pieces once its parent has been painted; the window answers in between.

    It is a point above all else in its parent and so is painted with it, which a widget that its
    children cover is not. Nothing is seen of it, and it goes when it has been painted.
    """

    def __init__(self, parent: QWidget, pieces: tuple[Callable[[], object], ...]) -> None:
        super().__init__(parent)
        self._pieces = list(pieces)
        self.setFixedSize(1, 1)
        self.show()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin as soon as the rest of the window is painted too, which comes before any timer."""
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        if self.isVisible():
            self.hide()
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._pieces:
            self._pieces.pop(0)()
            QTimer.singleShot(0, self, self._go_on)
        else:
            self.deleteLater()

    def stop(self) -> None:
        """Leave undone what is left."""
        self._pieces.clear()
