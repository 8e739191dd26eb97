from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.budget import (
    BudgetLine,
    BudgetTerms,
    LineKind,
    VatRate,
    budget,
    in_kind_value,
    nondeductible_vat,
    vat_percent,
    years_of,
)
from workbench.rules.money import exact, half_up, share_out, whole_kronor

TERMS = BudgetTerms(deductible_share=Decimal("0.25"), reserve_share=Decimal("0.05"))


def line(code, kind, amount, vat=0, year=2026):
    return BudgetLine(code, kind, {year: amount}, vat)


@pytest.mark.parametrize(
    ("year", "cost", "vat", "reserve", "income", "result"),
    [
        (2026, 4_530_606, 339_863, 215_743, 4_533_000, 2_394),
        (2027, 3_870_405, 233_100, 184_305, 3_891_000, 20_595),
        (2028, 3_919_167, 232_650, 186_627, 3_951_250, 32_083),
    ],
)
def test_mellantorg(year, cost, vat, reserve, income, result):
    found = {each.year: each for each in budget(mellantorg.lines(), TERMS)}[year]
    assert found.cost == cost * 100
    assert found.nondeductible_vat == vat * 100
    assert found.reserve == reserve * 100
    assert found.income == income * 100
    assert found.result == result * 100
    assert found.in_kind == 573_200_00


def test_shares_may_be_written_as_floats():
    terms = BudgetTerms(deductible_share=0.25, reserve_share=0.05)
    assert budget(mellantorg.lines(), terms) == budget(mellantorg.lines(), TERMS)


def test_results_are_carried_forward():
    terms = BudgetTerms(TERMS.deductible_share, TERMS.reserve_share, opening=1_000_00)
    years = budget(mellantorg.lines(), terms)
    assert [each.opening for each in years] == [1_000_00, 3_394_00, 23_989_00]
    assert years[-1].closing == 56_072_00


def test_in_kind_and_income_carry_no_vat_and_stay_out_of_the_cash():
    lines = [
        line("F1", LineKind.INCOME, 100_000, 25),
        line("N1", LineKind.IN_KIND, 50_000, 25),
        line("K1", LineKind.COST, 40_000, 25),
    ]
    [year] = budget(lines, BudgetTerms(deductible_share=0))
    assert (year.nondeductible_vat, year.cost, year.result) == (10_000, 50_000, 50_000)
    assert year.in_kind == 50_000


def test_amounts_on_reckoned_lines_do_not_count_twice():
    lines = [
        line("K1", LineKind.COST, 100_000, 25),
        line("K12", LineKind.VAT, 999_999),
        line("K13", LineKind.RESERVE, 999_999),
    ]
    [year] = budget(lines, BudgetTerms(deductible_share=0, reserve_share=Decimal("0.1")))
    assert (year.own_cost, year.cost) == (100_000, 137_500)


def test_vat_is_rounded_once_half_up_to_whole_kronor():
    lines = [line("K1", LineKind.COST, 100, 25), line("K2", LineKind.COST, 100, 25)]
    assert nondeductible_vat(lines, 2026, 0) == 100
    assert nondeductible_vat(lines[:1], 2026, 0) == 0
    assert nondeductible_vat([line("K1", LineKind.COST, 450, Fraction(100, 9))], 2026, 0) == 100


def test_years_without_amounts_can_be_asked_for():
    lines = [line("K1", LineKind.COST, 100, year=2027)]
    assert years_of(lines) == (2027,)
    assert [each.cost for each in budget(lines, BudgetTerms(), [2027, 2026, 2027])] == [0, 100]
    assert budget([], BudgetTerms()) == ()


def test_the_value_of_hours():
    assert in_kind_value(420, 480_00) == 201_600_00
    assert in_kind_value(Decimal("1.5"), 333) == 500


def test_vat_rates_are_dated():
    rates = [
        VatRate("food", 12, date(2012, 1, 1)),
        VatRate("food", 6, date(2026, 4, 1), date(2027, 12, 31)),
        VatRate("restaurant", 12, date(2012, 1, 1)),
    ]
    assert vat_percent(rates, "food", date(2026, 3, 31)) == 12
    assert vat_percent(rates, "food", date(2026, 4, 1)) == 6
    assert vat_percent(rates, "food", date(2027, 12, 31)) == 6
    assert vat_percent(rates, "food", date(2028, 1, 1)) == 12
    assert vat_percent(rates, "books", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.5, -3), (2.4999, 2)]
)
def test_half_up_is_away_from_zero(value, rounded):
    assert half_up(exact(value)) == rounded
    assert whole_kronor(exact(value) * 100) == rounded * 100


def test_a_float_means_what_is_written():
    assert exact(0.05) == Fraction(1, 20)
    assert exact(Decimal("0.1")) == Fraction(1, 10)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_parts_add_up_and_are_as_near_as_can_be(amount, weights):
    parts = share_out(amount, weights)
    whole = sum(weights)
    if whole == 0:
        assert parts == [0] * len(weights)
        return
    assert sum(parts) == amount
    pairs = zip(parts, weights, strict=True)
    assert all(abs(part - Fraction(amount * weight, whole)) < 1 for part, weight in pairs)


def test_ties_go_to_the_first():
    assert share_out(100, [1, 1, 1]) == [34, 33, 33]


@given(
    st.lists(
        st.builds(
            BudgetLine,
            st.just("K"),
            st.sampled_from(LineKind),
            st.dictionaries(st.integers(2025, 2027), st.integers(0, 10**9), max_size=3),
            st.sampled_from([0, 6, 12, 25]),
        ),
        max_size=12,
    )
)
def test_the_budget_identity_holds_every_year(lines):
    for year in budget(lines, TERMS):
        assert year.income - year.cost == year.result
        assert year.own_cost + year.nondeductible_vat + year.reserve == year.cost
        assert year.closing - year.opening == year.result
