"""The map as shapes: what is drawn for a thing, a point, a boundary; and all of it together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import decimal_text
from workbench.base.language import _
from workbench.charts import measure
from workbench.charts.map.frame import MapFrame, fitted
from workbench.charts.map.labels import MapLabel, placed_labels
from workbench.charts.map.legend import legend_rows
from workbench.charts.map.point_names import point_names
from workbench.charts.map.things import look_of
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Polygon, Polyline, Scene, Text, moved
from workbench.charts.symbols import status_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.map.crowd import Box
    from workbench.charts.map.looks import Look
    from workbench.charts.map.plates import Width
    from workbench.charts.map.things import MapContent, MapPoint, MapThing
    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_BAR: Final = 7.5  # text sizes that the scale bar is long at most
_BOUNDARY: Final = (9.0, 5.0)
_POINT: Final = 0.95
_LONG: Final = 3  # letters of a number that must be written smaller


def drawn_thing(thing: MapThing, look: Look, frame: MapFrame, *, chosen: bool = False) -> Group:
    """Return a thing in a picture; what is chosen has a ring round it."""
    parts: list[Shape] = []
    rings = [[frame.ring(ring) for ring in polygon] for polygon in thing.shape]
    if chosen:
        for outer, *_holes in rings:
            parts.append(Polygon(outer, "", "accent", 8.0))
            parts.append(Polygon(outer, "", "surface", 3.5))
    for outer, *holes in rings:
        parts.append(
            Polygon(
                outer,
                look.fill,
                look.stroke,
                look.stroke_width,
                look.hatch,
                holes=tuple(holes),
            )
        )
    return Group(tuple(parts), thing.key, thing.alt)


def drawn_boundary(content: MapContent, frame: MapFrame) -> Iterator[Shape]:
    """Yield the boundary of the place: a broken line above the ground."""
    for polygon in content.boundary:
        for ring in polygon:
            yield Polygon(frame.ring(ring), "", "text", 2.0, dash=_BOUNDARY)


def drawn_point(
    point: MapPoint, frame: MapFrame, text: float = BASE_TEXT, *, chosen: bool = False
) -> Group:
    """Return something found, as the sign of its status on a disc; a stop as its number."""
    x, y = frame.at((point.x, point.y))
    size = text * _POINT
    parts: list[Shape] = []
    if chosen:
        parts.append(Ellipse(x, y, size * 0.95, size * 0.95, "surface", "accent", 2.0))
    if point.number:
        small = size * (0.78 if len(point.number) < _LONG else 0.62)
        parts.append(Ellipse(x, y, size * 0.72, size * 0.72, "accent", "surface", 1.5))
        parts.append(
            Text(x, y + small * 0.36, point.number, small, "on_accent", BOLD, anchor="middle")
        )
        return Group(tuple(parts), point.key, point.alt)
    parts.append(Ellipse(x, y, size * 0.62, size * 0.62, "surface", "muted", 1.0))
    parts.append(status_sign(point.status, x, y, size * 0.62))
    return Group(tuple(parts), point.key, point.alt)


def drawn_ways(content: MapContent, frame: MapFrame) -> Iterator[Shape]:
    """Yield the ways over the ground: a line with an edge, so that it is seen on any ground."""
    for way in content.ways:
        points = tuple(frame.at(point) for point in way.points)
        if len(points) > 1:
            yield Polyline(points, "surface", stroke_width=5.0)
            yield Polyline(points, "accent", stroke_width=2.5)


def label_shapes(label: MapLabel) -> Iterator[Shape]:
    """Yield the shapes of a name, with the line to its thing."""
    if label.foot is not None:
        x, y = label.foot
        yield Line(x, y, label.x, label.y, "text", 1.2)
        yield Ellipse(x, y, 2.6, 2.6, "text")
    yield from label.plate.shapes(label.x, label.y)


def furniture(frame: MapFrame, text: float = BASE_TEXT) -> tuple[Shape, ...]:
    """Return the scale bar and the arrow to the north."""
    return (*_scale_bar(frame, text), *_north(frame, text))


def furniture_boxes(frame: MapFrame, text: float = BASE_TEXT) -> tuple[Box, ...]:
    """Return where scale bar and arrow stand, so that no name does."""
    low = (0.0, frame.height - text * 2.4, text * 13.0, frame.height)
    high = (frame.width - text * 4.6, 0.0, frame.width, text * 2.4)
    return low, high


def _scale_bar(frame: MapFrame, text: float) -> Iterator[Shape]:
    metres = _round_length(text * _BAR / frame.scale)
    length = metres * frame.scale
    left, y, tick = text, frame.height - text * 1.1, text * 0.28
    yield Line(left, y, left + length, y, "text", 1.5)
    yield Line(left, y - tick, left, y + tick, "text", 1.5)
    yield Line(left + length, y - tick, left + length, y + tick, "text", 1.5)
    yield Text(
        left + length + text * 0.5, y + text * 0.32, length_text(metres), text * 0.9, "muted",
        halo="surface",
    )  # fmt: skip


def _round_length(longest: float) -> float:
    """Return the longest of 1, 2, 5, 10, 20, 50, ... metres within a length."""
    unit = 10.0 ** (len(str(int(longest))) - 1) if longest >= 1 else 0.1
    while unit > longest:
        unit /= 10
    return next(unit * step for step in (5, 2, 1) if unit * step <= longest)


def length_text(metres: float) -> str:
    """Return a round length as "50 m" or "2 km"."""
    if metres >= 1000:  # noqa: PLR2004 - a kilometre
        return _("{count} km").format(count=decimal_text(metres / 1000))
    return _("{count} m").format(count=decimal_text(metres))


def _north(frame: MapFrame, text: float) -> Iterator[Shape]:
    x, y = frame.width - text * 1.6, text * 1.3
    half = text * 0.36
    yield Text(x - text * 1.2, y + text * 0.36, _("N"), text, "text", BOLD, "middle")
    yield Polygon(
        ((x, y - half * 1.5), (x + half, y + half * 1.4), (x, y + half * 0.7),
         (x - half, y + half * 1.4)),
        "text",
    )  # fmt: skip


def map_scene(
    content: MapContent,
    width: float,
    height: float,
    *,
    frame: MapFrame | None = None,
    text: float = BASE_TEXT,
    chosen: str = "",
    legend: bool = True,
    width_of: Width = measure.text_width,
) -> Scene:
    """Return the map with its legend below; the whole place fills it unless ``frame`` says else.

    ``chosen`` is the key of what has a ring round it.
    """
    rows, below = legend_rows(content.used_groups(), width, text) if legend else ((), 0.0)
    room = max(height - below, text)
    seen = frame or fitted(content.extent(), width, room, text * 1.8)
    shapes: list[Shape] = list(_ground(content, seen, chosen))
    shapes += drawn_boundary(content, seen)
    shapes += drawn_ways(content, seen)
    shapes += [
        drawn_point(point, seen, text, chosen=point.key == chosen)
        for point in content.points
        if seen.shows((point.x, point.y, point.x, point.y), text)
    ]
    taken = [*furniture_boxes(seen, text), *point_boxes(content, seen, text)]
    for box, name in point_names(content, seen, width_of, text=text, taken=taken):
        taken.append(box)
        shapes.append(name)
    labels = placed_labels(content, seen, width_of, text=text, chosen=chosen, taken=taken)
    for label in labels:
        shapes += label_shapes(label)
    shapes += furniture(seen, text)
    shapes += [moved(row, 0.0, room) for row in rows]
    return Scene(width, room + below, tuple(shapes), content.title)


def _ground(content: MapContent, frame: MapFrame, chosen: str) -> Iterator[Group]:
    looks = content.looks()
    above: list[Group] = []
    for thing in content.in_order():
        if thing.shape and frame.shows(thing.box):
            if thing.key == chosen:
                above.append(drawn_thing(thing, look_of(thing, looks), frame, chosen=True))
            else:
                yield drawn_thing(thing, look_of(thing, looks), frame)
    yield from above


def point_boxes(content: MapContent, frame: MapFrame, text: float = BASE_TEXT) -> list[Box]:
    """Return where the points of a map lie in a picture."""
    half = text * _POINT * 0.62
    spots = (frame.at((point.x, point.y)) for point in content.points)
    return [(x - half, y - half, x + half, y + half) for x, y in spots]
