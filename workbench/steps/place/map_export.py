"""The map written for other programs: boundary, properties, surfaces and findings as GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, using
from workbench.documents.audience import Audience, may_show
from workbench.documents.exporting import named_rows
from workbench.exchange.map_kinds import BOUNDARY, FINDING, LAYER, PROPERTY, SURFACE
from workbench.exchange.write_geojson import Marked, can_write, geojson_bytes
from workbench.exchange.write_table import put_file
from workbench.models.registry import record
from workbench.rules.coordinates import WGS84
from workbench.steps.place.views import coordinate_system, shape_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.project import Project

LAYERS: Final = (BOUNDARY, PROPERTY, SURFACE, FINDING)
_BOUNDARY_NAME: Final = "boundary"
_PLACES: Final = {BOUNDARY: ("boundary",), FINDING: ("x", "y")}


def export_map(
    project: Project,
    target: Path,
    layer: Record | None,
    *,
    language: str,
    audience: str,
    degrees: bool = False,
) -> list[str]:
    """Write the map, or one layer of it, as GeoJSON; return the labels of fields left out.

    Attributes are the fields that the audience may see, by the names they have in tables; rows that
    lie nowhere are left out. Coordinates are the project's, or WGS 84 with ``degrees``. Raises
    WorkbenchError for a table without places, and for degrees of a map in local metres.
    """
    tables = LAYERS if layer is None else (layer.table,)
    if not set(tables) <= set(LAYERS):
        raise WorkbenchError(
            N_("“{table}” has no place on the map; choose one of {layers}"),
            table=tables[0],
            layers=", ".join(LAYERS),
        )
    readers = Audience(audience)
    with using(language), project.read() as session:
        own = coordinate_system(session)
        system = WGS84 if degrees else own
        if not can_write(own, system):
            raise WorkbenchError(
                N_("The map is in local metres, which cannot be written as degrees")
            )
        marked = [each for table in tables for each in _marked(session, record(table), readers)]
        left_out = dict.fromkeys(
            field.title()
            for table in tables
            for field in record(table).visible()
            if table != BOUNDARY and not may_show(field, readers)
        )
    name = project.facts().name
    put_file(target, geojson_bytes(marked, own=own, system=system, name=name))
    return list(left_out)


def _marked(session: Session, kind: Record, readers: Audience) -> Iterator[Marked]:
    places = _PLACES.get(kind.table, ("outline",))
    if not all(may_show(kind[name], readers) for name in places):
        return
    unsaid = {kind[name].title() for name in places}
    title = kind[kind.title_field].title()
    for row, said in named_rows(session, kind, readers):
        if kind.table == BOUNDARY:
            properties = {LAYER: _BOUNDARY_NAME, title: said.get(title)}
        else:
            properties = {LAYER: kind.table, **{k: v for k, v in said.items() if k not in unsaid}}
        if kind.table != FINDING:
            shape, _fault = shape_of_text(row[places[0]])
            if shape:
                yield Marked(shape, None, properties)
        elif row["x"] is not None and row["y"] is not None:
            yield Marked((), (float(row["x"]), float(row["y"])), properties)
