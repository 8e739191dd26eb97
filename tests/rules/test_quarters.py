"""Quarters: amounts that add up, VAT by the days of a rate, cash that runs on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.budget import BudgetLine, BudgetTerms, LineKind, VatRate, budget
from workbench.rules.quarters import (
    RHYTHMS,
    in_quarters,
    last_ended,
    liquidity,
    mean_rate,
    outcome,
    quarter_days,
)

FOOD = (
    VatRate("food", 12, date(2025, 1, 1), date(2026, 3, 31)),
    VatRate("food", 6, date(2026, 4, 1), date(2027, 12, 31)),
)


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(RHYTHMS)))
def test_quarters_add_up(amount, rhythm):
    assert sum(in_quarters(amount, rhythm)) == amount


def test_whole_kronor_stay_whole():
    assert in_quarters(100_100, "even") == (25_100, 25_000, 25_000, 25_000)
    assert in_quarters(101, "even") == (26, 25, 25, 25)
    assert in_quarters(500, "q3") == (0, 0, 500, 0)


def test_a_year_is_its_quarters():
    assert quarter_days(2026, 1) == (date(2026, 1, 1), date(2026, 3, 31))
    assert quarter_days(2028, 4) == (date(2028, 10, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("today", "ended"),
    [
        (date(2026, 1, 1), (2025, 4)),
        (date(2026, 3, 30), (2025, 4)),
        (date(2026, 3, 31), (2026, 1)),
        (date(2026, 11, 18), (2026, 3)),
        (date(2026, 12, 31), (2026, 4)),
    ],
)
def test_a_quarter_ends_with_its_last_day(today, ended):
    assert last_ended(today) == ended


def test_a_rate_that_changes_within_the_year():
    assert mean_rate(FOOD, "food", 2026, "even") == Fraction(12 + 6 * 3, 4)
    assert mean_rate(FOOD, "food", 2026, "q1") == 12
    assert mean_rate(FOOD, "food", 2026, "q2") == 6


def test_a_rate_that_changes_within_a_quarter_counts_by_days():
    rates = (VatRate("a", 10, date(2026, 1, 1), date(2026, 1, 30)),
             VatRate("a", 20, date(2026, 1, 31)))  # fmt: skip
    assert mean_rate(rates, "a", 2026, "q1") == Fraction(10 * 30 + 20 * 60, 90)


def test_a_day_without_a_rate_is_told_and_no_number_made_up():
    assert mean_rate(FOOD, "food", 2028, "even") == date(2028, 1, 1)
    assert mean_rate(FOOD, "food", 2024, "q4") == date(2024, 10, 1)
    assert mean_rate((), "food", 2026, "even") == date(2026, 1, 1)
    assert mean_rate(FOOD, "restaurant", 2026, "even") == date(2026, 1, 1)


def test_a_line_has_its_own_rate_and_share():
    lines = (
        BudgetLine("K1", LineKind.COST, {2026: 100_000_00, 2027: 100_000_00}, 25),
        BudgetLine("K2", LineKind.COST, {2026: 100_000_00, 2027: 100_000_00}, 0,
                   {2026: Fraction(15, 2), 2027: 6}, 0),
    )  # fmt: skip
    first, second = budget(lines, BudgetTerms(deductible_share=Fraction(1, 4)))
    assert first.nondeductible_vat == 18_750_00 + 7_500_00
    assert second.nondeductible_vat == 18_750_00 + 6_000_00


def test_the_cash_runs_on():
    cash = liquidity(1000, [(2026, 1, 500, 200), (2026, 2, 0, 1500)])
    assert [(c.opening, c.closing) for c in cash] == [(1000, 1300), (1300, -200)]


def test_what_is_expected_takes_the_best_that_is_known():
    found = outcome((25, 25, 25, 25), {1: 30, 2: 0}, {2: 99, 3: 20})
    assert (found.budget, found.actual, found.expected) == (100, 30, 30 + 0 + 20 + 25)
    assert (found.deviation, found.told) == (-25, 2)


@pytest.mark.parametrize("rhythm", sorted(RHYTHMS))
def test_every_rhythm_pays_all(rhythm):
    assert sum(RHYTHMS[rhythm]) > 0
