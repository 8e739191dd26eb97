"""What the first painted window does not wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Pieces = tuple[Callable[[], object], ...]

IDLE_AFTER_MS: Final = 700
IDLE_EVERY_MS: Final = 60


class Awakening(QWidget):
    """Does work in pieces once its parent has been painted; the window answers in between.

    ``pieces`` follow each other at once. ``idle`` come later and one by one: people act meanwhile,
    and what they ask for is loaded then and there.

    It is a point above all else in its parent and so is painted with it, which a widget that its
    children cover is not. Nothing is seen of it, and it goes when it has been painted.
    """

    def __init__(self, parent: QWidget, pieces: Pieces, idle: Pieces = ()) -> None:
        super().__init__(parent)
        self._pieces, self._idle = list(pieces), list(idle)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self.setFixedSize(1, 1)
        self.show()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin when the rest of the window is painted too, which comes before any timer."""
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        if self.isVisible():
            self.hide()
            self._timer.start(0 if self._pieces else IDLE_AFTER_MS)

    @Slot()
    def _go_on(self) -> None:
        if self._pieces:
            self._pieces.pop(0)()
            self._timer.start(0 if self._pieces else IDLE_AFTER_MS)
        elif self._idle:
            self._idle.pop(0)()
            self._timer.start(IDLE_EVERY_MS)

    def stop(self) -> None:
        """Leave undone what is left."""
        self._pieces.clear()
        self._idle.clear()
