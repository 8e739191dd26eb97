"""The second page of an owner's sheet, for who wants it: all models, properties, steps, costs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    ListBlock,
    ListItem,
    Row,
    RowRole,
    Table,
)
from workbench.models.registry import record
from workbench.rules.money import half_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.steps.finance.owner_facts import Estate, SheetFacts


def owner_reckoning(facts: SheetFacts, owner: str) -> Iterator[Block]:
    """Yield how an owner's levy was reckoned, property by property, and under which models."""
    estates = facts.levied.estates(owner)
    yield Heading(_("What you pay under each model"), 3)
    yield _models(facts, owner)
    if estates:
        yield Heading(_("Your properties"), 3)
        yield _measures(facts, estates)
        yield Heading(_("How the levy is reckoned: {model}").format(model=facts.levied.one.name), 3)
        yield ListBlock(
            tuple(
                ListItem(each.name, ListBlock(tuple(facts.levied.told.lines(each.key))))
                for each in estates
            )
        )
    table = facts.around.near_table([each.row for each in estates if each.row])
    if table is not None:
        yield Heading(_("How it goes near you"), 3)
        yield table


def _models(facts: SheetFacts, owner: str) -> Table:
    one = facts.levied.one
    columns = (
        Column(_("Model"), header=True, weight=4),
        Column(_("Your levy, kr"), ColumnKind.MONEY, weight=2),
        Column(_("Your share"), ColumnKind.PERCENT, weight=1.4, decimals=1),
        Column(_("Against {model}, kr").format(model=one.letter), ColumnKind.MONEY, weight=2),
        Column(_("All pay, kr"), ColumnKind.MONEY, weight=2),
    )
    own = one.owners.get(owner, 0)
    rows = []
    for each in facts.levied.scenarios:
        amount, total = each.owners.get(owner, 0), facts.levied.totals[each.id]
        name = _("{name} (adopted)").format(name=each.name) if each.adopted else each.name
        rows.append(Row((name, amount, amount / total if total else None, amount - own, total)))
    return Table(columns, tuple(rows))


def _measures(facts: SheetFacts, estates: list[Estate]) -> Table:
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
        Column(_("{model}, kr").format(model=facts.levied.one.letter), ColumnKind.MONEY, weight=2),
    )
    rows = []
    for each in estates:
        areas = tuple(_whole(each.row.get(name)) for name in names)
        rows.append(Row((each.name, *areas, each.row.get("assessed_value"), each.amount)))
    if len(rows) > 1:
        empty = (None,) * (len(names) + 1)
        rows.append(Row((_("Sum"), *empty, sum(e.amount for e in estates)), RowRole.TOTAL))
    return Table(columns, tuple(rows))


def _whole(value: object) -> int | None:
    return None if value is None else half_up(Fraction(str(value)))
