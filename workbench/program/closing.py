"""What place plan and budget end with: what each gives and gets, the follow-up, what to decide."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import date_text, kr
from workbench.base.language import _, ngettext
from workbench.base.parse import ParseError, parse_money
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.steps.finance.levies import ADOPTED, LevyBook, chosen_year
from workbench.steps.finance.views import read_budget
from workbench.steps.situation.problems import read_problems
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.finance.views import Budget

COMMITMENT: Final = record("commitment")
INDICATOR: Final = record("indicator")
HALF: Final = 2


def closing(session: Session, options: Options) -> tuple[Block, ...]:
    """Return the last chapters of the place plan, of what there is."""
    return (
        *contributions(session),
        *follow_up(session, options),
        *decisions(session, options),
    )


def contributions(session: Session) -> Iterator[Block]:
    """Yield what each party gives to the collaboration and what it gets of it."""
    rows = read_rows(session, COMMITMENT)
    if not rows:
        return
    parties = titles(session, "organisation")
    columns = (
        Column(_("Party"), header=True, weight=2),
        Column(_("What it contributes"), weight=4),
        Column(COMMITMENT["kind"].title(), weight=1.5),
        Column(COMMITMENT["value"].title(), weight=2),
    )
    kind = COMMITMENT["kind"]
    ordered = sorted(rows, key=lambda row: list(parties).index(row["organisation_id"])
                     if row["organisation_id"] in parties else len(parties))  # fmt: skip
    cells = tuple(
        Row(
            (
                parties.get(row["organisation_id"] or "", _("Party not said")),
                row["title"],
                choice.text() if (choice := kind.choice(row["kind"])) else "",
                _value(row),
            )
        )
        for row in ordered
    )
    yield Heading(_("What each party contributes and gets"))
    yield Table(columns, cells, _("What the parties have promised each other"))
    yield Paragraph(
        _("In return all parties get what the goals promise; each is followed with its indicators.")
    )


def _value(row: Mapping[str, Any]) -> str:
    """Return what a promise is worth as written, amounts as kronor."""
    if row["kind"] == "money" and row["value"]:
        with suppress(ParseError):
            return kr(parse_money(row["value"]))
    return str(row["value"])


def follow_up(session: Session, options: Options) -> Iterator[Block]:
    """Yield how it is followed up: each indicator, how often, by whom, when the next time."""
    found = list(standings(session, options.date).values())
    if not found:
        return
    parties = titles(session, "organisation")
    often = INDICATOR["frequency"]
    owned = any(each.values["owner_id"] for each in found)
    columns = (
        Column(_("Indicator"), header=True, weight=5),
        Column(often.column_title(), weight=2),
        *((Column(INDICATOR["owner_id"].column_title(), weight=2.4),) if owned else ()),
        Column(_("Last measured"), ColumnKind.DATE, weight=2),
        Column(_("Next time"), ColumnKind.DATE, weight=2),
    )
    rows = []
    for each in found:
        choice = often.choice(each.values["frequency"])
        rows.append(
            Row(
                (
                    f"{each.values['code']} {each.values['title']}".strip(),
                    choice.text() if choice else "–",
                    *((parties.get(each.values["owner_id"] or "", "–"),) if owned else ()),
                    each.fresh.last,
                    each.fresh.due,
                )
            )
        )
    yield Heading(_("Follow-up"))
    yield Paragraph(
        _(
            "Each indicator is measured in the same way and at the same time of the year, so that "
            "it can be compared. What has changed, and whether that is certain, is told to the "
            "steering group."
        )
    )
    yield Table(columns, tuple(rows), _("How often each indicator is measured, and by whom"))


# -- what is to be decided


def decisions(session: Session, options: Options) -> tuple[Block, ...]:
    """Return what somebody has to decide, as far as the project shows it."""
    points = (
        *_money_points(session, options),
        *_agreement_points(session, options),
        *_problem_points(session),
    )
    if not points:
        return ()
    return (
        Heading(_("Decisions that are needed")),
        Paragraph(_("As the project stands, these decisions have not been taken:")),
        ListBlock(points, ordered=True),
    )


def _money_points(session: Session, options: Options) -> Iterator[str]:
    found = read_budget(session)
    if found is not None and found.years and not found.adopted:
        first = found.years[0]
        said = _("To adopt the budget {name}: {amount} in costs for {year}.")
        yield said.format(name=found.version["name"], amount=kr(first.cost), year=first.year)
    if found is not None:
        for year in found.years:
            if year.result < 0:
                said = _("To cover a deficit of {amount} in {year}.")
                yield said.format(amount=kr(-year.result), year=year.year)
    book = LevyBook(session)
    models = book.of_year(chosen_year(book, options.date.year))
    if models and not any(row.get("status") == ADOPTED for row in models):
        said = ngettext(
            "To choose the levy: {count} model is reckoned.",
            "To choose the levy: {count} models are reckoned.",
            len(models),
        )
        yield said.format(count=len(models))


def _agreement_points(session: Session, options: Options) -> Iterator[str]:
    for row in read_rows(session, record("agreement")):
        if row["status"] == "draft":
            yield _("To approve {agreement} for signing.").format(agreement=row["title"])
        elif row["status"] == "signing":
            yield _("To sign {agreement}.").format(agreement=row["title"])
        ends = row["valid_to"]
        if ends and ends < options.date and row["status"] == "in_force":
            said = _("To renew or end {agreement}, which ran to {day}.")
            yield said.format(agreement=row["title"], day=date_text(ends))


def _problem_points(session: Session) -> Iterator[str]:
    found = read_problems(session)
    acted = {key for row in read_rows(session, record("activity")) for key in row["problems"]}
    for row in found.prioritised:
        if row["id"] not in acted:
            yield _("What to do about {problem}, which no activity deals with.").format(
                problem=_named(row)
            )


def _named(row: Mapping[str, Any]) -> str:
    return f"{row['code']} {row['title']}".strip()


# -- what the budget needs beside its chapter


def budget_closing(session: Session, options: Options) -> tuple[Block, ...]:
    """Return the last parts of the budget document: VAT, sensitivity and what to decide."""
    found = read_budget(session)
    if found is None or not found.years:
        return ()
    points = tuple(_money_points(session, options))
    needed: tuple[Block, ...] = ()
    if points:
        needed = (Heading(_("Decisions that are needed")), ListBlock(points, ordered=True))
    return (*_vat(found), *_sensitivity(found), *needed)


def _vat(found: Budget) -> Iterator[Block]:
    columns = (
        Column(_("VAT"), header=True, weight=4),
        *(Column(str(year.year), ColumnKind.MONEY, weight=2) for year in found.years),
    )
    costs = Row((_("Costs excluding VAT"), *(year.own_cost for year in found.years)))
    lost = (year.nondeductible_vat for year in found.years)
    yield Heading(_("Value added tax"))
    yield Paragraph(
        _(
            "VAT that cannot be deducted is a cost like any other and is paid by those who finance "
            "the place. Whether the organisation is liable to VAT is to be settled with the Tax "
            "Agency before the budget is adopted."
        )
    )
    rows = (costs, Row((_("Non-deductible VAT"), *lost)))
    yield Table(columns, rows, _("VAT that cannot be deducted, kr"))


def _sensitivity(found: Budget) -> Iterator[Block]:
    """Yield what the result is if what is not agreed comes to half, or not at all."""
    open_ = [line for line in found.of("income") if line.values["certainty"] != "agreed"]
    if not open_:
        return
    columns = (
        Column(_("What if"), header=True, weight=4),
        *(Column(str(year.year), ColumnKind.MONEY, weight=2) for year in found.years),
    )
    at_stake = [sum(line.amounts.get(y.year, 0) for line in open_) for y in found.years]
    plain = tuple(year.result for year in found.years)
    half = tuple(r - sum_ // HALF for r, sum_ in zip(plain, at_stake, strict=True))
    none = tuple(r - sum_ for r, sum_ in zip(plain, at_stake, strict=True))
    rows = (
        Row((_("Result as budgeted"), *plain)),
        Row((_("Half of the income that is not agreed comes in"), *half)),
        Row((_("None of the income that is not agreed comes in"), *none)),
    )
    yield Heading(_("How sensitive the budget is"))
    names = ", ".join(_named(line.values) for line in open_)
    yield Paragraph(_("Not agreed yet: {lines}.").format(lines=names))
    yield Table(columns, rows, _("The result if income that is not agreed stays away, kr"))
