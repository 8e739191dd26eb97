"""How what one is doing on the map is painted: lines, handles, what has caught a corner, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from workbench.rules.snapping import Catch
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPainter

    from workbench.charts.map import MapFrame
    from workbench.charts.scene import Point
    from workbench.rules.shapes import Shape
    from workbench.rules.snapping import Snap

_VEIL = 0.28


class Ink:
    """Paints over the map with one painter, for one frame."""

    def __init__(self, painter: QPainter, frame: MapFrame) -> None:
        self.painter, self.frame = painter, frame
        self._theme = Theme.current()

    def at(self, point: Point) -> QPointF:
        """Return a point of the ground on the widget."""
        return QPointF(*self.frame.at(point))

    def line(self, points: Sequence[Point], tone: str = "accent", *, dashed: bool = False) -> None:
        """Paint an open line, with a light edge that keeps it clear of what lies below."""
        self._stroke(QPolygonF([self.at(point) for point in points]), tone, dashed=dashed)

    def shape(self, shape: Shape, tone: str = "accent") -> None:
        """Paint an outline with a thin veil of its colour over what it encloses."""
        path = QPainterPath()
        for polygon in shape:
            for ring in polygon:
                path.addPolygon(QPolygonF([self.at(point) for point in ring]))
                path.closeSubpath()
        veil = Theme.current().colour(tone)
        self.painter.setOpacity(_VEIL)
        self.painter.fillPath(path, veil)
        self.painter.setOpacity(1.0)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((5.0, "surface"), (2.0, tone)):
            self.painter.setPen(self._pen(colour, width))
            self.painter.drawPath(path)

    def _stroke(self, line: QPolygonF, tone: str, *, dashed: bool) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((5.0, "surface"), (2.0, tone)):
            pen = self._pen(colour, width)
            if dashed and colour == tone:
                pen.setDashPattern([4.0, 3.0])
            self.painter.setPen(pen)
            self.painter.drawPolyline(line)

    def _pen(self, token: str, width: float) -> QPen:
        pen = QPen(self._theme.colour(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def handles(self, points: Iterable[Point], *, hollow: bool = False) -> None:
        """Paint the handles by which corners are taken; hollow ones make new corners."""
        half = self._theme.metrics.px(3 if hollow else 4) + 0.5
        self.painter.setPen(self._pen("accent", 1.5))
        self.painter.setBrush(self._theme.colour("surface"))
        for point in points:
            spot = self.at(point)
            if hollow:
                self.painter.drawEllipse(spot, half, half)
            else:
                box = QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half)
                self.painter.drawRect(box)

    def focus(self, point: Point, tone: str = "accent") -> None:
        """Paint the handle that keys move: filled, with a ring."""
        half = self._theme.metrics.px(4) + 0.5
        spot = self.at(point)
        self.painter.setPen(self._pen("surface", 2.0))
        self.painter.setBrush(self._theme.colour(tone))
        self.painter.drawRect(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(self._pen(tone, float(self._theme.metrics.ring)))
        self.painter.drawEllipse(spot, half * 2.4, half * 2.4)

    def cross(self, point: Point) -> None:
        """Paint the cross that keys move where a click would fall."""
        spot, arm, gap = self.at(point), self._theme.metrics.px(12), self._theme.metrics.px(3)
        for width, tone in ((4.0, "surface"), (1.8, "accent")):
            self.painter.setPen(self._pen(tone, width))
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(x, y)
                self.painter.drawLine(spot + way * gap, spot + way * arm)

    def caught(self, snap: Snap) -> None:
        """Show by what a point is caught: a square about a corner, a ring on an edge."""
        spot, half = self.at(snap.point), self._theme.metrics.px(7)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, tone in ((4.0, "surface"), (2.0, "critical")):
            self.painter.setPen(self._pen(tone, width))
            if snap.catch is Catch.CORNER:
                self.painter.drawRect(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half))
            else:
                self.painter.drawEllipse(spot, half, half)

    def words(self, point: Point, text: str, tone: str = "text") -> None:
        """Write words beside a point, kept within the picture."""
        if not text:
            return
        font = self._theme.font(FontRole.META_STRONG)
        self.painter.setFont(font)
        px = self._theme.metrics.px
        lines = text.split("\n")
        metrics = self.painter.fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in lines) + px(12)
        height = metrics.height() * len(lines) + px(6)
        spot = self.at(point) + QPointF(px(14), px(14))
        left = min(max(spot.x(), 2.0), self.frame.width - width - 2)
        top = min(max(spot.y(), 2.0), self.frame.height - height - 2)
        box = QRectF(left, top, width, height)
        self.painter.setPen(self._pen(tone if tone != "text" else "border", 1.0))
        self.painter.setBrush(self._theme.colour("surface"))
        self.painter.drawRoundedRect(box, px(3), px(3))
        self.painter.setPen(self._theme.colour(tone))
        inside = box.adjusted(px(6), px(3), 0, 0)
        for number, line in enumerate(lines):
            at = inside.translated(0, number * metrics.height())
            self.painter.drawText(at, Qt.AlignmentFlag.AlignLeft, line)
