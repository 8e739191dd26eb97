"""What is on the map, found by its key, at a point and by direction. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.map import MapContent
from workbench.rules.geometry import contains, distance, edges, nearest_on
from workbench.rules.shapes import extent

if TYPE_CHECKING:
    from workbench.charts.map import MapThing
    from workbench.charts.map.frame import Box
    from workbench.charts.scene import Point
    from workbench.rules.shapes import Shape

BOUNDARY: Final = "boundary"
"""The key of the boundary of the place among the things on the map."""


class Ground:
    """An index over the content of a map. ``boundary_alt`` is the boundary in words."""

    def __init__(self, content: MapContent | None = None, boundary_alt: str = "") -> None:
        self.content = content or MapContent()
        self._things = {thing.key: thing for thing in self.content.things if thing.shape}
        self._points = {point.key: point for point in self.content.points}
        self._above = list(reversed([t for t in self.content.in_order() if t.shape]))
        self._boundary_alt = boundary_alt
        first = [BOUNDARY] if self.content.boundary else []
        self.keys: list[str] = [*first, *self._things, *self._points]
        self._places = {key: place for place, key in enumerate(self.keys)}

    def has(self, key: str) -> bool:
        """Tell whether something of this key is drawn."""
        return key in self._places

    def place(self, key: str) -> int:
        """Return the place of a thing in reading order, -1 for none."""
        return self._places.get(key, -1)

    def is_point(self, key: str) -> bool:
        """Tell whether a thing is a point, not a surface."""
        return key in self._points

    def shape(self, key: str) -> Shape:
        """Return the outline of a thing, () for a point or none."""
        if key == BOUNDARY:
            return self.content.boundary
        thing = self._things.get(key)
        return thing.shape if thing else ()

    def alt(self, key: str) -> str:
        """Return a thing in words."""
        if key == BOUNDARY:
            return self._boundary_alt
        found = self._things.get(key) or self._points.get(key)
        return found.alt if found else ""

    def box(self, key: str) -> Box:
        """Return west, south, east and north of a thing."""
        point = self._points.get(key)
        if point is not None:
            return point.x, point.y, point.x, point.y
        thing = self._things.get(key)
        if thing is not None:
            return thing.box
        return extent([self.shape(key)]) or (0.0, 0.0, 0.0, 0.0)

    def hit(self, at: Point, reach: float) -> str:
        """Return the key of what lies uppermost at a point, "" for nothing.

        Points and the boundary's line are met within ``reach`` metres.
        """
        near = [p for p in self._points.values() if distance((p.x, p.y), at) <= reach * 1.5]
        if near:
            return min(near, key=lambda p: distance((p.x, p.y), at)).key
        for thing in self._above:
            west, south, east, north = thing.box
            inside = west <= at[0] <= east and south <= at[1] <= north
            if inside and contains(thing.shape, at):
                return thing.key
        line = edges(self.content.boundary)
        if any(distance(at, nearest_on(at, *edge)) <= reach for edge in line):
            return BOUNDARY
        return ""

    def above(self, key: str) -> list[MapThing]:
        """Return a thing and those that are painted over some of it, in painting order."""
        found = [thing for thing in self._above if thing.key == key]
        if not found:
            return []
        place = self._above.index(found[0])
        west, south, east, north = found[0].box
        over = [
            thing
            for thing in self._above[:place]
            if thing.box[0] < east and thing.box[2] > west
            and thing.box[1] < north and thing.box[3] > south
        ]  # fmt: skip
        return [found[0], *reversed(over)]

    def surface_at(self, at: Point) -> str:
        """Return the key of the uppermost surface or property at a point, "" for none."""
        return next((t.key for t in self._above if contains(t.shape, at)), "")

    def next(self, key: str, step: int) -> str:
        """Return the key of the next thing in reading order, "" past either end."""
        place = self._places.get(key)
        if place is None:
            return (self.keys[0] if step > 0 else self.keys[-1]) if self.keys else ""
        following = place + step
        return self.keys[following] if 0 <= following < len(self.keys) else ""

    def towards(self, key: str, east: int, north: int) -> str:
        """Return the nearest thing in a direction, the same key when there is none."""
        if key not in self._places:
            return self.next("", 1)
        here = _middle(self.box(key))
        best, least = key, float("inf")
        for other in self.keys:
            x, y = _middle(self.box(other))
            across, up = x - here[0], y - here[1]
            along = across * east + up * north
            aside = abs(across * north) + abs(up * east)
            if other not in {key, BOUNDARY} and along > 0 and along + 2.5 * aside < least:
                best, least = other, along + 2.5 * aside
        return best

    def outlines(self, without: str = "") -> list[Shape]:
        """Return all outlines but one, for corners to be caught by."""
        shapes = [thing.shape for key, thing in self._things.items() if key != without]
        return [*shapes, self.content.boundary] if without != BOUNDARY else shapes


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
