"""The owner's sheet: what one owner pays under each model, how it is reckoned, what it gets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, kr, number_text
from workbench.base.language import N_, _
from workbench.charts.bars import BASE_TEXT
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
    ListItem,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.money import half_up, whole_kronor
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.levy_pictures import gross_areas, models_scene
from workbench.steps.finance.levy_told import reckoning
from workbench.steps.finance.near_owner import Surroundings
from workbench.steps.finance.views import read_budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.finance.levies import Scenario
    from workbench.steps.finance.views import Budget

WIDTH = 620.0
MONTHS = 12
MOST_HEADINGS = 6


def owner_sheets(session: Session, options: Options) -> Document:
    """Return the sheets of all owners who pay, or of the one that ``options.subject`` names.

    The subject is an owner's id, code or name; WorkbenchError where it pays nothing. Where nothing
    can be reckoned yet the document says so.
    """
    book = LevyBook(session)
    year = chosen_year(book, options.date.year)
    scenarios = book.scenarios(year)
    reckoned = tuple(each for each in scenarios if each.reckoned)
    if not reckoned and options.subject:
        raise WorkbenchError(N_("There is no levy model that can be reckoned yet"))
    chosen = next((n for n, each in enumerate(reckoned) if each.adopted), 0)
    owners = _owners(book, reckoned, options.subject)
    blocks: list[Block] = []
    if not reckoned:
        text = _("There is no levy model that can be reckoned yet")
        blocks.append(Note(text, tone=Tone.WARNING))
    around = Surroundings(session, options.date)
    for number, owner in enumerate(owners):
        if len(owners) > 1:
            blocks.append(Heading(book.owners[owner], new_page=number > 0))
        blocks += _Sheet(session, book, reckoned, chosen, owner, around).blocks()
    facts = read_rows(session, record("project"))[0]
    named = book.owners.get(owners[0], "") if len(owners) == 1 else ""
    return options.document(
        title=named or _("What each owner pays"),
        subtitle=_("Levy {year}").format(year=year) if year else _("Levy"),
        kind=_("Owner's sheet"),
        place=facts["name"],
        author=facts["consultant"],
        blocks=blocks,
        short=True,
    )


def paying_owners(session: Session, today: date) -> tuple[tuple[str, str], ...]:
    """Return id and name of each owner that has a sheet of its own."""
    book = LevyBook(session)
    scenarios = book.scenarios(chosen_year(book, today.year))
    reckoned = tuple(each for each in scenarios if each.reckoned)
    return tuple((key, book.owners.get(key, "")) for key in _owners(book, reckoned, ""))


def _owners(book: LevyBook, scenarios: tuple[Scenario, ...], subject: str) -> list[str]:
    paying = dict.fromkeys(key for each in scenarios for key in each.owners if key)
    if not subject:
        return sorted(paying, key=lambda key: book.owner_codes.get(key, ""))
    wanted = fold(subject)
    found = next(
        (
            key
            for key in paying
            if subject == key
            or wanted in {fold(book.owner_codes.get(key, "")), fold(book.owners.get(key, ""))}
        ),
        None,
    )
    if found is None:
        raise WorkbenchError(
            N_("“{name}” pays no levy; those who do are {owners}"),
            name=subject[:60],
            owners=", ".join(
                f"{book.owner_codes.get(key, '')} {book.short_owners[key]}".strip()
                for key in paying
            ),
        )
    return [found]


class _Sheet:
    """One owner's sheet in the making."""

    def __init__(
        self,
        session: Session,
        book: LevyBook,
        scenarios: tuple[Scenario, ...],
        chosen: int,
        owner: str,
        around: Surroundings,
    ) -> None:
        self._session, self._book, self._scenarios = session, book, scenarios
        self._chosen, self._owner = chosen, owner
        self._one = scenarios[chosen]
        self._around = around
        self._owned = [key for key in self._one.amounts if book.owner_of(key) == owner]

    def blocks(self) -> Iterator[Block]:
        """Yield the sheet from what the owner pays to what it gets."""
        yield Paragraph(self._lead(), Manner.LEAD)
        yield self._figures()
        yield Heading(_("What you pay under each model"), 2)
        yield self._models()
        yield self._bars()
        yield Heading(_("Your properties"), 2)
        yield self._estates()
        yield Heading(_("How the levy is reckoned: {model}").format(model=self._one.name), 2)
        yield from self._steps()
        yield from self._gets()
        yield from self._near()

    def _lead(self) -> str:
        one = self._one
        if one.adopted:
            return _(
                "{model} is adopted ({decision}, {day}). The other models are shown to compare."
            ).format(
                model=one.name, decision=one.row["decision"], day=date_text(one.row["decided"])
            )
        return _("No model is adopted yet. These are proposals to talk about.")

    def _amount(self, scenario: Scenario) -> int:
        return scenario.owners.get(self._owner, 0)

    def _figures(self) -> KeyFigures:
        amount = self._amount(self._one)
        area = gross_areas(self._book, self._one).get(self._owner, Fraction(0))
        a_month = kr(whole_kronor(Fraction(amount, MONTHS)))
        per_area = (
            f"{number_text(half_up(Fraction(amount, 10) / area) / 10, 1)} kr/m²" if area else "–"
        )
        return KeyFigures(
            (
                KeyFigure(kr(amount), _("a year"), self._one.name),
                KeyFigure(a_month, _("a month")),
                KeyFigure(per_area, _("of gross floor area")),
            )
        )

    def _models(self) -> Table:
        columns = (
            Column(_("Model"), header=True, weight=4),
            Column(_("Your levy, kr"), ColumnKind.MONEY, weight=2),
            Column(_("Your share"), ColumnKind.PERCENT, weight=1.4, decimals=1),
            Column(
                _("Against {model}, kr").format(model=self._one.letter), ColumnKind.MONEY, weight=2
            ),
            Column(_("All pay, kr"), ColumnKind.MONEY, weight=2),
        )
        own = self._amount(self._one)
        rows = []
        for each in self._scenarios:
            amount, total = self._amount(each), sum(each.amounts.values())
            name = _("{name} (adopted)").format(name=each.name) if each.adopted else each.name
            share = amount / total if total else None
            rows.append(Row((name, amount, share, amount - own, total)))
        return Table(columns, tuple(rows))

    def _bars(self) -> Figure:
        scene = models_scene(self._scenarios, self._owner, self._chosen, WIDTH, BASE_TEXT)
        return Figure(scene, _("Your levy under each model, kr"))

    def _estates(self) -> Table:
        names = ("gross_floor_area", "lettable_area", "residential_area", "frontage")
        fields = [record("property")[name] for name in names]
        measures = (
            Column(f"{each.column_title()}, {_(each.unit)}", ColumnKind.INTEGER, weight=1.4)
            for each in fields
        )
        columns = (
            Column(_("Property"), header=True, weight=3),
            *measures,
            Column(_("Assessed value, kr"), ColumnKind.MONEY, weight=2.2),
            Column(_("{model}, kr").format(model=self._one.letter), ColumnKind.MONEY, weight=2),
        )
        rows = []
        for key in self._owned:
            row = self._book.properties[key]
            areas = tuple(_whole(row[name]) for name in names)
            rows.append(
                Row((row["designation"], *areas, row["assessed_value"], self._one.amounts[key]))
            )
        if len(rows) > 1:
            empty = (None,) * (len(names) + 1)
            total = sum(self._one.amounts[key] for key in self._owned)
            rows.append(Row((_("Sum"), *empty, total), RowRole.TOTAL))
        return Table(columns, tuple(rows))

    def _steps(self) -> Iterator[Block]:
        """Yield the steps for the property that pays most; the others go the same way."""
        if not self._owned:
            return
        largest = max(self._owned, key=lambda key: self._one.amounts[key])
        below = ListBlock(tuple(reckoning(self._book, self._one, largest)))
        yield ListBlock((ListItem(self._book.designation(largest), below),))
        if len(self._owned) > 1:
            yield Paragraph(_("The other properties are reckoned in the same way."), Manner.SMALL)

    def _gets(self) -> Iterator[Block]:
        promised = read_rows(self._session, record("commitment"))
        others = [row for row in promised
                  if row["organisation_id"] != self._owner and row["kind"] != "money"]  # fmt: skip
        own = [row for row in promised if row["organisation_id"] == self._owner]
        budget = read_budget(self._session)
        if not (others or own or budget):
            return
        yield Heading(_("What you get"), 2)
        if budget is not None and budget.years:
            yield self._headings(budget)
        if others:
            yield Heading(_("What the others have promised"), 3)
            yield ListBlock(tuple(self._promise(row) for row in others))
        if own:
            yield Heading(_("What you have promised"), 3)
            yield ListBlock(tuple(self._promise(row, name=False) for row in own))
        text = _("The levy does not replace what the municipality is bound to do anyway.")
        yield Paragraph(text, Manner.SMALL)

    def _near(self) -> Iterator[Block]:
        """Yield how it goes on the surfaces by the owner's properties, where the map shows any."""
        owned = [self._book.properties[key] for key in self._owned]
        table = self._around.near_table(owned)
        if table is not None:
            yield Heading(_("How it goes near you"), 2)
            yield table

    def _promise(self, row: dict[str, object], *, name: bool = True) -> str:
        party = self._book.short_owners.get(str(row["organisation_id"] or ""), "")
        title, value = str(row["title"]), str(row["value"] or "")
        number = number_text(int(value)) if value.isdecimal() else value
        told = not value or row["kind"] == "service" or title.startswith(value)
        said = title if told else f"{title}: {number} {row['unit']}".strip()
        return f"{party}: {said}" if name and party else said

    def _headings(self, budget: Budget) -> Table:
        year = next((y for y in budget.years if y.year == self._one.row["year"]), budget.years[0])
        columns = (
            Column(
                _("What the money goes to, {year}").format(year=year.year), header=True, weight=5
            ),
            Column(_("The whole place, kr"), ColumnKind.MONEY, weight=2),
            Column(_("Of every 100 kr"), ColumnKind.DECIMAL, weight=1.6, decimals=1),
        )
        costs = [
            (line.values["title"], line.amounts.get(year.year, 0)) for line in budget.of("cost")
        ]
        largest = sorted((each for each in costs if each[1]), key=lambda each: -each[1])
        others = sum(amount for _title, amount in largest[MOST_HEADINGS:])
        shown = [*largest[:MOST_HEADINGS], *([(_("Other headings"), others)] if others else [])]
        rows = [
            Row((title, amount, half_up(Fraction(amount * 1000, year.cost)) / 10))
            for title, amount in shown
        ]
        rows.append(Row((_("Total costs"), year.cost, 100), RowRole.TOTAL))
        return Table(columns, tuple(rows), source=str(budget.version["name"]))


def _whole(value: object) -> int | None:
    return None if value is None else half_up(Fraction(str(value)))
