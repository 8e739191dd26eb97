"""The budget and financing plan as a document: figures, levy, in kind, what if, the cash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, kr
from workbench.base.language import N_, _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.levy_scenarios import leave
from workbench.rules.levy_types import LevyError
from workbench.steps.finance.chapter import chapter
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.levy_pictures import owner_lines, owner_name, owners_scene
from workbench.steps.finance.levy_told import model_notes
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
    from workbench.steps.finance.levies import Scenario
    from workbench.steps.finance.views import Budget

WIDTH = 620.0
TEXT = 40 / 3


def budget_plan(session: Session, options: Options) -> Document:
    """Return the budget and financing plan. WorkbenchError where there is no budget yet."""
    found = read_budget(session)
    if found is None or not found.years:
        raise WorkbenchError(N_("There is no budget yet"))
    facts = read_rows(session, record("project"))[0]
    version = found.version
    adopted = _("{decision}, {day}").format(
        decision=version["decision"], day=date_text(version["decided"])
    )
    return Document(
        title=facts["name"],
        subtitle=_("Budget and financing plan"),
        kind=_("Budget and financing plan"),
        place=facts["municipality"],
        author=options.author or facts["consultant"],
        blocks=tuple(_blocks(session, options, found)),
        date=options.date,
        cutoff=options.date,
        language=options.language,
        version=options.version or version["name"],
        status=options.status,
        audience=options.audience,
        adopted=options.adopted or (adopted if found.adopted and version["decision"] else ""),
        page=options.page,
    )


def _blocks(session: Session, options: Options, found: Budget) -> Iterator[Block]:
    yield from _summary(found)
    yield from chapter(session, options, options.date)
    yield from _pictures(found)
    yield from _levy(session, options)
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


def _levy(session: Session, options: Options) -> Iterator[Block]:
    """Yield the models side by side, the chosen one, and what if an owner leaves."""
    book = LevyBook(session)
    scenarios = book.scenarios(chosen_year(book, options.date.year))
    reckoned = tuple(each for each in scenarios if each.reckoned)
    for each in scenarios:
        if each.problems:
            yield Note(tuple(p.text() for p in each.problems), each.name, Tone.WARNING)
    if not reckoned:
        return
    chosen = next((n for n, each in enumerate(reckoned) if each.adopted), 0)
    yield Heading(_("The levy"))
    table = _owners_table(book, reckoned, chosen)
    yield Figure(
        owners_scene(book, reckoned, chosen, WIDTH, TEXT),
        _("What each owner pays under {model}, with marks for the other models").format(
            model=reckoned[chosen].name
        ),
    )
    yield table
    yield ListBlock(tuple(text for text, _tone in model_notes(book, reckoned[chosen])))
    yield from _sensitivity(book, reckoned[chosen])


def _owners_table(book: LevyBook, scenarios: tuple[Scenario, ...], chosen: int) -> Table:
    columns = (
        Column(_("Owner"), header=True, weight=3),
        *(Column(each.letter, ColumnKind.MONEY, weight=1.5) for each in scenarios),
    )
    rows = [Row((line.name, *line.amounts)) for line in owner_lines(book, scenarios, chosen)]
    sums = (sum(each.amounts.values()) for each in scenarios)
    rows.append(Row((_("Sum"), *sums), RowRole.TOTAL))
    models = "; ".join(each.name for each in scenarios)
    return Table(columns, tuple(rows), _("Levy by owner under each model, kr"), source=models)


def _sensitivity(book: LevyBook, scenario: Scenario) -> Iterator[Block]:
    """Yield what is missing when an owner leaves, and what the others then carry at most."""
    levy = scenario.levy or book.anew(scenario.row).levy
    if levy is None or len(scenario.owners) < 2:  # noqa: PLR2004 - somebody must be left
        return
    columns = (
        Column(_("If this owner leaves"), header=True, weight=3),
        Column(_("Is missing, kr"), ColumnKind.MONEY, weight=2),
        Column(_("The others pay instead"), weight=4),
    )
    rows = []
    for owner, amount in sorted(scenario.owners.items(), key=lambda each: -each[1]):
        try:
            shared = leave(levy, owner).shared
            more = sum(shared.by_owner.values()) / (scenario.total - amount or 1) - 1
            said = _("{percent} % more, if they carry it").format(percent=round(more * 100))
        except LevyError as error:
            said = error.problems[0].text()
        rows.append(Row((owner_name(book, owner), amount, said)))
    yield Heading(_("What if an owner leaves"), 2)
    yield Table(columns, tuple(rows))


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
