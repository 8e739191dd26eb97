"""Problems, their causes, strengths and conditions in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.charts.matrix import PROBLEMS, MatrixDot, matrix_scene
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Manner,
    Paragraph,
    Row,
    RowRole,
    Table,
    rich,
    strong,
)
from workbench.project.register import read_rows, titles
from workbench.rules.findings import priority
from workbench.steps.situation.cause_edits import CAUSE, causes_of
from workbench.steps.situation.conditions import (
    CONDITION,
    answer_text,
    light_text,
    lights_text,
    read_conditions,
)
from workbench.steps.situation.problems import (
    PROBLEM,
    STRENGTH,
    ProblemList,
    read_card,
    read_problems,
    weight_text,
    when_text,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.rules.outline_tree import Outline

WIDTH, HEIGHT, PRINT = 640.0, 360.0, 11.0


def problems_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on problems; ``short`` tells only of those that are prioritised."""
    del options  # nobody is named in it
    found = read_problems(session)
    rows = found.prioritised if short else list(found.rows)
    if not rows:
        return ()
    blocks: list[Block] = [Heading(_("Prioritised problems"))]
    blocks.append(_table(found, rows))
    if not short:
        blocks.append(_figure(found))
        for row in found.prioritised:
            blocks += _evidence(session, row, today)
    return tuple(blocks)


def _table(found: ProblemList, rows: list[Values]) -> Table:
    columns = (
        Column(_("Problem"), header=True, weight=3),
        Column(PROBLEM["surfaces"].title(), weight=2),
        Column(_("When"), weight=1.6),
        Column(PROBLEM["affected"].title(), weight=2),
        Column(_("Severity × influence"), weight=1.2),
        Column(_("Activities"), ColumnKind.INTEGER),
    )
    cells = tuple(
        Row(
            (
                f"{row['code']} {row['title']}".strip(),
                ", ".join(found.surfaces.get(key, "") for key in row["surfaces"]),
                when_text(row),
                row["affected"],
                weight_text(row),
                found.acted.get(row["id"], 0),
            )
        )
        for row in rows
    )
    caption = _("Problems by severity (1–5) times how far they can be influenced (1–5)")
    return Table(columns, cells, caption)


def _figure(found: ProblemList) -> Figure:
    dots = [
        MatrixDot(
            row["id"],
            f"{row['code']} {row['title']}".strip(),
            row["severity"],
            row["influenceable"],
            mark="prioritised" if row["prioritised"] else "other",
        )
        for row in found.rows
    ]
    scene = matrix_scene(dots, WIDTH, HEIGHT, text=PRINT, words=PROBLEMS)
    columns = (
        Column(_("Problem"), header=True, weight=4),
        Column(PROBLEM["severity"].title(), ColumnKind.INTEGER),
        Column(PROBLEM["influenceable"].title(), ColumnKind.INTEGER),
        Column(_("Weight"), ColumnKind.INTEGER),
    )
    rows = tuple(
        Row((row["title"], row["severity"], row["influenceable"], priority(row)))
        for row in found.rows
    )
    caption = _("Which problems to act on first")
    return Figure(scene, caption, data=Table(columns, rows, caption))


def _evidence(session: Session, row: Values, today: date) -> list[Block]:
    card = read_card(session, row["id"], today)
    if card is None:
        return []
    points = [f"{each.title}: {each.says.lower()}" for each in card.evidence]
    points += [row["evidence"]] if row["evidence"] else []
    blocks: list[Block] = [Heading(f"{row['code']} {row['title']}".strip(), 2)]
    if row["description"]:
        blocks.append(Paragraph(row["description"]))
    if points:
        blocks.append(ListBlock(tuple(points)))
    return blocks


def causes_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on causes: why there, why then, and why that is so."""
    del options, today  # nobody is named in it
    found = read_problems(session)
    rows = found.prioritised if short else list(found.rows)
    rows = [row for row in rows if row["id"] in found.caused]
    if not rows:
        return ()
    blocks: list[Block] = [Heading(_("Cause analysis"))]
    for row in rows:
        outline, causes = causes_of(session, row["id"])
        blocks += [
            Heading(f"{row['code']} {row['title']}".strip(), 2),
            _tree(outline, causes, 0, len(outline)),
        ]
    return tuple(blocks)


def _tree(outline: Outline, causes: dict[str, Values], start: int, end: int) -> ListBlock:
    """Return the lines from ``start`` to ``end`` as a list with lists in it."""
    depth, items, at = outline[start].depth, [], start
    while at < end:
        last = at + 1
        while last < end and outline[last].depth > depth:
            last += 1
        row = causes[outline[at].key]
        kind = CAUSE["kind"].choice(row["kind"])
        text = rich(strong(f"{kind.text()}: "), row["title"]) if kind else row["title"]
        below = _tree(outline, causes, at + 1, last) if last > at + 1 else None
        items.append(ListItem(text, below))
        at = last
    return ListBlock(tuple(items))


def strengths_chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter on what is good and can be built on."""
    del options, today  # nobody is named in it
    rows, surfaces = read_rows(session, STRENGTH), titles(session, "surface")
    if not rows:
        return ()
    points = []
    for row in rows:
        where = surfaces.get(row["surface_id"] or "", "")
        said = f"{row['title']} ({where})" if where else row["title"]
        points.append(f"{said}. {row['notes']}" if row["notes"] else said)
    return Heading(_("Strengths to build on")), ListBlock(tuple(points))


def conditions_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on conditions; ``short`` lists only those that are not green."""
    del options, today  # nobody is named in it
    rows = [row for row in read_conditions(session) if row["answer"] or row["light"]]
    if not rows:
        return ()
    blocks: list[Block] = [
        Heading(_("Conditions")),
        Paragraph(lights_text(rows), Manner.LEAD),
    ]
    told = [row for row in rows if row["light"] != "green"] if short else rows
    if told:
        blocks.append(_conditions(session, told))
    return tuple(blocks)


def _conditions(session: Session, rows: list[Values]) -> Table:
    parties = titles(session, "organisation")
    columns = (
        Column(CONDITION["question"].title(), header=True, weight=4),
        Column(CONDITION["answer"].title(), weight=1),
        Column(CONDITION["light"].title(), weight=1.2),
        Column(CONDITION["action"].title(), weight=3),
        Column(CONDITION["responsible_id"].title(), weight=2),
        Column(CONDITION["due"].column_title(), ColumnKind.DATE),
    )
    cells: list[Row] = []
    block: str | None = None
    for row in rows:
        if row["block"] != block:
            block = row["block"]
            choice = CONDITION["block"].choice(block)
            name = choice.text() if choice else _("Other")
            cells.append(Row((name, "", "", "", "", ""), RowRole.GROUP))
        party = parties.get(row["responsible_id"] or "", "")
        said = (row["question"], answer_text(row), light_text(row), row["action"])
        cells.append(Row((*said, party, row["due"])))
    count = len(rows)
    caption = ngettext("{count} condition", "{count} conditions", count).format(count=count)
    return Table(columns, tuple(cells), caption)
