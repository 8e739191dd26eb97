"""What a reckoning typed into a cell gives, in columns of every kind of number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.base.parse import ParseError
from workbench.models.registry import record
from workbench.ui.data.columns import Column, columns_of
from workbench.ui.data.working import is_reckoned, reckoned

LINE, ESTATE = record("budget_line"), record("property")
YEARS = {column.year: column for column in columns_of(LINE, years=(2026, 2027)) if column.year}
AMOUNTS = {"amounts": {2026: 100_050}}


def column(name, of=ESTATE):
    return Column(name, of[name])


def test_an_amount_is_kept_in_ore():
    assert reckoned(YEARS[2026], AMOUNTS, "=1200*4") == 480_000
    assert reckoned(YEARS[2026], AMOUNTS, "=10/3") == 333


def test_a_change_gives_whole_kronor_and_starts_from_the_year_before_where_nothing_is():
    assert reckoned(YEARS[2026], AMOUNTS, "+3 %") == 103_100
    assert reckoned(YEARS[2027], AMOUNTS, "-10%") == 90_000
    with pytest.raises(ParseError):
        reckoned(YEARS[2026], {"amounts": {}}, "+3%")


def test_measures_and_counts():
    assert reckoned(column("gross_floor_area"), {"gross_floor_area": None}, "=2,5*3") == Decimal(
        "7.5"
    )
    assert reckoned(column("dwellings"), {"dwellings": 40}, "+10 %") == 44
    with pytest.raises(ParseError):
        reckoned(column("gross_floor_area"), {"gross_floor_area": None}, "=1-2")
    with pytest.raises(ParseError):
        reckoned(column("levy_discount"), {"levy_discount": None}, "=50*3")
    with pytest.raises(ParseError):
        reckoned(YEARS[2026], AMOUNTS, "=999999999999999*9")


def test_only_numbers_are_reckoned():
    assert is_reckoned(YEARS[2026].cell, "=1+1")
    assert not is_reckoned(YEARS[2026].cell, "1200")
    assert not is_reckoned(ESTATE["designation"], "=1+1")
