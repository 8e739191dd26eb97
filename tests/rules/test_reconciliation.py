from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.budget import LineKind
from workbench.rules.reconciliation import (
    CostBasis,
    Spread,
    TaggedCost,
    cost_by_year,
    reconcile,
)


def budgeted(year):
    return {
        each.code: each.amounts[year] for each in mellantorg.lines() if each.kind is LineKind.COST
    }


def test_mellantorg_2026():
    found = reconcile(budgeted(2026), mellantorg.costs(), 2026)
    expected = mellantorg.rows(mellantorg.EXPECTED / "budget_reconciliation_2026_expected.csv")
    assert [
        (each.code, each.budget, each.tied, each.untied, each.over) for each in found.lines
    ] == [
        (
            row["kod"],
            int(row["budget_2026"]) * 100,
            int(row["knutet_till_aktiviteter"]) * 100,
            int(row["ej_knutet"]) * 100,
            0,
        )
        for row in expected
    ]
    assert found.outside == {"EXT": 180_000_00}


def test_mellantorg_2027_has_what_runs_on():
    found = {each.code: each for each in reconcile(budgeted(2027), mellantorg.costs(), 2027).lines}
    assert found["K2"].tied == 1_320_000_00
    assert found["K5"].tied == 60_000_00
    assert found["K4"].tied == 0


def test_more_than_the_budget_is_over():
    cost = TaggedCost("K1", 150, date(2026, 1, 1), date(2026, 1, 2))
    [line] = reconcile({"K1": 100}, [cost], 2026).lines
    assert (line.tied, line.untied, line.over) == (150, 0, 50)


def test_once_over_two_years_falls_in_the_first_unless_spread():
    cost = TaggedCost("K", 3700, date(2026, 12, 1), date(2027, 1, 6))
    assert cost_by_year(cost) == {2026: 3700}
    assert cost_by_year(cost, Spread.BY_DAYS) == {2026: 3100, 2027: 600}


def test_yearly_is_repeated_or_prorated():
    cost = TaggedCost("K", 36500, date(2026, 12, 31), date(2028, 1, 2), CostBasis.PER_YEAR)
    assert cost_by_year(cost) == {2026: 36500, 2027: 36500, 2028: 36500}
    prorated = cost_by_year(cost, Spread.BY_DAYS)
    assert prorated == {2026: 100, 2027: 36500, 2028: 199}


def test_a_finish_before_its_start_counts_as_one_day():
    cost = TaggedCost("K", 100, date(2026, 5, 2), date(2026, 5, 1))
    assert cost_by_year(cost, Spread.BY_DAYS) == {2026: 100}


@given(
    st.integers(0, 10**10),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from(Spread),
)
def test_a_cost_for_the_whole_is_never_more_nor_less(amount, one, other, spread):
    cost = TaggedCost("K", amount, min(one, other), max(one, other))
    assert sum(cost_by_year(cost, spread).values()) == amount


@pytest.mark.parametrize("spread", Spread)
def test_years_outside_have_nothing(spread):
    cost = TaggedCost("K", 100, date(2026, 5, 1), date(2026, 5, 2), CostBasis.PER_YEAR)
    assert reconcile({"K": 100}, [cost], 2027, spread).lines[0].tied == 0
    assert reconcile({"K": 100}, [cost], 2025, spread).outside == {}
