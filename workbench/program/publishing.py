"""The documents, put together from the chapters of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import kr, number_text, percent_text
from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
)
from workbench.documents.registry import DocumentKind
from workbench.models.registry import record
from workbench.program.catalogue import STEPS
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.finance.views import read_budget
from workbench.steps.plan.views import read_plan
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options


def platsplan(session: Session, options: Options) -> Document:
    """Return the Platsplan: a summary on one page, then what every step has to say."""
    facts = read_rows(session, record("project"))[0]
    chapters = tuple(
        block
        for step in STEPS
        if step.chapter is not None
        for block in step.chapter()(session, options, options.date)
    )
    return Document(
        title=facts["name"],
        subtitle=_("Place plan"),
        kind=_("Place plan"),
        place=facts["municipality"],
        author=options.author or facts["consultant"],
        blocks=(*_summary(session, options), *chapters),
        date=options.date,
        cutoff=options.date,
        language=options.language,
        version=options.version,
        status=options.status,
        audience=options.audience,
        adopted=options.adopted,
        page=options.page,
    )


def _summary(session: Session, options: Options) -> tuple[Block, ...]:
    facts = read_rows(session, record("project"))[0]
    parties = read_rows(session, record("organisation"))
    plan = read_plan(session, options.date)
    stands = standings(session, options.date).values()
    figures = [
        _figure(
            parties,
            _members(parties),
            _("members"),
            _("of {all} organisations").format(all=len(parties)),
        ),
        _figure(
            stands,
            sum(s.light is Light.GREEN for s in stands),
            _("indicators on target"),
            _("of {all}").format(all=len(stands)),
        ),
        _figure(
            plan.items,
            sum(i.done for i in plan.items),
            _("activities done"),
            _("of {all}").format(all=len(plan.items)),
        ),
    ]
    money = read_budget(session)
    if money is not None and money.years:
        year = money.years[0]
        figures.append(
            KeyFigure(
                kr(year.cost),
                _("cost {year}").format(year=year.year),
                _("result {amount}").format(amount=kr(year.result)),
            )
        )
    known = tuple(figure for figure in figures if figure is not None)
    if not known and not facts["needs"]:
        return ()
    blocks: list[Block] = [Heading(_("Summary"))]
    if facts["needs"]:
        blocks.append(Paragraph(facts["needs"], Manner.LEAD))
    if known:
        blocks.append(KeyFigures(known))
    if facts["residents"]:
        said = _("{residents} people live in the area and {jobs} work there.")
        blocks.append(
            Paragraph(
                said.format(
                    residents=number_text(facts["residents"]),
                    jobs=number_text(facts["workplaces"] or 0),
                )
            )
        )
    if plan.items:
        share = sum(item.share for item in plan.items) / len(plan.items)
        blocks.append(
            Paragraph(
                _("On average {share} of each activity in the action plan is done.").format(
                    share=percent_text(share)
                )
            )
        )
    return tuple(blocks)


def _members(parties: list[dict[str, object]]) -> int:
    return sum(p["membership"] == "member" for p in parties)


def _figure(all_: object, count: int, label: str, detail: str) -> KeyFigure | None:
    return KeyFigure(number_text(count), label, detail) if all_ else None


KINDS = (DocumentKind("platsplan", N_("Place plan"), platsplan),)
