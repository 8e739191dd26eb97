"""Safety in the documents: counted incidents of two years, what broke, what may have moved.

It never speaks of how safe people feel; that is a chapter of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.measures.incidents import BESIDE, PLACE, read_incidents
from workbench.models.registry import record
from workbench.rules.incident_words import movement_words, note_words
from workbench.rules.incidents import Note as Remark
from workbench.steps.situation.benchmarks import elsewhere, read_benchmarks
from workbench.steps.situation.incident_pictures import incident_scene, table_lines
from workbench.steps.situation.incident_words import (
    broken_text,
    category_name,
    figures,
    interval_text,
    part_rows,
    percent_change,
    quality_name,
    rate_verdict,
    source_name,
    sources_text,
    span_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.content import Value
    from workbench.documents.registry import Options
    from workbench.measures.incidents import Incidents
    from workbench.rules.incidents import YearChange
    from workbench.steps.situation.benchmarks import Benchmarks

WIDTH: Final = 660.0
PRINT: Final = 11.6


def safety_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter; nothing where no incidents have been counted in two years.

    ``short`` leaves out the tables of sources, parts and reference figures.
    """
    del today  # all is as counted
    found = read_incidents(session)
    years = found.last_two
    change = found.compare(*years) if years else None
    if years is None or change is None or change.total is None:
        return ()
    blocks: list[Block] = [
        Heading(_("Safety: incidents")),
        Paragraph(_opening(change, years), Manner.LEAD),
        KeyFigures(tuple(_key_figures(change, years))),
        _figure(found, change, years),
    ]
    remarks = list(_remarks(found, change, years))
    if remarks:
        blocks.append(Note(tuple(remarks), _("To keep in mind"), Tone.WARNING))
    if short:
        blocks.append(Paragraph(_sources_line(found), Manner.SMALL))
        return tuple(blocks)
    blocks += [_table(change, years), *_parts(found, change, years, options)]
    blocks += _elsewhere(read_benchmarks(session))
    blocks += _sources(found)
    return tuple(blocks)


def _opening(change: YearChange, years: tuple[int, int]) -> str:
    total = change.total
    if total is None:
        raise LookupError("no total")
    return _(
        "From {before} to {after}, {span}, the counted incidents went {figures}. The ratio is "
        "{ratio} with its 95 % interval, and the change is {verdict}. Only periods that were "
        "counted in both years are compared."
    ).format(
        before=years[0],
        after=years[1],
        span=span_text(change.parts, change.length),
        figures=figures(total, 1),
        ratio=interval_text(total),
        verdict=rate_verdict(total),
    )


def _key_figures(change: YearChange, years: tuple[int, int]) -> Iterator[KeyFigure]:
    total, unbroken = change.total, change.unbroken
    span = span_text(change.parts, change.length)
    if total is not None:
        yield KeyFigure(number_text(total.before), f"{span} {years[0]}", _("incidents"))
        yield KeyFigure(number_text(total.after), f"{span} {years[1]}", _("incidents"))
        yield KeyFigure(percent_change(total, 1), _("change"), rate_verdict(total))
    if unbroken is not None and change.breaks:
        label = _("without broken series")
        yield KeyFigure(percent_change(unbroken, 1), label, rate_verdict(unbroken))


def _figure(found: Incidents, change: YearChange, years: tuple[int, int]) -> Figure:
    scene = incident_scene(found, change, years[1], WIDTH, PLACE, PRINT)
    caption = _("Incidents by period; open dots are periods without counts")
    return Figure(scene, caption, data=_table(change, years))


def _table(change: YearChange, years: tuple[int, int]) -> Table:
    head, *lines = table_lines(change, *years)
    kinds = (ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.INTEGER, *[ColumnKind.TEXT] * 3)
    columns = tuple(
        Column(title, kind, header=not place, weight=3.0 if not place else 1.3)
        for place, (title, kind) in enumerate(zip(head, kinds, strict=True))
    )
    rows = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1 and change.total is not None
        cells: tuple[Value, ...] = (line[0], int(line[1]), int(line[2]), *line[3:])
        rows.append(Row(cells, RowRole.TOTAL if last else RowRole.PLAIN))
    span = span_text(change.parts, change.length)
    caption = _("Incidents {span} {before} and {after}").format(
        span=span, before=years[0], after=years[1]
    )
    return Table(columns, tuple(rows), caption)


