"""Vision, goals and indicators in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import _, current, ngettext
from workbench.charts.aim import aims_scene
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Rich,
    Row,
    RowRole,
    Span,
    Table,
    Tone,
)
from workbench.measures.standing_pictures import panel_of
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.steps.vision.sight import GoalLine, Sight, read_sight
from workbench.steps.vision.views import Standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values

WIDTH: Final = 660.0
PRINT: Final = 11.0


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:  # noqa: ARG001 - one signature for all
    """Return the chapters on the vision and on goals with their indicators."""
    blocks = list(_vision(session))
    sight = read_sight(session, today)
    if not sight.lines:
        return tuple(blocks)
    blocks.append(Heading(_("Goals and indicators")))
    blocks.append(
        Paragraph(
            _(
                "Each goal is followed with indicators. Green means that the target of the year is "
                "met, yellow that at least half of the way from the baseline is gone. Beside it "
                "stands whether the change since the baseline is certain or may be chance."
            )
        )
    )
    blocks.append(_goals(sight, titles(session, "organisation")))
    stands = list(standings(session, today).values())
    if stands:
        blocks += _measured(sight, stands)
    blocks += _gaps(sight)
    return tuple(blocks)


# -- the vision


def _vision(session: Session) -> Iterator[Block]:
    row = read_rows(session, record("project"))[0]
    vision = _own(row, "vision")
    pictures = read_rows(session, record("vision_picture"))
    if not vision and not pictures:
        return
    yield Heading(_("Vision"))
    if vision:
        yield Note(vision, tone=Tone.DECISION, title=_("Our vision"))
    if pictures:
        yield Heading(_("Pictures of the day in five years"), 2)
        yield ListBlock(tuple(_picture(each) for each in pictures))


def _own(row: Values, name: str) -> str:
    """Return a text in the language of the document, in Swedish where that is missing."""
    english = str(row[f"{name}_en"]) if current() == "en" else ""
    return english or str(row[name])


def _picture(row: Values) -> Rich:
    day = record("vision_picture")["day_part"].choice(row["day_part"])
    where = ", ".join(each for each in (row["audience"], day.text().lower() if day else "") if each)
    head = _own(row, "title")
    told = Span(f" ({where}). " if where else ". ", italic=True)
    return Rich((Span(head, bold=True), told, Span(_own(row, "words"))))


# -- goals


def _goals(sight: Sight, owners: Mapping[str, str]) -> Table:
    area = record("goal")["area"]
    lines = list(sight.lines.values())
    described = any(line.values["description"] for line in lines)
    owned = any(line.values["owner_id"] for line in lines)
    columns = [
        Column(_("Code"), ColumnKind.CODE, weight=1.2),
        Column(_("Goal"), header=True, weight=5),
        Column(_("Area"), weight=2),
        *((Column(_("Goal owner"), weight=2),) if owned else ()),
        Column(_("Activities"), weight=2.6),
        *((Column(_("What it means"), weight=4),) if described else ()),
    ]
    rows = []
    for line in lines:
        chosen = area.choice(line.values["area"])
        rows.append(
            Row(
                (
                    line.values["code"],
                    "– " * line.level + line.values["title"],
                    chosen.text() if chosen else "",
                    *((owners.get(line.values["owner_id"], ""),) if owned else ()),
                    _codes(line),
                    *((line.values["description"],) if described else ()),
                )
            )
        )
    return Table(tuple(columns), tuple(rows), _("Goals and the activities that serve them"))


def _codes(line: GoalLine) -> str:
    """Return the codes of a goal's activities, or that there are none."""
    if not line.activities:
        return _("none") if line.lacks_activity else ""
    return ", ".join(each.code or each.title for each in line.activities)


def _gaps(sight: Sight) -> Iterator[Block]:
    """Yield what the line of sight lacks: goals without activities, activities without goals."""
    said = []
    idle = sight.orphans()
    if idle:
        words = ngettext("{count} goal has no activity: {codes}.",
                         "{count} goals have no activity: {codes}.", len(idle))  # fmt: skip
        codes = ", ".join(each.values["code"] or each.values["title"] for each in idle)
        said.append(words.format(count=len(idle), codes=codes))
    if sight.loose:
        words = ngettext(
            "{count} activity serves no goal: {codes}.",
            "{count} activities serve no goal: {codes}.",
            len(sight.loose),
        )
        codes = ", ".join(each.code or each.title for each in sight.loose)
        said.append(words.format(count=len(sight.loose), codes=codes))
    if said:
        yield Note(tuple(said), _("To keep in mind"), Tone.WARNING)


# -- indicators


def _measured(sight: Sight, stands: list[Standing]) -> Iterator[Block]:
    table = _indicators(sight, stands)
    yield table
    drawn = [each for each in stands if each.series and each.value is not None]
    if drawn:
        scene = aims_scene(
            [panel_of(each) for each in drawn], WIDTH, PRINT, _("Indicators over the years")
        )
        caption = _(
            "Indicators over the years: values with their 95 % intervals, dashed lines are the "
            "targets"
        )
        yield Figure(scene, caption, data=table)


def _indicators(sight: Sight, stands: list[Standing]) -> Table:
    columns = (
        Column(_("Indicator"), header=True, weight=4.4),
        Column(_("Baseline"), weight=1.6),
        Column(_("Outcome"), weight=2.2),
        Column(_("Target"), weight=1.3),
        Column(_("Status"), weight=2),
        Column(_("Source"), weight=2.4),
    )
    rows: list[Row] = []
    for line in sight.lines.values():
        if line.indicators:
            name = f"{line.values['code']} {line.values['title']}".strip()
            rows.append(Row((name, "", "", "", "", ""), RowRole.GROUP))
            rows += [_indicator(each) for each in line.indicators]
    loose = [each for each in stands if each.values["goal_id"] not in sight.lines]
    if loose:
        rows.append(Row((_("Without goal"), "", "", "", "", ""), RowRole.GROUP))
        rows += [_indicator(each) for each in loose]
    return Table(
        columns,
        tuple(rows),
        _("Indicators with baseline, newest outcome and the target of that year"),
    )


def _indicator(each: Standing) -> Row:
    started = each.baseline
    baseline = each.with_unit(started.value if started else None)
    outcome, interval = each.with_unit(each.value), each.interval_text()
    told = [part for part in (str(each.year or ""), interval) if part]
    source = each.source_text()
    return Row(
        (
            f"{each.values['code']} {each.values['title']}".strip(),
            f"{baseline} ({started.name})" if started else baseline,
            f"{outcome} ({'; '.join(told)})" if told and each.value is not None else outcome,
            each.with_unit(each.target),
            each.light_text(),
            _sourced(source) if each.stale else source,
        )
    )


def _sourced(source: str) -> str:
    """Return a source of which a new value is due."""
    told = _("{source}; a new value is due").format(source=source)
    return told if source else _("a value is due")
