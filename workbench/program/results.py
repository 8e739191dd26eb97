"""What the project reckons and measures, as tables: one list for command line and window.

Most of it is what the documents say, taken from the same chapters; a few are made for spreadsheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, using
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.documents.tables import Named, tables_of, text_table, workbook
from workbench.exchange.write_table import put_file
from workbench.exchange.write_xlsx import ChartKind
from workbench.steps.finance.chapter import chapter as finance_chapter
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.levy_pictures import owner_lines
from workbench.steps.finance.views import read_budget
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.plan.chapter_matters import plan_matters
from workbench.steps.plan.standing import status_words
from workbench.steps.plan.views import read_plan
from workbench.steps.situation.chapter_findings import findings_chapter
from workbench.steps.situation.chapter_inspection import inspection_chapter, rating_chapter
from workbench.steps.situation.chapter_observations import observation_chapter
from workbench.steps.situation.chapter_safety import safety_chapter
from workbench.steps.situation.chapter_survey import survey_chapter
from workbench.steps.stakeholders.support_chapter import support_blocks
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.documents.content import Block
    from workbench.documents.registry import DocumentKind, Options
    from workbench.project.project import Project

    Tables = Callable[[Session, Options], Iterable[Named]]

ENDINGS: Final = (".xlsx", ".csv")


@dataclass(frozen=True)
class Result:
    """Something reckoned that can be written as tables: its key in commands and its name."""

    key: str
    title: str
    tables: Tables

    def name(self) -> str:
        """Return the name in the current language."""
        return _(self.title)


def write_result(project: Project, target: Path, result: Result, options: Options) -> int:
    """Write a result as xlsx (a sheet for each table) or csv; return how many tables it has.

    Raises WorkbenchError where there is nothing to write yet or another ending is asked for.
    """
    with using(options.language), project.read() as session:
        tables = tuple(each for each in result.tables(session, options) if each.table.rows)
    _put(project, target, tables, result, options)
    return len(tables)


def _put(
    project: Project, target: Path, tables: tuple[Named, ...], result: Result, options: Options
) -> None:
    if not tables:
        raise WorkbenchError(N_("There is nothing to write yet"))
    ending = target.suffix.casefold()
    if ending == ".xlsx":
        made = project.clock.now().replace(tzinfo=None)
        with using(options.language):
            title = result.name()
        put_file(target, workbook(tables, title, options.language, made))
    elif ending == ".csv":
        put_file(target, text_table(tables, options.language))
    else:
        raise WorkbenchError(
            N_("A result can be written as {endings}"), endings=", ".join(ENDINGS)
        )  # fmt: skip


def of_document(kind: DocumentKind) -> Result:
    """Return all tables of a document as a result."""
    return Result(
        kind.key,
        kind.title,
        lambda session, options: tables_of(kind.make(session, options).blocks),
    )


def _chapter(make: Callable[..., tuple[Block, ...]]) -> Tables:
    return lambda session, options: tables_of(make(session, options, options.date))


# -- made for spreadsheets


def _schedule(session: Session, options: Options) -> Iterable[Named]:
    plan = read_plan(session, options.date)
    columns = (
        Column(_("Code"), ColumnKind.CODE),
        Column(_("Activity"), header=True, weight=5),
        Column(_("Responsible"), weight=3),
        Column(_("Start"), ColumnKind.DATE),
        Column(_("Finish"), ColumnKind.DATE),
        Column(_("Latest finish"), ColumnKind.DATE),
        Column(_("Float, working days"), ColumnKind.INTEGER),
        Column(_("Critical"), ColumnKind.YES_NO),
        Column(_("Done"), ColumnKind.PERCENT),
        Column(_("Expected"), ColumnKind.DATE),
        Column(_("Cost, kr"), ColumnKind.MONEY),
        Column(_("Status")),
    )
    rows = []
    for item in plan.items:
        placed = item.placed
        rows.append(
            Row(
                (
                    item.values["code"],
                    item.values["title"],
                    plan.responsible(item),
                    item.start,
                    item.finish,
                    placed.late_finish if placed else None,
                    placed.total_float if placed else None,
                    bool(placed and placed.critical),
                    item.share,
                    item.expected.finish if item.expected else None,
                    item.values["cost"],
                    status_words(item),
                )
            )
        )
    yield Named(_("Schedule"), Table(columns, tuple(rows)))


def _standings(session: Session, options: Options) -> Iterable[Named]:
    found = list(standings(session, options.date).values())
    columns = (
        Column(_("Code"), ColumnKind.CODE),
        Column(_("Indicator"), header=True, weight=5),
        Column(_("Unit")),
        Column(_("Baseline"), ColumnKind.DECIMAL),
        Column(_("Year"), ColumnKind.CODE),
        Column(_("Outcome"), ColumnKind.DECIMAL),
        Column(_("Lower bound"), ColumnKind.DECIMAL),
        Column(_("Upper bound"), ColumnKind.DECIMAL),
        Column(_("Target"), ColumnKind.DECIMAL),
        Column(_("Status"), weight=2.4),
        Column(_("Source"), weight=3),
    )
    rows = tuple(
        Row(
            (
                each.values["code"],
                each.values["title"],
                each.values["unit"],
                each.baseline.value if each.baseline else None,
                str(each.year or ""),
                each.value,
                each.reading.low if each.reading else None,
                each.reading.high if each.reading else None,
                each.target,
                each.light_text(),
                each.source_text(),
            )
        )
        for each in found
    )
    yield Named(_("Indicators"), Table(columns, rows))
    for each in found:
        if len(each.series) > 1:
            name = f"{each.values['code']} {each.values['title']}".strip()
            heads = (
                Column(_("Measured"), header=True, weight=2),
                Column(_("Value"), ColumnKind.DECIMAL),
                Column(_("Lower bound"), ColumnKind.DECIMAL),
                Column(_("Upper bound"), ColumnKind.DECIMAL),
            )
            lines = tuple(Row((r.name, r.value, r.low, r.high)) for r in each.series)
            yield Named(name, Table(heads, lines), ChartKind.LINE)


def _budget(session: Session, options: Options) -> Iterable[Named]:
    found = read_budget(session)
    if found is not None and found.years:
        columns = (
            Column(_("Post"), header=True, weight=4),
            *(Column(str(year.year), ColumnKind.MONEY, weight=2) for year in found.years),
        )
        parts = (
            (_("Total income"), "income"),
            (_("Total costs"), "cost"),
            (_("Result of the year"), "result"),
            (_("Non-deductible VAT"), "nondeductible_vat"),
            (_("Reserve"), "reserve"),
            (_("In kind"), "in_kind"),
        )
        rows = tuple(
            Row((title, *(getattr(year, name) for year in found.years))) for title, name in parts
        )
        name = _("Budget per year")
        yield Named(name, Table(columns, rows), ChartKind.COLUMN, across=True)
    yield from tables_of(finance_chapter(session, options, options.date))


def _levy(session: Session, options: Options) -> Iterable[Named]:
    book = LevyBook(session)
    reckoned = tuple(
        each for each in book.scenarios(chosen_year(book, options.date.year)) if each.reckoned
    )
    if not reckoned:
        return
    chosen = next((n for n, each in enumerate(reckoned) if each.adopted), 0)
    columns = (
        Column(_("Owner"), header=True, weight=4),
        *(Column(each.name, ColumnKind.MONEY, weight=2) for each in reckoned),
    )
    rows = [Row((line.name, *line.amounts)) for line in owner_lines(book, reckoned, chosen)]
    sums = (sum(each.amounts.values()) for each in reckoned)
    rows.append(Row((_("Sum"), *sums), RowRole.TOTAL))
    yield Named(_("Levy by owner"), Table(columns, tuple(rows)), ChartKind.BAR)
    columns = (
        Column(_("Property"), header=True, weight=3),
        Column(_("Owner"), weight=4),
        *(Column(each.name, ColumnKind.MONEY, weight=2) for each in reckoned),
    )
    lines = []
    for key in book.properties:
        amounts = [each.amounts.get(key) for each in reckoned]
        if any(amount is not None for amount in amounts):
            owner = book.owners.get(book.owner_of(key) or "", "")
            lines.append(Row((book.designation(key), owner, *amounts)))
    yield Named(_("Levy by property"), Table(columns, tuple(lines)))


def _survey(session: Session, options: Options) -> Iterable[Named]:
    return tables_of(survey_chapter(session, options, options.date, whole=True))


def _matters(session: Session, options: Options) -> Iterable[Named]:
    return tables_of(plan_matters(session, read_plan(session, options.date)))


RESULTS: Final = (
    Result("schedule", N_("Schedule"), _schedule),
    Result("plan-follow-up", N_("Permits, risks and what has moved"), _matters),
    Result("standings", N_("How the indicators stand"), _standings),
    Result("budget-result", N_("Budget"), _budget),
    Result("levy-result", N_("The levy"), _levy),
    Result("support-result", N_("Participation and support"), _chapter(support_blocks)),
    Result("matrix", N_("Responsibility per surface"), _chapter(responsibility_chapter)),
    Result("survey-result", N_("Results of the survey"), _survey),
    Result("incident-result", N_("Safety: incidents"), _chapter(safety_chapter)),
    Result("observation-result", N_("Flows and staying"), _chapter(observation_chapter)),
    Result("inspection-result", N_("Safety inspection"), _chapter(inspection_chapter)),
    Result("rating-result", N_("Place rating"), _chapter(rating_chapter)),
    Result("finding-result", N_("All findings"), _chapter(findings_chapter)),
)


def result_of(key: str) -> Result | None:
    """Return the result with this key, or None."""
    return next((each for each in RESULTS if each.key == key), None)
