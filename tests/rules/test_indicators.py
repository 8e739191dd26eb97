from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.indicators import (
    Direction,
    Light,
    Target,
    days_since,
    is_stale,
    light,
    progress_share,
)

HIGHER, LOWER, WITHIN = Direction.HIGHER, Direction.LOWER, Direction.WITHIN
LIGHTS = {"grön": Light.GREEN, "gul": Light.YELLOW, "röd": Light.RED}
DIRECTIONS = {"högre": HIGHER, "lägre": LOWER}


def number(text):
    return Decimal(text) if text else None


@pytest.mark.parametrize(
    "row", mellantorg.rows(mellantorg.EXAMPLE / "kpis.csv"), ids=lambda row: row["id"]
)
def test_mellantorg(row):
    target = Target(
        DIRECTIONS[row["riktning"]], number(row["mal_2026"]), number(row["baslinje_2025"])
    )
    assert light(number(row["utfall_2026"]), target) is LIGHTS[row["status_mot_mal_2026"]]


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (50, Target(HIGHER, 50, 40), Light.GREEN),
        (45, Target(HIGHER, 50, 40), Light.YELLOW),
        (Decimal("44.99"), Target(HIGHER, 50, 40), Light.RED),
        (30, Target(HIGHER, 50, 40), Light.RED),
        (10, Target(LOWER, 10, 20), Light.GREEN),
        (15, Target(LOWER, 10, 20), Light.YELLOW),
        (15.01, Target(LOWER, 10, 20), Light.RED),
        (None, Target(HIGHER, 50, 40), Light.GREY),
        (45, Target(HIGHER, None, 40), Light.GREY),
        (0, Target(HIGHER, 0, None), Light.GREEN),
        # no baseline
        (25, Target(HIGHER, 50), Light.YELLOW),
        (24, Target(HIGHER, 50), Light.RED),
        (15, Target(LOWER, 10), Light.YELLOW),
        (16, Target(LOWER, 10), Light.RED),
        (3, Target(LOWER, 0), Light.RED),
        # it was good and has become worse
        (70, Target(HIGHER, 80, 90), Light.RED),
        (79, Target(HIGHER, 80, 80), Light.RED),
        # a range
        (15, Target(WITHIN, 10, 30, 20), Light.GREEN),
        (10, Target(WITHIN, 10, 30, 20), Light.GREEN),
        (20, Target(WITHIN, 10, 30, 20), Light.GREEN),
        (25, Target(WITHIN, 10, 30, 20), Light.YELLOW),
        (26, Target(WITHIN, 10, 30, 20), Light.RED),
        (5, Target(WITHIN, 10, 30, 20), Light.YELLOW),
        (25, Target(WITHIN, 10, 15, 20), Light.RED),
        (30, Target(WITHIN, 10, None, 20), Light.YELLOW),
        (5, Target(WITHIN, 10, None, 20), Light.YELLOW),
        (4, Target(WITHIN, 10, None, 20), Light.RED),
        (10, Target(WITHIN, 10, 0), Light.GREEN),
    ],
)
def test_lights(value, target, expected):
    assert light(value, target) is expected


def test_progress_is_exact_and_not_cut_off():
    assert progress_share(0.3, Target(HIGHER, 0.4, 0.1)) == Fraction(2, 3)
    assert progress_share(60, Target(HIGHER, 50, 40)) == 2
    assert progress_share(35, Target(HIGHER, 50, 40)) == Fraction(-1, 2)
    assert progress_share(361, Target(LOWER, 430, 472)) == Fraction(111, 42)
    assert progress_share(40, Target(HIGHER, 40, 40)) == 1
    assert progress_share(39, Target(HIGHER, 40, 40)) is None
    assert progress_share(None, Target(HIGHER, 40, 40)) is None
    assert progress_share(39, Target(HIGHER, None)) is None


@given(
    st.sampled_from([HIGHER, LOWER]),
    st.integers(-1000, 1000),
    st.integers(-1000, 1000),
    st.integers(-1000, 1000),
    st.integers(0, 1000),
)
def test_better_is_never_a_worse_light(direction, baseline, goal, value, more):
    target = Target(direction, goal, baseline)
    better = value + more if direction is HIGHER else value - more
    ranks = [Light.RED, Light.YELLOW, Light.GREEN]
    assert ranks.index(light(better, target)) >= ranks.index(light(value, target))


def test_age():
    today = date(2026, 11, 23)
    assert days_since(date(2026, 11, 20), today) == 3
    assert days_since(date(2026, 11, 25), today) == 0
    assert days_since(None, today) is None
    assert not is_stale(date(2026, 8, 25), today)
    assert is_stale(date(2026, 8, 24), today)
    assert is_stale(None, today)
    assert is_stale(date(2026, 11, 20), today, limit=2)
