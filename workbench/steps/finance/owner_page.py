"""The page that one owner gets: what it pays, how that is reckoned, what it gets, what is next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, kr, number_text, percent_text
from workbench.base.language import _, ngettext
from workbench.charts.bars import BASE_TEXT
from workbench.documents.content import (
    Beside,
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Paragraph,
    Row,
    RowRole,
    Table,
)
from workbench.rules.money import half_up, whole_kronor
from workbench.steps.finance.levy_pictures import models_scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.steps.finance.owner_facts import Estate, SheetFacts
    from workbench.steps.finance.views import Budget

MONTHS: Final = 12
_HALF: Final = 290.0  # units of a scene that fill half the frame
_ESTATES: Final = 3
_POINTS: Final = 3
_COSTS: Final = 4
_SURFACES: Final = 4


def owner_page(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield what stands on an owner's page, from what it pays to whom it may ask."""
    yield Paragraph(_lead(facts), Manner.LEAD)
    yield _figures(facts, owner)
    yield Heading(_("How your levy is reckoned"), 3)
    yield from _reckoned(facts, owner)
    models, money = tuple(_models(facts, owner)), tuple(_money(facts))
    near, promises = tuple(_near(facts, owner)), tuple(_promises(facts, owner))
    yield from _paired(models, money)
    yield from _paired((*near, *_coming(facts)), promises)


def _paired(left: tuple[Block, ...], right: tuple[Block, ...]) -> Iterator[Block]:
    """Yield two groups beside each other, or the only one that there is in the whole frame."""
    if left and right:
        yield Beside(left, right)
    else:
        yield from left or right


def _lead(facts: SheetFacts) -> str:
    one = facts.levied.one
    if not one.adopted:
        return _("No levy is adopted yet. This is a proposal to talk about: {model}.").format(
            model=one.name
        )
    return _("{model}, adopted {day} ({decision}).").format(
        model=one.name, decision=one.row["decision"], day=date_text(one.row["decided"])
    )


def _figures(facts: SheetFacts, owner: str) -> KeyFigures:
    one, area = facts.levied.one, facts.area(owner)
    amount, total = one.owners.get(owner, 0), facts.levied.totals[one.id]
    a_month = kr(whole_kronor(Fraction(amount, MONTHS)))
    found = [KeyFigure(kr(amount), _("a year")), KeyFigure(a_month, _("a month"))]
    if area:
        value = number_text(half_up(Fraction(amount, 10) / area) / 10, 1)
        found.append(KeyFigure(f"{value} kr/m²", _("of gross floor area")))
    if total:
        found.append(KeyFigure(percent_text(amount / total, 1), _("of {all}").format(all=kr(total))))
    return KeyFigures(tuple(found))


def _reckoned(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield the dearest properties with their steps, and the others as a sum."""
    estates = facts.levied.estates(owner)
    if not estates:
        yield Paragraph(_("You pay nothing under this model."))
        return
    columns = (
        Column(_("Property"), header=True, weight=2),
        Column(_("How"), weight=6),
        Column(_("Levy, kr"), ColumnKind.MONEY, weight=1.4),
    )
    shown = estates if len(estates) <= _ESTATES else estates[: _ESTATES - 1]
    rows = [Row((each.name, _steps(facts, each), each.amount)) for each in shown]
    others = estates[len(shown) :]
    if others:
        count = len(others)
        name = ngettext("{count} other", "{count} others", count).format(count=count)
        how = _("Reckoned in the same way")
        rows.append(Row((name, how, sum(each.amount for each in others))))
    if len(rows) > 1:
        total = sum(each.amount for each in estates)
        rows.append(Row((_("Sum"), "", total), RowRole.TOTAL))
    yield Table(columns, tuple(rows))


def _steps(facts: SheetFacts, estate: Estate) -> str:
    return ". ".join(facts.levied.told.steps(estate.key))


def _models(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield what the owner pays under each model, where there is more than one."""
    levied = facts.levied
    if len(levied.scenarios) < 2:  # noqa: PLR2004 - nothing to compare with
        return
    yield Heading(_("Your levy under each model, kr"), 3)
    yield Figure(models_scene(levied.scenarios, owner, levied.chosen, _HALF, BASE_TEXT))


def _money(facts: SheetFacts) -> Iterator[Block]:
    budget = facts.budget
    if budget is None or not budget.years:
        return
    yield Heading(_("What you get"), 3)
    yield costs_table(budget, facts.levied.one.row["year"], _COSTS)


def costs_table(budget: Budget, wanted: int | None, most: int) -> Table:
    """Return what the money goes to in a year, the largest headings first."""
    year = next((y for y in budget.years if y.year == wanted), budget.years[0])
    columns = (
        Column(
            _("What the money goes to, {year}").format(year=year.year), header=True, weight=3
        ),
        Column(_("Of 100 kr"), ColumnKind.DECIMAL, weight=1),
    )
    costs = [(line.values["title"], line.amounts.get(year.year, 0)) for line in budget.of("cost")]
    largest = sorted((each for each in costs if each[1]), key=lambda each: -each[1])
    others = sum(amount for _title, amount in largest[most:])
    shown = [*largest[:most], *([(_("Other headings"), others)] if others else [])]
    rows = (Row((title, half_up(Fraction(amount * 100, year.cost)))) for title, amount in shown)
    return Table(columns, tuple(rows))


def _near(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield how it goes on the surfaces by the owner's properties, where the map shows any."""
    owned = [each.row for each in facts.levied.estates(owner) if each.row]
    table = facts.around.short_table(owned, _SURFACES)
    if table is not None:
        yield Heading(_("How it goes near you"), 3)
        yield table


def _promises(facts: SheetFacts, owner: str) -> Iterator[Block]:
    for title, rows, party in (
        (_("What you have promised"), facts.own_promises(owner), False),
        (_("What the others have promised"), facts.others_promises(owner), True),
    ):
        if rows:
            yield Heading(title, 3)
            yield _points([facts.promise(row, party=party) for row in rows])


def _points(said: Sequence[str]) -> ListBlock:
    """Return the first of some lines; the last tells how many more there are."""
    shown = said if len(said) <= _POINTS else said[: _POINTS - 1]
    count = len(said) - len(shown)
    more = ngettext("and {count} more", "and {count} more", count).format(count=count)
    return ListBlock((*shown, *([more] if count else [])))


def _coming(facts: SheetFacts) -> Iterator[Block]:
    """Yield what happens next and whom to ask."""
    said = [f"{date_text(day)}: {title}" for day, title in facts.coming]
    if not facts.levied.one.adopted:
        said = [_("Nothing is to be paid until a model is adopted"), *said]
    if facts.agreed_until is not None:
        day = date_text(facts.agreed_until)
        said.append(_("The agreement holds until {day}").format(day=day))
    if said:
        yield Heading(_("What happens next"), 3)
        yield ListBlock(tuple(said))
    if facts.contact:
        yield Paragraph(facts.contact)
