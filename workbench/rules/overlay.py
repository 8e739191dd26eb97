"""Shapes laid over each other: what they share, what they leave open, how a line divides them.

The library shapely does the reckoning; it is imported when first needed. Outlines that cross
themselves are taken for what they enclose, so that one bad outline never stops a check.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.rules.geometry import distance, label_point, nearest_on, perimeter, ring_edges
from workbench.rules.shapes import (
    Point,
    Polygon,
    Ring,
    Shape,
    ShapeError,
    area,
    ring_of,
    signed_area,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What is narrower or smaller came about by drawing, not by intention.
LEAST_AREA: Final = 1.0  # m²
LEAST_WIDTH: Final = 0.1  # m, in the mean

_REACH: Final = 0.05  # m by which the ends of a dividing line are drawn longer
_GRID: Final = 0.001
_KEPT: Final = 2048  # shapes made ready; more than a large map has
_HAIR: Final = 0.002  # m between outlines that are the same


def _shapely() -> Any:  # noqa: ANN401 - the library has no types
    """Return shapely; it takes a while to load and is needed only here."""
    import shapely

    return shapely


@lru_cache(maxsize=_KEPT)
def as_drawn(shape: Shape) -> tuple[Any, bool]:
    """Return the shapely geometry of a shape as it was drawn, and whether it is sound.

    Kept, since a map is checked again after every stroke and little of it has changed.
    """
    library = _shapely()
    polygons = [library.Polygon(outer, holes) for outer, *holes in shape]
    whole = polygons[0] if len(polygons) == 1 else library.MultiPolygon(polygons)
    return whole, bool(library.is_valid(whole))


def geometry_of(shape: Shape) -> Any:  # noqa: ANN401 - a shapely geometry
    """Return a sound shapely geometry of a shape, mended where its outline crosses itself."""
    whole, sound = as_drawn(shape)
    return whole if sound else _shapely().make_valid(whole)


def shape_of(geometry: Any) -> Shape:  # noqa: ANN401 - a shapely geometry
    """Return the surfaces in a shapely geometry; what has no area is left out."""
    return tuple(polygon for part in _parts(geometry) if (polygon := _polygon(part)))


def _parts(geometry: Any) -> Iterator[Any]:  # noqa: ANN401 - a shapely geometry
    if geometry.is_empty:
        return
    if geometry.geom_type == "Polygon":
        yield geometry
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _parts(part)


def _polygon(part: Any) -> Polygon | None:  # noqa: ANN401 - a shapely polygon
    rings = []
    for place, line in enumerate((part.exterior, *part.interiors)):
        try:
            rings.append(ring_of(line.coords))
        except ShapeError:  # narrower than a millimetre
            if place == 0:
                return None
    return tuple(rings)


def overlap(one: Shape, other: Shape) -> Shape:
    """Return what two shapes share; () when they share nothing but edges."""
    if not one or not other:
        return ()
    return shape_of(geometry_of(one).intersection(geometry_of(other)))


def overlap_area(one: Shape, other: Shape) -> float:
    """Return the area that two shapes share in m²."""
    if not one or not other:
        return 0.0
    return float(geometry_of(one).intersection(geometry_of(other)).area)


def apart(one: Shape, other: Shape) -> float:
    """Return how far two drawn shapes are from each other in m; 0 where they touch."""
    return float(geometry_of(one).distance(geometry_of(other)))


def union(shapes: Iterable[Shape]) -> Shape:
    """Return all shapes as one."""
    given = [geometry_of(shape) for shape in shapes if shape]
    return shape_of(_shapely().union_all(given, grid_size=_GRID)) if given else ()


def without(shape: Shape, others: Iterable[Shape]) -> Shape:
    """Return what is left of a shape when ``others`` are taken away."""
    if not shape:
        return ()
    taken = [geometry_of(other) for other in others if other]
    if not taken:
        return shape
    return shape_of(geometry_of(shape).difference(_shapely().union_all(taken)))


def same_ground(one: Shape, other: Shape) -> bool:
    """Tell whether two outlines enclose the same ground, but for millimetres and their order."""
    if one == other or not one or not other:
        return one == other
    apart = geometry_of(one).symmetric_difference(geometry_of(other)).area
    return float(apart) <= _HAIR * perimeter(one)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the boundary that nothing covers: its shape, area in m² and a point in it."""

    shape: Shape
    area: float
    point: Point


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a boundary is covered; areas in m², ``share`` 0..1, largest gap first."""

    area: float
    covered: float
    gaps: tuple[Gap, ...]

    @property
    def share(self) -> float:
        """The covered part of the boundary, 1 where there is no boundary."""
        return self.covered / self.area if self.area else 1.0


def coverage(boundary: Shape, shapes: Iterable[Shape]) -> Coverage:
    """Return how much of ``boundary`` the shapes cover, and which parts they leave open.

    Gaps that come about by drawing (see LEAST_AREA and LEAST_WIDTH) are not listed.
    """
    whole = float(geometry_of(boundary).area) if boundary else 0.0
    rest = without(boundary, shapes)
    found = [
        Gap((polygon,), area((polygon,)), point_in((polygon,)))
        for polygon in rest
        if is_intended((polygon,))
    ]
    found.sort(key=lambda gap: -gap.area)
    return Coverage(whole, max(0.0, whole - area(rest)), tuple(found))


def outside(child: Shape, parent: Shape) -> Shape:
    """Return what of ``child`` lies outside ``parent``, without what came about by drawing."""
    if not parent:
        return ()
    return tuple(polygon for polygon in without(child, [parent]) if is_intended((polygon,)))


def is_intended(shape: Shape) -> bool:
    """Tell whether a strip is wide and large enough to be meant, and not the work of the hand."""
    size = area(shape)
    return size >= LEAST_AREA and 2 * size >= LEAST_WIDTH * perimeter(shape)


def point_in(shape: Shape) -> Point:
    """Return some point inside a shape, found quickly whatever the shape."""
    return _point(_shapely().point_on_surface(geometry_of(shape)))


def _point(geometry: Any) -> Point:  # noqa: ANN401 - a shapely point
    return float(geometry.x), float(geometry.y)


def split(shape: Shape, line: Sequence[Point]) -> tuple[Shape, Shape]:
    """Return the two parts into which a line divides a shape, left of it and right of it.

    ``line`` is a run of points from edge to edge; its ends may stop a hand's breadth short. Holes
    are cut too. Raises ShapeError when the line does not divide the shape.
    """
    library = _shapely()
    long = _lengthened(line)
    if long is None or not shape:
        raise _not_divided()
    from shapely.ops import split as divide

    cutter = library.LineString(long)
    pieces = [p for part in _parts(geometry_of(shape)) for p in divide(part, cutter).geoms]
    halves: tuple[list[Polygon], list[Polygon]] = ([], [])
    for piece in pieces:
        polygon = _polygon(piece)
        if polygon is not None:
            halves[_side(polygon, long)].append(polygon)
    left, right = halves
    if not left or not right:
        raise _not_divided()
    return tuple(left), tuple(right)


def _not_divided() -> ShapeError:
    return ShapeError(N_("Draw the line across the surface, from edge to edge"))


def _lengthened(line: Sequence[Point]) -> list[Point] | None:
    """Return a line a little longer at both ends, without repeated points; None for no line."""
    points = [line[0]] if line else []
    points += [point for before, point in pairwise(line) if before != point]
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = _beyond(points[1], points[0]), _beyond(points[-2], points[-1])
    return [first, *points[1:-1], last]


def _beyond(start: Point, end: Point) -> Point:
    share = 1 + _REACH / distance(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _side(polygon: Polygon, line: Sequence[Point]) -> int:
    """Return 0 for a piece left of the line and 1 for one right of it.

    A piece that was cut has an edge on the line: run against the clock, it lies to the left of it.
    """
    together = max(_edges_on(polygon[0], line), key=abs, default=0.0)
    if together:
        return 0 if together * signed_area(polygon[0]) > 0 else 1
    x, y = label_point((polygon,))
    (ax, ay), (bx, by) = line[0], line[-1]
    return 0 if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0 else 1


def _edges_on(ring: Ring, line: Sequence[Point]) -> Iterator[float]:
    """Yield for each edge on a line how far both run together, negative against each other."""
    for (x1, y1), (x2, y2) in ring_edges(ring):
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        for (ax, ay), (bx, by) in pairwise(line):
            # Corners are kept in millimetres, so an edge lies that near to the line.
            if distance(middle, nearest_on(middle, (ax, ay), (bx, by))) <= _GRID:
                along = (x2 - x1) * (bx - ax) + (y2 - y1) * (by - ay)
                yield along / distance((ax, ay), (bx, by))


@dataclass(frozen=True, slots=True)
class Shared:
    """Ground that two shapes both claim: their places in the given order, area in m², a point."""

    one: int
    other: int
    area: float
    point: Point


def overlaps(shapes: Sequence[Shape]) -> list[Shared]:
    """Return what all pairs of shapes share, each pair once, without the work of the hand."""
    filled = [place for place, shape in enumerate(shapes) if shape]
    if len(filled) < 2:  # noqa: PLR2004 - a pair
        return []
    library = _shapely()
    geometries = [geometry_of(shapes[place]) for place in filled]
    ones, others = library.STRtree(geometries).query(geometries).tolist()
    pairs = sorted((a, b) for a, b in zip(ones, others, strict=True) if a < b)
    if not pairs:
        return []
    left, right = ([geometries[place] for place in side] for side in zip(*pairs, strict=True))
    parts = library.intersection(left, right)
    sizes, rims = library.area(parts).tolist(), library.length(parts).tolist()
    places = library.point_on_surface(parts)
    return [
        Shared(filled[a], filled[b], size, _point(place))
        for (a, b), size, rim, place in zip(pairs, sizes, rims, places, strict=True)
        if size >= LEAST_AREA and 2 * size >= LEAST_WIDTH * rim
    ]
