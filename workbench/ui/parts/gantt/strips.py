"""The calendar above the bars and the key below them, as widgets."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.charts.gantt.header import header_height, stripe_shapes
from workbench.charts.gantt.legend import legend_entries, legend_shapes
from workbench.ui.parts.gantt.frame import calendar_shapes
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from workbench.charts.gantt.legend import Sample
    from workbench.charts.scene import Shape
    from workbench.ui.parts.gantt.state import ChartState
    from workbench.ui.parts.scene_paint import ScenePainter


class CalendarStrip(QWidget):
    """Years, months, weeks or days above the bars, and the names of the columns."""

    def __init__(self, state: ChartState, painter: ScenePainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._painter = state, painter
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Calendar"))
        self._seen: object = None

    def renew(self) -> None:
        """Repaint if other days or columns are in view, not when rows are scrolled."""
        view = self._state.viewport
        seen = (view.origin, view.per_day, view.place, view.metrics, self._state.today)
        if seen != self._seen:
            self._seen = seen
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        area = self._state.viewport.field(self._painter.measure)
        return QSize(200, math.ceil(header_height(area)))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the calendar for the days in view."""
        with QPainter(self) as painter:
            shapes = calendar_shapes(self._state, self._painter.measure)
            self._painter.paint(painter, shapes, self.devicePixelRatioF())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the chart."""
        event.ignore()


class KeyStrip(QWidget):
    """The key: only signs that occur among the rows, set in as many lines as they need."""

    def __init__(self, state: ChartState, painter: ScenePainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._painter = state, painter
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Key"))

    def renew(self) -> None:
        """Follow other rows, sizes or colours."""
        words = ", ".join(label for label, _sample in self._entries())
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def _entries(self) -> list[tuple[str, Sample]]:
        state, measure = self._state, self._painter.measure
        stripes = bool(stripe_shapes(0, 1, state.viewport.field(measure), state.holidays))
        return legend_entries(
            state.folding.rows,
            links=bool(state.links),
            stripes=stripes,
            baseline_name=state.baseline_name,
            categories=state.categories,
        )

    def _shapes(self, width: float) -> tuple[list[Shape], float]:
        m = self._state.viewport.metrics
        pad = 8 * m.u
        return legend_shapes(
            self._entries(), pad, m.u * 3, width - 2 * pad, m, self._painter.measure
        )

    @override
    def hasHeightForWidth(self) -> bool:
        """Tell that narrow windows need more lines."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines needed."""
        return math.ceil(self._shapes(width)[1] + self._state.viewport.metrics.u * 5)

    @override
    def sizeHint(self) -> QSize:
        """Return the size for the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key."""
        with QPainter(self) as painter:
            shapes = self._shapes(self.width())[0]
            self._painter.paint(painter, shapes, self.devicePixelRatioF())
