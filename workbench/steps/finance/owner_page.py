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
    Paragraph,
    Row,
    Table,
    rich,
    strong,
)
from workbench.rules.money import half_up, share_out, whole_kronor
from workbench.steps.finance.levy_pictures import models_scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.rules.budget import YearBudget
    from workbench.steps.finance.owner_facts import SheetFacts
    from workbench.steps.finance.views import Budget

MONTHS: Final = 12
_HALF: Final = 290.0  # units of a scene that fill half the frame
_NAMES: Final = 0.5  # of a picture's width
_ESTATES: Final = 4
_POINTS: Final = 3
_COMING: Final = 2
_COSTS: Final = 4
_SURFACES: Final = 3


def owner_page(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield what stands on an owner's page, from what it pays to whom it may ask."""
    yield _figures(facts, owner)
    yield Heading(_("How your levy is reckoned"), 3)
    yield from _reckoned(facts, owner)
    models, money = tuple(_models(facts, owner)), tuple(_money(facts))
    yield from _paired(models, money)
    near = (*_near(facts, owner), *_others_promises(facts, owner))
    own = (*_own_promises(facts, owner), *_coming(facts), *_contact(facts))
    yield from _paired(near, own)


def _paired(left: tuple[Block, ...], right: tuple[Block, ...]) -> Iterator[Block]:
    """Yield two groups beside each other, or the only one that there is in the whole frame."""
    if left and right:
        yield Beside(left, right)
    else:
        yield from left or right


def levy_line(facts: SheetFacts) -> str:
    """Return which levy a sheet tells of and whether it is adopted."""
    one = facts.levied.one
    if not one.adopted:
        return _("{levy}: {model}. A proposal; nothing is adopted yet.").format(
            levy=facts.levied.title, model=one.name
        )
    return _("{levy}: {model}, adopted {day} ({decision}).").format(
        levy=facts.levied.title,
        model=one.name,
        decision=one.row["decision"],
        day=date_text(one.row["decided"]),
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
        found.append(
            KeyFigure(percent_text(amount / total, 1), _("of {all}").format(all=kr(total)))
        )
    return KeyFigures(tuple(found))


def _reckoned(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield the dearest property with its steps, and the others in short."""
    estates = facts.levied.estates(owner)
    if not estates:
        yield Paragraph(_("You pay nothing under this model."))
        return
    columns = (
        Column(_("Property"), header=True),
        Column(_("How")),
        Column(_unbroken(_("Levy, kr")), ColumnKind.MONEY),
    )
    first, others = estates[0], estates[1:]
    rows = [Row((first.name, ". ".join(facts.levied.told.steps(first.key)), first.amount))]
    if len(others) == 1:
        how = _("Reckoned in the same way")
        rows.append(Row((others[0].name, how, others[0].amount)))
    elif others:
        count, told = len(others), others[:_ESTATES]
        name = ngettext("{count} other", "{count} others", count).format(count=count)
        named = ", ".join(f"{each.name} ({kr(each.amount)})" for each in told)
        how = _("Reckoned in the same way: {named}").format(named=named)
        if len(told) < count:
            how = f"{how} …"
        rows.append(Row((name, how, sum(each.amount for each in others))))
    yield Table(columns, tuple(rows))


def _models(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield what the owner pays under each model, where there is more than one."""
    levied = facts.levied
    if len(levied.scenarios) < 2:  # noqa: PLR2004 - nothing to compare with
        return
    yield Heading(_("Your levy under each model, kr"), 3)
    scenarios, chosen = levied.scenarios, levied.chosen
    scene = models_scene(scenarios, owner, chosen, _HALF, BASE_TEXT, names=_NAMES)
    yield Figure(scene, bare=True)


def _money(facts: SheetFacts) -> Iterator[Block]:
    budget = facts.budget
    if budget is None or not budget.years:
        return
    wanted = facts.levied.one.row["year"]
    year = next((y for y in budget.years if y.year == wanted), budget.years[0])
    yield Heading(_("What the money goes to, {year}").format(year=year.year), 3)
    yield _costs(budget, year)


def _costs(budget: Budget, year: YearBudget) -> Table:
    """Return what the money goes to in a year, the largest headings first."""
    columns = (
        Column(_("Budget heading"), header=True, weight=1),
        Column(_unbroken(_("Of 100 kr")), ColumnKind.INTEGER, weight=0),
    )
    costs = [(line.values["title"], line.amounts.get(year.year, 0)) for line in budget.of("cost")]
    largest = sorted((each for each in costs if each[1]), key=lambda each: -each[1])
    others = sum(amount for _title, amount in largest[_COSTS:])
    shown = [*largest[:_COSTS], *([(_("Other headings"), others)] if others else [])]
    # Shared out, not rounded one by one: the reader will add them up.
    kronor = share_out(100, [amount for _title, amount in shown])
    rows = (Row((title, part)) for (title, _amount), part in zip(shown, kronor, strict=True))
    return Table(columns, tuple(rows))


def _near(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield how it goes on the surfaces by the owner's properties, where the map shows any."""
    owned = [each.row for each in facts.levied.estates(owner) if each.row]
    table = facts.around.short_table(owned, _SURFACES)
    if table is not None:
        yield Heading(_("How it goes near you"), 3)
        yield table


def _own_promises(facts: SheetFacts, owner: str) -> Iterator[Block]:
    rows = facts.own_promises(owner)
    if rows:
        yield Heading(_("What you have promised"), 3)
        yield _points([facts.promise(row) for row in rows])


def _others_promises(facts: SheetFacts, owner: str) -> Iterator[Block]:
    rows = facts.others_promises(owner)
    if rows:
        yield Heading(_("What the others have promised"), 3)
        yield _points([facts.promise(row, party=True) for row in rows])


def _points(said: Sequence[str]) -> ListBlock:
    """Return the first of some lines; the last tells how many more there are."""
    shown = said if len(said) <= _POINTS else said[: _POINTS - 1]
    count = len(said) - len(shown)
    more = _("and {count} more").format(count=count)
    return ListBlock((*shown, *([more] if count else [])))


def _coming(facts: SheetFacts) -> Iterator[Block]:
    """Yield what happens next."""
    said = [f"{date_text(day)}: {title}" for day, title in facts.coming]
    if not facts.levied.one.adopted:
        said = [_("Nothing is to be paid until a model is adopted"), *said]
    if facts.agreed_until is not None and len(said) < _COMING:
        day = date_text(facts.agreed_until)
        said.append(_("The agreement holds until {day}").format(day=day))
    if said:
        yield Heading(_("What happens next"), 3)
        yield ListBlock(tuple(said[:_COMING]))


def _contact(facts: SheetFacts) -> Iterator[Block]:
    if facts.contact:
        yield Paragraph(rich(strong(_("Questions")), f": {facts.contact}"))


def _unbroken(title: str) -> str:
    return title.replace(" ", "\N{NO-BREAK SPACE}")
