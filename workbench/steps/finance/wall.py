"""The money on the wall: the budget in a few lines, where it comes from, and the levy, moving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.formats import kr, thousands
from workbench.base.language import _
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow
from workbench.steps.finance.pictures import cost_scene, source_scene
from workbench.steps.finance.views import read_budget
from workbench.steps.finance.wall_levy import levy_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.scene import Scene
    from workbench.charts.wall.page import Draw
    from workbench.rules.budget import YearBudget
    from workbench.steps.finance.views import Budget

STEP: Final = "finance"
_YEARS: Final = 3
_BARS: Final = 8


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:
    """Return the budget, its costs and sources of the year, and the levy models."""
    return (*_budget(session, today), *levy_pages(session, today))


def _budget(session: Session, today: date) -> Iterator[WallPage]:
    found = read_budget(session)
    if found is None or not found.years:
        return
    years = _shown_years(found, today)
    span = f"{years[0].year}–{years[-1].year}" if len(years) > 1 else str(years[0].year)
    short = [year for year in years if year.result < 0]
    title = (
        _("The budget is short in {years}").format(years=", ".join(str(y.year) for y in short))
        if short
        else _("The budget adds up, {years}").format(years=span)
    )
    status = _("adopted") if found.adopted else _("proposal")
    lead = _("{name} · {status} · thousand kronor").format(
        name=found.version["name"], status=status
    )
    lines = (
        (_("Income"), "income", False),
        (_("Costs"), "cost", False),
        (_("Result of the year"), "result", True),
        (_("In kind, beside the cash"), "in_kind", False),
        (_("Cash at the end of the year"), "closing", False),
    )
    rows = tuple(
        WallRow(name, words, tuple(_amount(getattr(y, name), strong=strong) for y in years),
                strong=strong)
        for words, name, strong in lines
        if strong or any(getattr(y, name) for y in years)
    )  # fmt: skip
    heads = tuple(str(year.year) for year in years)
    yield WallPage("budget", STEP, _("Budget"), title,
                   Rows(rows, heads, frozenset(range(len(years)))), lead)  # fmt: skip
    year = years[0]
    yield WallPage(
        "budget.costs", STEP, _("Costs"),
        _("{amount} in costs {year}").format(amount=kr(year.cost), year=year.year),
        Picture(tuple(_cost_draws(found, year.year))), _("By heading, the largest first"),
    )  # fmt: skip
    yield WallPage(
        "budget.sources", STEP, _("Financing"),
        _("{amount} in income {year}").format(amount=kr(year.income), year=year.year),
        Picture((partial(_sources, found, year.year),)), _("By source and how certain it is"),
    )  # fmt: skip


def _shown_years(found: Budget, today: date) -> list[YearBudget]:
    years = [year for year in found.years if year.year >= today.year] or list(found.years)
    return list(years[:_YEARS])


def _amount(ore: int, *, strong: bool) -> Cell:
    tone = "error" if ore < 0 else "text"
    return Cell(thousands(ore) if ore else "0", tone, strong=strong)


def _cost_draws(found: Budget, year: int) -> Iterator[Draw]:
    """Yield the costs as pictures of at most eight bars, all on one scale."""
    count = sum(bool(line.amounts.get(year)) for line in found.of("cost"))
    for at in range(0, max(count, 1), _BARS):
        yield partial(_costs, found, year, slice(at, at + _BARS))


def _costs(
    found: Budget, year: int, part: slice, width: float, _height: float, text: float
) -> Scene:
    return cost_scene(found, year, width, text, part)


def _sources(found: Budget, year: int, width: float, _height: float, text: float) -> Scene:
    return source_scene(found, year, width, text)
