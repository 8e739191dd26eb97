"""Parties and people in the documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.charts.matrix import matrix_scene
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    Paragraph,
    Row,
    RowRole,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.steps.stakeholders.dots import matrix_dot
from workbench.steps.stakeholders.support_chapter import support_blocks
from workbench.steps.stakeholders.views import read_matrix

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.models.field import Field
    from workbench.project.register import Values

FIGURE = (660.0, 480.0)  # units
PRINT = 11.6  # units: the em of names on paper


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter: the organisations with their role, and people as the audience may see."""
    parties = read_rows(session, record("organisation"))
    if not parties:
        return ()
    people = [p for p in read_rows(session, record("stakeholder")) if not p["inactive"]]
    blocks: list[Block] = [
        Heading(_("Organisation and roles")),
        Paragraph(_opening(parties, people)),
    ]
    blocks.append(_parties(parties))
    if may_show(record("stakeholder")["name"], options.audience):
        blocks += [Heading(_("People"), 2), _people(session, people, options)]
        blocks += _matrix(session, options)
    elif people:
        blocks += [Heading(_("Who takes part where"), 2), _forums(people)]
    blocks += support_blocks(session, options, today)
    return tuple(blocks)


def _opening(parties: list[Values], people: list[Values]) -> str:
    members = sum(p["membership"] == "member" for p in parties)
    return _(
        "{parties} organisations are concerned; {members} are members. {people} people take part."
    ).format(parties=len(parties), members=members, people=len(people))


def _parties(parties: list[Values]) -> Table:
    fields = [record("organisation")[name] for name in ("type", "role_group", "membership")]
    columns = (
        Column(_("Organisation"), header=True, weight=4),
        *(Column(f.title(), weight=2) for f in fields),
    )
    rows = tuple(Row((p["name"], *(_label(f, p) for f in fields))) for p in parties)
    return Table(columns, rows, _("Organisations and their part in the collaboration")).narrowed()


def _label(field: Field, row: Values) -> str:
    choice = field.choice(row[field.name])
    return choice.text() if choice else ""


def _people(session: Session, people: list[Values], options: Options) -> Table:
    person = record("stakeholder")
    names = titles(session, "organisation")
    shown = [
        person[n] for n in ("role", "forum", "stance") if may_show(person[n], options.audience)
    ]
    columns = (
        Column(person["name"].title(), header=True, weight=3),
        Column(person["organisation_id"].title(), weight=3),
        *(Column(f.title(), weight=2) for f in shown),
    )
    rows = tuple(
        Row(
            (
                p["name"],
                names.get(p["organisation_id"], ""),
                *(_label(f, p) if f.choices else p[f.name] for f in shown),
            )
        )
        for p in people
    )
    source = _("Internal: contains personal data")
    return Table(columns, rows, _("People"), source=source).narrowed()


def _matrix(session: Session, options: Options) -> list[Block]:
    """Return the matrix of influence and interest, for those alone who work with the file."""
    kind = record("stakeholder")
    fields = [kind[name] for name in ("name", "influence", "interest", "stance")]
    placed = [p for p in read_matrix(session) if p.now.influence and p.now.interest]
    if not placed or not all(may_show(field, options.audience) for field in fields):
        return []
    dots = [matrix_dot(each) for each in placed]
    columns = tuple(
        Column(f.title(), header=f.name == "name", weight=3 if f.name == "name" else 1)
        for f in fields
    )
    rows = tuple(Row((d.label, d.influence, d.interest, d.detail)) for d in dots)
    data = Table(columns, rows, _("Influence and interest"))
    caption = _("People by influence and interest")
    return [Figure(matrix_scene(dots, *FIGURE, text=PRINT), caption, data=data)]


def _forums(people: list[Values]) -> Table:
    counted = Counter(p["forum"] or _("No forum") for p in people)
    rows = [Row((forum, count)) for forum, count in counted.most_common()]
    rows.append(Row((_("Total"), len(people)), RowRole.TOTAL))
    columns = (
        Column(_("Forum"), header=True, weight=3),
        Column(_("People"), ColumnKind.INTEGER, weight=1),
    )
    caption = ngettext(
        "Where the {count} person takes part", "Where the {count} people take part", len(people)
    )
    return Table(columns, tuple(rows), caption.format(count=len(people)))
