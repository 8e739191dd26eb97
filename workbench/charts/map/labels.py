"""Names on the map: inside where they fit, else beside with a line, else left out.

No label ever lies on another. The dearest come first: what is chosen, then surfaces, the large
before the small, then the ground. Made one at a time, so that a window can go on between two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.charts.hatch import is_inside
from workbench.charts.map.crowd import Crowd, lies_within
from workbench.charts.map.plates import Plate, plates_of, plates_with_line
from workbench.charts.map.things import look_of
from workbench.rules.geometry import clearance, label_point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.map.crowd import Box
    from workbench.charts.map.frame import MapFrame
    from workbench.charts.map.plates import Width
    from workbench.charts.map.things import MapContent, MapThing
    from workbench.charts.scene import Point
    from workbench.rules.shapes import Ring, Shape

_LEAST: Final = 9.0  # units; what is smaller both ways gets no name
_OVERHANG: Final = 0.45  # of the text's height, by which a short name may stick out
_SPOTS: Final = (0.5, 0.25, 0.75, 0.04, 0.96)  # where else in a thing its name may stand
_AWAY: Final = (1.2, 2.4, 4.0, 6.0)  # how far off a name with a line may stand, in text heights
_ASIDE: Final = tuple(
    (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    for turn in (150, 30, 210, 330, 180, 0, 90, 270, 120, 60, 240, 300)
)
_MOST_CORNERS: Final = 400
_MOST_LINES: Final = 30  # names with a line; more would hide the map


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name with its place: the middle of its plate, and for one with a line the line's foot."""

    key: str
    plate: Plate
    x: float
    y: float
    foot: Point | None = None

    @property
    def box(self) -> Box:
        """Left, top, right and bottom of the plate."""
        return self.plate.box(self.x, self.y)


@lru_cache(maxsize=4096)
def _roomiest(shape: Shape) -> tuple[Point, float]:
    """Return the point of a shape with most room about it, and how much that is in metres."""
    point = label_point(shape)
    return point, clearance(shape, point)


def placed_labels(
    content: MapContent,
    frame: MapFrame,
    width_of: Width,
    *,
    text: float,
    chosen: str = "",
    taken: Sequence[Box] = (),
    view: Box | None = None,
) -> Iterator[MapLabel]:
    """Yield the names that find a place in a picture; ``taken`` is where none may stand.

    Names with a line come last, since they can go anywhere. Where only a part of the picture is in
    sight, ``view``, a line that begins there ends there.
    """
    crowd = Crowd((0.0, 0.0, frame.width, frame.height), taken)
    seen = [thing for thing in _dearest_first(content, chosen) if frame.shows(thing.box)]
    looks = content.looks()
    crowd.note_small([(_on_picture(thing.box, frame), thing.key) for thing in seen])
    homeless: list[tuple[MapThing, tuple[Plate, ...]]] = []
    for thing in seen:
        plates = plates_of(thing, look_of(thing, looks), width_of, text)
        found = _inside(thing, plates, frame, crowd) or _over(thing, plates, frame, crowd, text)
        if found is None and thing.key == chosen:
            found = _beside(thing, plates, frame, crowd, text, view)
        if found is not None:
            crowd.take_all(found.box, thing.key, found.foot)
            yield found
        elif not thing.is_ground:
            homeless.append((thing, plates))
    for thing, plates in homeless[:_MOST_LINES]:
        found = _beside(thing, plates, frame, crowd, text, view)
        if found is not None:
            crowd.take_all(found.box, thing.key, found.foot)
            yield found


def _dearest_first(content: MapContent, chosen: str) -> list[MapThing]:
    return sorted(
        (thing for thing in content.things if thing.shape),
        key=lambda thing: (thing.key != chosen, thing.is_ground, -thing.area),
    )


def _on_picture(box: Box, frame: MapFrame) -> Box:
    return frame.x(box[0]), frame.y(box[3]), frame.x(box[2]), frame.y(box[1])


