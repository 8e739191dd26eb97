"""Formulas over indicators are read, reckoned and refused."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import WorkbenchError
from workbench.rules.formula import DEEPEST, LONGEST, parse_formula

KNOWN = {"k01": Fraction(12), "k02": Fraction(3), "k03": Fraction(0), "k04": None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("K01 / K02", 4),
        ("k01 − K02 × 2", 6),
        ("(K01-K02)*2", 18),
        ("K01 / K02 / 2", 2),
        ("10 - 2 - 3", 5),
        ("-K02 + 1,5", Fraction(-3, 2)),
        ("K01 ÷ 1840 · 1000", Fraction(12000, 1840)),
        ("--3", 3),
    ],
)
def test_it_reckons_as_in_school(text, value):
    assert parse_formula(text).value(KNOWN) == value


@pytest.mark.parametrize("text", ["K01 / K03", "K04 + 1", "K99", "1 / (2 - 2)"])
def test_without_a_value_there_is_none(text):
    assert parse_formula(text).value(KNOWN) is None


def test_it_says_which_indicators_it_needs():
    assert parse_formula("(K02 + K01) / K02 * 100").names == ("K02", "K01")


@pytest.mark.parametrize(
    "text",
    ["", "K01 +", "(K01", "K01)", "K01 K02", "3 ** 2", "__import__('os')", "K01;K02", "1 % 2"],
)
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(WorkbenchError):
        parse_formula(text)


def test_bombs_are_refused():
    with pytest.raises(WorkbenchError):
        parse_formula("(" * (DEEPEST + 5) + "1" + ")" * (DEEPEST + 5))
    with pytest.raises(WorkbenchError):
        parse_formula("1+" * LONGEST + "1")
    with pytest.raises(WorkbenchError):
        parse_formula("-" * (LONGEST - 1) + "1")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(WorkbenchError):
        assert parse_formula(text).value({}) is None or not parse_formula(text).names


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=8))
def test_sums_agree_with_arithmetic(numbers):
    text = " + ".join(f"({number})" for number in numbers)
    assert parse_formula(text).value({}) == sum(numbers)
