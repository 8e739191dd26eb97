from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.comparison import (
    Reason,
    RoundFacts,
    Verdict,
    caution,
    comparability,
    holm,
    season_distance,
    verdict,
)
from workbench.rules.indicators import Direction
from workbench.rules.proportions import newcombe, proportion

AUTUMN = RoundFacts(
    method="web",
    sampling="random",
    population="16–85 år",
    wording="Hur trygg känner du dig?",
    scale="safe5",
    first=date(2025, 9, 1),
    last=date(2025, 9, 21),
)
NEXT = {"first": date(2026, 9, 7), "last": date(2026, 9, 27)}


def later(**changes):
    return RoundFacts(
        **{
            **{name: getattr(AUTUMN, name) for name in RoundFacts.__slots__},
            **NEXT,
            **changes,
        }
    )


def test_the_same_again_is_comparable():
    found = comparability(AUTUMN, later(wording="hur  trygg känner du dig"))
    assert found.comparable
    assert found == ((), ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"method": "post"}, Reason.METHOD),
        ({"sampling": "convenience"}, Reason.SAMPLING),
        ({"population": "boende"}, Reason.POPULATION),
        ({"wording": "Känner du dig trygg?"}, Reason.WORDING),
        ({"scale": "agree5"}, Reason.SCALE),
        ({"first": date(2026, 2, 1), "last": date(2026, 2, 20)}, Reason.SEASON),
    ],
)
def test_each_difference_is_a_reason(changes, reason):
    found = comparability(AUTUMN, later(**changes))
    assert found.reasons == (reason,)
    assert not found.comparable


def test_what_is_not_known_is_no_reason_but_is_told():
    found = comparability(AUTUMN, RoundFacts(scale="safe5"))
    assert found.comparable
    assert found.unknown == (
        Reason.METHOD,
        Reason.SAMPLING,
        Reason.POPULATION,
        Reason.SEASON,
        Reason.WORDING,
    )


@pytest.mark.parametrize(
    ("days", "weeks"),
    [(0, 0), (7, 1), (42, 6), (365, 0), (365 * 2 + 1, 0), (182, 26), (300, 9.3), (-14, 2)],
)
def test_seasons_go_round_the_year(days, weeks):
    start = date(2024, 5, 1)
    one = RoundFacts(first=start)
    two = RoundFacts(last=start + timedelta(days=days))
    assert season_distance(one, two) == pytest.approx(weeks, abs=0.1)
    assert season_distance(two, one) == season_distance(one, two)


def test_six_weeks_are_still_the_same_season():
    start = date(2024, 5, 1)
    one = RoundFacts(first=start)
    near, far = (RoundFacts(first=start + timedelta(days=days)) for days in (42, 43))
    assert Reason.SEASON not in comparability(one, near).reasons
    assert Reason.SEASON in comparability(one, far).reasons
    assert Reason.SEASON not in comparability(one, far, season_weeks=7).reasons


def test_what_a_difference_says():
    up = newcombe(proportion(20, 100), proportion(60, 100))
    down = newcombe(proportion(60, 100), proportion(20, 100))
    little = newcombe(proportion(50, 100), proportion(52, 100))
    assert verdict(up, Direction.HIGHER) is Verdict.BETTER
    assert verdict(down, Direction.HIGHER) is Verdict.WORSE
    assert verdict(up, Direction.LOWER) is Verdict.WORSE
    assert verdict(down, Direction.LOWER) is Verdict.BETTER
    assert verdict(little, Direction.HIGHER) is Verdict.UNCERTAIN
    assert verdict(None, Direction.HIGHER) is Verdict.UNCERTAIN
    assert verdict(up, Direction.HIGHER, comparable=False) is Verdict.NOT_COMPARABLE


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()
    assert holm([0.9, 0.8]) == (1, 1)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_lies_between_nothing_and_bonferroni(risks):
    adjusted = holm(risks)
    for p, together in zip(risks, adjusted, strict=True):
        assert p <= together <= min(1, p * len(risks)) or together == pytest.approx(p)
    by_size = sorted(range(len(risks)), key=lambda nth: risks[nth])
    assert [adjusted[nth] for nth in by_size] == sorted(adjusted)


def test_of_twenty_comparisons_one_looks_certain_by_chance():
    found = caution([0.04] + [0.5] * 19)
    assert found.by_chance == pytest.approx(1)
    assert (found.compared, found.found, found.together) == (20, 1, 0)
