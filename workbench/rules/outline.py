"""What is wrong with an outline, in words and with the place, and how its corners are changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.language import N_, _
from workbench.rules.geometry import distance, nearest_on, ring_edges
from workbench.rules.overlay import as_drawn
from workbench.rules.shapes import (
    DECIMALS,
    LEAST_CORNERS,
    Point,
    Polygon,
    Ring,
    Shape,
    ShapeError,
    area,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST: Final = 0.01  # m²; less is a line

_REASON: Final = re.compile(r"([^\[]+)(?:\[(\S+) (\S+)\])?")
_REASONS: Final = {
    "Self-intersection": N_("The outline crosses itself"),
    "Ring Self-intersection": N_("The outline touches itself"),
    "Hole lies outside shell": N_("A hole lies outside the surface"),
    "Holes are nested": N_("A hole lies inside another hole"),
    "Interior is disconnected": N_("The holes cut the surface apart"),
    "Nested shells": N_("A part lies inside another part of the same surface"),
    "Duplicate Rings": N_("A hole takes the whole surface away"),
    "Too few points in geometry component": N_("A surface needs at least three corners"),
}
_OTHER: Final = N_("The outline is no surface")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an outline is no surface, and where; ``message`` is a message id, ``facts`` fill it."""

    message: str
    point: Point | None
    facts: Mapping[str, object] = field(default_factory=dict)

    def text(self) -> str:
        """Return the sentence in the current language."""
        return _(self.message).format(**self.facts)


def fault_of(shape: Shape) -> Fault | None:
    """Return what is wrong with an outline, or None; an empty one is right.

    Looked for are rings with fewer than three corners, outlines without area, that cross or touch
    themselves, holes outside, in each other or cutting through, and parts that overlap.
    """
    rings = [ring for polygon in shape for ring in polygon]
    few = next((ring for ring in rings if len(set(ring)) < LEAST_CORNERS), None)
    if few is not None:
        return Fault(N_("A surface needs at least three corners"), next(iter(few), None))
    return _fault_of_rings(shape) if rings else None


def _fault_of_rings(shape: Shape) -> Fault | None:
    import shapely

    whole, sound = as_drawn(shape)
    # A bow tie has no area either, but it does go about some ground.
    spread = area(shape) if sound else shapely.convex_hull(whole).area
    if spread < LEAST:
        return Fault(N_("The outline encloses no ground"), shape[0][0][0])
    if sound:
        return None
    match = _REASON.match(str(shapely.is_valid_reason(whole)))
    if match is None:
        return Fault(_OTHER, None)
    point = (float(match[2]), float(match[3])) if match[2] else None
    return Fault(_REASONS.get(match[1].strip(), _OTHER), point)


class Corner(NamedTuple):
    """Which corner of a shape: the polygon, its ring (0 is the outer one), the place in it."""

    polygon: int
    ring: int
    place: int


def nearest_corner(shape: Shape, point: Point) -> tuple[Corner, float] | None:
    """Return the corner nearest to a point and its distance in metres."""
    return min(
        (
            (Corner(p, r, c), distance(point, corner))
            for p, polygon in enumerate(shape)
            for r, ring in enumerate(polygon)
            for c, corner in enumerate(ring)
        ),
        key=lambda found: found[1],
        default=None,
    )


def nearest_edge(shape: Shape, point: Point) -> tuple[Corner, Point, float] | None:
    """Return the edge nearest to a point: its first corner, the place on it and the distance."""
    feet = (
        (Corner(p, r, c), nearest_on(point, *edge))
        for p, polygon in enumerate(shape)
        for r, ring in enumerate(polygon)
        for c, edge in enumerate(ring_edges(ring))
    )
    return min(
        ((corner, foot, distance(point, foot)) for corner, foot in feet),
        key=lambda found: found[2],
        default=None,
    )


def move_corner(shape: Shape, corner: Corner, point: Point) -> Shape:
    """Return the shape with a corner elsewhere.

    Like the two below, raises ShapeError when that would spoil a sound outline; one that is
    faulty already may be worked on until it is right.
    """
    ring = shape[corner.polygon][corner.ring]
    changed = (*ring[: corner.place], _kept(point), *ring[corner.place + 1 :])
    return _sound(shape, _with_ring(shape, corner, changed))


def insert_corner(shape: Shape, after: Corner, point: Point) -> Shape:
    """Return the shape with a further corner after one; see ``move_corner``."""
    ring = shape[after.polygon][after.ring]
    changed = (*ring[: after.place + 1], _kept(point), *ring[after.place + 1 :])
    return _sound(shape, _with_ring(shape, after, changed))


def remove_corner(shape: Shape, corner: Corner) -> Shape:
    """Return the shape without a corner; see ``move_corner``.

    A hole or a part with three corners goes as a whole; the last part keeps its three.
    """
    polygon = shape[corner.polygon]
    ring = polygon[corner.ring]
    if len(ring) > LEAST_CORNERS:
        changed = (*ring[: corner.place], *ring[corner.place + 1 :])
        return _sound(shape, _with_ring(shape, corner, changed))
    if corner.ring > 0:
        rest: Polygon = (*polygon[: corner.ring], *polygon[corner.ring + 1 :])
        return (*shape[: corner.polygon], rest, *shape[corner.polygon + 1 :])
    if len(shape) > 1:
        return (*shape[: corner.polygon], *shape[corner.polygon + 1 :])
    raise ShapeError(N_("A surface needs at least three corners"))


def _kept(point: Point) -> Point:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)


def _with_ring(shape: Shape, corner: Corner, ring: Ring) -> Shape:
    polygon = shape[corner.polygon]
    changed = (*polygon[: corner.ring], ring, *polygon[corner.ring + 1 :])
    return (*shape[: corner.polygon], changed, *shape[corner.polygon + 1 :])


def _sound(before: Shape, after: Shape) -> Shape:
    fault = fault_of(after)
    if fault is not None and fault_of(before) is None:
        raise ShapeError(fault.message, **fault.facts)
    return after
