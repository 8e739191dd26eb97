"""The documents, put together from the chapters of the steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.formats import kr, number_text
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
from workbench.documents.selection import sourced
from workbench.models.registry import record
from workbench.program.action_plan import action_plan
from workbench.program.agreements import AGREEMENTS
from workbench.program.analysis import analysis
from workbench.program.catalogue import STEPS
from workbench.program.closing import budget_closing, closing
from workbench.program.lagesbild import lagesbild
from workbench.program.processing_record import processing_record
from workbench.program.year_report import year_report
from workbench.program.you_said import you_said
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps import place, stakeholders
from workbench.steps.finance.budget_plan import budget_plan
from workbench.steps.finance.owner_sheet import owner_sheets, paying_owners
from workbench.steps.finance.views import read_budget
from workbench.steps.learning.trip_report import trip_report
from workbench.steps.meetings.minutes_paper import minutes
from workbench.steps.meetings.notice_paper import notice
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.plan.views import read_plan
from workbench.steps.situation.survey_paper import questionnaire
from workbench.steps.vision.views import standings
from workbench.steps.workshop.result import workshop_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.step import Chapter


def platsplan(session: Session, options: Options) -> Document:
    """Return the Platsplan: a summary on one page, then what every step has to say."""
    facts = read_rows(session, record("project"))[0]
    chapters = tuple(
        block
        for origin, chapter in _chapters()
        for block in sourced(chapter(session, options, options.date), origin)
    )
    return options.document(
        title=facts["name"],
        subtitle=_("Place plan"),
        kind=_("Place plan"),
        place=facts["municipality"],
        author=facts["consultant"],
        blocks=(*_summary(session, options), *chapters, *closing(session, options)),
    )


def _chapters() -> Iterator[tuple[str, Chapter]]:
    """Yield the chapters of the steps; who does what where comes after who takes part."""
    for step in STEPS:
        if step.chapter is not None:
            yield step.key, step.chapter()
        if step.key == stakeholders.STEP.key:
            yield place.STEP.key, responsibility_chapter


def _budget(session: Session, options: Options) -> Document:
    """Return the budget with what it needs from other steps: VAT, what if, what to decide."""
    document = budget_plan(session, options)
    return replace(document, blocks=(*document.blocks, *budget_closing(session, options)))


def _summary(session: Session, options: Options) -> tuple[Block, ...]:
    facts = read_rows(session, record("project"))[0]
    figures = tuple(_key_figures(session, options))
    if not figures and not facts["needs"]:
        return ()
    blocks: list[Block] = [Heading(_("Summary"), origin="overview")]
    if facts["needs"]:
        blocks.append(Paragraph(facts["needs"], Manner.LEAD))
    if figures:
        blocks.append(KeyFigures(figures))
    if facts["residents"]:
        said = _("{residents} people live in the area and {jobs} work there.").format(
            residents=number_text(facts["residents"]), jobs=number_text(facts["workplaces"] or 0)
        )
        blocks.append(Paragraph(said))
    return tuple(blocks)


def _key_figures(session: Session, options: Options) -> Iterator[KeyFigure]:
    """Yield the numbers worth a glance, of what there is."""
    parties = read_rows(session, record("organisation"))
    if parties:
        detail = _("of {all} organisations").format(all=len(parties))
        yield KeyFigure(number_text(_members(parties)), _("members"), detail)
    stands = standings(session, options.date).values()
    if stands:
        met = sum(each.light is Light.GREEN for each in stands)
        yield KeyFigure(number_text(met), _("indicators on target"), _of(len(stands)))
    plan = read_plan(session, options.date)
    if plan.items:
        done = sum(item.done for item in plan.items)
        yield KeyFigure(number_text(done), _("activities done"), _of(len(plan.items)))
    money = read_budget(session)
    if money is not None and money.years:
        year = money.years[0]
        result = _("result {amount}").format(amount=kr(year.result))
        yield KeyFigure(kr(year.cost), _("cost {year}").format(year=year.year), result)


def _of(count: int) -> str:
    return _("of {all}").format(all=count)


def _members(parties: list[dict[str, object]]) -> int:
    return sum(p["membership"] == "member" for p in parties)


KINDS = (
    DocumentKind("platsplan", N_("Place plan"), platsplan),
    DocumentKind("nulagesanalys", N_("Current-state analysis"), analysis, "situation"),
    DocumentKind("handlingsplan", N_("Action plan"), action_plan, "plan"),
    DocumentKind("budget", N_("Budget and financing plan"), _budget, "finance"),
    DocumentKind(
        "agaravgift",
        N_("Levy of each owner"),
        owner_sheets,
        "finance",
        paying_owners,
        N_("All owners"),
    ),
    *AGREEMENTS,
    DocumentKind("kallelse", N_("Notice of meeting"), notice, "meetings"),
    DocumentKind("protokoll", N_("Minutes"), minutes, "meetings"),
    DocumentKind("workshop", N_("Result of the workshop"), workshop_result, "workshop"),
    DocumentKind("lagesbild", N_("Situation sheet of the month"), lagesbild, "operations"),
    DocumentKind("studieresa", N_("Report of a study trip"), trip_report, "learning"),
    DocumentKind("arsrapport", N_("Year report"), year_report, "follow_up"),
    DocumentKind("ni-sa-vi-gjorde", N_("You said, we did"), you_said, "follow_up"),
    DocumentKind("questionnaire", N_("Questionnaire"), questionnaire, "situation"),
    DocumentKind(
        "registerforteckning", N_("Record of processing (GDPR)"), processing_record, "stakeholders"
    ),
)
