"""Activities against the budget: what of each line is tied to activities (guide 2.2, 6)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.money import share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CostBasis(StrEnum):
    """What the cost of an activity is for."""

    ONCE = "once"
    """The whole activity."""
    PER_YEAR = "per_year"
    """Each calendar year in which it runs."""


class Spread(StrEnum):
    """How a cost falls on calendar years."""

    WHOLE = "whole"
    """A cost for the whole activity falls in the year it starts, a yearly one on every year."""
    BY_DAYS = "by_days"
    """In proportion to the days of each year in which the activity runs."""


@dataclass(frozen=True, slots=True)
class TaggedCost:
    """An activity's cost in öre, tagged with a budget code."""

    code: str
    amount_ore: int
    start: date
    finish: date
    basis: CostBasis = CostBasis.ONCE


class ReconciledLine(NamedTuple):
    """A budget code in a year, in öre.

    ``untied`` is what is left of the budget, ``over`` what activities ask for beyond it; one of
    them is 0.
    """

    code: str
    year: int
    budget: int
    tied: int
    untied: int
    over: int


class Reconciliation(NamedTuple):
    """The lines of the budget, and what is tagged with codes that the budget does not have."""

    lines: tuple[ReconciledLine, ...]
    outside: Mapping[str, int]


def reconcile(
    budgeted: Mapping[str, int],
    costs: Iterable[TaggedCost],
    year: int,
    spread: Spread = Spread.WHOLE,
) -> Reconciliation:
    """Hold a year's budget (öre by code) against the activities, in the order of the budget."""
    tied: defaultdict[str, int] = defaultdict(int)
    for cost in costs:
        amount = cost_by_year(cost, spread).get(year, 0)
        if amount:
            tied[cost.code] += amount
    lines = tuple(_line(code, year, amount, tied[code]) for code, amount in budgeted.items())
    return Reconciliation(
        lines, {code: amount for code, amount in tied.items() if code not in budgeted}
    )


def _line(code: str, year: int, budgeted: int, tied: int) -> ReconciledLine:
    left = budgeted - tied
    return ReconciledLine(code, year, budgeted, tied, max(left, 0), max(-left, 0))


def cost_by_year(cost: TaggedCost, spread: Spread = Spread.WHOLE) -> dict[int, int]:
    """Return the öre of an activity that fall on each calendar year it runs in."""
    days = _days_by_year(cost.start, cost.finish)
    if cost.basis is CostBasis.PER_YEAR:
        if spread is Spread.WHOLE:
            return dict.fromkeys(days, cost.amount_ore)
        return {year: _part_of_year(cost.amount_ore, year, count) for year, count in days.items()}
    if spread is Spread.WHOLE:
        return {cost.start.year: cost.amount_ore}
    return dict(zip(days, share_out(cost.amount_ore, list(days.values())), strict=True))


def _part_of_year(amount: int, year: int, days: int) -> int:
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return share_out(amount, [days, length - days])[0]


def _days_by_year(start: date, finish: date) -> dict[int, int]:
    finish = max(start, finish)
    days = {}
    for year in range(start.year, finish.year + 1):
        first = max(start, date(year, 1, 1))
        last = min(finish, date(year, 12, 31))
        days[year] = (last - first).days + 1
    return days
