"""The few shapes that stand for a state, so that colour never stands alone; and the rings.

Late is a triangle, risk a diamond, on time a dot, done a tick, planned a ring. A progress ring
fills in quarters; the ring of nothing is an empty outline, and a ring nobody can reckon is dashed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

QUARTERS: Final = 4
_FULL_TURN: Final = 360 * 16


def _triangle(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([_at(box, 0.5, 0.1), _at(box, 1, 0.92), _at(box, 0, 0.92)]))


def _diamond(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    corners = [_at(box, 0.5, 0), _at(box, 1, 0.5), _at(box, 0.5, 1), _at(box, 0, 0.5)]
    painter.drawPolygon(QPolygonF(corners))


def _dot(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(_shrunk(box, 0.06))


def _ring(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, box.width() * 0.14))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_shrunk(box, 0.12))


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    pen = QPen(ink, box.width() * 0.18)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([_at(box, 0.05, 0.55), _at(box, 0.38, 0.86), _at(box, 0.95, 0.17)])
    )


def _question(painter: QPainter, box: QRectF, ink: QColor) -> None:
    pen = QPen(ink, box.width() * 0.17)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    hook = QPainterPath(_at(box, 0.24, 0.3))
    hook.cubicTo(_at(box, 0.26, -0.06), _at(box, 0.82, -0.02), _at(box, 0.8, 0.3))
    hook.cubicTo(_at(box, 0.78, 0.5), _at(box, 0.52, 0.48), _at(box, 0.51, 0.7))
    painter.drawPath(hook)
    painter.drawPoint(_at(box, 0.51, 0.93))


def _dash(painter: QPainter, box: QRectF, ink: QColor) -> None:
    pen = QPen(ink, box.width() * 0.18)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(_at(box, 0.15, 0.5), _at(box, 0.85, 0.5))


_DRAW: Final[dict[str, Callable[[QPainter, QRectF, QColor], None]]] = {
    "late": _triangle,
    "risk": _diamond,
    "on_time": _dot,
    "planned": _ring,
    "done": _tick,
    "unknown": _question,
    "none": _dash,
}
SYMBOLS: Final = tuple(_DRAW)
# The token in which each symbol is painted when nobody says otherwise.
SYMBOL_TONES: Final = {
    "late": "error",
    "risk": "warn",
    "on_time": "ok",
    "planned": "muted",
    "done": "ok",
    "unknown": "error",
    "none": "muted",
}


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)


def _shrunk(box: QRectF, share: float) -> QRectF:
    by = box.width() * share
    return box.adjusted(by, by, -by, -by)


def draw_symbol(painter: QPainter, box: QRectF, symbol: str, ink: QColor) -> None:
    """Paint one of SYMBOLS into a square box; raises KeyError for unknown names."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        _DRAW[symbol](painter, box, ink)
    finally:
        painter.restore()


def quarters(share: float) -> int:
    """Return how many quarters of a ring stand for a share 0..1.

    Only nothing is empty and only all is full: a start shows, and so does a rest.
    """
    if share <= 0:
        return 0
    if share >= 1:
        return QUARTERS
    return min(QUARTERS - 1, max(1, math.floor(share * QUARTERS + 0.5)))


def draw_ring(
    painter: QPainter, box: QRectF, share: float | None, ink: QColor, idle: QColor
) -> None:
    """Paint a progress ring: ``share`` 0..1 in ``ink``; nothing and unknown (None) in ``idle``."""
    filled = quarters(share or 0.0)
    width = max(1.25, box.width() / 11)
    circle = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(ink if filled else idle, width)
    if share is None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.6, 1.6])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(ink if filled == QUARTERS else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if 0 < filled < QUARTERS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(circle, _FULL_TURN // 4, -filled * _FULL_TURN // QUARTERS)
    painter.restore()
