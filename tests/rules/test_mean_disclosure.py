"""A mean must not give away how many gave a rare answer."""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import combinations, pairwise

import pytest

from workbench.rules.mean_disclosure import mean_may_show
from workbench.rules.suppression_types import Thresholds


@lru_cache(maxsize=8)
def distributions(total, places):
    """All ways in which so many people can have answered."""
    found = []
    for bars in combinations(range(total + places - 1), places - 1):
        ends = (-1, *bars, total + places - 1)
        found.append(tuple(b - a - 1 for a, b in pairwise(ends)))
    return found


def sums(counts):
    return (
        sum(counts),
        sum(v * c for v, c in enumerate(counts)),
        sum(v * v * c for v, c in enumerate(counts)),
    )


def test_the_example_may_show_its_grades():
    assert mean_may_show((6, 5, 11, 16, 22, 40, 38, 49, 29, 12, 8))
    assert mean_may_show((2, 3, 5, 9, 13, 28, 36, 54, 38, 16, 10))


@pytest.mark.parametrize(
    "counts",
    [
        (0,) * 10 + (20,),  # all the same
        (0,) * 9 + (1, 14),  # one who gave 9
        (1,) + (0,) * 9 + (14,),
        (1, 2, 3, 2, 1),  # too few
        (0,) * 11,
    ],
)
def test_what_can_be_worked_out_is_not_shown(counts):
    assert not mean_may_show(counts)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_shown_leaves_every_rare_answer_open(seed):
    """Held against all distributions that have the same mean, spread and number."""
    limits = Thresholds(group=5, cell=2)
    rnd = random.Random(seed)
    every, shown = distributions(12, 6), 0
    for counts in rnd.sample(every, 60):
        if not mean_may_show(counts, limits):
            continue
        shown += 1
        alike = [other for other in every if sums(other) == sums(counts)]
        for place, count in enumerate(counts):
            if 0 < count < limits.cell:
                assert len({other[place] for other in alike}) > limits.cell
    assert shown


def test_large_samples_are_hardly_ever_hidden():
    rnd = random.Random(5)
    shown = 0
    for _each in range(60):
        counts = [0] * 11
        for _person in range(200):
            counts[min(10, max(0, round(rnd.gauss(6, 2.1))))] += 1
        shown += mean_may_show(tuple(counts))
    assert shown >= 58
