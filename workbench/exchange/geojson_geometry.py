"""Geometries as GeoJSON writes them, checked number by number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.exchange.features import FeatureError, Geometry, PointBudget, Rings
from workbench.exchange.json_text import Twice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.rules.shapes import Point

_DEEP: Final = 4  # collections within collections
_LINES: Final = frozenset({"LineString", "MultiLineString"})


def read_geometry(found: Any, budget: PointBudget) -> Geometry | None:  # noqa: ANN401 - any JSON
    """Return a GeoJSON geometry, None for null.

    Heights are dropped. Raises FeatureError with the reason for what is no polygon or point.
    """
    if found is None:
        return None
    polygons: list[Rings] = []
    points: list[Point] = []
    for kind, coordinates in _simple(found, 0):
        if kind in _LINES:
            continue
        if kind not in _READERS:
            raise FeatureError(N_("“{kind}” is no geometry that can be read"), kind=kind[:40])
        more_polygons, more_points = _READERS[kind](coordinates)
        polygons += more_polygons
        points += more_points
    count = sum(len(ring) for rings in polygons for ring in rings) + len(points)
    budget.spend(count)
    if count == 0:
        raise FeatureError(
            N_("A line is neither a surface nor a point")
            if _has_lines(found)
            else N_("It is empty")
        )
    # What a collection has beside its surfaces are marks and names on the drawing.
    return Geometry(tuple(polygons)) if polygons else Geometry(points=tuple(points))


def _simple(found: Any, depth: int) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield the type and coordinates of a geometry, of each one where it is a collection."""
    if not isinstance(found, dict):
        raise FeatureError(N_("Its geometry cannot be read"))
    if isinstance(found, Twice):
        raise FeatureError(N_("“{key}” stands twice in it"), key=found.key)
    kind = str(found.get("type"))
    if kind != "GeometryCollection":
        yield kind, found.get("coordinates")
        return
    parts = found.get("geometries")
    if not isinstance(parts, list) or depth >= _DEEP:
        raise FeatureError(N_("Its geometry cannot be read"))
    for part in parts:
        yield from _simple(part, depth + 1)


def _has_lines(found: dict[str, Any]) -> bool:
    return any(kind in _LINES for kind, _coordinates in _simple(found, 0))


def _list(found: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    if not isinstance(found, list):
        raise FeatureError(N_("Its coordinates cannot be read"))
    return found


def _point(found: Any) -> Point:  # noqa: ANN401 - any JSON
    place = _list(found)
    if len(place) < 2 or not all(_is_number(each) for each in place[:2]):  # noqa: PLR2004
        raise FeatureError(N_("Its coordinates cannot be read"))
    x, y = float(place[0]), float(place[1])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise FeatureError(N_("One of its coordinates is no number"))
    return x, y


def _is_number(found: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(found, int | float) and not isinstance(found, bool)


def _rings(found: Any) -> Rings:  # noqa: ANN401 - any JSON
    return [[_point(place) for place in _list(ring)] for ring in _list(found)]


def _one_point(found: Any) -> tuple[list[Rings], list[Point]]:  # noqa: ANN401 - any JSON
    return [], [_point(found)] if _list(found) else []


def _points(found: Any) -> tuple[list[Rings], list[Point]]:  # noqa: ANN401 - any JSON
    return [], [_point(place) for place in _list(found)]


def _polygon(found: Any) -> tuple[list[Rings], list[Point]]:  # noqa: ANN401 - any JSON
    rings = _rings(found)
    return ([rings] if any(rings) else []), []


def _polygons(found: Any) -> tuple[list[Rings], list[Point]]:  # noqa: ANN401 - any JSON
    return [rings for part in _list(found) if any(rings := _rings(part))], []


_READERS: Final[dict[str, Callable[[Any], tuple[list[Rings], list[Point]]]]] = {
    "Point": _one_point,
    "MultiPoint": _points,
    "Polygon": _polygon,
    "MultiPolygon": _polygons,
}
