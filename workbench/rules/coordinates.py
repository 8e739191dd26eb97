"""Which system coordinates are in: as said, as seen from the numbers, and brought into another.

Every system has x to the east (or the longitude) first. Swedish degrees, metres and their
exchanged forms lie so far apart that the numbers alone tell them from each other.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.rules.sweref import SWEREF99TM, ZONES, Grid, web_mercator_degrees

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.rules.shapes import Point

Box = tuple[float, float, float, float]

# West, south, east, north, with room beyond the border.
_DEGREES: Final[Box] = (10.0, 54.5, 25.0, 70.0)
_TM: Final[Box] = (200_000.0, 6_050_000.0, 1_000_000.0, 7_750_000.0)
_ZONE: Final[Box] = (20_000.0, 6_050_000.0, 280_000.0, 7_750_000.0)
_RT90: Final[Box] = (1_150_000.0, 6_050_000.0, 1_950_000.0, 7_750_000.0)
_MERCATOR: Final[Box] = (1_110_000.0, 7_260_000.0, 2_790_000.0, 11_100_000.0)
_GLOBE: Final[Box] = (-180.0, -90.0, 180.0, 90.0)
# A place is smaller than half a degree, and larger than that in metres.
_SMALL: Final = 0.5


@dataclass(frozen=True, slots=True)
class System:
    """A coordinate system: EPSG number (0 for local metres), name (message id), where Sweden is."""

    epsg: int
    name: str
    box: Box | None
    grid: Grid | None = None

    def text(self) -> str:
        """Return the name in the current language."""
        return _(self.name)


LOCAL: Final = System(0, N_("local metres"), None)
WGS84: Final = System(4326, "WGS 84", _DEGREES)
TM: Final = System(SWEREF99TM.epsg, SWEREF99TM.name, _TM, SWEREF99TM)
MERCATOR: Final = System(3857, "Web Mercator", _MERCATOR)
RT90: Final = System(3021, "RT 90", _RT90)
_OF_ZONES: Final = tuple(System(zone.epsg, zone.name, _ZONE, zone) for zone in ZONES)
_SYSTEMS: Final = {each.epsg: each for each in (LOCAL, WGS84, TM, MERCATOR, RT90, *_OF_ZONES)}
# Others that are the same for us: WGS 84 under its other numbers, SWEREF 99 in degrees, heights.
_ALIASES: Final = {
    4619: 4326, 4258: 4326, 4979: 4326, 4976: 4326, 4977: 4326, 84: 4326, 5845: 3006, 900913: 3857,
    3785: 3857, 102100: 3857, 102113: 3857, 3019: 3021, 3020: 3021, 3022: 3021, 3023: 3021,
    3024: 3021, **{5846 + step: 3007 + step for step in range(12)},
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?:EPSG|ESRI)\W*(?:[\d.]*\W+)?(\d{4,6})\b", re.IGNORECASE)
_DEGREES_84: Final = re.compile(r"CRS\W*84|WGS\W*(?:19)?84\b|CRS\W*27$", re.IGNORECASE)


def system_of(epsg: int) -> System | None:
    """Return the system with an EPSG number, or None when it is not known here."""
    return _SYSTEMS.get(_ALIASES.get(epsg, epsg))


def named_system(name: str) -> System | None:
    """Return the system that a text names; None when it is not known here.

    Understood are ``EPSG:3006``, ``urn:ogc:def:crs:EPSG::3006``, ``urn:ogc:def:crs:OGC:1.3:CRS84``,
    addresses of either, and names such as "SWEREF 99 18 00".
    """
    if match := _NUMBER.search(name):
        return system_of(int(match[1]))
    plain = re.sub(r"[\W_]+", "", name).casefold()
    for each in _SYSTEMS.values():
        if re.sub(r"\W+", "", each.name).casefold() == plain:
            return each
    if plain in {"local", "lokal", "lokalameter"}:
        return LOCAL
    return WGS84 if _DEGREES_84.search(name) else None


def is_within(point: Point, box: Box) -> bool:
    """Tell whether a point lies in a box."""
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def fits(point: Point, system: System) -> bool:
    """Tell whether a point can lie in Sweden, or on the ground at all for local metres."""
    return system.box is None or is_within(point, system.box)


def guess_system(points: Iterable[Point]) -> System | None:
    """Return the system that most of ``points`` are in, seen from the numbers.

    None stands for numbers that may be several systems: metres of some SWEREF zone, or degrees
    of another country.
    """
    given = [point for point in points if all(map(math.isfinite, point))]
    if not given:
        return None
    votes = {
        system: sum(is_within(point, system.box) or is_within(point[::-1], system.box)
                    for point in given)
        for system in (WGS84, TM, MERCATOR, RT90)
        if system.box is not None
    }  # fmt: skip
    best = max(votes, key=lambda system: votes[system])
    if votes[best] * 2 > len(given):
        return best
    return None if _may_be_elsewhere(given) else LOCAL


def _may_be_elsewhere(points: list[Point]) -> bool:
    if sum(is_within(point, _ZONE) for point in points) * 2 > len(points):
        return True
    xs, ys = zip(*points, strict=True)
    narrow = max(xs) - min(xs) < _SMALL and max(ys) - min(ys) < _SMALL
    return narrow and all(is_within(point, _GLOBE) for point in points)


def misfit(point: Point, system: System) -> str | None:
    """Return why a point cannot lie in ``system`` in Sweden, as a message id; None when it can."""
    if fits(point, system):
        return None
    if system.box is not None and is_within(point[::-1], system.box):
        if system is WGS84:
            return N_("Longitude and latitude are exchanged")
        return N_("East and north are exchanged")
    if system is WGS84 and not is_within(point, _GLOBE):
        return N_("The coordinates are no degrees")
    if is_within(point, _GLOBE):
        return (
            N_("The coordinates are degrees, not metres")
            if system is not WGS84
            else N_("The place does not lie in Sweden")
        )
    return N_("The place does not lie in Sweden")


def to_degrees(point: Point, system: System) -> Point:
    """Return longitude and latitude of a point in any system but local metres and RT 90."""
    if system.grid is not None:
        return system.grid.degrees(point)
    return web_mercator_degrees(point) if system is MERCATOR else point


def to_tm(point: Point, system: System) -> Point:
    """Return a point in SWEREF 99 TM, from any system but local metres and RT 90."""
    return point if system is TM else SWEREF99TM.metres(*to_degrees(point, system))
