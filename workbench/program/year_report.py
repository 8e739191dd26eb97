"""The report of a year, filled by itself: goals, measurements, activities, promises, money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text, kr, number_text, percent_text
from workbench.base.language import _, ngettext
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.measures.standings import standings
from workbench.models.registry import record
from workbench.program.works import read_works
from workbench.program.year_lessons import year_lessons
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.follow_up.views import promises
from workbench.steps.learning.chapter import chapter as learning_chapter
from workbench.steps.operations.chapter import chapter as operations_chapter
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.plan.standing import status_words
from workbench.steps.plan.views import read_plan
from workbench.steps.situation.chapter_inspection import inspection_chapter
from workbench.steps.situation.chapter_observations import observation_chapter
from workbench.steps.situation.chapter_safety import safety_chapter
from workbench.steps.situation.chapter_survey import survey_chapter
from workbench.steps.vision.chapter import chapter as goals_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.works import Works
    from workbench.steps.plan.items import Item, Plan


def year_report(session: Session, options: Options) -> Document:
    """Return the report of the year of ``options.date``; parts without content are left out."""
    facts = read_rows(session, record("project"))[0]
    works, plan = read_works(session, options.date), read_plan(session, options.date)
    blocks: list[Block] = [*_in_figures(session, options, works)]
    blocks += goals_chapter(session, options, options.date)
    blocks += _measured(session, options)
    blocks += responsibility_chapter(session, options, options.date)
    blocks += operations_chapter(session, options, options.date)
    blocks += learning_chapter(session, options, options.date, lessons=False)
    blocks += _activities(plan, works)
    blocks += _promises(session, options)
    blocks += _money(works)
    blocks += year_lessons(session, options)
    blocks += _next_year(plan)
    return options.document(
        title=facts["name"],
        subtitle=_("Follow-up report {year}").format(year=options.date.year),
        kind=_("Year report"),
        place=facts["municipality"],
        author=facts["consultant"],
        blocks=blocks,
    )


def _in_figures(session: Session, options: Options, works: Works) -> Iterator[Block]:
    figures = list(_figures(session, options, works))
    yield Heading(_("The year in figures"))
    if not figures:
        yield Note(
            _("There is nothing to report of yet: no indicators, activities, promises or budget."),
            tone=Tone.WARNING,
        )
        return
    yield KeyFigures(tuple(figures))
    said = _("All figures are of {day}. What may be chance is told as not certain.")
    yield Paragraph(said.format(day=date_text(options.date)), Manner.SMALL)


def _figures(session: Session, options: Options, works: Works) -> Iterator[KeyFigure]:
    stands = standings(session, options.date).values()
    if stands:
        met = sum(each.light is Light.GREEN for each in stands)
        yield KeyFigure(
            _("{met} of {all}").format(met=met, all=len(stands)), _("indicators on target")
        )
    if works.activities:
        share = percent_text(works.in_time / works.due) if works.due else ""
        detail = _("{share} in time").format(share=share) if share else ""
        value = _("{met} of {all}").format(met=works.done, all=works.activities)
        yield KeyFigure(value, _("activities done"), detail)
    parties = promises(session, options.date)
    if parties:
        kept = sum(each.kept for each in parties)
        count = sum(len(each.promises) for each in parties)
        yield KeyFigure(_("{met} of {all}").format(met=kept, all=count), _("promises kept"))
    year = next((each for each in works.years if each.year == options.date.year), None)
    if year is not None:
        result = year.income_expected - year.cost_expected
        yield KeyFigure(
            kr(year.cost_expected), _("expected costs"),
            _("result {amount}").format(amount=kr(result)),
        )  # fmt: skip


def _measured(session: Session, options: Options) -> Iterator[Block]:
    """Yield crime and perceived safety as chapters of their own, then how the place is."""
    day = options.date
    yield from safety_chapter(session, options, day, short=True)
    yield from survey_chapter(session, options, day)
    for part in (observation_chapter, inspection_chapter):
        yield from part(session, options, day, short=True)


def _activities(plan: Plan, works: Works) -> Iterator[Block]:
    if not plan.items:
        return
    yield Heading(_("Activities: done, late, cancelled"))
    said = _("{done} of {all} activities are done.").format(done=works.done, all=works.activities)
    if works.due:
        in_time = _("Of {due} that should be done by now {in_time} were done in time ({share}).")
        said += " " + in_time.format(
            due=works.due, in_time=works.in_time, share=percent_text(works.in_time / works.due)
        )
    yield Paragraph(said)
    columns = (
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=3),
        Column(_("Finish"), ColumnKind.DATE, weight=1.6),
        Column(_("State"), weight=1.8),
        Column(_("Comment"), weight=3.2),
    )
    groups = (
        (_("Done"), [item for item in plan.items if item.done]),
        (_("Late"), list(plan.late)),
        (_("Under way or to come"), [i for i in plan.items if not i.done and not i.late
                                     and i.values["status"] != "cancelled"]),
        (_("Cancelled"), [i for i in plan.items if i.values["status"] == "cancelled"]),
    )  # fmt: skip
    rows: list[Row] = []
    for title, items in groups:
        if items:
            rows.append(Row((f"{title} ({len(items)})", "", None, "", ""), RowRole.GROUP))
            rows += [_activity(plan, item) for item in items]
    yield Table(columns, tuple(rows), _("What became of the year's activities"))


def _activity(plan: Plan, item: Item) -> Row:
    values = item.values
    title = f"{values['code']} {values['title']}".strip()
    return Row((title, plan.responsible(item), item.finish, status_words(item), _why(plan, item)))


def _why(plan: Plan, item: Item) -> str:
    before = plan.by_id.get(item.blocked_by)
    if item.late and item.finish is not None:
        days = (plan.today - item.finish).days
        return ngettext("{count} day late", "{count} days late", days).format(count=days)
    if before is not None and not item.done:
        return _("waits for {other}").format(other=before.values["title"])
    return ""


def _promises(session: Session, options: Options) -> Iterator[Block]:
    parties = promises(session, options.date)
    if not parties:
        return
    yield Heading(_("Promises of each party: promised and delivered"))
    columns = (
        Column(_("Party and promise"), header=True, weight=5),
        Column(_("How much"), weight=2.4),
        Column(_("Due by"), ColumnKind.DATE, weight=1.6),
        Column(_("Kept, %"), ColumnKind.INTEGER, weight=1.2),
        Column(_("State"), weight=1.8),
    )
    rows: list[Row] = []
    for party in parties:
        said = _("{name}: {kept} of {all} kept")
        words = said.format(name=party.name, kept=party.kept, all=len(party.promises))
        rows.append(Row((words, "", None, None, ""), RowRole.GROUP))
        rows += [
            Row(
                (
                    str(each.values["title"]),
                    each.amount(),
                    each.values["due"],  # type: ignore[arg-type]
                    each.values["fulfilled"],
                    each.words(),
                )
            )
            for each in party.promises
        ]
    yield Table(columns, tuple(rows), _("What the parties promised and how far it is kept"))


def _money(works: Works) -> Iterator[Block]:
    if not works.years:
        return
    yield Heading(_("What became of the budget"))
    columns = (
        Column(_("Year"), header=True, weight=3),
        Column(_("Budget"), ColumnKind.MONEY),
        Column(_("So far"), ColumnKind.MONEY),
        Column(_("Expected"), ColumnKind.MONEY),
        Column(_("Deviation"), ColumnKind.MONEY),
    )
    rows: list[Row] = []
    for each in works.years:
        lines = (
            (_("Income {year}"), each.income, each.income_actual, each.income_expected),
            (_("Costs {year}"), each.cost, each.cost_actual, each.cost_expected),
        )
        rows += [
            Row(
                (
                    words.format(year=each.year),
                    b,
                    *((a, e, e - b) if each.told else (None, e, None)),
                )
            )
            for words, b, a, e in lines
        ]
        budget, expected = each.income - each.cost, each.income_expected - each.cost_expected
        actual = each.income_actual - each.cost_actual if each.told else None
        title = _("Result before reserve {year}").format(year=each.year)
        apart = expected - budget if each.told else None
        rows.append(Row((title, budget, actual, expected, apart), RowRole.SUBTOTAL))
    yield Table(columns, tuple(rows), _("Budget and outcome, kronor without VAT"))


def _next_year(plan: Plan) -> Iterator[Block]:
    year = plan.today.year + 1
    coming = [
        item
        for item in plan.items
        if not item.done
        and item.values["status"] != "cancelled"
        and item.finish is not None
        and item.finish.year >= year
        and item.start is not None
        and item.start.year <= year
    ]
    if not coming:
        return
    yield Heading(_("Next year"))
    said = ngettext(
        "{count} activity is planned for {year}.", "{count} activities are planned for {year}.",
        len(coming),
    )  # fmt: skip
    yield Paragraph(said.format(count=number_text(len(coming)), year=year))
    columns = (
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=3),
        Column(_("Start"), ColumnKind.DATE, weight=1.6),
        Column(_("Finish"), ColumnKind.DATE, weight=1.6),
        Column(_("Cost, kr"), ColumnKind.MONEY, weight=1.8),
    )
    rows = tuple(
        Row(
            (
                f"{i.values['code']} {i.values['title']}".strip(),
                plan.responsible(i),
                i.start,
                i.finish,
                i.values["cost"],
            )
        )
        for i in coming
    )
    yield Table(columns, rows, _("Activities of next year"))
