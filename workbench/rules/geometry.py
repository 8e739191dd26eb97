"""Lengths, distances and places on a shape, reckoned without any library: fast enough to draw by.

Points and shapes are those of :mod:`workbench.rules.shapes`; all lengths are in metres.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.rules.shapes import DECIMALS, Point, Ring, Shape, ShapeError, extent, signed_area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCANS: Final = 5  # lines laid across a shape each way to look for room
_HALVINGS: Final = 6
_ROOMY: Final = 0.9  # of the room that the extent allows: good enough at once
_SAMPLED: Final = 400  # corners; of longer outlines only so many are looked at for room
_TINY: Final = 1e-9


def distance(one: Point, other: Point) -> float:
    """Return the distance between two points in metres."""
    return math.hypot(other[0] - one[0], other[1] - one[1])


def length(points: Sequence[Point]) -> float:
    """Return the length of a line through ``points`` in metres."""
    return sum(distance(one, other) for one, other in pairwise(points))


def perimeter(shape: Shape) -> float:
    """Return the length of all edges of a shape in metres, those of its holes too."""
    return sum(distance(one, other) for one, other in edges(shape))


def edges(shape: Shape) -> Iterator[tuple[Point, Point]]:
    """Yield all edges of a shape."""
    for polygon in shape:
        for ring in polygon:
            yield from ring_edges(ring)


def ring_edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the edges of a ring, the one that closes it last."""
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def moved(shape: Shape, east: float, north: float) -> Shape:
    """Return a shape moved as a whole."""
    return tuple(
        tuple(
            tuple((round(x + east, DECIMALS), round(y + north, DECIMALS)) for x, y in ring)
            for ring in polygon
        )
        for polygon in shape
    )


def contains(shape: Shape, point: Point) -> bool:
    """Tell whether a point lies in a shape; its edge belongs to it, its holes do not."""
    if on_edge(shape, point):
        return True
    # Even and odd over all rings: holes and further polygons come right by themselves.
    return _crossings(shape, point) % 2 == 1


def on_edge(shape: Shape, point: Point, tolerance: float = _TINY) -> bool:
    """Tell whether a point lies on an edge of a shape."""
    return any(distance(point, nearest_on(point, *edge)) <= tolerance for edge in edges(shape))


def _crossings(shape: Shape, point: Point) -> int:
    x, y = point
    count = 0
    for (x1, y1), (x2, y2) in edges(shape):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            count += 1
    return count


def nearest_on(point: Point, start: Point, end: Point) -> Point:
    """Return the point of the stretch from ``start`` to ``end`` that is nearest to ``point``."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    square = along_x * along_x + along_y * along_y
    if square == 0:
        return start
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / square
    share = min(1.0, max(0.0, share))
    return start[0] + share * along_x, start[1] + share * along_y


def clearance(shape: Shape, point: Point) -> float:
    """Return how far a point is from the nearest edge in metres, negative outside the shape."""
    x, y = point
    least = math.inf
    inside = False
    for (x1, y1), (x2, y2) in edges(shape):
        along_x, along_y = x2 - x1, y2 - y1
        square = along_x * along_x + along_y * along_y
        share = ((x - x1) * along_x + (y - y1) * along_y) / square if square else 0.0
        share = min(1.0, max(0.0, share))
        away_x, away_y = x - x1 - share * along_x, y - y1 - share * along_y
        least = min(least, away_x * away_x + away_y * away_y)
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * along_x / along_y:
            inside = not inside
    return math.sqrt(least) if inside else -math.sqrt(least)


def centroid(shape: Shape) -> Point:
    """Return the centre of gravity of a shape, which may lie outside it.

    Raises ShapeError for an empty shape.
    """
    if not shape:
        raise nothing_drawn()
    x0, y0 = shape[0][0][0]
    total = east = north = 0.0
    for polygon in shape:
        for place, ring in enumerate(polygon):
            sign = math.copysign(1.0, signed_area(ring)) * (1 if place == 0 else -1)
            for (x1, y1), (x2, y2) in ring_edges(ring):
                cross = sign * ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0))
                total += cross
                east += cross * (x1 + x2 - 2 * x0)
                north += cross * (y1 + y2 - 2 * y0)
    if abs(total) < _TINY:
        west, south, right, top = extent([shape]) or (x0, y0, x0, y0)
        return (west + right) / 2, (south + top) / 2
    return x0 + east / (3 * total), y0 + north / (3 * total)


def nothing_drawn() -> ShapeError:
    """Return the refusal to reckon with an empty shape."""
    return ShapeError(N_("Nothing is drawn"))


def label_point(shape: Shape) -> Point:
    """Return a point inside a shape with much room about it, for its name.

    The circle about it that fits in is nearly the largest there is. Raises ShapeError for an empty
    shape.
    """
    largest = max(shape, key=lambda polygon: abs(signed_area(polygon[0])), default=None)
    if largest is None:
        raise nothing_drawn()
    whole: Shape = (largest,)
    rough: Shape = (tuple(_thinned(ring) for ring in largest),)
    middle = centroid(whole)
    west, south, east, north = extent([whole]) or (0.0, 0.0, 0.0, 0.0)
    if clearance(whole, middle) >= _ROOMY * min(east - west, north - south) / 2:
        return middle
    candidates = [middle, *_rooms(rough)]
    best = max(candidates, key=lambda point: clearance(rough, point))
    best = _improved(rough, best)
    if contains(whole, best):
        return best
    # Where thinning has cut a corner off, the whole outline decides.
    return max(_rooms(whole), key=lambda point: clearance(whole, point), default=largest[0][0])


def _thinned(ring: Ring) -> Ring:
    step = math.ceil(len(ring) / _SAMPLED)
    return ring[::step] if step > 1 else ring


def _rooms(shape: Shape) -> list[Point]:
    """Return the middles of the stretches that lines laid across a shape have inside it."""
    box = extent([shape])
    if box is None:
        return []
    west, south, east, north = box
    found: list[Point] = []
    for place in range(1, _SCANS + 1):
        # A little off the even shares, where corners like to lie.
        share = (place - 0.013) / (_SCANS + 1)
        y = south + (north - south) * share
        found += [(x, y) for x in _middles(shape, y)]
        x = west + (east - west) * share
        found += [(x, y) for y in _middles(_turned(shape), x)]
    return found


def _turned(shape: Shape) -> Shape:
    return tuple(tuple(tuple((y, x) for x, y in ring) for ring in polygon) for polygon in shape)


def _middles(shape: Shape, y: float) -> list[float]:
    meets = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in edges(shape)
        if (y1 > y) != (y2 > y)
    )
    return [(one + other) / 2 for one, other in zip(meets[::2], meets[1::2], strict=False)]


def _improved(shape: Shape, start: Point) -> Point:
    """Return a point near ``start`` with more room, found by ever smaller steps."""
    west, south, east, north = extent([shape]) or (0.0, 0.0, 0.0, 0.0)
    best, room = start, clearance(shape, start)
    step = max(east - west, north - south) / (_SCANS + 1)
    for _ in range(_HALVINGS):
        x, y = best
        for near in ((x + step, y), (x - step, y), (x, y + step), (x, y - step)):
            there = clearance(shape, near)
            if there > room:
                best, room = near, there
        step /= 2
    return best
