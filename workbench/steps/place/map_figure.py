"""The map as a figure of a document, with its description and the facts behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.charts.map import map_scene
from workbench.documents.audience import may_show
from workbench.documents.content import Column, ColumnKind, Figure, Row, Table
from workbench.models.registry import record
from workbench.steps.place.map_clarity import MapDay, held_on, read_days
from workbench.steps.place.map_themes import Theme, themed
from workbench.steps.place.views import read_map

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.map import MapContent
    from workbench.documents.audience import Audience
    from workbench.documents.registry import Options
    from workbench.models.field import Field

WIDTH: Final = 640.0  # units: a page of A4 between its margins
TEXT: Final = 11.5
_LEAST, _MOST = 0.4, 1.1  # height by width
_ROOM: Final = 56.0  # units for legend and air

# What a theme tells of each thing, which its readers must be allowed to see.
_TELLS: Final = {
    Theme.RESPONSIBILITY: ("responsibility", "status"),
    Theme.CLEANING: ("responsibility", "performer_id"),
    Theme.PUBLICNESS: ("surface", "publicness"),
    Theme.CONTROL: ("surface", "control_id"),
    Theme.OWNER: ("property", "owner_id"),
    Theme.MEMBERSHIP: ("property", "status"),
}


def map_figure(session: Session, theme: Theme, options: Options, today: date) -> Figure | None:
    """Return the map coloured by a theme as it holds on ``today``.

    None where nothing is drawn, or where the readers may not see what the colours tell.
    """
    content = map_content(session, theme, options.audience, options.language, today)
    if content is None:
        return None
    west, south, east, north = content.extent() or (0.0, 0.0, 1.0, 1.0)
    share = (north - south) / max(east - west, 1.0)
    height = WIDTH * min(max(share, _LEAST), _MOST) + _ROOM
    scene = map_scene(content, WIDTH, height, text=TEXT)
    return Figure(scene, content.title, alt=_alt(content), data=_data(content))


def map_content(
    session: Session, theme: Theme, audience: Audience, language: str, today: date
) -> MapContent | None:
    """Return what the map shows to an audience; None where it has nothing or may not be seen."""
    place = read_map(session)
    if place.extent() is None or not all(may_show(each, audience) for each in _fields(theme)):
        return None
    day = _day(session, theme, language, today)
    standings = day.standings if day else {}
    content = themed(place, theme, title=_caption(theme, day), standings=standings, today=today)
    return _for(content, audience)


def _fields(theme: Theme) -> list[Field]:
    """Return the fields that the figure shows."""
    outlines = [record(table)["outline"] for table in ("surface", "property")]
    told = _TELLS.get(theme)
    return [*outlines, *([record(told[0])[told[1]]] if told else [])]


def _day(session: Session, theme: Theme, language: str, today: date) -> MapDay | None:
    days = read_days(session, language) if theme.by_day else ()
    return days[held_on(days, today)] if days else None


def _caption(theme: Theme, day: MapDay | None) -> str:
    said = {
        Theme.RESPONSIBILITY: _("How clear the responsibility is on each surface"),
        Theme.CLEANING: _("Who cleans each surface"),
        Theme.PUBLICNESS: _("How public each surface is"),
        Theme.CONTROL: _("Who controls each surface"),
        Theme.OWNER: _("Who owns each property"),
        Theme.MEMBERSHIP: _("Membership of each property"),
        Theme.PLAIN: _("The place and its surfaces"),
    }[theme]
    return f"{said}, {day.title}" if day else said


def _for(content: MapContent, audience: Audience) -> MapContent:
    """Return the map without findings, which have figures of their own, and hidden boundaries."""
    boundary = content.boundary if may_show(record("project")["boundary"], audience) else ()
    return replace(content, points=(), boundary=boundary)


def _alt(content: MapContent) -> str:
    """Return the map in words: what it shows, and how many things belong to each class."""
    counts = {group.key: 0 for group in content.used_groups()}
    for thing in content.things:
        counts[thing.group] = counts.get(thing.group, 0) + 1
    told = [f"{group.title}: {counts[group.key]}" for group in content.used_groups()]
    return _("Map. {title}. {classes}.").format(title=content.title, classes="; ".join(told))


def _data(content: MapContent) -> Table | None:
    """Return what the map shows as a table: everything that belongs to a class of its own."""
    names = {group.key: group.title for group in content.groups}
    rows = tuple(
        Row((_name(thing.code, thing.name), _said(names[thing.group], thing.note),
             round(thing.area)))
        for thing in content.things
        if not thing.is_ground
    )  # fmt: skip
    columns = (
        Column(_("On the map"), header=True, weight=3),
        Column(_("What the colour tells"), weight=3),
        Column(_("Area (m²)"), ColumnKind.INTEGER),
    )
    return Table(columns, rows, content.title) if rows else None


def _name(code: str, name: str) -> str:
    return f"{code} {name}".strip()


def _said(title: str, note: str) -> str:
    return title if not note or note == title.lower() or note == title else f"{title}: {note}"
