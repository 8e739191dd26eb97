"""The budget and financing plan as a document: figures, levy, in kind, what if, the cash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.formats import date_text, kr
from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.finance.chapter import chapter
from workbench.steps.finance.outcomes import cash_flow, line_outcomes, read_quarters
from workbench.steps.finance.pictures import (
    certainty_table,
    cost_scene,
    lines_table,
    liquidity_scene,
    liquidity_table,
    source_scene,
)
from workbench.steps.finance.promises import promises_table, read_promises
from workbench.steps.finance.views import read_budget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.finance.views import Budget

WIDTH = 620.0
TEXT = 40 / 3


def budget_plan(session: Session, options: Options) -> Document:
    """Return the budget and financing plan; where there is no budget yet it says so."""
    found = read_budget(session)
    if found is not None and not found.years:
        found = None
    facts = read_rows(session, record("project"))[0]
    nothing = (Note(_("There is no budget yet"), tone=Tone.WARNING),)
    document = options.document(
        title=facts["name"],
        subtitle=_("Budget and financing plan"),
        kind=_("Budget and financing plan"),
        place=facts["municipality"],
        author=facts["consultant"],
        blocks=nothing if found is None else _blocks(session, options, found),
    )
    return replace(
        document,
        version=options.version or (found.version["name"] if found else ""),
        adopted=options.adopted or _decision(found),
        contents=found is not None,
    )


def _decision(found: Budget | None) -> str:
    """Return the decision that adopted the budget, "" where none did."""
    if found is None or not found.adopted or not found.version["decision"]:
        return ""
    day = date_text(found.version["decided"])
    return _("{decision}, {day}").format(decision=found.version["decision"], day=day)


def _blocks(session: Session, options: Options, found: Budget) -> Iterator[Block]:
    yield from _summary(found)
    yield from chapter(session, options, options.date)
    yield from _pictures(found)
    promised = read_promises(session)
    if promised:
        yield Heading(_("What the parties promise"))
        yield promises_table(promised)
    yield from _cash(session, found)


def _summary(found: Budget) -> Iterator[Block]:
    yield Heading(_("Summary"))
    first = found.years[0]
    yield KeyFigures(
        (
            KeyFigure(kr(first.cost), _("costs {year}").format(year=first.year)),
            KeyFigure(kr(first.income), _("income {year}").format(year=first.year)),
            KeyFigure(kr(first.result), _("result {year}").format(year=first.year)),
        )
    )
    for gap in found.gaps:
        yield Note(gap.text(), tone=Tone.WARNING)


def _pictures(found: Budget) -> Iterator[Block]:
    year = found.years[0].year
    yield Heading(_("Where the money goes and comes from"))
    yield Figure(
        cost_scene(found, year, WIDTH, TEXT),
        _("Costs {year} by heading").format(year=year),
        data=lines_table(found.of("cost"), year),
    )
    yield Figure(
        source_scene(found, year, WIDTH, TEXT),
        _("Income {year} by source").format(year=year),
        data=lines_table(found.of("income"), year, certainty=True),
    )
    yield certainty_table(found)


def _cash(session: Session, found: Budget) -> Iterator[Block]:
    told = read_quarters(session)
    cash = cash_flow(found, told)
    yield Heading(_("The cash"))
    short = [each for each in cash if each.closing < 0]
    if short:
        worst = min(short, key=lambda each: each.closing)
        said = _("At most {amount} is missing, at the end of quarter {quarter} {year}.")
        text = said.format(amount=kr(-worst.closing), quarter=worst.quarter, year=worst.year)
        yield Note(text, tone=Tone.WARNING)
    yield Figure(
        liquidity_scene(cash, WIDTH, TEXT),
        _("The cash at the end of each quarter, thousands of kronor"),
        data=liquidity_table(cash),
    )
    yield Paragraph(
        _(
            "Actual amounts where they are told, else forecasts, else the budget. The reserve is "
            "not paid out; VAT that is deducted or passed on is not in it."
        )
    )
    years = [year.year for year in found.years if any(key[1] == year.year for key in told)]
    for year in years:
        yield Heading(_("Outcome {year}").format(year=year), 2)
        yield _outcome_table(session, found, year)


def _outcome_table(session: Session, found: Budget, year: int) -> Table:
    columns = (
        Column(_("Post"), header=True, weight=5),
        Column(_("Budget"), ColumnKind.MONEY, weight=2),
        Column(_("So far"), ColumnKind.MONEY, weight=2),
        Column(_("Expected"), ColumnKind.MONEY, weight=2),
        Column(_("Deviation"), ColumnKind.MONEY, weight=2),
    )
    rows = []
    lines = line_outcomes(found, read_quarters(session), year)
    for kind, title in (("income", _("Total income")), ("cost", _("Total costs"))):
        mine = [each for each in lines if each.line.type == kind]
        for each in mine:
            whole = each.whole
            name = f"{each.line.values['code']} {each.line.values['title']}".strip()
            rows.append(Row((name, whole.budget, whole.actual, whole.expected, whole.deviation)))
        sums = [
            sum(getattr(each.whole, name) for each in mine)
            for name in ("budget", "actual", "expected", "deviation")
        ]
        rows.append(Row((title, *sums), RowRole.SUBTOTAL))
    return Table(columns, tuple(rows))