def _inside(
    thing: MapThing, plates: Sequence[Plate], frame: MapFrame, crowd: Crowd
) -> MapLabel | None:
    """Return the richest name that lies wholly inside a thing, if there is one."""
    left, top, right, bottom = _on_picture(thing.box, frame)
    fitting = [p for p in plates if p.width <= right - left and p.height <= bottom - top]
    if not fitting:
        return None
    point, room = _roomiest(thing.shape)
    home = frame.at(point)
    rings = [ring for polygon in thing.shape for ring in polygon]
    if sum(map(len, rings)) > _MOST_CORNERS:
        rings = []
    for plate in fitting:
        half = math.hypot(plate.width, plate.height) / 2
        if (half <= room * frame.scale or _holds(rings, plate, home, frame)) and crowd.is_free(
            plate.box(*home)
        ):
            return MapLabel(thing.key, plate, *home)
        for spot in _spots((left, top, right, bottom), plate):
            if crowd.is_free(plate.box(*spot)) and _holds(rings, plate, spot, frame):
                return MapLabel(thing.key, plate, *spot)
    return None


def _spots(box: Box, plate: Plate) -> Iterator[Point]:
    left, top, right, bottom = box
    for down in _SPOTS:
        for across in _SPOTS:
            x = left + plate.width / 2 + (right - left - plate.width) * across
            y = top + plate.height / 2 + (bottom - top - plate.height) * down
            yield x, y


def _holds(rings: Sequence[Ring], plate: Plate, middle: Point, frame: MapFrame) -> bool:
    """Tell whether a plate lies inside rings: corners, sides and middle."""
    left, top, right, bottom = plate.box(*middle)
    across, down = (left, (left + right) / 2, right), (top, (top + bottom) / 2, bottom)
    return all(is_inside(frame.ground(x, y), rings) for x in across for y in down)


def _over(
    thing: MapThing, plates: Sequence[Plate], frame: MapFrame, crowd: Crowd, text: float
) -> MapLabel | None:
    """Return a name that sticks out of a thing a little, if there is one."""
    left, top, right, bottom = _on_picture(thing.box, frame)
    if min(right - left, bottom - top) < _LEAST:
        return None
    reach = text * _OVERHANG * (1 if thing.is_ground else 2)
    home = frame.at(_roomiest(thing.shape)[0])
    for plate in plates:
        wide, high = plate.width - (right - left), plate.height - (bottom - top)
        # A name may be too long or too high for a thing, not both.
        if plate.lines > 1 or wide > reach or high > reach or (wide > 0 and high > 0):
            continue
        if crowd.is_free(plate.box(*home)):
            # What lies across an edge needs a ground of its own to be read on.
            return MapLabel(thing.key, replace(plate, ground="surface"), *home)
    return None


def _beside(
    thing: MapThing,
    plates: Sequence[Plate],
    frame: MapFrame,
    crowd: Crowd,
    text: float,
    view: Box | None,
) -> MapLabel | None:
    """Return a name outside a thing with a line to it, where it covers least, if there is room."""
    foot = frame.at(_roomiest(thing.shape)[0])
    whole = (0.0, 0.0, frame.width, frame.height)
    if not lies_within((*foot, *foot), whole):
        return None
    edge = view if view and lies_within((*foot, *foot), view) else whole
    for plate in plates_with_line(plates):
        best: tuple[float, Point] | None = None
        for away in _AWAY:
            if best is not None and best[0] <= away * text * 2:
                break  # what is farther off can only be worse
            for turn in _ASIDE:
                spot = _spot_beside(foot, turn, away * text, plate)
                cost = _cost(plate.box(*spot), edge, crowd) + away * text * 2
                better = cost < (best[0] if best else math.inf)
                if better and not crowd.crosses(foot, spot, thing.key):
                    best = (cost, spot)
        if best is not None:
            return MapLabel(thing.key, plate, *best[1], foot)
    return None


def _cost(box: Box, edge: Box, crowd: Crowd) -> float:
    """Return how much a plate would cover, without end where it may not stand."""
    return crowd.covered(box) if lies_within(box, edge) and crowd.is_free(box) else math.inf


def _spot_beside(foot: Point, turn: Point, away: float, plate: Plate) -> Point:
    x = foot[0] + turn[0] * (away + plate.width / 2)
    y = foot[1] - turn[1] * (away + plate.height / 2)
    return x, y
