"""The corner or edge near the pointer, so that neighbours on a map meet without gaps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.rules.geometry import distance, edges, nearest_on
from workbench.rules.shapes import DECIMALS, Point, Shape, extent

if TYPE_CHECKING:
    from collections.abc import Iterable


class Catch(StrEnum):
    """What a point was caught by."""

    CORNER = "corner"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Snap:
    """A point moved onto something: onto what, and the place of its shape in the given order."""

    point: Point
    catch: Catch
    shape: int


@dataclass(frozen=True, slots=True)
class _Target:
    box: tuple[float, float, float, float]
    edges: tuple[tuple[Point, Point], ...]
    place: int


class Snapper:
    """Shapes made ready to catch points, as often as a pointer moves."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._targets = [
            _Target(box, tuple(edges(shape)), place)
            for place, shape in enumerate(shapes)
            if (box := extent([shape])) is not None
        ]

    def snap(self, point: Point, tolerance: float) -> Snap | None:
        """Return the nearest corner within ``tolerance`` metres, else the nearest edge, or None.

        A corner goes before an edge, however much nearer that is: a shared corner is what keeps
        two surfaces together.
        """
        near = [target for target in self._targets if _within(target.box, point, tolerance)]
        corners = [
            (distance(point, start), start, target.place)
            for target in near
            for start, _end in target.edges
        ]
        best = min(corners, default=None)
        if best is not None and best[0] <= tolerance:
            return Snap(best[1], Catch.CORNER, best[2])
        along = [
            (distance(point, foot), foot, target.place)
            for target in near
            for edge in target.edges
            for foot in (nearest_on(point, *edge),)
        ]
        best = min(along, default=None)
        if best is None or best[0] > tolerance:
            return None
        x, y = best[1]
        return Snap((round(x, DECIMALS), round(y, DECIMALS)), Catch.EDGE, best[2])


def snap(point: Point, shapes: Iterable[Shape], tolerance: float) -> Snap | None:
    """Return where ``point`` is caught among ``shapes``; see :meth:`Snapper.snap`."""
    return Snapper(shapes).snap(point, tolerance)


def _within(box: tuple[float, float, float, float], point: Point, tolerance: float) -> bool:
    west, south, east, north = box
    x, y = point
    return west - tolerance <= x <= east + tolerance and south - tolerance <= y <= north + tolerance
