"""The surface in pyqtgraph: a view box and one item that paints the rows in view.

Axes and grids of pyqtgraph are not used, they cost most of a frame; the item draws its own lines
in device coordinates. An exception in ``paint`` would end the process, so it is guarded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget
from typing_extensions import override

from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHelpEvent,
        QMouseEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from workbench.charts.scene import Shape
    from workbench.ui.parts.gantt.viewport import Viewport
    from workbench.ui.parts.scene_paint import ScenePainter


class Hand(Protocol):
    """What follows from pointer and keys; the points are pixels of the canvas."""

    def pressed(self, point: QPointF, event: QMouseEvent) -> None:
        """Handle a button going down."""

    def moved(self, point: QPointF, event: QMouseEvent) -> None:
        """Handle the pointer moving."""

    def released(self, point: QPointF, event: QMouseEvent) -> None:
        """Handle a button going up."""

    def double_clicked(self, point: QPointF, event: QMouseEvent) -> None:
        """Handle a double click."""

    def left(self) -> None:
        """Handle the pointer leaving."""

    def wheeled(self, event: QWheelEvent) -> None:
        """Handle the wheel."""

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is meant for the chart, before the window's shortcuts see it."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key; tell whether it was one of the chart's."""
        ...

    def tip(self, event: QHelpEvent) -> None:
        """Show what is known of the thing under the pointer."""

    def menu(self, event: QContextMenuEvent) -> None:
        """Handle the wish for a menu."""

    def focus(self, *, inside: bool) -> None:
        """Handle the keyboard coming and going."""

    def resized(self) -> None:
        """Handle another size."""


class Drawing(Protocol):
    """What the item paints."""

    def ground(self) -> tuple[Sequence[Shape], QSizeF]:
        """Return what is the same at every height, and how far it reaches."""
        ...

    def shapes(self) -> Sequence[Shape]:
        """Return all else."""
        ...


class GanttItem(pg.GraphicsObject):  # type: ignore[misc]
    """All that is seen, as one graphics item: as large as the view, whatever the plan's length."""

    def __init__(self, drawing: Drawing, painter: ScenePainter) -> None:
        super().__init__()
        self._drawing, self._painter = drawing, painter
        self.frames = 0

    @override
    def boundingRect(self) -> QRectF:
        """Return the part of the plane in view."""
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())

    @override
    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()

    @override
    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the frame in pixels of the view, not in days and rows."""
        painter.resetTransform()
        ratio = painter.device().devicePixelRatio()
        ground, size = self._drawing.ground()
        self._painter.paint_ground(painter, ground, size, ratio)
        self._painter.paint(painter, self._drawing.shapes(), ratio)
        self.frames += 1


class GanttCanvas(pg.GraphicsView):  # type: ignore[misc]
    """A graphics view that leaves pointer and keys to its hand instead of pyqtgraph's own."""

    def __init__(self, item: GanttItem, parent: QWidget | None = None) -> None:
        self.hand: Hand | None = None
        super().__init__(parent, background=None)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.box.invertY()
        self.setCentralItem(self.box)
        self.box.addItem(item, ignoreBounds=True)
        self.item = item
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def show_part(self, view: Viewport) -> None:
        """Lay the view box on the part of the plan in view: days across, rows down."""
        if view.width <= 0 or view.height <= 0:
            return
        left = view.origin - view.place.right / view.per_day
        row = view.metrics.row
        self.box.setRange(
            xRange=(left, left + view.width / view.per_day),
            yRange=(view.top / row, (view.top + view.height) / row),
            padding=0,
        )
        self.item.update()

    # --- events ---------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the press to the hand."""
        if self.hand:
            self.hand.pressed(event.position(), event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Give the move to the hand."""
        if self.hand:
            self.hand.moved(event.position(), event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give the release to the hand."""
        if self.hand:
            self.hand.released(event.position(), event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give the double click to the hand."""
        if self.hand:
            self.hand.double_clicked(event.position(), event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Give the wheel to the hand."""
        if self.hand:
            self.hand.wheeled(event)
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Tell the hand that the pointer has left."""
        if self.hand:
            self.hand.left()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Give the wish for a menu to the hand."""
        if self.hand:
            self.hand.menu(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the hand; what it does not want goes on to the window."""
        event.setAccepted(bool(self.hand and self.hand.key(event)))

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the window."""
        event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        if self.hand:
            self.hand.focus(inside=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        if self.hand:
            self.hand.focus(inside=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pyqtgraph fit its box, then reckon the viewport anew."""
        super().resizeEvent(event)
        if self.hand:
            self.hand.resized()

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the chart's keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and self._claims(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _claims(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and self.hand is not None and self.hand.takes(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Answer the wish for a tooltip."""
        if event.type() == QEvent.Type.ToolTip and self.hand:
            self.hand.tip(_help(event))
            return True
        return bool(super().viewportEvent(event))


def _help(event: QEvent) -> Any:  # noqa: ANN401 - Qt promises a QHelpEvent for this type
    return event
