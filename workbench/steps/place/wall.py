"""The map on the wall: how clear the responsibility is, who cleans, who is a member."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, current
from workbench.charts.map import map_scene
from workbench.charts.wall import Picture, WallPage
from workbench.documents.audience import Audience
from workbench.steps.place.map_clarity import held_on, read_days
from workbench.steps.place.map_figure import map_content
from workbench.steps.place.map_themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.map import MapContent
    from workbench.charts.scene import Scene

STEP: Final = "place"
_THEMES: Final = (Theme.RESPONSIBILITY, Theme.CLEANING, Theme.MEMBERSHIP)


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:
    """Return the map by responsibility, cleaning and membership, as far as it is drawn."""
    return tuple(_maps(session, today))


def _maps(session: Session, today: date) -> Iterator[WallPage]:
    clear = _clear(session, today)
    for theme in _THEMES:
        content = map_content(session, theme, Audience.PUBLIC, current(), today)
        if content is None or len(content.used_groups()) < 1:
            continue
        title, lead = content.title, ""
        if theme is Theme.RESPONSIBILITY and clear:
            title, lead = clear, content.title
        yield WallPage(
            f"map.{theme.value}", STEP, _("Map"), title, Picture((partial(_map, content),)), lead
        )


def _clear(session: Session, today: date) -> str:
    """Return how much of the responsibility is clear today, in a sentence."""
    days = read_days(session, current())
    bar = days[held_on(days, today)].bar if days else None
    if bar is None:
        return ""
    return _("Responsibility is clear for {share} of the tasks").format(share=bar.percent)


def _map(content: MapContent, width: float, height: float, text: float) -> Scene:
    return map_scene(content, width, height, text=text * 0.75)
