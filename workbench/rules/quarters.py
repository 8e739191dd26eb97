"""A year in quarters: when money comes and goes, VAT by the day, what became of the budget."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.rules.budget import vat_percent
from workbench.rules.money import ORE_PER_KRONA, exact, share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.rules.budget import VatRate

QUARTERS: Final = (1, 2, 3, 4)
RHYTHMS: Final[Mapping[str, tuple[int, int, int, int]]] = {
    "even": (1, 1, 1, 1),
    "q1": (1, 0, 0, 0),
    "q2": (0, 1, 0, 0),
    "q3": (0, 0, 1, 0),
    "q4": (0, 0, 0, 1),
    "halves": (1, 0, 1, 0),
    "summer": (0, 1, 1, 0),
}


def in_quarters(amount: int, rhythm: str) -> tuple[int, ...]:
    """Return the öre of each quarter of an amount for a year; they add up to it exactly."""
    return by_weights(amount, RHYTHMS.get(rhythm, RHYTHMS["even"]))


def by_weights(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return an amount shared out by weights, in whole kronor where it is whole kronor."""
    step = 1 if amount % ORE_PER_KRONA else ORE_PER_KRONA
    return tuple(part * step for part in share_out(amount // step, weights))


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter."""
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + 1, 1, 1) if quarter == QUARTERS[-1] else date(year, 3 * quarter + 1, 1)
    return first, after - timedelta(days=1)


def last_ended(today: date) -> tuple[int, int]:
    """Return year and number of the quarter that ended last; one ends with its last day."""
    running = (today.month + 2) // 3
    if today == quarter_days(today.year, running)[1]:
        return today.year, running
    return (today.year, running - 1) if running > 1 else (today.year - 1, QUARTERS[-1])


def mean_rate(rates: Sequence[VatRate], category: str, year: int, rhythm: str) -> Fraction | date:
    """Return the VAT per cent that a year's amount bears, by the quarters in which it is paid.

    Within a quarter by the days that each rate is in force. Where none is in force on a day that
    counts, that day is returned instead: nothing is made up.
    """
    parts = RHYTHMS.get(rhythm, RHYTHMS["even"])
    total = Fraction(0)
    for quarter, part in zip(QUARTERS, parts, strict=True):
        if part:
            rate = _quarter_rate(rates, category, year, quarter)
            if isinstance(rate, date):
                return rate
            total += rate * part
    return total / sum(parts)


def _quarter_rate(
    rates: Sequence[VatRate], category: str, year: int, quarter: int
) -> Fraction | date:
    first, last = quarter_days(year, quarter)
    days = (last - first).days + 1
    starts = {first}
    for each in rates:
        ends = [each.valid_from, *([each.valid_to + timedelta(days=1)] if each.valid_to else [])]
        starts |= {day for day in ends if first < day <= last}
    total = Fraction(0)
    ordered = sorted(starts)
    for start, after in zip(ordered, [*ordered[1:], last + timedelta(days=1)], strict=True):
        rate = vat_percent(rates, category, start)
        if rate is None:
            return start
        total += exact(rate) * (after - start).days
    return total / days


class CashQuarter(NamedTuple):
    """A quarter's cash in öre. ``closing`` = ``opening`` + ``income`` - ``cost``."""

    year: int
    quarter: int
    opening: int
    income: int
    cost: int
    closing: int


def liquidity(
    opening: int, quarters: Iterable[tuple[int, int, int, int]]
) -> tuple[CashQuarter, ...]:
    """Return the cash quarter by quarter; each is (year, quarter, income, cost) in order."""
    told = []
    for year, quarter, income, cost in quarters:
        closing = opening + income - cost
        told.append(CashQuarter(year, quarter, opening, income, cost, closing))
        opening = closing
    return tuple(told)


class Outcome(NamedTuple):
    """A line in a year: öre of the budget, what has become so far, and what is expected in all.

    ``actual`` counts the quarters that are told; ``expected`` takes for each quarter the actual,
    else the forecast, else the budget. ``deviation`` = ``expected`` - ``budget``.
    """

    budget: int
    actual: int
    expected: int
    told: int

    @property
    def deviation(self) -> int:
        """How much more than the budget is expected."""
        return self.expected - self.budget


def outcome(
    budgeted: Sequence[int], actual: Mapping[int, int], forecast: Mapping[int, int]
) -> Outcome:
    """Return what became of a line: ``budgeted`` by quarter, the others by number of quarter."""
    expected = sum(
        actual.get(quarter, forecast.get(quarter, planned))
        for quarter, planned in zip(QUARTERS, budgeted, strict=True)
    )
    return Outcome(sum(budgeted), sum(actual.values()), expected, len(actual))
