"""A small notice at the edge of a page: what just happened, with a way back. Never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, LinkButton
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

SECONDS: Final = 12
_SYMBOLS: Final = {"ok": "done", "warn": "risk", "error": "late", "accent": "on_time"}


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tone = "ok"

    def renew(self) -> None:
        side = Theme.current().metrics.icon
        self.setFixedSize(side, side)
        self.update()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol of the tone."""
        theme = Theme.current()
        inset = theme.metrics.px(2)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        with QPainter(self) as painter:
            draw_symbol(painter, box, _SYMBOLS[self.tone], theme.colour(self.tone))


class NoticeBar(QFrame):
    """A bar that shows one notice for a while; hidden when there is none.

    ``acted`` is emitted when its button (usually "Undo") is pressed. A notice stays while the
    pointer or the focus is on it; errors stay until they are closed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._mark = _Mark()
        self.label = PlainLabel()
        self.action = LinkButton("")
        self.action.clicked.connect(self._on_action)
        self.close_button = IconButton("x", _("Close the notice"), small=True)
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.action)
        self._row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        Theme.current().changed.connect(self._renew)
        self._renew()
        self.hide()

    def show_notice(
        self,
        text: str,
        tone: str = "ok",
        *,
        action: str = "",
        seconds: float = SECONDS,
        act: Callable[[], None] | None = None,
    ) -> None:
        """Show and announce a notice; a newer one takes the place of the older.

        ``tone`` is "ok", "warn", "error" or "accent"; ``action`` the words of the button, if any.
        The button emits ``acted``, or does ``act`` alone where that is given.
        """
        self._act = act
        self._mark.tone = tone
        self.setProperty("notice", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.setText(text)
        self.action.set_words(action)
        self.action.setVisible(bool(action))
        self.close_button.set_name(_("Close the notice"))
        self.show()
        self._timer.stop()
        if tone != "error":
            self._timer.start(round(seconds * 1000))
        announce(self, text, urgent=tone == "error")

    def show_done(self, text: str) -> None:
        """Show that something was done, with a button to undo it."""
        self.show_notice(text, "ok", action=_("Undo"))

    @Slot()
    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.hide()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the notice stay while somebody reads it with the pointer."""
        super().enterEvent(event)
        if self._timer.isActive():
            self._timer.start(SECONDS * 1000)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Count anew when the pointer leaves."""
        super().leaveEvent(event)
        if self._timer.isActive():
            self._timer.start(SECONDS * 1000)

    @Slot()
    def _on_time(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(SECONDS * 1000)
        else:
            self.hide()

    @Slot()
    def _on_action(self) -> None:
        self.dismiss()
        if self._act is not None:
            self._act()
        else:
            self.acted.emit()

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self._row.setContentsMargins(
            metrics.px(12), metrics.px(2), metrics.tight_gap, metrics.px(2)
        )
        self._row.setSpacing(metrics.gap)
        self._mark.renew()
