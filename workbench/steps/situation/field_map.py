"""The map of what was found: points with status and severity, the way of a walk with its stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.charts.map import PLAIN, MapContent, MapGroup, MapPoint, MapThing, MapWay, map_scene
from workbench.documents.audience import may_show
from workbench.documents.content import Column, Figure, Row, Table
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.geometry import contains
from workbench.rules.shapes import ShapeError, area, read_shape
from workbench.steps.situation.findings import FINDING, finding_words, sign_of, state_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.rules.shapes import Shape
    from workbench.steps.situation.findings import FieldWork

# The signs of charts by the symbols of the window: the same forms under two names.
_MARKS: Final = {"late": "late", "on_time": "running", "done": "done"}
_OTHER: Final = "planned"
WIDTH, TEXT = 640.0, 11.5  # units: a page of A4 between its margins
_LEAST, _MOST = 0.4, 1.1  # height by width
_LEGEND: Final = 40.0


def ground_content(session: Session) -> MapContent:
    """Return the place without colours: the ground on which things were found."""
    project = read_rows(session, record("project"))[0]
    things = [
        MapThing(row["id"], shape, row["code"], alt=_named(row, name), is_ground=True)
        for table, name in (("property", "designation"), ("surface", "name"))
        for row in read_rows(session, record(table))
        if (shape := _shape(row["outline"]))
    ]
    return MapContent(_shape(project["boundary"]), tuple(things))


def _named(row: Values, name: str) -> str:
    return f"{row['code']} {row[name]}".strip()


def _shape(text: str) -> Shape:
    try:
        return read_shape(text)
    except ShapeError:  # the map of the place tells of it
        return ()


def with_findings(
    ground: MapContent, work: FieldWork, keys: Collection[str] | None = None
) -> MapContent:
    """Return the ground with findings on it; ``keys`` limits them, all when None."""
    rows = [row for key, row in work.findings.items() if keys is None or key in keys]
    points = tuple(_point(row, work.today) for row in rows if _is_placed(row))
    title = _("Findings on the map")
    return MapContent(ground.boundary, ground.things, points, sign_groups(), title)


def _is_placed(row: Values) -> bool:
    return row["x"] is not None and row["y"] is not None


def _point(row: Values, today: date) -> MapPoint:
    note = f"{row['code']} · {row['severity']}" if row["severity"] else row["code"]
    mark = _MARKS.get(sign_of(row, today), _OTHER)
    words = finding_words(row, today)
    return MapPoint(
        row["id"], float(row["x"]), float(row["y"]), row["code"], mark, words, note=note
    )


def sign_groups() -> tuple[MapGroup, ...]:
    """Return the legend of the signs."""
    return (
        MapGroup("late", _("Overdue"), PLAIN, "late"),
        MapGroup("running", _("Ongoing"), PLAIN, "running"),
        MapGroup("planned", _("New or accepted"), PLAIN, "planned"),
        MapGroup("done", _("Done or verified"), PLAIN, "done"),
    )


def with_route(ground: MapContent, work: FieldWork, walk_id: str) -> MapContent:
    """Return the ground with the way of a walk, its numbered stops and what was found at them."""
    stops = work.stops_of(walk_id)
    placed = [(n, row) for n, row in enumerate(stops, 1) if _is_placed(row)]
    marks = tuple(
        MapPoint(
            row["id"],
            float(row["x"]),
            float(row["y"]),
            str(number),
            alt=_("Stop {number}: {title}").format(number=number, title=row["title"]),
            number=str(number),
        )
        for number, row in placed
    )
    way = tuple((point.x, point.y) for point in marks)
    found = [row for row in work.of_walk(walk_id) if _is_placed(row)]
    spots = {(point.x, point.y) for point in marks}
    points = tuple(p for r in found if ((p := _point(r, work.today)).x, p.y) not in spots)
    title = _("The way of the walk")
    ways = (MapWay(way),) if way else ()
    return MapContent(ground.boundary, ground.things, (*points, *marks), sign_groups(), title, ways)


def surface_at(session: Session, x: float, y: float) -> Values | None:
    """Return the smallest surface in which a point lies, None outside all of them."""
    here = [
        (area(shape), row)
        for row in read_rows(session, record("surface"))
        if (shape := _shape(row["outline"])) and contains(shape, (x, y))
    ]
    return min(here, key=lambda each: each[0])[1] if here else None


def findings_figure(session: Session, work: FieldWork, options: Options) -> Figure | None:
    """Return the map of the findings as a figure; None where nothing has a place."""
    fields = [FINDING[name] for name in ("x", "y", "status", "severity")]
    if not all(may_show(each, options.audience) for each in fields):
        return None
    content = with_findings(ground_content(session), work)
    if not content.points:
        return None
    west, south, east, north = content.extent() or (0.0, 0.0, 1.0, 1.0)
    share = (north - south) / max(east - west, 1.0)
    height = WIDTH * min(max(share, _LEAST), _MOST) + _LEGEND
    scene = map_scene(content, WIDTH, height, text=TEXT)
    said = _("Map with {count} findings. The number after the code is the severity, 5 the worst.")
    alt = said.format(count=len(content.points))
    rows = tuple(
        Row((row["code"], row["title"], state_text(row, work.today)))
        for row in work.findings.values()
        if _is_placed(row)
    )
    columns = (Column(_("Code"), header=True), Column(_("Finding"), weight=4), Column(_("Status")))
    caption = _("Where things were found; the number after the code is the severity, 5 the worst")
    return Figure(scene, caption, alt=alt, data=Table(columns, rows, content.title))
