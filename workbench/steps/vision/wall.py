"""Vision, goals and indicators on the wall."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, current, ngettext
from workbench.charts.aim import aims_scene
from workbench.charts.story_cards import StoryCard, story_scene
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow, Words
from workbench.measures.standing_pictures import panel_of
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.indicators import Light
from workbench.steps.on_wall import coded, spot, told
from workbench.steps.vision.sight import read_sight
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.aim import AimPanel
    from workbench.charts.scene import Scene
    from workbench.charts.wall import Spot
    from workbench.project.register import Values
    from workbench.steps.vision.sight import GoalLine
    from workbench.steps.vision.views import Standing

STEP: Final = "vision"
PROJECT, PICTURE = record("project"), record("vision_picture")
GOAL, INDICATOR = record("goal"), record("indicator")
SIGNS: Final = {
    Light.GREEN: ("running", "ok"),
    Light.YELLOW: ("risk", "warn"),
    Light.RED: ("late", "error"),
    Light.GREY: ("planned", "muted"),
}
_CARDS, _AIMS = 2, 4


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:
    """Return the vision, its pictures, the goals and how their indicators stand."""
    return (*_vision(session), *_pictures(session), *_goals(session, today),
            *_indicators(session, today))  # fmt: skip


def _field(name: str, row: Values) -> str:
    """Return the name of a text's field in the language spoken, in Swedish where it is missing."""
    english = f"{name}_en"
    return english if current() == "en" and row[english] else name


def _vision(session: Session) -> Iterator[WallPage]:
    row = read_rows(session, PROJECT)[0]
    name = _field("vision", row)
    words = told(PROJECT, row, name)
    if words:
        body = Words(words, (spot(PROJECT, row["id"], name),))
        yield WallPage("vision", STEP, _("Vision"), _("Our vision"), body,
                       told(PROJECT, row, "name"))  # fmt: skip


def _pictures(session: Session) -> Iterator[WallPage]:
    rows = read_rows(session, PICTURE)
    if not rows:
        return
    cards = [_card(row) for row in rows]
    spots = tuple(spot(PICTURE, row["id"], _field("words", row)) for row in rows)
    lead = _("Pictures of the day in five years")
    draws = tuple(partial(_stories, cards[at : at + _CARDS]) for at in range(0, len(cards), _CARDS))
    said = ngettext("{count} picture of the day we want", "{count} pictures of the day we want",
                    len(rows)).format(count=len(rows))  # fmt: skip
    yield WallPage("vision.pictures", STEP, _("Vision"), said, Picture(draws, spots), lead)


def _card(row: Values) -> StoryCard:
    day = told(PICTURE, row, "day_part")
    where = " · ".join(part for part in (told(PICTURE, row, "audience"), day) if part)
    title = told(PICTURE, row, _field("title", row))
    return StoryCard(row["id"], where, title, told(PICTURE, row, _field("words", row)))


def _stories(cards: Sequence[StoryCard], width: float, _height: float, text: float) -> Scene:
    return story_scene(cards, width, text * 1.2, _("Pictures of the day in five years"))


# -- goals


def _goals(session: Session, today: date) -> Iterator[WallPage]:
    sight = read_sight(session, today)
    lines = [line for line in sight.lines.values() if line.level == 0]
    if not lines:
        return
    owners = titles(session, "organisation")
    below = _below(sight.lines.values())
    rows = tuple(
        WallRow(
            line.values["id"],
            coded(GOAL, line.values),
            (
                Cell(owners.get(line.values["owner_id"] or "", "")),
                _lights([*line.indicators, *below.get(line.values["id"], [])]),
            ),
            (spot(GOAL, line.values["id"], "title"),),
        )
        for line in lines
    )
    title = ngettext("{count} goal that we share", "{count} goals that we share", len(rows))
    heads = (_("Goal owner"), _("Indicators"))
    yield WallPage("goals", STEP, _("Goals"), title.format(count=len(rows)), Rows(rows, heads),
                   _("Goals and how many of their indicators reach the target"))  # fmt: skip


def _below(lines: Iterable[GoalLine]) -> dict[str, list[Standing]]:
    """Return the indicators of the goals below each goal at the top."""
    found: dict[str, list[Standing]] = {}
    top = ""
    for line in lines:
        if line.level == 0:
            top = line.values["id"]
        else:
            found.setdefault(top, []).extend(line.indicators)
    return found


def _lights(stands: Sequence[Standing]) -> Cell:
    """Return how many indicators are on target, with the sign of the worst."""
    counted = Counter(each.light for each in stands if each.value is not None)
    if not stands:
        return Cell(_("not measured"), "muted", "planned")
    worst = next(
        (each for each in (Light.RED, Light.YELLOW, Light.GREEN) if counted[each]), Light.GREY
    )
    sign, tone = SIGNS[worst]
    said = _("{count} of {all}").format(count=counted[Light.GREEN], all=len(stands))
    return Cell(said, tone, sign)


# -- indicators


def _indicators(session: Session, today: date) -> Iterator[WallPage]:
    stands = list(standings(session, today).values())
    if not stands:
        return
    rows = tuple(_row(each) for each in stands)
    met = sum(each.light is Light.GREEN for each in stands)
    title = ngettext(
        "{met} of {count} indicator is on target", "{met} of {count} indicators are on target",
        len(stands),
    ).format(met=met, count=len(stands))  # fmt: skip
    heads = (_("Value"), _("Target"), _("Standing"))
    lead = _("How the goals stand, by the newest measurement")
    yield WallPage("indicators", STEP, _("Indicators"), title,
                   Rows(rows, heads, frozenset({0, 1})), lead)  # fmt: skip
    panels = [panel_of(each) for each in stands if each.series]
    if panels:
        draws = tuple(
            partial(_aims, panels[at : at + _AIMS]) for at in range(0, len(panels), _AIMS)
        )
        yield WallPage(
            "indicators.years", STEP, _("Indicators"), _("The indicators over the years"),
            Picture(draws), _("Value, interval and target of each year"),
        )  # fmt: skip


def _row(stand: Standing) -> WallRow:
    sign, tone = SIGNS[stand.light]
    cells = (
        Cell(stand.with_unit(stand.value)),
        Cell(stand.with_unit(stand.target), "muted"),
        Cell(stand.meaning(), tone, sign),
    )
    key = str(stand.values["id"])
    spots: tuple[Spot, ...] = (spot(INDICATOR, key, "title"),)
    return WallRow(key, coded(INDICATOR, stand.values), cells, spots)


def _aims(panels: Sequence[AimPanel], width: float, _height: float, text: float) -> Scene:
    said = _("The indicators over the years")
    return aims_scene(panels, width, text, said, across=2)
