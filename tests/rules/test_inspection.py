from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.indicators import Light
from workbench.rules.inspection import CutOffs, Factor, aspect_score, level
from workbench.rules.rating import Mark, rate_by_group, rate_themes, widest_gap

ASPECTS = mellantorg.rows(mellantorg.EXAMPLE / "inspection_aspects.csv")
LEVELS = {"röd": Light.RED, "gul": Light.YELLOW, "grön": Light.GREEN}


@pytest.mark.parametrize("row", ASPECTS, ids=lambda row: row["aspekt"])
@pytest.mark.parametrize("year", ["2025", "2026"])
def test_mellantorg(row, year):
    assert level(int(row[f"poang_{year}"])) is LEVELS[row[f"niva_{year}"]]


def test_weighted_mean_is_exact():
    found = aspect_score([Factor(10, 2), Factor(Decimal("7.5")), Factor(None, 3), Factor(20, 0)])
    assert found.score == Fraction(55, 6)
    assert (found.level, found.scored, found.factors) == (Light.YELLOW, 2, 3)


def test_nothing_scored_has_no_level():
    assert aspect_score([]) == (None, Light.GREY, 0, 0)
    assert aspect_score([Factor(None), Factor(5, 0)]) == (None, Light.GREY, 0, 1)


def test_what_is_shown_decides_the_level():
    assert level(Decimal("13.95")) is Light.GREEN
    assert level(Decimal("13.949")) is Light.YELLOW
    assert level(Fraction(20, 3)) is Light.RED
    assert level(0) is Light.RED
    assert level(11, CutOffs(yellow=5, green=11)) is Light.GREEN


@pytest.mark.parametrize("factor", [Factor(21), Factor(-1), Factor(5, -1)])
def test_scores_that_cannot_be(factor):
    with pytest.raises(ValueError, match="Factor"):
        aspect_score([Factor(3), factor])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), min_size=1, max_size=9))
def test_the_mean_lies_among_the_scores(pairs):
    found = aspect_score([Factor(*pair) for pair in pairs])
    scores, weights = zip(*pairs, strict=True)
    assert float(found.score) == pytest.approx(np.average(scores, weights=weights))


def test_themes():
    marks = [
        Mark("Gator", 4, "boende"),
        Mark("Trygghet", 2, "boende"),
        Mark("Trygghet", 3, "boende"),
        Mark("Trygghet", 7, "verksam"),
    ]
    found = rate_themes(marks)
    assert list(found) == ["Gator", "Trygghet"]
    assert found["Gator"] == (4, 1, None, 4, 4)
    safety = found["Trygghet"]
    assert (safety.mean, safety.n, safety.least, safety.most) == (4, 3, 2, 7)
    assert safety.sd == pytest.approx(np.std([2, 3, 7], ddof=1))
    groups = rate_by_group(marks)
    assert groups["boende"]["Trygghet"].mean == 2.5
    assert list(groups["verksam"]) == ["Trygghet"]
    assert widest_gap(groups) == {"Gator": 0, "Trygghet": 4.5}
    assert rate_themes([]) == rate_by_group([]) == {}


def test_marks_off_the_scale():
    with pytest.raises(ValueError, match="Gator"):
        rate_themes([Mark("Gator", 8)])
    assert rate_themes([Mark("Gator", 8)], highest=10)["Gator"].mean == 8
