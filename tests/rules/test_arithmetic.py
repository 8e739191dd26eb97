"""Reckoning in a cell: exact, as both languages write it, and never by executing anything."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.parse import ParseError
from workbench.rules.arithmetic import is_worked, worked


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("=1200*4", 4800),
        ("= 1 200 × 4", 4800),
        ("=(3+1)*250-50", 950),
        ("=1,5*2", 3),
        ("=1.5*2", 3),
        ("=10/4", Fraction(5, 2)),
        ("=-3+10", 7),
        ("=200*5%", 10),
        ("=2-3*4", -10),
        ("=12/2/3", 2),
        ("=640*220", 140_800),
    ],
)
def test_sums_and_products(text, gives):
    assert is_worked(text)
    assert worked(text, None) == gives


@pytest.mark.parametrize(
    ("text", "gives"), [("+3 %", 1030), ("+3%", 1030), ("-10 %", 900), ("−2,5%", 975)]
)
def test_a_change_in_per_cent_starts_from_what_is_there(text, gives):
    assert is_worked(text)
    assert worked(text, Fraction(1000)) == gives


def test_nothing_can_be_changed_where_nothing_is():
    with pytest.raises(ParseError):
        worked("+3%", None)


@pytest.mark.parametrize("text", ["1200", "-3", "+3", "3 %", "", "maj"])
def test_what_stands_as_it_is_is_not_reckoned(text):
    assert not is_worked(text)


@pytest.mark.parametrize(
    "text",
    ["=", "=1+", "=(1", "=1)", "=a", "=1 2 3*", "=__import__('os')", "=1/0", "=2**3", "=SUMMA(A1)",
     "=" + "(" * 40 + "1" + ")" * 40, "=" + "1+" * 300 + "1"],
)  # fmt: skip
def test_what_cannot_be_reckoned_is_told(text):
    with pytest.raises(ParseError):
        worked(text, Fraction(1))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_a_long_sum_is_exact(numbers):
    assert worked("=" + "+".join(map(str, numbers)), None) == sum(numbers)
