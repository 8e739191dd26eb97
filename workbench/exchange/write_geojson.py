"""GeoJSON out, in the project's metres or in degrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from workbench.rules.coordinates import LOCAL, TM, WGS84, System, to_degrees
from workbench.rules.geometry import ring_edges
from workbench.rules.shapes import DECIMALS, Shape, signed_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.rules.shapes import Point, Ring

_DEGREE_DECIMALS: Final = 8  # a millimetre
_NAMES: Final = {TM: "urn:ogc:def:crs:EPSG::3006"}


@dataclass(frozen=True, slots=True)
class Marked:
    """What is written as a feature: an outline or, where there is none, a point, and attributes.

    Coordinates are in the project's metres.
    """

    shape: Shape
    point: Point | None
    properties: Mapping[str, object]


def geojson_bytes(
    features: Iterable[Marked], *, own: System, system: System, name: str = ""
) -> bytes:
    """Return a collection of features as GeoJSON.

    ``own`` is the project's system (LOCAL or TM), ``system`` the one to write: the same, or WGS 84
    where the project's is TM. The system stands in the file, but for WGS 84, which is the rule;
    local metres are said to be none.
    """
    head: dict[str, Any] = {"type": "FeatureCollection"}
    if name:
        head["name"] = name
    if system is not WGS84:
        known = _NAMES.get(system)
        head["crs"] = {"type": "name", "properties": {"name": known}} if known else None
    # A feature a line, so that people can look at the file and compare two of them.
    lines = ",\n".join(_json(_feature(each, own, system)) for each in features)
    return f'{_json(head)[:-1]}, "features": [\n{lines}\n]}}\n'.encode()


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def can_write(own: System, system: System) -> bool:
    """Tell whether a map in ``own`` can be written in ``system``: local metres are nowhere."""
    return own is system or own is not LOCAL


def _feature(each: Marked, own: System, system: System) -> dict[str, Any]:
    geometry: dict[str, Any] | None = None
    if each.shape:
        polygons = [
            [_ring(ring, own, system, outer=place == 0) for place, ring in enumerate(polygon)]
            for polygon in each.shape
        ]
        geometry = (
            {"type": "Polygon", "coordinates": polygons[0]}
            if len(polygons) == 1
            else {"type": "MultiPolygon", "coordinates": polygons}
        )
    elif each.point is not None:
        geometry = {"type": "Point", "coordinates": _place(each.point, own, system)}
    said = {key: _plain(value) for key, value in each.properties.items()}
    return {"type": "Feature", "properties": said, "geometry": geometry}


def _ring(ring: Ring, own: System, system: System, *, outer: bool) -> list[list[float]]:
    """Return a closed ring: outer ones against the clock, holes with it, as the standard says."""
    turned = ring if (signed_area(ring) > 0) == outer else (ring[0], *ring[:0:-1])
    places = [_place(start, own, system) for start, _end in ring_edges(turned)]
    return [*places, places[0]]


def _place(point: Point, own: System, system: System) -> list[float]:
    if system is own:
        return [_short(value, DECIMALS) for value in point]
    return [_short(value, _DEGREE_DECIMALS) for value in to_degrees(point, own)]


def _short(value: float, decimals: int) -> float:
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
