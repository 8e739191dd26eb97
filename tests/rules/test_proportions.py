from __future__ import annotations

from math import inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from tests.rules import mellantorg
from workbench.rules.proportions import Interval, newcombe, proportion, wilson
from workbench.rules.sampling import Sample, Sampling

EXPECTED = mellantorg.rows(mellantorg.EXPECTED / "survey_expected.csv")
GROUPS = mellantorg.rows(mellantorg.EXPECTED / "survey_Q2_subgroups_expected.csv")


def percent(value, sign=""):
    return f"{value * 100:{sign}.1f}"


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["fraga"])
def test_mellantorg(row):
    before = proportion(int(row["k_2025"]), int(row["n_2025"]))
    after = proportion(int(row["k_2026"]), int(row["n_2026"]))
    change = newcombe(before, after)
    assert [percent(part) for part in (before.share, before.low, before.high)] == [
        row["andel_2025_pct"],
        row["ki_lag"],
        row["ki_hog"],
    ]
    assert [percent(part) for part in (after.share, after.low, after.high)] == [
        row["andel_2026_pct"],
        row["ki_lag_"],
        row["ki_hog_"],
    ]
    assert [percent(part, "+") for part in (change.value, change.low, change.high)] == [
        row["diff_pe"],
        row["diff_ki_lag"],
        row["diff_ki_hog"],
    ]
    assert change.certain is (row["bedomning"] == "förändring säkerställd")


@pytest.mark.parametrize("row", GROUPS, ids=lambda row: row["varde"])
@pytest.mark.parametrize(("year", "tail"), [("2025", ""), ("2026", "_")])
def test_mellantorg_groups(row, year, tail):
    if row[f"andel_{year}"] == "undertryckt":
        assert int(row[f"n_{year}"]) < 10
        return
    found = proportion(int(row[f"k_{year}"]), int(row[f"n_{year}"]))
    printed = [row[name] for name in (f"andel_{year}", f"ki_lag{tail}", f"ki_hog{tail}")]
    assert [percent(part) for part in (found.share, found.low, found.high)] == printed


@given(
    st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from([0.8, 0.9, 0.95, 0.99]),
)
def test_wilson_as_scipy_has_it(counts, level):
    k, n = counts
    found = proportion(k, n, level=level)
    reference = stats.binomtest(k, n).proportion_ci(level, method="wilson")
    assert found.low == pytest.approx(reference.low, abs=1e-12)
    assert found.high == pytest.approx(reference.high, abs=1e-12)
    assert 0 <= found.low <= found.share <= found.high <= 1


def test_the_ends_are_exact():
    assert proportion(0, 7).low == 0
    assert proportion(7, 7).high == 1
    assert proportion(0, 0) is None
    with pytest.raises(ValueError, match="8, 7"):
        proportion(8, 7)


# From Newcombe's table II: method 10 for (k1/n1 - k2/n2), printed to four digits.
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_as_published(first, second, low, high):
    found = newcombe(proportion(*second), proportion(*first))
    assert found.low == pytest.approx(low, abs=5.1e-5)
    assert found.high == pytest.approx(high, abs=5.1e-5)


counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counted, counted)
def test_newcombe_from_wilson_limits_of_scipy(one, two):
    before, after = proportion(*one), proportion(*two)
    found = newcombe(before, after)
    a, b = (stats.binomtest(*each).proportion_ci(method="wilson") for each in (one, two))
    p, q = one[0] / one[1], two[0] / two[1]
    assert found.low == pytest.approx(q - p - sqrt((q - b.low) ** 2 + (a.high - p) ** 2), abs=1e-12)
    assert found.high == pytest.approx(
        q - p + sqrt((b.high - q) ** 2 + (p - a.low) ** 2), abs=1e-12
    )
    turned = newcombe(after, before)
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


@given(counted, counted)
def test_certain_and_p_say_the_same(one, two):
    found = newcombe(proportion(*one), proportion(*two))
    assert found.certain == (found.p < 0.05)
    if 1e-6 < found.p < 1:  # beyond, the level is 1 to the last digits
        edge = newcombe(proportion(*one), proportion(*two), level=1 - found.p)
        near = edge.low if found.value > 0 else edge.high
        assert near == pytest.approx(0, abs=1e-6)


def test_p_is_near_that_of_the_score_test_in_large_samples():
    found = newcombe(proportion(480, 1000), proportion(520, 1000))
    pooled = 0.04 / sqrt(0.5 * 0.5 * 2 / 1000)
    assert found.p == pytest.approx(2 * stats.norm.sf(pooled), rel=0.02)
    assert newcombe(proportion(3, 9), proportion(1, 3)).p == 1


def test_only_large_random_samples_are_corrected():
    drawn = Sample(Sampling.RANDOM, 1000)
    assert drawn.effective(50) == 50
    assert drawn.effective(200) == pytest.approx(200 * 999 / 800)
    assert drawn.effective(1000) == drawn.effective(1001) == inf
    assert Sample(Sampling.RANDOM).effective(200) == 200
    assert Sample(Sampling.CONVENIENCE, 210).effective(200) == 200
    assert Sample(Sampling.TOTAL, 210).effective(200) == 200
    assert Sample(Sampling.TOTAL, 210).effective(210) == inf
    assert drawn.drawn
    assert not Sample().drawn


def test_the_correction_is_wilson_with_the_corrected_variance():
    """Wilson's limits are where (p - share)² = z² p (1 - p) / n; here the variance is reduced."""
    n, population, z = 200, 500, stats.norm.ppf(0.975)
    found = proportion(60, n, Sample(Sampling.RANDOM, population))
    reduced = (population - n) / (population - 1) / n

    def miss(p):
        return (p - 0.3) ** 2 - z * z * p * (1 - p) * reduced

    assert found.low == pytest.approx(optimize.brentq(miss, 0.01, 0.3), abs=1e-10)
    assert found.high == pytest.approx(optimize.brentq(miss, 0.3, 0.99), abs=1e-10)


def test_when_all_have_answered_nothing_is_unsure():
    everybody = Sample(Sampling.TOTAL, 40)
    before, after = proportion(10, 40, everybody), proportion(11, 40, everybody)
    assert (before.low, before.high) == (0.25, 0.25)
    change = newcombe(before, after)
    assert change.low == change.high == pytest.approx(0.025)
    assert change.certain


def test_interval():
    assert wilson(0.5, inf) == Interval(0.5, 0.5)
    assert Interval(1, 2).excludes(0.9)
    assert not Interval(1, 2).excludes(2)
