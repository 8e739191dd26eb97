"""The steps down the left side, each with how far it has come."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.project.step_notes import SKIPPED
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_ring, draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.step_status import status_text
from workbench.ui.parts.text import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from workbench.ui.parts.page import StepState

FULL_WIDTH, MOST_WIDTH, SLIM_WIDTH = 224, 248, 56


class NavigationButton(QAbstractButton):
    """One step: number, title, ring. Slim it shows only its icon and ring."""

    def __init__(self, state: StepState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slim = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tell(state)

    def tell(self, state: StepState) -> None:
        """Show a new state of the step."""
        self.state = state
        status = _("{percent} per cent filled in").format(percent=round(state.share * 100))
        if state.by_hand:
            status = status_text(state)
        numbered = f"{state.number} {state.title}" if state.number else state.title
        self.setAccessibleName(f"{numbered}, {status}" if state.number else numbered)
        shown = [numbered] if self.slim else []
        plain_tooltip(self, "\n".join([*shown, *([status] if state.by_hand else [])]))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics
        return QSize(metrics.px(SLIM_WIDTH) - metrics.gap, metrics.row)

    def needed(self) -> int:
        """Return how wide the list has to be so that the whole title is seen when it is open."""
        theme, metrics = Theme.current(), Theme.current().metrics
        letters = QFontMetricsF(theme.font(FontRole.STRONG))
        beside = metrics.px(30 + 13 + 14) + 2 * metrics.gap
        return ceil(letters.horizontalAdvance(self.state.title)) + beside

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the step."""
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme, metrics = Theme.current(), Theme.current().metrics
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, metrics.radius, metrics.radius)
        if self.isChecked():
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(QRectF(0, box.top() + 4, metrics.px(3), box.height() - 8))
        self._paint_words(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), metrics.radius, metrics.radius)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme, metrics = Theme.current(), Theme.current().metrics
        ring = metrics.px(13)
        if self.state.number:
            place = QRectF(
                box.right() - ring - metrics.gap, box.center().y() - ring / 2, ring, ring
            )
            if self.slim:
                place.moveRight(box.right() - metrics.px(1))
            self._paint_progress(painter, place)
        if self.slim:
            side = metrics.icon
            picture = theme.picture(self.state.icon, "text", side, self.devicePixelRatioF())
            painter.drawPixmap(metrics.px(6), round(box.center().y() - side / 2), picture)
            return
        painter.setFont(theme.font(FontRole.STRONG if self.isChecked() else FontRole.BASE))
        painter.setPen(theme.colour("text"))
        left = box.left() + metrics.px(10)
        if self.state.number:
            painter.drawText(
                QRectF(left, box.top(), metrics.px(20), box.height()),
                Qt.AlignmentFlag.AlignVCenter,
                str(self.state.number),
            )
            left += metrics.px(20)
        room = box.right() - left - (ring + metrics.px(14) if self.state.number else metrics.gap)
        words = painter.fontMetrics().elidedText(
            self.state.title, Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(
            QRectF(left, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_progress(self, painter: QPainter, place: QRectF) -> None:
        """Paint how far the step is; a skipped one has a dash, so that it differs from an empty."""
        theme = Theme.current()
        if self.state.status == SKIPPED:
            draw_symbol(painter, place, "none", theme.colour("muted"))
        else:
            share = self.state.share
            draw_ring(painter, place, share, theme.colour("accent"), theme.colour("border"))


class Navigation(QScrollArea):
    """The list of steps under their headings; arrows move, Enter opens."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Steps"))
        self._buttons: dict[str, NavigationButton] = {}
        self._headings: list[PlainLabel] = []
        self._slim = False
        Theme.current().changed.connect(self._measure)

    def fill(self, states: tuple[StepState, ...], headings: dict[str, str]) -> None:
        """Show the steps; ``headings`` names the sections."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(0)
        self._buttons, self._headings = {}, []
        section = None
        for state in states:
            if state.section != section:
                section = state.section
                self._heading(column, headings.get(section, ""))
            button = NavigationButton(state, inside)
            button.clicked.connect(lambda _checked=False, key=state.key: self.chosen.emit(key))
            column.addWidget(button)
            self._buttons[state.key] = button
        column.addStretch(1)
        self.setWidget(inside)
        self.set_slim(slim=self._slim)

    def _heading(self, column: QVBoxLayout, words: str) -> None:
        if not words:
            return
        label = PlainLabel(words.upper(), role=FontRole.META_STRONG, tone="muted")
        label.setContentsMargins(10, 8, 0, 3)
        column.addWidget(label)
        self._headings.append(label)

    def tell(self, states: tuple[StepState, ...]) -> None:
        """Show new states without building anew."""
        for state in states:
            if state.key in self._buttons:
                self._buttons[state.key].tell(state)

    def mark(self, key: str) -> None:
        """Mark the step whose page is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self.ensureWidgetVisible(self._buttons[key])

    def set_slim(self, *, slim: bool) -> None:
        """Show icons only, where the window is narrow."""
        self._slim = slim
        for label in self._headings:
            label.setVisible(not slim)
        for button in self._buttons.values():
            button.slim = slim
            button.tell(button.state)
            button.updateGeometry()
        self._measure()

    def _measure(self) -> None:
        metrics = Theme.current().metrics
        needed = max((each.needed() for each in self._buttons.values()), default=0)
        full = min(max(metrics.px(FULL_WIDTH), needed), metrics.px(MOST_WIDTH))
        self.setFixedWidth(metrics.px(SLIM_WIDTH) if self._slim else full)

    def focus_current(self) -> None:
        """Put the focus on the step that is open."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self._buttons)
        at = next((i for i, key in enumerate(keys) if self._buttons[key].hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if at is not None and step is not None:
            self._buttons[keys[(at + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in ENTER:
            self._buttons[keys[at]].click()
        else:
            super().keyPressEvent(event)
