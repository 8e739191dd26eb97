"""Scenes on the screen: shapes through a QPainter, in the colours of the theme of the moment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from workbench.charts.palette import SOFT, SOFT_SHARE
from workbench.charts.scene import (
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Shape,
    Text,
    bounds,
)
from workbench.ui.look.hatches import hatch_brush
from workbench.ui.parts.screen_measure import ScreenMeasure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Colours = Callable[[str], QColor]

_STRAIGHT = 0.01
# Thinner than this, in device pixels, a dashed line is drawn one pixel wide and not smoothed.
_HAIR = 1.6
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class ScenePainter:
    """Paints shapes; keeps pens, brushes and fonts between frames.

    ``colours`` turns a token into a colour of the theme; call ``clear`` when the theme, the
    typeface or the pixel ratio changes. Straight edges are laid on whole device pixels.
    """

    def __init__(self, colours: Colours, measure: ScreenMeasure | None = None) -> None:
        self._colours = colours
        self.measure = measure or ScreenMeasure()
        self._ratio = 1.0
        self._ways: dict[type, Callable[[QPainter, Any], None]] = {
            Rect: self._rect,
            Text: self._text,
            Line: self._line,
            Polyline: self._polyline,
            Polygon: self._surface,
            Ellipse: self._surface,
            Group: self._group,
        }
        self.clear()

    def clear(self) -> None:
        """Forget all prepared colours and sizes."""
        self._found: dict[str, QColor] = {}
        self._pens: dict[tuple[str, float, tuple[float, ...]], QPen] = {}
        self._hatches: dict[tuple[str, str], QBrush] = {}
        self._ground: tuple[object, QPixmap] | None = None
        self.measure.clear()

    def colour(self, token: str) -> QColor:
        """Return the theme's colour of a token, soft ones mixed into the surface."""
        found = self._found.get(token)
        if found is None:
            found = self._found[token] = self._resolve(token)
        return found

    def _resolve(self, token: str) -> QColor:
        if not token.endswith(SOFT):
            return self._colours(token)
        top, ground = self._colours(token.removesuffix(SOFT)), self._colours("surface")
        share = SOFT_SHARE
        return QColor(
            round(ground.red() + (top.red() - ground.red()) * share),
            round(ground.green() + (top.green() - ground.green()) * share),
            round(ground.blue() + (top.blue() - ground.blue()) * share),
        )

    def paint(self, painter: QPainter, shapes: Iterable[Shape], ratio: float = 1.0) -> None:
        """Paint shapes in order; ``ratio`` is device pixels per unit."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._hatches.clear()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ways = self._ways
        for shape in shapes:
            ways[type(shape)](painter, shape)

    def paint_ground(
        self, painter: QPainter, shapes: Sequence[Shape], size: QSizeF, ratio: float = 1.0
    ) -> None:
        """Paint shapes that are the same at every height, repeated down to fill ``size``.

        ``size.height()`` may be larger than the shapes are high. They are drawn into a picture
        that is kept as long as they stay the same, as while one scrolls down.
        """
        key = (tuple(shapes), ratio)
        if self._ground is None or self._ground[0] != key:
            high = max((bounds(shape)[3] for shape in shapes), default=1.0)
            pixmap = QPixmap(math.ceil(size.width() * ratio), math.ceil(high * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(self.colour("surface"))
            with QPainter(pixmap) as inner:
                self.paint(inner, shapes, ratio)
            self._ground = (key, pixmap)
        painter.drawTiledPixmap(QRectF(QPointF(), size), self._ground[1])

    def _group(self, painter: QPainter, group: Group) -> None:
        for part in group.shapes:
            self._ways[type(part)](painter, part)

    def _snap(self, value: float) -> float:
        return round(value * self._ratio) / self._ratio

    def _pen(self, token: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
        key = (token, width, dash)
        pen = self._pens.get(key)
        if pen is None:
            pen = QPen(self.colour(token), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if dash:
                pen.setDashPattern([length / width for length in dash])
            self._pens[key] = pen
        return pen

    def _outline(self, painter: QPainter, shape: Rect | Polygon | Ellipse, width: float) -> None:
        if shape.stroke:
            painter.setPen(self._pen(shape.stroke, width, shape.dash))
        else:
            painter.setPen(Qt.PenStyle.NoPen)

    def _fill(self, painter: QPainter, token: str) -> None:
        painter.setBrush(self.colour(token) if token else Qt.BrushStyle.NoBrush)

    def _rect(self, painter: QPainter, rect: Rect) -> None:
        left, top = self._snap(rect.x), self._snap(rect.y)
        width = self._snap(rect.x + rect.width) - left
        height = self._snap(rect.y + rect.height) - top
        if rect.fill and not rect.stroke and not rect.radius and not rect.hatch:
            least = 1 / self._ratio
            painter.fillRect(
                QRectF(left, top, max(width, least), max(height, least)), self.colour(rect.fill)
            )
            return
        stroke = self._thick(rect.stroke_width) if rect.stroke else 0.0
        box = QRectF(left + stroke / 2, top + stroke / 2, width - stroke, height - stroke)
        self._fill(painter, rect.fill)
        self._outline(painter, rect, stroke)
        self._box(painter, box, rect.radius)
        if rect.hatch:
            painter.setBrush(self._hatch(rect.hatch, rect.hatch_color or rect.stroke or "text"))
            self._box(painter, box, rect.radius)

    def _box(self, painter: QPainter, box: QRectF, radius: float) -> None:
        if radius:
            painter.drawRoundedRect(box, radius, radius)
        else:
            painter.drawRect(box)

    def _thick(self, width: float) -> float:
        """Return a stroke of whole device pixels, at least one."""
        return max(round(width * self._ratio), 1) / self._ratio

    def _line(self, painter: QPainter, line: Line) -> None:
        width = self._thick(line.stroke_width)
        if not line.dash and abs(line.x1 - line.x2) < _STRAIGHT:
            left = self._snap(line.x1 - width / 2)
            box = QRectF(left, line.y1, width, line.y2 - line.y1)
            painter.fillRect(box, self.colour(line.stroke))
        elif not line.dash and abs(line.y1 - line.y2) < _STRAIGHT:
            top = self._snap(line.y1 - width / 2)
            box = QRectF(line.x1, top, line.x2 - line.x1, width)
            painter.fillRect(box, self.colour(line.stroke))
        else:
            painter.setPen(self._pen(line.stroke, line.stroke_width, line.dash))
            painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))

    def _surface(self, painter: QPainter, shape: Polygon | Ellipse) -> None:
        self._fill(painter, shape.fill)
        self._outline(painter, shape, shape.stroke_width)
        _draw(painter, shape)
        if shape.hatch:
            painter.setBrush(self._hatch(shape.hatch, shape.hatch_color or shape.stroke or "text"))
            _draw(painter, shape)

    def _polyline(self, painter: QPainter, line: Polyline) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = self._pen(line.stroke, line.stroke_width, line.dash)
        if line.dash and line.stroke_width * self._ratio < _HAIR:
            # Smoothed dashes cost more than all the rest of a frame.
            pen.setCosmetic(True)
            pen.setWidthF(1.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line.points]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            painter.setPen(pen)
            painter.drawPath(_path(line))

    def _text(self, painter: QPainter, text: Text) -> None:
        words = text.text
        if text.max_width > 0:
            words = self.measure.elide(words, text.max_width + 1, text.size, text.weight)
        left = text.x
        if text.anchor != "start" or text.halo:
            width = self.measure.text_width(words, text.size, text.weight)
            left -= width * _ANCHORS[text.anchor]
            if text.halo:
                top = text.y - text.size * 0.85
                plate = QRectF(left - 2, top, width + 4, text.size * 1.1)
                painter.fillRect(plate, self.colour(text.halo))
        painter.setFont(self.measure.font(text.size, text.weight))
        painter.setPen(self.colour(text.color))
        painter.drawText(QPointF(left, self._snap(text.y)), words)

    def _hatch(self, name: str, token: str) -> QBrush:
        brush = self._hatches.get((name, token))
        if brush is None:
            brush = hatch_brush(name, self.colour(token), ratio=self._ratio)
            self._hatches[name, token] = brush
        return brush


def _draw(painter: QPainter, shape: Polygon | Ellipse) -> None:
    if isinstance(shape, Ellipse):
        painter.drawEllipse(QPointF(shape.cx, shape.cy), shape.rx, shape.ry)
    elif shape.holes:
        path = QPainterPath()  # odd counts inside
        for ring in (shape.points, *shape.holes):
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
            path.closeSubpath()
        painter.drawPath(path)
    else:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))


def _path(line: Polyline) -> QPainterPath:
    points = [QPointF(x, y) for x, y in line.points]
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        if line.radius:
            path.lineTo(_towards(corner, before, line.radius))
            path.quadTo(corner, _towards(corner, after, line.radius))
        else:
            path.lineTo(corner)
    path.lineTo(points[-1])
    return path


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    across, down = end.x() - start.x(), end.y() - start.y()
    length = math.hypot(across, down)
    share = min(distance / length, 0.5) if length else 0.0
    return QPointF(start.x() + across * share, start.y() + down * share)
