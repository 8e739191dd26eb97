"""The map of the place as one sees it: outlines and their holders, points, areas, owners by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from workbench.exchange.map_import import ORDER
from workbench.exchange.map_placing import OwnMap
from workbench.exchange.map_plan import MapOwner
from workbench.models.registry import record, sql_table
from workbench.project.asking import rows_asked
from workbench.project.register import read_rows
from workbench.project.seen_rows import Asked
from workbench.rules.coordinates import LOCAL, TM
from workbench.rules.ground import GroundReport, Parcel, check_ground, total_area
from workbench.rules.shapes import Shape, ShapeError, area, extent, read_shape
from workbench.steps.importing import existing_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.rules.coordinates import System
    from workbench.rules.shapes import Point

SQUARE_METRES_PER_HECTARE = 10_000
UNDERLAY_PLACES = (
    "pixel_x1", "pixel_y1", "ground_x1", "ground_y1",
    "pixel_x2", "pixel_y2", "ground_x2", "ground_y2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plot:
    """A surface or a property on the map.

    ``holder`` is the organisation that controls or owns it ("" where unknown) and ``membership``
    that party's, a key of the organisation's field. ``area`` is in m²: of the outline, else the
    typed one, None where neither is known. ``fault`` says why a stored outline cannot be read.
    """

    id: str
    table: str
    code: str
    name: str
    short_name: str
    shape: Shape
    area: float | None
    holder_id: str | None
    holder: str
    membership: str | None
    publicness: str | None = None
    type: str | None = None
    status: str | None = None
    parent_id: str | None = None
    fault: ShapeError | None = None


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A finding on the map; ``severity``, ``status`` and ``due`` as the finding has them."""

    id: str
    code: str
    title: str
    point: Point
    severity: int | None
    status: str | None
    surface_id: str | None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """All that lies on the map. ``boundary`` is () where it is not drawn."""

    system: System
    boundary: Shape
    plots: tuple[Plot, ...]
    points: tuple[MapPoint, ...]

    def extent(self) -> tuple[float, float, float, float] | None:
        """Return west, south, east and north of all that is drawn, None for an empty map."""
        boxes = [box] if (box := extent([self.boundary, *(p.shape for p in self.plots)])) else []
        boxes += [(x, y, x, y) for x, y in (each.point for each in self.points)]
        if not boxes:
            return None
        wests, souths, easts, norths = zip(*boxes, strict=True)
        return min(wests), min(souths), max(easts), max(norths)

    def of(self, table: str) -> tuple[Plot, ...]:
        """Return the plots of a table in their order."""
        return tuple(plot for plot in self.plots if plot.table == table)

    def total(self, table: str) -> float:
        """Return the area of all plots of a table in m², each piece of ground once."""
        return total_area(parcels_of(self.of(table)))

    @property
    def hectares(self) -> float:
        """The area of the place in hectares: within its boundary, else of all that is drawn."""
        drawn = area(self.boundary) or total_area(parcels_of(self.plots))
        return drawn / SQUARE_METRES_PER_HECTARE


@lru_cache(maxsize=4096)
def shape_of_text(text: str) -> tuple[Shape, ShapeError | None]:
    """Return a stored outline, or the reason why it cannot be read."""
    try:
        return read_shape(text), None
    except ShapeError as error:
        return (), error


def area_of(row: Mapping[str, Any]) -> float | None:
    """Return the area of a row in m²: of its outline, else the typed one; None for neither."""
    shape, _fault = shape_of_text(row["outline"])
    if shape:
        return area(shape)
    typed = row.get("area", row.get("plot_area"))
    return None if typed is None else float(typed)


def coordinate_system(session: Session) -> System:
    """Return the system in which the project's map is drawn."""
    return TM if _of_project(session, "coordinate_system") == "sweref99tm" else LOCAL


def _of_project(session: Session, column: str) -> str:
    rows = rows_asked(session, Asked("project", (column,)))
    return str(rows[0][0] or "") if rows else ""


def read_map(session: Session) -> PlaceMap:
    """Return the map of the place."""
    boundary = _of_project(session, "boundary")
    parties = {row["id"]: row for row in read_rows(session, record("organisation"))}
    properties = read_rows(session, record("property"))
    plots = [_plot("property", row, row["designation"], row["owner_id"], parties)
             for row in properties]  # fmt: skip
    plots += [
        _plot("surface", row, row["name"], row["control_id"], parties)
        for row in read_rows(session, record("surface"))
    ]
    return PlaceMap(
        coordinate_system(session), shape_of_text(boundary)[0], tuple(plots), _points(session)
    )


def _plot(
    table: str,
    row: Mapping[str, Any],
    name: str,
    holder: str | None,
    parties: Mapping[str, Mapping[str, Any]],
) -> Plot:
    shape, fault = shape_of_text(row["outline"])
    party = parties.get(holder or "", {})
    return Plot(
        id=row["id"],
        table=table,
        code=row["code"],
        name=name,
        short_name=row.get("short_name") or name,
        shape=shape,
        area=area_of(row),
        holder_id=holder,
        holder=party.get("short_name") or party.get("name", ""),
        membership=party.get("membership"),
        publicness=row.get("publicness"),
        type=row.get("type"),
        status=row.get("status"),
        parent_id=row.get("parent_id"),
        fault=fault,
    )