def _remarks(
    found: Incidents, change: YearChange, years: tuple[int, int]
) -> Iterator[str]:  # fmt: skip
    for broken in found.breaks():
        yield broken_text(broken)
    displaced = found.displaced(*years)
    if displaced is not None:
        yield _("{words} The place {inside}; beside it {outside}.").format(
            words=movement_words(displaced.movement),
            inside=figures(displaced.inside, 1),
            outside=figures(displaced.outside, 1),
        )
    if any(Remark.DETECTION in each.notes for each in change.categories):
        yield note_words(Remark.DETECTION)
    sources = {row["source"] or "" for row in found.rows if (row["zone"] or PLACE) != BESIDE}
    if len(sources) > 1:
        text = _("The sum puts several sources together: {sources}.")
        yield text.format(sources=sources_text(sorted(sources)))
    yield _("Only numbers are kept here, never who was involved.")


def _sources_line(found: Incidents) -> str:
    keys = dict.fromkeys(row["source"] or "" for row in found.rows)
    said = [
        f"{source_name(key)} ({quality})"
        if (quality := (found.cards.get(key) or {}).get("quality"))
        else source_name(key)
        for key in keys
    ]
    return _("Sources, with their quality from A to C: {sources}.").format(sources=", ".join(said))


def _parts(
    found: Incidents, change: YearChange, years: tuple[int, int], options: Options
) -> list[Block]:
    """Return the parts of the place, for who may see them; small counts are not told."""
    if not may_show(record("incident")["zone_name"], options.audience):
        return []
    rows = [
        Row((category_name(each.category), *line))
        for each in change.categories
        for line in part_rows(found, each, years)
    ]
    if not rows:
        return []
    columns = (
        Column(_("Category"), header=True, weight=2),
        Column(_("Part of the place"), weight=2),
        *(Column(str(year)) for year in years),
    )
    said = _("Fewer than five are told as <5; • hides what would give a small number away.")
    return [
        Heading(_("By part of the place"), 2),
        Table(columns, tuple(rows), _("Incidents by part of the place"), said),
    ]


def _elsewhere(found: Benchmarks) -> list[Block]:
    rows = []
    for row in found.rows:
        if row["category"]:
            figure, own = elsewhere(row), found.own.get(row["id"])
            told = own.figure if own else "–"
            rows.append(Row((row["title"], figure.area, figure.figure, told, figure.source)))
    if not rows:
        return []
    columns = (
        Column(_("Reference figure"), header=True, weight=3),
        Column(_("Area"), weight=2),
        Column(_("There")),
        Column(_("The place")),
        Column(_("Source"), weight=2),
    )
    said = _("Per 1,000 residents; it says little where most come from elsewhere.")
    caption = _("The place beside figures of elsewhere")
    return [Heading(_("Beside other places"), 2), Table(columns, tuple(rows), caption, said)]


def _sources(found: Incidents) -> list[Block]:
    kind = record("data_source")
    fields = [kind[name] for name in ("name", "owner", "method", "period", "quality", "flaws")]
    rows = [
        Row(
            tuple(
                quality_name(card["quality"] or "") if f.name == "quality" else card[f.name]
                for f in fields
            )
        )
        for card in found.cards.values()
    ]
    used = dict.fromkeys(row["source"] or "" for row in found.rows)
    lacking = [source_name(key) for key in used if key not in found.cards]
    blocks: list[Block] = []
    if rows:
        columns = tuple(Column(f.title(), header=f.name == "name", weight=2) for f in fields)
        blocks = [Heading(_("Sources of data"), 2), Table(columns, tuple(rows), _("Sources"))]
    if lacking:
        blocks.append(ListBlock((_("Not described: {names}").format(names=", ".join(lacking)),)))
    return blocks
