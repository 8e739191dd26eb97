"""How the collaboration is organised, in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    Manner,
    Paragraph,
    Row,
    Table,
    link,
    rich,
)
from workbench.documents.sheet import figure_width
from workbench.models.registry import record
from workbench.steps.organisation.legal_forms import legal_form
from workbench.steps.organisation.picture import organisation_scene, picture_table
from workbench.steps.organisation.views import SEAT, read_bodies, read_legal_form

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.organisation.views import BodyLine


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter: the form and what it means, the bodies as a picture, each with seats."""
    bodies = read_bodies(session, today)
    if not bodies:
        return ()
    blocks: list[Block] = [Heading(_("How the collaboration is organised"))]
    blocks += _form(session)
    scene = organisation_scene(bodies, figure_width(options.page))
    caption = _("Who answers to whom")
    blocks.append(Figure(scene, caption, data=picture_table(bodies)))
    for body in bodies:
        blocks += _body(body, options)
    return tuple(blocks)


def _form(session: Session) -> list[Block]:
    key, reason = read_legal_form(session)
    choice = record("project")["legal_form"].choice(key)
    form = legal_form(key)
    if choice is None or form is None:
        return []
    blocks: list[Block] = [Heading(_("Legal form: {form}").format(form=choice.text().lower()), 2)]
    if reason:
        blocks.append(Paragraph(reason))
    columns = (Column(_("About"), header=True, weight=1.3), Column(_("What it means"), weight=4))
    rows = tuple(Row((fact.topic, fact.text)) for fact in form.facts)
    blocks.append(Table(columns, rows, _("What the legal form means")))
    sources = [part for title, address in form.sources for part in (link(title, address), "; ")]
    checked = _("Basis for a decision, as of {day}. Sources: ").format(day=date_text(form.as_of))
    blocks.append(Paragraph(rich(checked, *sources[:-1]), Manner.SMALL))
    return blocks


def _body(body: BodyLine, options: Options) -> list[Block]:
    blocks: list[Block] = [Heading(body.values["name"], 2)]
    if body.values["mandate"]:
        blocks.append(Paragraph(body.values["mandate"]))
    if said := " ".join(_facts(body)):
        blocks.append(Paragraph(said))
    if body.seats:
        blocks.append(_seats(body, options))
    return blocks


def _facts(body: BodyLine) -> list[str]:
    facts = []
    if body.values["meets"]:
        facts.append(_("Meets: {how_often}.").format(how_often=body.values["meets"]))
    if body.votes:
        said = ngettext("{count} seat has a vote.", "{count} seats have a vote.", body.votes)
        facts.append(said.format(count=body.votes))
    if body.needed:
        facts.append(
            _("It is quorate when at least {count} of them are there.").format(count=body.needed)
        )
    return facts


def _seats(body: BodyLine, options: Options) -> Table:
    named = may_show(SEAT["stakeholder_id"], options.audience)
    columns = [
        Column(SEAT["title"].title(), header=True, weight=3),
        Column(SEAT["organisation_id"].title(), weight=3),
    ]
    if named:
        columns += [
            Column(SEAT["stakeholder_id"].title(), weight=2.5),
            Column(SEAT["substitute_id"].title(), weight=2),
        ]
    columns += [
        Column(SEAT["role"].column_title(), weight=2),
        Column(SEAT["votes"].column_title(), ColumnKind.YES_NO),
    ]
    dated = any(seat.values["term_to"] for seat in body.seats)
    if dated:
        columns.append(Column(SEAT["term_to"].title(), ColumnKind.DATE))
    rows = []
    for seat in body.seats:
        people = (seat.person or _("Empty"), seat.substitute) if named else ()
        role = SEAT["role"].choice(seat.values["role"])
        facts = (role.text() if role else "", seat.votes)
        end = (seat.values["term_to"],) if dated else ()
        rows.append(Row((seat.values["title"], seat.party, *people, *facts, *end)))
    caption = _("Seats in {body}").format(body=body.values["name"])
    return Table(tuple(columns), tuple(rows), caption)
