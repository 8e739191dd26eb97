"""Geometries in binary (WKB), as GeoPackage files keep them behind a header of their own."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.exchange.features import MAX_FEATURE_POINTS, FeatureError, Geometry, PointBudget

if TYPE_CHECKING:
    from workbench.exchange.features import Rings
    from workbench.rules.shapes import Point

_ENVELOPES: Final = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_EMPTY: Final = 0b0001_0000
_EXTENDED: Final = 0b0010_0000
_HEADER: Final = 8
_POINT, _LINE, _POLYGON = 1, 2, 3
_GROUPS: Final = frozenset({4, 5, 6, 7})  # points, lines, polygons, anything
# PostGIS marks heights, measures and systems by the highest bits; others add thousands.
_HAS_Z, _HAS_M, _HAS_SYSTEM = 0x8000_0000, 0x4000_0000, 0x2000_0000
_KINDS: Final = 0x0FFF_FFFF
_DEEP: Final = 4


def read_packaged(data: bytes, budget: PointBudget) -> Geometry | None:
    """Return the geometry of a GeoPackage cell; None where it is marked as empty.

    Raises FeatureError with the reason for what is no polygon or point.
    """
    if len(data) < _HEADER or data[:2] != b"GP":
        raise _unreadable()
    flags = data[3]
    envelope = _ENVELOPES.get(flags >> 1 & 0b111)
    if envelope is None or flags & _EXTENDED:
        raise _unreadable()
    if flags & _EMPTY:
        raise FeatureError(N_("It is empty"))
    return read_wkb(data[_HEADER + envelope :], budget)


def read_wkb(data: bytes, budget: PointBudget) -> Geometry:
    """Return a binary geometry; heights and measures are dropped. Raises FeatureError."""
    reader = _Reader(data)
    try:
        reader.geometry(0)
    except (struct.error, IndexError) as error:
        raise _unreadable() from error
    polygons, points = reader.polygons, reader.points
    count = sum(len(ring) for rings in polygons for ring in rings) + len(points)
    budget.spend(count)
    if count == 0:
        raise FeatureError(
            N_("A line is neither a surface nor a point") if reader.lines else N_("It is empty")
        )
    return Geometry(tuple(polygons)) if polygons else Geometry(points=tuple(points))


def _unreadable() -> FeatureError:
    return FeatureError(N_("Its geometry cannot be read"))


class _Reader:
    """Walks through binary geometries and keeps what it finds."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.polygons: list[Rings] = []
        self.points: list[Point] = []
        self.lines = 0

    def geometry(self, depth: int) -> None:
        """Read one geometry and all within it."""
        if depth > _DEEP:
            raise _unreadable()
        order = "<" if self._data[self._at] else ">"
        self._at += 1
        kind, values = self._kind(order)
        if kind in _GROUPS:
            for _ in range(self._count(order)):
                self.geometry(depth + 1)
        else:
            self._one(kind, order, values)

    def _one(self, kind: int, order: str, values: int) -> None:
        if kind == _POINT:
            point = self._place(order, values)
            if not all(map(math.isnan, point)):  # so is an empty point written
                self.points.append(_finite(point))
        elif kind == _LINE:
            self._places(order, values)
            self.lines += 1
        elif kind == _POLYGON:
            rings = [self._places(order, values) for _ in range(self._count(order))]
            if any(rings):
                self.polygons.append(rings)
        else:
            raise FeatureError(N_("It has arcs or a kind of geometry that cannot be read"))

    def _kind(self, order: str) -> tuple[int, int]:
        """Return the kind of geometry and how many numbers each of its places has."""
        (said,) = self._take(order + "I")
        if said & _HAS_SYSTEM:
            self._take(order + "I")
        thousands, kind = divmod(said & _KINDS, 1000)
        extra = {0: 0, 1: 1, 2: 1, 3: 2}.get(thousands)
        if extra is None:
            raise _unreadable()
        return kind, 2 + extra + bool(said & _HAS_Z) + bool(said & _HAS_M)

    def _take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return found

    def _count(self, order: str) -> int:
        (count,) = self._take(order + "I")
        # Each part takes some bytes; a number beyond them is a lie that would cost time.
        if count > (len(self._data) - self._at):
            raise _unreadable()
        return count

    def _place(self, order: str, values: int) -> Point:
        x, y, *_rest = struct.unpack_from(f"{order}{values}d", self._data, self._at)
        self._at += 8 * values
        return x, y

    def _places(self, order: str, values: int) -> list[Point]:
        count = self._count(order)
        if count > MAX_FEATURE_POINTS:
            PointBudget().spend(count)
        return [_finite(self._place(order, values)) for _ in range(count)]


def _finite(point: Point) -> Point:
    if not all(map(math.isfinite, point)):
        raise FeatureError(N_("One of its coordinates is no number"))
    return point
