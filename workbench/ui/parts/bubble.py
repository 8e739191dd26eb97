"""A small bubble beside a cell or field that says why what was typed cannot be taken."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.text import PlainLabel

WIDTH: Final = 280
LINGER_MS: Final = 6_000


class Bubble(QFrame):
    """Floats above its window's content without taking the focus; one per owner.

    It stays until ``hide`` or, when asked to linger, for some seconds.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("notice", "error")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label = PlainLabel("", tone="error", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        # It floats in the window, yet goes with its owner.
        owner.destroyed.connect(self.deleteLater)
        self._timer = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, beside: QRect, of: QWidget, *, linger: bool = False) -> None:
        """Show ``text`` under or over the rectangle ``beside`` in ``of``, and announce it."""
        window, metrics = of.window(), Theme.current().metrics
        self.setParent(window)
        inset = metrics.gap
        self._column.setContentsMargins(inset, metrics.tight_gap, inset, metrics.tight_gap)
        self.label.setText(text)
        self.label.setFixedWidth(min(metrics.px(WIDTH), self._line_width(text)))
        self.adjustSize()
        self.move(self._place(beside, of, window))
        self.show()
        self.raise_()
        self._timer.start() if linger else self._timer.stop()
        announce(of, text, urgent=True)

    def text(self) -> str:
        """Return what it says, empty when it is not shown."""
        return self.label.whole_text() if self.isVisible() else ""

    def _line_width(self, text: str) -> int:
        return self.label.fontMetrics().horizontalAdvance(text) + Theme.current().metrics.gap

    def _place(self, beside: QRect, of: QWidget, window: QWidget) -> QPoint:
        gap = Theme.current().metrics.tight_gap
        under = of.mapTo(window, beside.bottomLeft()) + QPoint(0, gap)
        if under.y() + self.height() > window.height():
            under.setY(of.mapTo(window, beside.topLeft()).y() - self.height() - gap)
        under.setX(max(0, min(under.x(), window.width() - self.width())))
        return under