def _points(session: Session) -> tuple[MapPoint, ...]:
    return tuple(
        MapPoint(
            row["id"],
            row["code"],
            row["title"],
            (float(row["x"]), float(row["y"])),
            row["severity"],
            row["status"],
            row["surface_id"],
            row["due"],
        )
        for row in read_rows(session, record("finding"))
        if row["x"] is not None and row["y"] is not None
    )


def parcels_of(plots: tuple[Plot, ...]) -> tuple[Parcel, ...]:
    """Return plots as the rules of the ground want them."""
    return tuple(
        Parcel(
            plot.id,
            plot.shape,
            is_property=plot.table == "property",
            holder=plot.holder_id,
            parent=plot.parent_id,
            measure=plot.area,
        )
        for plot in plots
    )


def ground_report(place: PlaceMap) -> GroundReport:
    """Return what does not fit together on the map; reckoned once for each state of it."""
    return _checked(parcels_of(place.plots), place.boundary)


@lru_cache(maxsize=4)
def _checked(parcels: tuple[Parcel, ...], boundary: Shape) -> GroundReport:
    return check_ground(parcels, boundary)


# -- pictures below the map


@dataclass(frozen=True, slots=True)
class UnderlayFacts:
    """A picture below the map, without its bytes. ``opacity`` is in percent.

    Each of ``pixels`` (counted from the upper left corner) lies at its point of ``ground``.
    """

    id: str
    name: str
    opacity: int
    shown: bool
    pixels: tuple[Point, Point]
    ground: tuple[Point, Point]


def read_underlays(session: Session) -> tuple[UnderlayFacts, ...]:
    """Return the pictures below the map, the lowest first."""
    table = sql_table("underlay").c
    places = [table[name] for name in UNDERLAY_PLACES]
    query = select(table.id, table.name, table.opacity, table.shown, *places)
    found = []
    for key, name, opacity, shown, *numbers in session.execute(query.order_by(table.position)):
        x1, y1, east1, north1, x2, y2, east2, north2 = map(float, numbers)
        pixels, ground = ((x1, y1), (x2, y2)), ((east1, north1), (east2, north2))
        found.append(UnderlayFacts(key, name, opacity, bool(shown), pixels, ground))
    return tuple(found)


def read_picture(session: Session, underlay_id: str) -> bytes:
    """Return the picture file of an underlay; empty when it is gone."""
    table = sql_table("underlay").c
    found = session.scalar(select(table.picture).where(table.id == underlay_id))
    return found or b""


# -- who owned what


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owned a property from one day to another, both included; None for not known."""

    owner_id: str | None
    first: date | None
    last: date | None
    id: str | None = None


def ownerships(session: Session, property_id: str) -> tuple[Ownership, ...]:
    """Return the owners of a property, the present one first, the others the latest first."""
    return _ownerships(session, [property_id])[property_id]


def owners_at(session: Session, day: date) -> dict[str, str | None]:
    """Return the owner of each property on a day, by the property's id; None for not known."""
    table = sql_table("property")
    ids = list(session.scalars(select(table.c.id)))
    return {
        property_id: next((each.owner_id for each in owners if _covers(each, day)), None)
        for property_id, owners in _ownerships(session, ids).items()
    }


def owner_at(session: Session, property_id: str, day: date) -> str | None:
    """Return the organisation that owned a property on a day, None where not known."""
    owners = ownerships(session, property_id)
    return next((each.owner_id for each in owners if _covers(each, day)), None)


def _covers(ownership: Ownership, day: date) -> bool:
    return (ownership.first is None or ownership.first <= day) and (
        ownership.last is None or day <= ownership.last
    )


def _ownerships(session: Session, ids: list[str]) -> dict[str, tuple[Ownership, ...]]:
    former: dict[str, list[Ownership]] = defaultdict(list)
    for row in read_rows(session, record("former_owner")):
        owner = Ownership(row["owner_id"], row["from_date"], row["until"], row["id"])
        former[row["property_id"]].append(owner)
    now = {row["id"]: row for row in read_rows(session, record("property"), ids)}
    return {
        key: (
            Ownership(row["owner_id"], row["owner_since"], None),
            *sorted(former[key], key=lambda each: each.last or date.min, reverse=True),
        )
        for key, row in now.items()
    }


# -- for imports


def map_owner(session: Session) -> MapOwner:
    """Return what an import of a map may meet in the project."""
    place = read_map(session)
    underlays = session.scalar(select(func.count()).select_from(sql_table("underlay")))
    drawn = place.extent() is not None or bool(underlays)
    rows = {table: existing_rows(session, record(table)) for table in ORDER}
    boundary = session.scalars(select(sql_table("project").c.boundary)).first() or ""
    return MapOwner(rows, OwnMap(place.system, drawn), boundary)
