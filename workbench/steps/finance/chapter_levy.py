"""The levy in the documents: models side by side by owner, the chosen one, what if one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    ListBlock,
    Note,
    Row,
    RowRole,
    Table,
    Tone,
)
from workbench.rules.levy_scenarios import leave
from workbench.rules.levy_types import LevyError
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.levy_pictures import owner_lines, owner_name, owners_scene
from workbench.steps.finance.levy_told import model_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.finance.levies import Scenario

WIDTH = 620.0
TEXT = 40 / 3


def levy_blocks(session: Session, today: date) -> Iterator[Block]:
    """Yield the models side by side, the chosen one, and what if an owner leaves."""
    book = LevyBook(session)
    scenarios = book.scenarios(chosen_year(book, today.year))
    reckoned = tuple(each for each in scenarios if each.reckoned)
    for each in scenarios:
        if each.problems:
            yield Note(tuple(p.text() for p in each.problems), each.name, Tone.WARNING)
    if not reckoned:
        return
    chosen = next((n for n, each in enumerate(reckoned) if each.adopted), 0)
    yield Heading(_("The levy"), 2)
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
    yield Heading(_("What if an owner leaves"), 3)
    yield Table(columns, tuple(rows))
