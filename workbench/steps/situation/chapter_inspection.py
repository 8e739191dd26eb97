"""The safety inspection and the place rating in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.documents.content import (
    Block,
    Column,
    Figure,
    Heading,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    Table,
    Tone,
)
from workbench.measures.inspections import read_inspections
from workbench.measures.ratings import read_ratings
from workbench.rules.indicators import Light
from workbench.steps.situation.incident_words import quality_name
from workbench.steps.situation.inspection_pictures import (
    cut_offs_text,
    inspection_scene,
    score_text,
    table_lines,
)
from workbench.steps.situation.rating_pictures import rating_lines, rating_scene, shown_series
from workbench.steps.situation.rating_pictures import table_lines as rating_table

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.measures.inspections import Inspections
    from workbench.project.register import Values

WIDTH: Final = 660.0
PRINT: Final = 11.6


def inspection_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on the last two inspections; nothing where there is none."""
    del options, today  # nobody is named in it, and all is as it was scored
    found = read_inspections(session)
    chosen = list(found.used[-2:])
    if not chosen:
        return ()
    head, *lines = table_lines(found, chosen)
    columns = tuple(
        Column(title, header=not place, weight=3.0 if not place else 1.0)
        for place, title in enumerate(head)
    )
    caption = _("Points by aspect, 0 alarming to 20 good")
    data = Table(columns, tuple(Row(tuple(line)) for line in lines), caption)
    scene = inspection_scene(found, chosen, WIDTH, PRINT)
    blocks: list[Block] = [
        Heading(_("Safety inspection")),
        Paragraph(_opening(found, chosen), Manner.LEAD),
        Figure(scene, caption, data=data),
        Paragraph(cut_offs_text(chosen[-1]), Manner.SMALL),
    ]
    blocks += _lacking(found)
    if not short:
        blocks.append(ListBlock(tuple(_carried(each) for each in chosen)))
    return tuple(blocks)


def _opening(found: Inspections, chosen: list[Values]) -> str:
    last = chosen[-1]
    levels = [found.score(last, each).level for each in found.aspects]
    mean = score_text(found.whole(last).score)
    said = _(
        "Aspects in the inspection {name}: {green} green, {yellow} yellow, {red} red. "
        "The weighted mean is {mean} of 20"
    ).format(
        name=last["name"],
        green=levels.count(Light.GREEN),
        yellow=levels.count(Light.YELLOW),
        red=levels.count(Light.RED),
        mean=mean,
    )
    if len(chosen) == 1:
        return f"{said}."
    before = score_text(found.whole(chosen[0]).score)
    return said + _(", against {mean} in {name}.").format(mean=before, name=chosen[0]["name"])


def _lacking(found: Inspections) -> list[Block]:
    red = found.red_without_finding()
    if not red:
        return []
    said = ngettext(
        "{count} red aspect has no finding: {names}",
        "{count} red aspects have no finding: {names}",
        len(red),
    )
    names = ", ".join(each["name"] for each in red)
    return [Note(said.format(count=len(red), names=names), tone=Tone.WARNING)]


def _carried(row: Values) -> str:
    parts = (
        date_text(row["done_on"]) or _("day not noted"),
        row["performer"],
        row["method"],
        quality_name(row["quality"] or ""),
    )
    return f"{row['name']}: {' · '.join(part for part in parts if part)}"


def rating_chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter on the last place rating, as far as it may be shown."""
    del options, today  # groups of few are hidden from everybody
    found = read_ratings(session)
    if not found.used:
        return ()
    rated = found.occasion(found.used[-1])
    groups = shown_series(rated)
    if not groups:
        return ()
    head, *lines = rating_table(found, groups)
    columns = tuple(
        Column(title, header=not place, weight=3.0 if not place else 1.2)
        for place, title in enumerate(head)
    )
    caption = _("Place rating {name}, mean of each theme from 1 to 7").format(
        name=rated.occasion["name"]
    )
    data = Table(columns, tuple(Row(tuple(line)) for line in lines), caption)
    remarks = tuple(text for text, _tone in rating_lines(found, rated))
    blocks: list[Block] = [
        Heading(_("Place rating")),
        Figure(rating_scene(found, groups, WIDTH, PRINT), caption, data=data),
    ]
    if remarks:
        blocks.append(ListBlock(remarks))
    return tuple(blocks)
