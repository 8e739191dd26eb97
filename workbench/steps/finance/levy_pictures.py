"""The levy as pictures and tables: owners and properties under every model, one owner in full."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from workbench.base.formats import kronor, number_text, percent_text
from workbench.base.language import _
from workbench.charts.bars import NAMES_SHARE, Bar, bar_scene
from workbench.charts.compared import Compared, compared_scene
from workbench.rules.money import ORE_PER_KRONA, half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Scene
    from workbench.steps.finance.levies import LevyBook, Scenario

UNKNOWN = "?"
"""The key of an owner whom nobody knows."""


class Line(NamedTuple):
    """An owner or a property: its key, its name, what it pays under each model, None for nothing.

    ``owner`` is the short name of a property's owner, ``note`` what is odd about it.
    """

    key: str
    name: str
    amounts: tuple[int | None, ...]
    owner: str = ""
    note: str = ""


def owner_name(book: LevyBook, key: str | None, *, short: bool = True) -> str:
    """Return what an owner is called."""
    names = book.short_owners if short else book.owners
    return names.get(key or "", "") or _("Unknown owner")


def owner_lines(book: LevyBook, scenarios: Sequence[Scenario], chosen: int) -> list[Line]:
    """Return the owners, the one that pays most under the chosen model first."""
    keys = dict.fromkeys(key for each in scenarios for key in each.owners)
    lines = [
        Line(
            key or UNKNOWN,
            owner_name(book, key),
            tuple(each.owners.get(key) if each.reckoned else None for each in scenarios),
        )
        for key in keys
    ]
    return sorted(lines, key=lambda line: -(_at(line, chosen) or 0))


def property_lines(book: LevyBook, scenarios: Sequence[Scenario]) -> list[Line]:
    """Return the properties in the order of their codes."""
    keys = dict.fromkeys(key for each in scenarios for key in each.amounts)
    order = {key: place for place, key in enumerate(book.properties)}
    without = {
        key for each in scenarios if each.levy is not None for key in each.levy.without_weight
    }
    return [
        Line(
            key,
            _coded(book, key, scenarios),
            tuple(each.amounts.get(key) if each.reckoned else None for each in scenarios),
            owner_name(book, book.owner_of(key)),
            _("no weight in some model") if key in without else "",
        )
        for key in sorted(keys, key=lambda key: order.get(key, len(order)))
    ]


def _coded(book: LevyBook, key: str, scenarios: Sequence[Scenario]) -> str:
    row = book.properties.get(key)
    if row is not None:
        return f"{row['code']} {row['designation']}".strip()
    charges = (c for each in scenarios for c in book.charges.get(each.id, ()))
    gone = next((c for c in charges if key in {c["property_id"], c["id"]}), None)
    return f"{gone['code']} {gone['designation']}".strip() if gone else ""


def _at(line: Line, chosen: int) -> int | None:
    return line.amounts[chosen] if chosen < len(line.amounts) else None


def gross_areas(book: LevyBook, scenario: Scenario) -> dict[str, Fraction]:
    """Return the gross floor area with a levy by owner (its key), in m²."""
    sums: defaultdict[str, Fraction] = defaultdict(Fraction)
    for key in scenario.amounts:
        row = book.properties.get(key)
        if row is not None and row["gross_floor_area"]:
            sums[row["owner_id"] or UNKNOWN] += Fraction(row["gross_floor_area"])
    return sums


def owners_scene(
    book: LevyBook,
    scenarios: Sequence[Scenario],
    chosen: int,
    width: float,
    text: float,
    selected: str = "",
) -> Scene:
    """Return owners as bars for the chosen model and marks for the others, with figures."""
    one = scenarios[chosen]
    lines = owner_lines(book, scenarios, chosen)
    total = sum(one.owners.values())
    areas = gross_areas(book, one)
    rows = [
        _compared(scenarios, line, chosen, total, areas.get(line.key, Fraction(0)))
        for line in lines
    ]
    heads = (_("Owner"), _("{model}, kr").format(model=one.letter), _("kr/m² GFA"), _("Share"))
    alt = _("What each owner pays under {model}, with marks for the other models").format(
        model=one.name
    )
    letters = [each.letter for each in scenarios]
    return compared_scene(rows, letters, chosen, heads, width, text, alt, selected=selected)


def _compared(
    scenarios: Sequence[Scenario], line: Line, chosen: int, total: int, area: Fraction
) -> Compared:
    amount = _at(line, chosen) or 0
    by_area = _one_decimal(Fraction(amount, ORE_PER_KRONA) / area) if area else "–"
    share = percent_text(amount / total, 1) if total else "–"
    others = ", ".join(
        f"{each.letter} {kronor(said)}"
        for each, said in zip(scenarios, line.amounts, strict=True)
        if said is not None
    )
    return Compared(
        line.key,
        line.name,
        tuple(None if each is None else each / ORE_PER_KRONA for each in line.amounts),
        (kronor(amount), by_area, share),
        f"{line.name}: {kronor(amount)} kr, {share}; {others}",
    )


def _one_decimal(value: Fraction) -> str:
    return number_text(half_up(value * 10) / 10, 1)


def models_scene(
    scenarios: Sequence[Scenario],
    key: str,
    chosen: int,
    width: float,
    text: float,
    *,
    short: bool = False,
    names: float = NAMES_SHARE,
) -> Scene:
    """Return what one owner pays under each model as bars.

    ``short`` names models by letter; names take the share ``names`` of the width at most.
    """
    owner = None if key == UNKNOWN else key
    bars = [
        Bar(
            _("Model {letter}").format(letter=each.letter) if short else each.name,
            each.owners.get(owner, 0) / ORE_PER_KRONA,
            kronor(each.owners.get(owner, 0)),
            color="accent" if number == chosen else "baseline",
            key=each.id,
        )
        for number, each in enumerate(scenarios)
        if each.reckoned
    ]
    said = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    alt = _("What one owner pays under each model")
    return bar_scene(bars, width, text, alt=f"{alt}: {said}", names=names)
