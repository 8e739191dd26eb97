"""Pictures below the map: laid in place by two points, painted as fine as the eye can see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

if TYPE_CHECKING:
    from workbench.charts.map import MapFrame
    from workbench.charts.map.frame import Box
    from workbench.charts.scene import Point

_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a picture lies: two of its pixels (counted down from the top) and their ground."""

    pixels: tuple[Point, Point]
    ground: tuple[Point, Point]

    def transform(self) -> QTransform:
        """Return how pixels become metres, north up: moved, turned and scaled, never skewed."""
        (px1, py1), (px2, py2) = self.pixels
        (gx1, gy1), (gx2, gy2) = self.ground
        # As complex numbers a similarity is one multiplication and one addition.
        pixel_way = complex(px2 - px1, -(py2 - py1))
        factor = complex(gx2 - gx1, gy2 - gy1) / pixel_way if pixel_way else complex(1, 0)
        a, b = factor.real, factor.imag
        dx = gx1 - (a * px1 + b * py1)
        dy = gy1 - (b * px1 - a * py1)
        return QTransform(a, b, b, -a, dx, dy)

    def to_ground(self, pixel: Point) -> Point:
        """Return where a pixel lies on the ground."""
        at = self.transform().map(QPointF(*pixel))
        return at.x(), at.y()

    def to_pixel(self, point: Point) -> Point:
        """Return which pixel lies at a point of the ground."""
        back, _invertible = self.transform().inverted()
        at = back.map(QPointF(*point))
        return at.x(), at.y()

    @property
    def metres_per_pixel(self) -> float:
        """How many metres a pixel is wide."""
        transform = self.transform()
        return abs(complex(transform.m11(), transform.m12()))


@dataclass(frozen=True, slots=True)
class Underlay:
    """A picture to paint below the map. ``opacity`` is 0..1."""

    key: str
    name: str
    image: QImage
    placing: Placing
    opacity: float = 0.7
    shown: bool = True

    def box(self) -> Box:
        """Return west, south, east and north of the picture."""
        area = self.placing.transform().mapRect(QRectF(self.image.rect()))
        return area.left(), area.top(), area.right(), area.bottom()


class Bitmaps:
    """Pictures kept at half, a quarter and so on of their size: a small view reads few pixels."""

    def __init__(self) -> None:
        self._levels: dict[int, list[QImage]] = {}

    def forget(self) -> None:
        """Drop what was made smaller."""
        self._levels.clear()

    def paint(self, painter: QPainter, underlay: Underlay, frame: MapFrame) -> None:
        """Paint one picture where it lies in a frame."""
        pixel = underlay.placing.metres_per_pixel * frame.scale
        ratio = painter.device().devicePixelRatioF()
        level, image = self._level(underlay.image, pixel * ratio)
        to_view = QTransform(
            frame.scale, 0, 0, -frame.scale, -frame.west * frame.scale, frame.north * frame.scale
        )
        times = QTransform.fromScale(
            underlay.image.width() / image.width(), underlay.image.height() / image.height()
        )
        painter.save()
        painter.setOpacity(underlay.opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, level >= 0)
        painter.setTransform(times * underlay.placing.transform() * to_view, True)
        painter.drawImage(0, 0, image)
        painter.restore()

    def _level(self, image: QImage, pixel: float) -> tuple[int, QImage]:
        """Return the smallest picture that is still as fine as the view.

        ``pixel`` is how large one of the picture's own pixels is seen.
        """
        levels = self._levels.setdefault(image.cacheKey(), [image])
        level = 0
        while pixel < _HALF and min(levels[level].width(), levels[level].height()) > 1:
            level, pixel = level + 1, pixel * 2
            if level == len(levels):
                levels.append(_halved(levels[-1]))
        return level, levels[level]


def _halved(image: QImage) -> QImage:
    return image.scaled(
        max(image.width() // 2, 1),
        max(image.height() // 2, 1),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
