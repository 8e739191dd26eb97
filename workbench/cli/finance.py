"""What the levy gives, asked for on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.formats import kr
from workbench.base.language import _
from workbench.cli.answer import Answer
from workbench.project.open import open_project
from workbench.steps.finance.levies import LevyBook, chosen_year

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.steps.finance.levies import Scenario


def levy(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show every levy model of a year: what each property and each owner pays."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        book = LevyBook(session)
        year = chosen_year(book, project.today().year) if said.year is None else said.year
    found = [each for each in book.scenarios(year) if each.row["year"] in {year, None}]
    data = {"year": year, "models": [_model(book, each) for each in found]}
    if not found:
        none = _("There is no levy model for {year}") if year else _("There is no levy model yet")
        return Answer(none.format(year=year), data)
    text = "\n".join(line for each in found for line in _lines(book, each))
    return Answer(text, data, findings=any(each.problems for each in found))


def _model(book: LevyBook, scenario: Scenario) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": scenario.name,
        "total": _kronor(scenario.total),
        "properties": [
            {
                "code": book.properties.get(key, {}).get("code") or book.designation(key),
                "weight": _weight(book, scenario, key),
                "amount": _kronor(amount),
            }
            for key, amount in scenario.amounts.items()
        ],
        "owners": [
            {"code": book.owner_codes.get(key or ""), "amount": _kronor(amount)}
            for key, amount in sorted(
                scenario.owners.items(), key=lambda each: book.owner_codes.get(each[0] or "", "~")
            )
        ],
    }
    if scenario.problems:
        told["problems"] = [each.text() for each in scenario.problems]
    return told


def _weight(book: LevyBook, scenario: Scenario, key: str) -> int | float | None:
    """Return what a property weighs by the model's first key: m², m, kr or parts."""
    levy = scenario.levy or book.anew(scenario.row).levy
    if levy is None or not levy.keys:
        return None
    try:
        weight = levy.keys[0].weight(levy.roll.place(key))
    except ValueError:  # it has left since the model was adopted
        return None
    if levy.keys[0].base == "assessed_value":
        weight /= 100
    return weight.numerator if weight.denominator == 1 else float(weight)


def _kronor(ore: int) -> int | float:
    return ore // 100 if ore % 100 == 0 else ore / 100


def _lines(book: LevyBook, scenario: Scenario) -> list[str]:
    name = _("{name} (adopted)").format(name=scenario.name) if scenario.adopted else scenario.name
    head = f"{name}: {kr(scenario.total)}"
    if scenario.problems:
        return [head, *(f"  {each.text()}" for each in scenario.problems)]
    unknown = _("Unknown owner")
    return [
        head,
        *(
            f"  {book.owners.get(key or '', unknown)}: {kr(amount)}"
            for key, amount in scenario.owners.items()
        ),
    ]
