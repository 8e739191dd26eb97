from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tests.rules import mellantorg
from workbench.rules.answers import Answers
from workbench.rules.means import mean_of_counts, welch
from workbench.rules.sampling import Sample, Sampling

GRADES = mellantorg.rows(mellantorg.EXAMPLE / "survey_Q9_grade.csv")
COUNTS = mellantorg.rows(mellantorg.EXAMPLE / "survey_counts.csv")
EXPECTED = mellantorg.rows(mellantorg.EXPECTED / "survey_expected.csv")
graded = st.dictionaries(st.integers(0, 10), st.integers(0, 60), min_size=1)


def spread_out(counts):
    return [value for value, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize("row", GRADES, ids=lambda row: row["omgang"])
def test_mellantorg_grade(row):
    found = mean_of_counts({grade: int(row[str(grade)]) for grade in range(11)})
    assert found.n == int(row["n"])
    printed = [f"{part:.2f}" for part in (found.mean, found.sd, *found.interval)]
    assert printed == [row["medel"], row["std"], row["ki_lag"], row["ki_hog"]]


@given(graded, st.sampled_from([0.9, 0.95, 0.99]))
def test_mean_as_scipy_has_it(counts, level):
    values = spread_out(counts)
    assume(len(values) > 1)
    found = mean_of_counts(counts, level=level)
    assert found.mean == pytest.approx(np.mean(values))
    assert found.sd == pytest.approx(np.std(values, ddof=1))
    if len(set(values)) == 1:
        assert found.interval is None
        assert not found.error
        return
    low, high = stats.t.interval(level, len(values) - 1, np.mean(values), stats.sem(values))
    assert found.interval == pytest.approx((low, high), abs=1e-9)
    assert found.error == pytest.approx(stats.sem(values))


@given(graded, graded)
def test_welch_as_scipy_has_it(one, two):
    first, second = spread_out(one), spread_out(two)
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    found = welch(mean_of_counts(one), mean_of_counts(two))
    reference = stats.ttest_ind(second, first, equal_var=False)
    interval = reference.confidence_interval(0.95)
    assert found.p == pytest.approx(reference.pvalue, rel=1e-7, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), abs=1e-8)
    assert found.certain == (found.p < 0.05)


def test_little_is_said_of_few_values():
    assert mean_of_counts({}) is None
    assert mean_of_counts({3: 0}) is None
    single, same = mean_of_counts({7: 1}), mean_of_counts({7: 5})
    assert (single.mean, single.sd, single.interval) == (7, None, None)
    assert (same.sd, same.interval) == (0, None)
    assert welch(single, same) is None
    assert welch(same, same) is None
    # one side without spread still leaves something to judge by
    assert welch(same, mean_of_counts({7: 3, 8: 3})) is not None


def test_a_large_random_sample_is_surer_of_its_mean():
    counts = {1: 20, 2: 40, 3: 40}
    plain = mean_of_counts(counts)
    drawn = mean_of_counts(counts, Sample(Sampling.RANDOM, 150))
    whole = mean_of_counts(counts, Sample(Sampling.TOTAL, 100))
    assert plain.effective_n == 100
    ratio = (drawn.interval.high - drawn.mean) / (plain.interval.high - plain.mean)
    assert ratio == pytest.approx((50 / 149) ** 0.5)
    assert whole.effective_n == inf
    assert whole.interval == (whole.mean, whole.mean)


def answers(row):
    values = [row[f"svar{value}"] for value in range(1, 6)]
    counts = {value: int(count) for value, count in enumerate(values, 1) if count}
    positives = frozenset({1} if row["skala"] == "janej" else {4, 5})
    return Answers(counts, positives, int(row["vet_ej"]))


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row["omgang"] + row["fraga"])
def test_top_boxes_of_mellantorg(row):
    found = answers(row)
    [expected] = [each for each in EXPECTED if each["fraga"] == row["fraga"]]
    year = row["omgang"][:4]
    assert (found.k, found.n) == (int(expected[f"k_{year}"]), int(expected[f"n_{year}"]))
    assert found.n + found.dont_know == int(row["n_total"])
    assert f"{found.share().share * 100:.1f}" == expected[f"andel_{year}_pct"]


def test_answers_off_the_scale_are_apart():
    found = Answers({1: 1, 2: 0, 3: 3}, frozenset({3}), dont_know=4, blank=5)
    assert (found.n, found.k) == (4, 3)
    assert found.distribution() == {1: 0.25, 2: 0, 3: 0.75}
    assert found.dont_know_share == 0.5
    assert found.mean().mean == 2.5
    nobody = Answers({1: 0, 2: 0}, frozenset({2}), blank=5)
    assert nobody.share() is None
    assert nobody.mean() is None
    assert nobody.distribution() == {}
    assert nobody.dont_know_share is None
