"""The budget as pictures, each with the table behind it: headings, sources, the cash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import kronor, percent_text, thousands
from workbench.base.language import _
from workbench.charts.bars import BASE_TEXT, Bar, bar_scene
from workbench.charts.cash import CashPoint, cash_scene
from workbench.documents.content import Column, ColumnKind, Row, RowRole, Table
from workbench.models.registry import record
from workbench.rules.money import ORE_PER_KRONA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Hatch, Scene
    from workbench.rules.quarters import CashQuarter
    from workbench.steps.finance.views import Budget, ShownLine

CERTAINTY: Final = record("budget_line")["certainty"]
_NAMES: Final = 0.44  # of the width: headings of a budget have long names
# Agreed is filled, likely hatched, unsure dotted, unsaid grey: told apart without colour.
_LOOKS: Final[dict[str, tuple[str, Hatch]]] = {
    "agreed": ("accent", ""),
    "likely": ("category.2", "diagonal"),
    "unsure": ("category.4", "dots"),
    "": ("baseline", ""),
}


def certainty_name(key: str | None) -> str:
    """Return how certain a source is, in words."""
    choice = CERTAINTY.choice(key)
    return choice.text() if choice else _("Not said")


def _of_year(lines: Sequence[ShownLine], year: int) -> list[tuple[ShownLine, int]]:
    """Return the lines that have an amount in a year, the largest first."""
    found = [(line, line.amounts.get(year, 0)) for line in lines]
    return sorted((each for each in found if each[1]), key=lambda each: -each[1])


def _title(line: ShownLine) -> str:
    return f"{line.values['code']} {line.values['title']}".strip()


def cost_scene(
    budget: Budget,
    year: int,
    width: float,
    text: float = BASE_TEXT,
    part: slice = slice(None),
) -> Scene:
    """Return the costs of a year by heading, those of ``part``; reckoned ones are hatched."""
    found = _of_year(budget.of("cost"), year)
    total = sum(amount for _line, amount in found)
    most = max((amount / ORE_PER_KRONA for _line, amount in found), default=None)
    bars = [
        Bar(
            _title(line),
            amount / ORE_PER_KRONA,
            kronor(amount),
            percent_text(amount / total, 1) if total else "",
            color="accent",
            hatch="diagonal" if line.computed else "",
            key=line.values["id"],
        )
        for line, amount in found[part]
    ]
    alt = _("Costs {year} by heading, {total} kr in all").format(year=year, total=kronor(total))
    return bar_scene(bars, width, text, most, alt, _NAMES)


def source_scene(budget: Budget, year: int, width: float, text: float = BASE_TEXT) -> Scene:
    """Return the income of a year by source, each in the look of its certainty."""
    found = _of_year(budget.of("income"), year)
    total = sum(amount for _line, amount in found)
    bars = []
    for line, amount in found:
        certainty = line.values["certainty"] or ""
        color, hatch = _LOOKS.get(certainty, _LOOKS[""])
        share = percent_text(amount / total, 1) if total else ""
        note = f"{share} · {certainty_name(certainty)}" if certainty else share
        value = amount / ORE_PER_KRONA
        bars.append(
            Bar(_title(line), value, kronor(amount), note, color, hatch, key=line.values["id"])
        )
    alt = _("Income {year} by source, {total} kr in all").format(year=year, total=kronor(total))
    return bar_scene(bars, width, text, alt=alt, names=_NAMES)


def lines_table(lines: Sequence[ShownLine], year: int, *, certainty: bool = False) -> Table:
    """Return the table behind a picture of lines: post, amount, share, and how certain it is."""
    found = _of_year(lines, year)
    total = sum(amount for _line, amount in found)
    columns = [
        Column(_("Post"), header=True, weight=5),
        Column(_("Amount {year}").format(year=year), ColumnKind.MONEY, weight=2),
        Column(_("Share"), ColumnKind.PERCENT, weight=1.4, decimals=1),
    ]
    if certainty:
        columns.append(Column(CERTAINTY.title(), weight=2))
    rows = []
    for line, amount in found:
        cells = (_title(line), amount, amount / total if total else None)
        sure = (certainty_name(line.values["certainty"]),) if certainty else ()
        rows.append(Row((*cells, *sure)))
    rows.append(Row((_("Sum"), total, 1 if total else None, *(("",) if certainty else ())),
                    RowRole.TOTAL))  # fmt: skip
    return Table(tuple(columns), tuple(rows))


def certainty_table(budget: Budget) -> Table:
    """Return how much of the income of each year is agreed, likely, unsure or not said."""
    keys = [*(each.key for each in CERTAINTY.choices), None]
    columns = (
        Column(CERTAINTY.title(), header=True, weight=3),
        *(Column(str(year.year), ColumnKind.MONEY, weight=2) for year in budget.years),
    )
    rows = []
    for key in keys:
        of_it = [line for line in budget.of("income") if (line.values["certainty"] or None) == key]
        sums = [sum(line.amounts.get(y.year, 0) for line in of_it) for y in budget.years]
        if any(sums):
            rows.append(Row((certainty_name(key), *sums)))
    total = (year.income for year in budget.years)
    rows.append(Row((_("Total income"), *total), RowRole.TOTAL))
    return Table(columns, tuple(rows))


def quarter_name(quarter: int) -> str:
    """Return a quarter in short."""
    return _("Q{number}").format(number=quarter)


def liquidity_scene(cash: Sequence[CashQuarter], width: float, text: float = BASE_TEXT) -> Scene:
    """Return what there is in the cash at the end of each quarter, in thousands of kronor."""
    points = [
        CashPoint(
            f"{each.year}-{each.quarter}",
            quarter_name(each.quarter),
            str(each.year),
            each.closing / ORE_PER_KRONA,
            thousands(each.closing),
        )
        for each in cash
    ]
    alt = _("The cash at the end of each quarter, thousands of kronor")
    return cash_scene(points, width, text, alt)


def liquidity_table(cash: Sequence[CashQuarter]) -> Table:
    """Return the cash quarter by quarter."""
    columns = (
        Column(_("Quarter"), header=True, weight=2),
        Column(_("At the beginning"), ColumnKind.MONEY, weight=2),
        Column(_("In"), ColumnKind.MONEY, weight=2),
        Column(_("Out"), ColumnKind.MONEY, weight=2),
        Column(_("At the end"), ColumnKind.MONEY, weight=2),
    )
    rows = tuple(
        Row(
            (
                f"{each.year} {quarter_name(each.quarter)}",
                each.opening,
                each.income,
                each.cost,
                each.closing,
            )
        )
        for each in cash
    )
    return Table(columns, rows)
