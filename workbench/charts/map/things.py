"""What stands on a map, as plain values; shapes and points are in metres, north is up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.charts.map.looks import PLAIN, Look
from workbench.rules.shapes import Shape, area, extent

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class MapGroup:
    """A class that things on the map belong to: its words in the legend and its look.

    With ``mark``, a word of ``symbols.status_sign``, it is the class of the points of that status.
    """

    key: str
    title: str
    look: Look
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MapThing:
    """A surface or a property.

    ``code`` and ``name`` are what people call it, the name in short; ``note`` is what the colour
    says of it in words. ``group`` is the key of its class, ``alt`` the whole of it in words.
    ``is_ground`` things lie below the others and may go without a name where there is no room.
    """

    key: str
    shape: Shape
    code: str
    name: str = ""
    group: str = ""
    note: str = ""
    alt: str = ""
    is_ground: bool = False
    box: tuple[float, float, float, float] = field(init=False, compare=False)
    area: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", extent([self.shape]) or (0.0, 0.0, 0.0, 0.0))
        object.__setattr__(self, "area", area(self.shape))


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Something found at a point; ``status`` is a word of ``symbols.status_sign``.

    With a ``number`` it is a stop on a way, and the number stands in place of the sign. ``note``
    is written beside it where there is room.
    """

    key: str
    x: float
    y: float
    code: str
    status: str = "running"
    alt: str = ""
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapWay:
    """A way over the ground from point to point."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class MapContent:
    """All that is on a map, with the classes in the order of the legend."""

    boundary: Shape = ()
    things: tuple[MapThing, ...] = ()
    points: tuple[MapPoint, ...] = ()
    groups: tuple[MapGroup, ...] = ()
    title: str = ""
    ways: tuple[MapWay, ...] = ()

    def in_order(self) -> tuple[MapThing, ...]:
        """Return the things in painting order: ground first, what is small above what is large."""
        return tuple(sorted(self.things, key=lambda thing: (not thing.is_ground, -thing.area)))

    def looks(self) -> dict[str, Look]:
        """Return the look of each class."""
        return {group.key: group.look for group in self.groups}

    def used_groups(self) -> tuple[MapGroup, ...]:
        """Return the classes that something on the map belongs to."""
        used = {thing.group for thing in self.things}
        marks = {point.status for point in self.points if not point.number}
        return tuple(
            group
            for group in self.groups
            if (group.mark in marks if group.mark else group.key in used)
        )

    def extent(self) -> tuple[float, float, float, float] | None:
        """Return west, south, east and north of all that is drawn; None when nothing is."""
        found = extent([self.boundary, *(thing.shape for thing in self.things)])
        points = [(point.x, point.y, point.x, point.y) for point in self.points]
        return _around([*([found] if found else []), *points])


def _around(
    boxes: Iterable[tuple[float, float, float, float]],
) -> tuple[float, float, float, float] | None:
    sides = list(zip(*boxes, strict=True))
    if not sides:
        return None
    wests, souths, easts, norths = sides
    return min(wests), min(souths), max(easts), max(norths)


def look_of(thing: MapThing, looks: dict[str, Look]) -> Look:
    """Return how a thing looks; what belongs to no class is plain."""
    return looks.get(thing.group, PLAIN)
