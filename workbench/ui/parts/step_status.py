"""The status of a step as a button: what it is, and the ways to set it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.language import N_, _
from workbench.project.step_notes import DONE, SKIPPED
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_ring, draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from workbench.ui.parts.page import StepState

UNKNOWN: Final = "unknown"
WORDS: Final = {
    UNKNOWN: "",
    "not_started": N_("Not started"),
    "ongoing": N_("Ongoing"),
    DONE: N_("Done"),
    SKIPPED: N_("Skipped"),
}
_OPENS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down})
_SIDE, _LEFT, _ARROW = 13, 6, 12


def status_text(state: StepState) -> str:
    """Return the status in words, with its reason where a person gave one."""
    words = _(WORDS[state.status])
    return f"{words}: {state.reason}" if state.reason else words


def draw_status(painter: QPainter, box: QRectF, state: StepState) -> None:
    """Paint a status into a square: a ring, a tick for done, a dash for skipped."""
    theme = Theme.current()
    if state.status == SKIPPED:
        draw_symbol(painter, box, "none", theme.colour("muted"))
    elif state.status == DONE:
        draw_symbol(painter, box, "done", theme.colour("ok"))
    else:
        draw_ring(painter, box, state.share, theme.colour("accent"), theme.colour("border"))


class StatusButton(QAbstractButton):
    """Shows a step's status and opens the ways to change it; ``wanted`` has the one chosen.

    It is "done", "skipped" or empty, which gives the step back to what is reckoned.
    """

    wanted = Signal(str)

    def __init__(self, state: StepState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = QMenu(self)
        self.clicked.connect(self._open)
        Theme.current().changed.connect(self.updateGeometry)
        self.tell(state)

    def tell(self, state: StepState) -> None:
        """Show another state of the step."""
        self.state = state
        words = status_text(state)
        self.setAccessibleName(_("{step}, status: {status}").format(step=state.title, status=words))
        plain_tooltip(self, _("Set by hand. {words}").format(words=words) if state.by_hand else "")
        self.updateGeometry()
        self.update()

    @Slot()
    def _open(self) -> None:
        self.menu.clear()
        ways = (
            (DONE, _("Set to done…"), self.state.status != DONE),
            (SKIPPED, _("Skip…"), self.state.status != SKIPPED),
            ("", _("Reckon from the content"), self.state.by_hand),
        )
        for status, words, possible in ways:
            action = self.menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(lambda _on=False, status=status: self.wanted.emit(status))
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, space and arrow down."""
        if Qt.Key(event.key()) in _OPENS and not event.isAutoRepeat():
            self._open()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Return room for the mark, the longest word and the arrow."""
        metrics = Theme.current().metrics
        letters = max(self.fontMetrics().horizontalAdvance(_(word)) for word in WORDS.values())
        width = metrics.px(_LEFT + _SIDE + _LEFT) + letters + metrics.px(_LEFT + _ARROW + _LEFT)
        return QSize(width, metrics.row)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, word and arrow, and a ground while it is pointed at or has the focus."""
        theme, metrics = Theme.current(), Theme.current().metrics
        looked_at = self.underMouse() or self.hasFocus()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if looked_at:
                painter.setBrush(theme.colour("hover"))
                ring = QPen(theme.colour("accent"), metrics.ring)
                painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
                edge = metrics.ring / 2
                box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
                painter.drawRoundedRect(box, metrics.radius, metrics.radius)
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, metrics = Theme.current(), Theme.current().metrics
        side, left = metrics.px(_SIDE), metrics.px(_LEFT)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        draw_status(painter, box, self.state)
        painter.setFont(theme.font(FontRole.BASE))
        painter.setPen(theme.colour("ok" if self.state.status == DONE else "text"))
        words = QRectF(self.rect()).adjusted(2 * left + side, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _(WORDS[self.state.status]))
        wide = metrics.px(_ARROW)
        at = self.width() - wide - left, (self.height() - wide) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(*at, theme.picture("chevron-down", "muted", wide, ratio))
