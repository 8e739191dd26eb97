"""Surfaces on the ground as plain values, and the text in which they are kept.

Coordinates are metres in the project's own system, x to the east and y to the north. A shape is one
or several polygons; a polygon is its outer ring and its holes; a ring is a closed run of corners
whose first one is not repeated at the end.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Shape = tuple[Polygon, ...]

LEAST_CORNERS: Final = 3
MOST_CORNERS: Final = 200_000
FARTHEST: Final = 1e8  # metres; farther off lies no ground
DECIMALS: Final = 3  # millimetres

_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_PAIR: Final = re.compile(rf"\s*({_NUMBER})\s+({_NUMBER})\s*")
_WORDS: Final = re.compile(r"\s*(MULTIPOLYGON|POLYGON)\s*(\(.*\))\s*", re.IGNORECASE | re.DOTALL)
_EMPTY: Final = re.compile(r"\s*(?:MULTI)?POLYGON\s+EMPTY\s*", re.IGNORECASE)


class ShapeError(WorkbenchError):
    """A text or a run of points that makes no surface; tells why."""


def ring_of(points: Iterable[Point]) -> Ring:
    """Return a ring of ``points``, rounded to millimetres, without repeated corners.

    Raises ShapeError for fewer than three corners and for coordinates that are no place.
    """
    ring: list[Point] = []
    for x, y in points:
        if not (math.isfinite(x) and math.isfinite(y)) or max(abs(x), abs(y)) > FARTHEST:
            raise ShapeError(N_("A corner lies at no place on the ground"))
        corner = (round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0)
        if not ring or ring[-1] != corner:
            ring.append(corner)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    if len(set(ring)) < LEAST_CORNERS:
        raise ShapeError(N_("A surface needs at least three corners"))
    return tuple(ring)


def read_shape(text: str) -> Shape:
    """Return the shape that a text describes; () for an empty one.

    Understood are ``0 0,10 0,10 8`` (corners of one ring), and POLYGON and MULTIPOLYGON as in
    well-known text. Raises ShapeError with the reason for anything else.
    """
    bare = text.strip()
    if not bare or _EMPTY.fullmatch(bare):
        return ()
    match = _WORDS.fullmatch(bare)
    if match is None:
        return ((ring_of(_corners(bare.rstrip(";,"))),),)
    inside = match[2]
    parts = _unwrap(inside) if match[1].upper() == "MULTIPOLYGON" else [inside]
    shape = tuple(
        tuple(ring_of(_corners(_bare(ring))) for ring in _unwrap(polygon)) for polygon in parts
    )
    if sum(len(ring) for polygon in shape for ring in polygon) > MOST_CORNERS:
        raise ShapeError(N_("The surface has more than {count} corners"), count="200 000")
    return shape


def _corners(text: str) -> list[Point]:
    corners: list[Point] = []
    for pair in text.split(","):
        match = _PAIR.fullmatch(pair)
        if match is None:
            raise ShapeError(N_("“{text}” is not a corner: write x and y"), text=pair.strip()[:40])
        corners.append((float(match[1]), float(match[2])))
        if len(corners) > MOST_CORNERS:
            raise ShapeError(N_("The surface has more than {count} corners"), count="200 000")
    return corners


def _bare(ring: str) -> str:
    if not (ring.startswith("(") and ring.endswith(")")) or "(" in ring[1:]:
        raise ShapeError(N_("The brackets of the surface do not match"))
    return ring[1:-1]


def _unwrap(text: str) -> list[str]:
    """Return the parts in brackets directly inside the outermost brackets."""
    bare = text.strip()
    if not (bare.startswith("(") and bare.endswith(")")):
        raise ShapeError(N_("The brackets of the surface do not match"))
    parts: list[str] = []
    depth, start = 0, 0
    for place, letter in enumerate(bare[1:-1]):
        if letter == "(":
            start = place if depth == 0 else start
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth == 0:
                parts.append(bare[1:-1][start : place + 1])
        if depth < 0:
            break
    if depth != 0 or not parts:
        raise ShapeError(N_("The brackets of the surface do not match"))
    return parts


def write_shape(shape: Shape) -> str:
    """Return the text of a shape: one ring as bare corners, else well-known text; "" for none."""
    if not shape:
        return ""
    if len(shape) == 1 and len(shape[0]) == 1:
        return _ring_text(shape[0][0])
    polygons = [_polygon_text(polygon) for polygon in shape]
    if len(polygons) == 1:
        return f"POLYGON {polygons[0]}"
    return f"MULTIPOLYGON ({', '.join(polygons)})"


def _polygon_text(polygon: Polygon) -> str:
    return f"({', '.join(f'({_ring_text((*ring, ring[0]))})' for ring in polygon)})"


def _ring_text(ring: Ring) -> str:
    return ",".join(f"{_number(x)} {_number(y)}" for x, y in ring)


def _number(value: float) -> str:
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def corner_count(shape: Shape) -> int:
    """Return how many corners a shape has in all."""
    return sum(len(ring) for polygon in shape for ring in polygon)


def area(shape: Shape) -> float:
    """Return the area of a shape in m²: outer rings less their holes (shoelace formula)."""
    total = 0.0
    for polygon in shape:
        outer, *holes = (abs(signed_area(ring)) for ring in polygon)
        total += outer - sum(holes)
    return total


def signed_area(ring: Ring) -> float:
    """Return the area of a ring in m², positive when it runs against the clock."""
    # Reckoned from the first corner, so that large coordinates cost no digits.
    x0, y0 = ring[0]
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        total += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    return total / 2


def extent(shapes: Iterable[Shape]) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of all shapes together; None when there is none."""
    points = [point for shape in shapes for polygon in shape for point in polygon[0]]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
