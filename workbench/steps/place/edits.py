"""What changes the map and who holds the ground, each act one labelled edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_
from workbench.exchange.map_import import plan_map
from workbench.exchange.map_placing import as_decimal
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.acts import Arrivals, write_arrivals
from workbench.project.register import add_row, add_rows, read_row, read_rows, update_row
from workbench.rules.coordinates import TM
from workbench.rules.outline import fault_of
from workbench.rules.overlay import split
from workbench.rules.shapes import Shape, ShapeError, area, read_shape, write_shape
from workbench.steps.importing import arrivals_of
from workbench.steps.place.views import UNDERLAY_PLACES, map_owner, ownerships

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.features import FeatureSet
    from workbench.exchange.map_plan import MapPlan
    from workbench.project.project import Project
    from workbench.rules.shapes import Point

MOST_PICTURE_BYTES: Final = 5_000_000
# Kept by the part that a line cuts off: all but what names a row and what is measured of it.
_OWN = frozenset({
    "code", "outline", "area", "plot_area", "gross_floor_area", "lettable_area",
    "residential_area", "frontage", "dwellings", "assessed_value", "notes",
})  # fmt: skip


def plan_map_file(
    project: Project,
    features: FeatureSet,
    *,
    only: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> MapPlan:
    """Return what taking in a map would do; ``only`` makes every feature a row of that table.

    Raises WorkbenchError when the file cannot be laid on the project's map.
    """
    with project.read() as session:
        own = map_owner(session)
    return plan_map(features, own, today=project.clock.today(), only=only, mapping=mapping)


def take_in_map(project: Project, plan: MapPlan, *, initiator: object = None) -> None:
    """Do what a plan says, in one edit: rows, boundary and, on an empty map, the system."""
    count = plan.new + plan.updated
    if not count:
        return
    message = N_("Took in a map with {count} objects")
    with project.edit(message, initiator=initiator, count=count) as session:
        facts: dict[str, Any] = {}
        if plan.system is not None:
            facts["coordinate_system"] = "sweref99tm" if plan.system is TM else "local"
        if plan.boundary:
            facts["boundary"] = plan.boundary
        if facts:
            session.execute(update(sql_table("project")).values(**facts))
        for table, rows in plan.created().items():
            values = [dict(row.values) for row in rows]
            add_rows(session, record(table), values, row_ids=[row.id for row in rows])
        for each in plan.plans:
            arrivals = arrivals_of(each)
            write_arrivals(session, each.record, Arrivals(arrivals.new, arrivals.updated))


def set_outline(
    project: Project, table: str, row_id: str, shape: Shape, *, initiator: object = None
) -> None:
    """Give a surface or a property an outline; () takes it away.

    Raises ShapeError with the reason for an outline that is no surface.
    """
    set_outlines(project, {(table, row_id): shape}, initiator=initiator)


def set_outlines(
    project: Project, shapes: Mapping[tuple[str, str], Shape], *, initiator: object = None
) -> None:
    """Give several surfaces and properties, by table and id, their outlines in one edit.

    So neighbours keep their common corner. Raises ShapeError as ``set_outline``.
    """
    texts = {place: _checked(shape) for place, shape in shapes.items()}
    with project.read() as session:
        first = next(iter(texts))
        name = _name(session, *first)
    message = (
        N_("Changed the outline of {name}")
        if len(texts) == 1
        else N_("Changed the outlines of {count} objects")
    )
    with project.edit(message, initiator=initiator, name=name, count=len(texts)) as session:
        for (table, row_id), text in texts.items():
            update_row(session, record(table), row_id, {"outline": text})


def set_boundary(project: Project, shape: Shape, *, initiator: object = None) -> None:
    """Draw the boundary of the place; () takes it away. Raises ShapeError as ``set_outline``."""
    text = _checked(shape)
    message = N_("Drew the boundary") if text else N_("Took the boundary away")
    with project.edit(message, initiator=initiator) as session:
        session.execute(update(sql_table("project")).values(boundary=text))


def add_drawn(
    project: Project,
    table: str,
    shape: Shape,
    values: Mapping[str, Any],
    *,
    initiator: object = None,
) -> str:
    """Add a surface or a property with the outline that was drawn; return its id.

    ``values`` hold at least its name. Raises ShapeError as ``set_outline``.
    """
    kind, text = record(table), _checked(shape)
    name = str(values.get(kind.title_field, ""))
    with project.edit(N_("Drew {name}"), initiator=initiator, name=name) as session:
        return add_row(session, kind, {**values, "outline": text})


def split_plot(
    project: Project,
    table: str,
    row_id: str,
    line: Sequence[Point],
    *,
    initiator: object = None,
) -> str:
    """Divide a surface or a property by a line; return the id of the new part.

    The larger part stays what it was. The smaller one is a row of its own with the same holder and
    kind, but without code, measures and notes. Raises ShapeError when the line does not divide it.
    """
    kind = record(table)
    with project.read() as session:
        row = read_row(session, kind, row_id)
        taken = {other[kind.title_field] for other in read_rows(session, kind)}
    if row is None:
        raise WorkbenchError(N_("What was to be divided is gone"))
    smaller, larger = sorted(split(read_shape(row["outline"]), line), key=area)
    name = row[kind.title_field]
    number = next(n for n in range(2, len(taken) + 3) if f"{name} ({n})" not in taken)
    values = {key: value for key, value in row.items() if key in kind.by_name and key not in _OWN}
    values |= {kind.title_field: f"{name} ({number})", "outline": _checked(smaller)}
    with project.edit(N_("Divided {name}"), initiator=initiator, name=name) as session:
        update_row(session, kind, row_id, {"outline": _checked(larger)})
        return add_row(session, kind, values)


def place_finding(
    project: Project, row_id: str, point: Point | None, *, initiator: object = None
) -> None:
    """Put a finding at a point of the map, or take it off the map (None)."""
    values = {"x": None, "y": None}
    if point is not None:
        values = {"x": as_decimal(point[0]), "y": as_decimal(point[1])}  # type: ignore[dict-item]
    with project.read() as session:
        name = _name(session, "finding", row_id)
    with project.edit(N_("Moved {name} on the map"), initiator=initiator, name=name) as session:
        update_row(session, record("finding"), row_id, values)


@dataclass(frozen=True, slots=True)
class NewUnderlay:
    """A picture to be laid below the map: its file, and two pixels with their ground."""

    name: str
    picture: bytes
    media_type: str
    pixels: tuple[Point, Point]
    ground: tuple[Point, Point]


def add_underlay(project: Project, new: NewUnderlay, *, initiator: object = None) -> str:
    """Lay a picture below the map and return its id.

    Raises WorkbenchError for one that is larger than MOST_PICTURE_BYTES.
    """
    if len(new.picture) > MOST_PICTURE_BYTES:
        raise WorkbenchError(N_("The picture is too large to be kept in the file"))
    table, key = sql_table("underlay"), new_id()
    with project.edit(N_("Laid {name} below the map"), initiator=initiator, name=new.name) as s:
        last = s.scalar(select(func.max(table.c.position)))
        s.execute(
            insert(table).values(
                id=key,
                position=0 if last is None else last + 1,
                name=new.name,
                picture=new.picture,
                media_type=new.media_type,
                **_laid(new.pixels, new.ground),
            )
        )
    return key


def lay_underlay(
    project: Project,
    underlay_id: str,
    pixels: tuple[Point, Point],
    ground: tuple[Point, Point],
    *,
    initiator: object = None,
) -> None:
    """Lay a picture elsewhere: two of its pixels and where they lie."""
    _change_underlay(
        project, underlay_id, N_("Moved {name} below the map"), _laid(pixels, ground), initiator
    )


def set_underlay(
    project: Project,
    underlay_id: str,
    *,
    shown: bool | None = None,
    opacity: int | None = None,
    initiator: object = None,
) -> None:
    """Show a picture or not, or make it paler; ``opacity`` is in percent."""
    said = {"shown": None if shown is None else int(shown), "opacity": opacity}
    values = {name: value for name, value in said.items() if value is not None}
    message = N_("Made {name} paler or stronger")
    if shown is not None:
        message = N_("Showed {name} below the map") if shown else N_("Hid {name} below the map")
    _change_underlay(project, underlay_id, message, values, initiator)


def remove_underlay(project: Project, underlay_id: str, *, initiator: object = None) -> None:
    """Take a picture away from below the map."""
    table = sql_table("underlay")
    with project.read() as session:
        name = _name(session, "underlay", underlay_id)
    message = N_("Took {name} away from below the map")
    with project.edit(message, initiator=initiator, name=name) as session:
        session.execute(delete(table).where(table.c.id == underlay_id))


def _change_underlay(
    project: Project, key: str, message: str, values: Mapping[str, Any], initiator: object
) -> None:
    table = sql_table("underlay")
    with project.read() as session:
        name = _name(session, "underlay", key)
    with project.edit(message, initiator=initiator, name=name) as session:
        session.execute(update(table).where(table.c.id == key).values(**values))


def _laid(pixels: tuple[Point, Point], ground: tuple[Point, Point]) -> dict[str, Any]:
    numbers: list[object] = []
    for (x, y), (east, north) in zip(pixels, ground, strict=True):
        numbers += [round(x), round(y), as_decimal(east), as_decimal(north)]
    return dict(zip(UNDERLAY_PLACES, numbers, strict=True))


def change_owner(
    project: Project,
    property_id: str,
    owner_id: str | None,
    day: date,
    *,
    initiator: object = None,
) -> None:
    """Give a property another owner from ``day`` on; the one before goes into its history.

    ``owner_id`` is an organisation, None for an owner who is not kept by name. Raises
    WorkbenchError for a day to come, and for one before the present owner's first.
    """
    kind = record("property")
    with project.read() as session:
        row = read_row(session, kind, property_id)
        known = ownerships(session, property_id) if row else ()
    if row is None:
        raise WorkbenchError(N_("The property is gone"))
    if row["owner_id"] == owner_id:
        raise WorkbenchError(N_("That is the owner already"))
    if day > project.clock.today():
        raise WorkbenchError(N_("Choose today or an earlier day: an owner is who owns it now"))
    present, *former = known
    began = present.first or max((e.last + timedelta(1) for e in former if e.last), default=None)
    if began is not None and day <= began:
        raise WorkbenchError(
            N_("The present owner came {day}; choose a later day"), day=date_text(began)
        )
    before = {
        "property_id": property_id,
        "owner_id": present.owner_id,
        "from_date": began,
        "until": day - timedelta(1),
    }
    message = N_("Changed the owner of {name}")
    with project.edit(message, initiator=initiator, name=row["designation"]) as session:
        # Where nothing is known of the past there is no past to keep.
        if present.owner_id is not None or began is not None:
            add_row(session, record("former_owner"), before)
        update_row(session, kind, property_id, {"owner_id": owner_id, "owner_since": day})


def _checked(shape: Shape) -> str:
    fault = fault_of(shape)
    if fault is not None:
        raise ShapeError(fault.message, **fault.facts)
    return write_shape(shape)


def _name(session: Session, table: str, row_id: str) -> str:
    columns = sql_table(table).c
    title = columns[record(table).title_field]
    return str(session.scalar(select(title).where(columns.id == row_id)) or "")
