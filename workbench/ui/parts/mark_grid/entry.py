"""A line that floats below a cell while somebody is chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from workbench.ui.look.theme import Theme
from workbench.ui.parts.bubble import Bubble
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.suggestions import OfferLine
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.ui.parts.suggestions import Offer

WIDTH: Final = 320


class CellEntry(QFrame):
    """Asks for one thing with offers: its name and beside it the line.

    ``entered`` is emitted with the text on Enter, ``left`` with it when the focus or Tab goes on,
    ``given_up`` on Esc.
    """

    entered = Signal(str)
    left = Signal(str)
    given_up = Signal()

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self.setProperty("ground", "card")
        self._title = Meta("", strong=True)
        self.line = OfferLine((), creates=True, parent=self)
        self.bubble = Bubble(self.line)
        # Beside, not above: the offers may open over what stands above the line.
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self.line, 1)
        self.line.installEventFilter(self)
        self._open = False
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being asked for."""
        return self._open

    def ask(
        self, title: str, offers: Sequence[Offer], text: str, below: QRect, *, typed: str = ""
    ) -> None:
        """Ask for ``title`` under a rectangle of the parent; ``typed`` is what was begun with."""
        self.bubble.hide()
        self._title.setText(title)
        self.line.setAccessibleName(title)
        self.line.set_offers(offers)
        self.line.setText(text)
        self.resize(Theme.current().metrics.px(WIDTH), self.sizeHint().height())
        self.move(self._place(below))
        self._open = True
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.line.clear()
            self.line.insert(typed)
            self.line.textEdited.emit(typed)
        else:
            self.line.selectAll()
            self.line.offer_all()

    def _place(self, below: QRect) -> QPoint:
        room = self._within.rect()
        place = below.bottomLeft() + QPoint(0, 1)
        if place.y() + self.height() > room.bottom():
            place.setY(max(0, below.top() - self.height()))
        place.setX(max(0, min(place.x(), room.right() - self.width())))
        return place

    def refuse(self, reason: str) -> None:
        """Say why what was typed cannot be taken; the line stays open."""
        self.bubble.say(reason, self.line.rect(), self.line)

    def close_up(self) -> None:
        """Ask no longer."""
        self._open = False
        self.bubble.hide()
        self.line.list.hide()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the offers have their keys first; Enter, Tab and Esc end the asking."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        if event.type() is QEvent.Type.FocusOut and self._open:
            text = self.line.text()
            self.close_up()
            self.left.emit(text)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and not self.line.offering:
            self.close_up()
            self.given_up.emit()
            return True
        if self.line.takes_key(event):
            return True
        if key in ENTER:
            self.entered.emit(self.line.text())
            return True
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            text = self.line.text()
            self.close_up()
            self.left.emit(text)
            return True
        return False
