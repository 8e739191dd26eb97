"""The frame round everything while others see the screen: obvious, and in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.text import PlainLabel

EDGE = 4


class ProtectedFrame(QFrame):
    """Holds the whole window; in protected view it is framed, and a strip says what is hidden.

    ``ended`` is emitted by the strip's button.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.strip = QFrame()
        self.strip.setObjectName("protected")
        self.words = PlainLabel(
            _("Protected view: names, judgements and private notes are hidden."),
            FontRole.STRONG,
            "on_protect",
        )
        self.end = QPushButton(_("Show again") + "   Ctrl+Shift+H")
        self.end.clicked.connect(self.ended)
        line = QHBoxLayout(self.strip)
        line.setContentsMargins(12, 0, 8, EDGE)
        line.addWidget(self.words, 1)
        line.addWidget(self.end)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.strip)
        self.set_protected(protected=False)

    def hold(self, inside: QWidget) -> None:
        """Put the window's content into the frame."""
        inside.setProperty("ground", "bg")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column.addWidget(inside, 1)

    def set_protected(self, *, protected: bool) -> None:
        """Show the frame and the strip, or take them away."""
        edge = Theme.current().metrics.px(EDGE) if protected else 0
        self._column.setContentsMargins(edge, edge, edge, edge)
        if bool(self.property("protected")) != protected:
            self.setProperty("protected", protected)
            self.style().unpolish(self)
            self.style().polish(self)
        self.strip.setVisible(protected)
        if protected:
            announce(self, self.words.whole_text())
