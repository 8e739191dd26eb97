"""A bar that shows a share, what is missing hatched, and where it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.formats import percent_text
from workbench.base.language import _
from workbench.ui.look.hatches import hatch_brush
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT = 18
BAR = 10
GOAL = 2


class ShareBar(QWidget):
    """Shows ``share`` 0..1 of something, and a mark at ``goal``; ``name`` says what it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._share: float | None = None
        self._goal: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        Theme.current().changed.connect(self.updateGeometry)

    def show_share(self, share: float | None, goal: float | None = None) -> None:
        """Show another share and goal; None for not known."""
        self._share, self._goal = share, goal
        said = "–" if share is None else percent_text(share, 1)
        if goal is not None:
            said = _("{share}, goal {goal}").format(share=said, goal=percent_text(goal))
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return room for the bar and the mark that stands out of it."""
        metrics = Theme.current().metrics
        return QSize(metrics.px(120), metrics.px(HEIGHT))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        theme, px = Theme.current(), Theme.current().metrics.px
        bar = QRectF(0, (self.height() - px(BAR)) / 2, self.width(), px(BAR))
        with QPainter(self) as painter:
            painter.fillRect(bar, theme.colour("raised"))
            if self._share is not None:
                done = QRectF(bar)
                done.setWidth(bar.width() * self._share)
                rest = QRectF(bar)
                rest.setLeft(done.right())
                painter.fillRect(rest, theme.colour("warn_tint"))
                ratio = self.devicePixelRatioF()
                lines = hatch_brush("diagonal", theme.colour("warn"), theme.metrics.scale, ratio)
                painter.setOpacity(0.5)
                painter.fillRect(rest, lines)
                painter.setOpacity(1)
                painter.fillRect(done, theme.colour("accent"))
            if self._goal is not None:
                left = min(bar.width() - px(GOAL), bar.width() * self._goal - px(GOAL) / 2)
                mark = QRectF(max(0.0, left), 0, px(GOAL), self.height())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.fillRect(mark, theme.colour("text"))
