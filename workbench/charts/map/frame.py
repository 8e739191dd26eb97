"""Which part of the ground a picture shows, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Point
    from workbench.rules.shapes import Ring

Box = tuple[float, float, float, float]

_DENSE: Final = 40  # corners; of longer rings those are left out that nobody could see
_NEAR: Final = 0.6  # units
_LEAST: Final = 1.0  # metres, for an extent that is a point


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A picture of ``width`` by ``height`` units with ``scale`` units for each metre.

    Its upper left corner lies at ``west`` and ``north`` metres.
    """

    west: float
    north: float
    scale: float
    width: float
    height: float

    def x(self, east: float) -> float:
        """Return where an easting lies across the picture."""
        return (east - self.west) * self.scale

    def y(self, north: float) -> float:
        """Return where a northing lies down the picture."""
        return (self.north - north) * self.scale

    def at(self, point: Point) -> Point:
        """Return where a point of the ground lies in the picture."""
        return (point[0] - self.west) * self.scale, (self.north - point[1]) * self.scale

    def ground(self, x: float, y: float) -> Point:
        """Return the point of the ground at a place in the picture."""
        return self.west + x / self.scale, self.north - y / self.scale

    def shows(self, box: Box, margin: float = 0.0) -> bool:
        """Tell whether any of a box (west, south, east, north) is in sight.

        ``margin`` is in units.
        """
        away = margin / self.scale
        return (
            box[0] <= self.west + self.width / self.scale + away
            and box[2] >= self.west - away
            and box[1] <= self.north + away
            and box[3] >= self.north - self.height / self.scale - away
        )

    def ring(self, ring: Ring) -> tuple[Point, ...]:
        """Return a ring in the picture, without corners too close together to tell apart."""
        west, north, scale = self.west, self.north, self.scale
        points = [((x - west) * scale, (north - y) * scale) for x, y in ring]
        return tuple(points) if len(points) <= _DENSE else _thinned(points)


def _thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    kept = [points[0]]
    for point in points[1:]:
        last = kept[-1]
        if abs(point[0] - last[0]) >= _NEAR or abs(point[1] - last[1]) >= _NEAR:
            kept.append(point)
    return tuple(kept) if len(kept) > 2 else tuple(points[:3])  # noqa: PLR2004 - a surface


def fitted(box: Box | None, width: float, height: float, margin: float = 16.0) -> MapFrame:
    """Return the frame in which a box fills a picture but for a margin; the box in its middle.

    Without a box it is a piece of ground of 400 metres.
    """
    west, south, east, north = box or (0.0, 0.0, 400.0, 400.0)
    across, down = max(east - west, _LEAST), max(north - south, _LEAST)
    room = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
    scale = min(room[0] / across, room[1] / down)
    middle = (west + east) / 2, (south + north) / 2
    return MapFrame(
        middle[0] - width / 2 / scale, middle[1] + height / 2 / scale, scale, width, height
    )
