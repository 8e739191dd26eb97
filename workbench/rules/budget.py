"""The budget year by year: sums, non-deductible VAT, reserve, result (domain guide 2.2, 5-8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.money import Exact, exact, half_up, whole_kronor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


class LineKind(StrEnum):
    """What a budget line is."""

    INCOME = "income"
    COST = "cost"
    IN_KIND = "in_kind"
    """Time, premises, material: the same on both sides, never in the cash."""
    VAT = "vat"
    """Where non-deductible VAT is shown; reckoned, amounts of its own do not count."""
    RESERVE = "reserve"
    """Where the reserve is shown; reckoned, amounts of its own do not count."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of the budget. ``amounts`` are öre by year, without VAT; ``vat_percent`` e.g. 25.

    ``vat_by_year`` says the per cent where it is another in some years, ``deductible_share`` (0..1)
    where the line has a share of its own.
    """

    code: str
    kind: LineKind
    amounts: Mapping[int, int]
    vat_percent: Exact = 0
    vat_by_year: Mapping[int, Exact] = field(default_factory=dict)
    deductible_share: Exact | None = None

    def vat_in(self, year: int) -> Fraction:
        """Return the VAT on the amount of a year, in öre and exact."""
        rate = exact(self.vat_by_year.get(year, self.vat_percent))
        return self.amounts.get(year, 0) * rate / 100


@dataclass(frozen=True, slots=True)
class BudgetTerms:
    """What holds for the whole budget.

    ``deductible_share`` is the part of the VAT on costs that is deducted (0..1), ``reserve_share``
    the reserve in proportion to all other costs, ``opening`` the öre brought forward into the first
    year.
    """

    deductible_share: Exact = 1
    reserve_share: Exact = 0
    opening: int = 0


class YearBudget(NamedTuple):
    """One year in öre. ``cost`` = ``own_cost`` + ``nondeductible_vat`` + ``reserve``.

    ``result`` = ``income`` - ``cost``; ``closing`` = ``opening`` + ``result`` opens the next year.
    ``in_kind`` is outside all of these.
    """

    year: int
    income: int
    own_cost: int
    nondeductible_vat: int
    reserve: int
    cost: int
    result: int
    in_kind: int
    opening: int
    closing: int


def years_of(lines: Iterable[BudgetLine]) -> tuple[int, ...]:
    """Return the years for which any line has an amount, first to last."""
    return tuple(sorted({year for line in lines for year in line.amounts}))


def budget(
    lines: Sequence[BudgetLine], terms: BudgetTerms, years: Iterable[int] | None = None
) -> tuple[YearBudget, ...]:
    """Return the budget of each year (by default, of every year that a line has), in order."""
    opening = terms.opening
    told = []
    for year in years_of(lines) if years is None else sorted(set(years)):
        told.append(_year(lines, terms, year, opening))
        opening = told[-1].closing
    return tuple(told)


def _year(lines: Sequence[BudgetLine], terms: BudgetTerms, year: int, opening: int) -> YearBudget:
    income = _sum(lines, LineKind.INCOME, year)
    own_cost = _sum(lines, LineKind.COST, year)
    vat = nondeductible_vat(lines, year, terms.deductible_share)
    reserve = whole_kronor(exact(terms.reserve_share) * (own_cost + vat))
    cost = own_cost + vat + reserve
    result = income - cost
    in_kind = _sum(lines, LineKind.IN_KIND, year)
    return YearBudget(
        year, income, own_cost, vat, reserve, cost, result, in_kind, opening, opening + result
    )


def _sum(lines: Iterable[BudgetLine], kind: LineKind, year: int) -> int:
    return sum(line.amounts.get(year, 0) for line in lines if line.kind is kind)


def nondeductible_vat(lines: Iterable[BudgetLine], year: int, deductible_share: Exact) -> int:
    """Return the VAT on a year's costs that cannot be deducted, in öre, half-up to whole kronor.

    The sum of amount times rate, times the share not deducted, is rounded once.
    """
    usual = exact(deductible_share)
    kept = sum(
        (
            line.vat_in(year)
            * (1 - (usual if line.deductible_share is None else exact(line.deductible_share)))
            for line in lines
            if line.kind is LineKind.COST and line.amounts.get(year)
        ),
        Fraction(0),
    )
    return whole_kronor(kept)


def in_kind_value(hours: Exact, rate_ore: int) -> int:
    """Return the value in öre of hours given at an agreed rate per hour (guide 2.2, 8)."""
    return half_up(exact(hours) * rate_ore)


@dataclass(frozen=True, slots=True)
class VatRate:
    """A VAT rate in per cent for a category of goods, in force from and to (both included)."""

    category: str
    percent: Exact
    valid_from: date
    valid_to: date | None = field(default=None)


def vat_percent(rates: Iterable[VatRate], category: str, day: date) -> Exact | None:
    """Return the rate in force for ``category`` on ``day``, None if none is (guide 2.2, 7).

    Of several the one that came into force last.
    """
    in_force = [
        rate
        for rate in rates
        if rate.category == category
        and rate.valid_from <= day
        and (rate.valid_to is None or day <= rate.valid_to)
    ]
    return max(in_force, key=lambda rate: rate.valid_from).percent if in_force else None
