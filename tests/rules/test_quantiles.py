"""Quantiles and tails against scipy."""

from __future__ import annotations

import random
from math import inf

import pytest
from scipy import stats

from workbench.rules.quantiles import normal_quantile, normal_tail, t_quantile, t_tail

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.975, 0.99, 0.999, 0.9999)
FREEDOMS = (0.5, 1, 1.5, 2, 2.3, 3, 5, 7.7, 20, 49, 50, 99.5, 235, 1999, 2000.5, 12345.6, 1e6, 1e9)


@pytest.mark.parametrize("level", LEVELS)
def test_normal(level):
    z = normal_quantile(level)
    assert z == pytest.approx(stats.norm.ppf(0.5 + level / 2), rel=1e-12)
    assert normal_tail(z) == normal_tail(-z) == pytest.approx(1 - level, rel=1e-12)


@pytest.mark.parametrize("df", FREEDOMS)
@pytest.mark.parametrize("level", LEVELS)
def test_student(level, df):
    t = t_quantile(level, df)
    assert t == pytest.approx(stats.t.ppf(0.5 + level / 2, df), rel=1e-11)


def test_student_without_limit_is_normal():
    assert t_quantile(0.95, inf) == normal_quantile(0.95)
    assert t_tail(1.5, inf) == normal_tail(1.5)


def test_tails_over_the_whole_range():
    chance = random.Random(4)
    for _ in range(2000):
        df, t = 10 ** chance.uniform(-0.3, 4.5), 10 ** chance.uniform(-3, 2)
        expected = 2 * stats.t.sf(t, df)
        assert t_tail(t, df) == pytest.approx(expected, rel=1e-9, abs=1e-200)
    assert t_tail(0, 7) == 1


def test_there_is_no_student_without_freedom():
    with pytest.raises(ValueError, match="0"):
        t_quantile(0.95, 0)
