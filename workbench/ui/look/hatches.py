"""Hatches for the screen: the second code beside colour, for greyscale and for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

if TYPE_CHECKING:
    from collections.abc import Callable

HATCHES: Final = ("solid", "diagonal", "back_diagonal", "cross", "dots", "rows", "columns")
# A tile repeats seamlessly only when its lines meet across the edges.
_TILE: Final = 8.0


def _diagonal(painter: QPainter) -> None:
    for shift in (-_TILE, 0.0, _TILE):
        painter.drawLine(QLineF(shift - 1, _TILE + 1, shift + _TILE + 1, -1))


def _back_diagonal(painter: QPainter) -> None:
    for shift in (-_TILE, 0.0, _TILE):
        painter.drawLine(QLineF(shift - 1, -1, shift + _TILE + 1, _TILE + 1))


def _cross(painter: QPainter) -> None:
    _diagonal(painter)
    _back_diagonal(painter)


def _dots(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in ((_TILE / 4, _TILE / 4), (_TILE * 3 / 4, _TILE * 3 / 4)):
        painter.drawEllipse(QPointF(x, y), 1.2, 1.2)


def _rows(painter: QPainter) -> None:
    painter.drawLine(QLineF(-1, _TILE / 2, _TILE + 1, _TILE / 2))


def _columns(painter: QPainter) -> None:
    painter.drawLine(QLineF(_TILE / 2, -1, _TILE / 2, _TILE + 1))


_DRAW: Final[dict[str, Callable[[QPainter], None]]] = {
    "diagonal": _diagonal,
    "back_diagonal": _back_diagonal,
    "cross": _cross,
    "dots": _dots,
    "rows": _rows,
    "columns": _columns,
}
_tiles: dict[tuple[str, str, float, float], QPixmap] = {}


def _tile(hatch: str, ink: QColor, scale: float, ratio: float) -> QPixmap:
    side = max(4, round(_TILE * scale * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _TILE, side / _TILE)
        painter.setPen(QPen(ink, 1.3))
        _DRAW[hatch](painter)
    return picture


def hatch_brush(hatch: str, ink: QColor, scale: float = 1.0, ratio: float = 1.0) -> QBrush:
    """Return a brush that draws a hatch in ``ink`` on nothing; fill the ground first.

    ``scale`` is the zoom (``Metrics.scale``), ``ratio`` the pixel ratio of the screen. "solid"
    gives no brush. Raises KeyError for unknown hatches.
    """
    if hatch == "solid":
        return QBrush(Qt.BrushStyle.NoBrush)
    key = (hatch, ink.name(QColor.NameFormat.HexArgb), round(scale, 2), ratio)
    if key not in _tiles:
        _tiles[key] = _tile(hatch, ink, scale, ratio)
    brush = QBrush(_tiles[key])
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush
