from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.language import using
from workbench.charts.timeline import cells, days_off, floor, following, tiers, widen
from workbench.charts.timescale import TimeScale, fitting

UNITS = ["day", "week", "month", "quarter", "year", "decade"]
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.sampled_from(UNITS), DAYS)
def test_a_day_lies_in_its_unit(unit, day):
    start = floor(unit, day)
    end = following(unit, start)
    assert start <= day <= end
    assert day < end or end == date.max


@given(st.sampled_from(UNITS), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 90))
def test_cells_follow_each_other_without_gaps(unit, first, length):
    found = list(cells(unit, first, first + timedelta(days=length)))
    assert found[0].start <= first
    assert found[-1].end > first + timedelta(days=length)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


def test_names_follow_the_language():
    first, last = date(2026, 11, 2), date(2026, 11, 30)
    with using("sv"):
        assert [c.label for c in cells("month", first, last)] == ["nov"]
        assert next(iter(cells("month", first, last, roomy=True))).label == "november 2026"
        assert next(iter(cells("week", first, last))).label == "v. 45"
    with using("en"):
        assert next(iter(cells("week", first, last))).label == "w. 45"


@pytest.mark.parametrize(
    ("per_day", "below"),
    [(30, "day"), (6, "week"), (1.7, "month"), (0.4, "quarter"), (0.15, "year"), (0.01, "decade")],
)
def test_finer_units_come_with_wider_days(per_day, below):
    assert tiers(per_day, 12).below == below


def test_days_off_are_weekends_and_holidays_in_runs():
    holidays = frozenset({date(2026, 12, 24), date(2026, 12, 25)})
    runs = list(days_off(date(2026, 12, 21), date(2026, 12, 31), holidays))
    assert runs == [(date(2026, 12, 24), date(2026, 12, 27))]


def test_a_scale_turns_back_into_days():
    scale = fitting(date(2026, 1, 1), date(2026, 12, 31), 100, 730)
    assert scale.x(date(2026, 1, 1)) == 100
    assert scale.x_end(date(2026, 12, 31)) == pytest.approx(830)
    assert scale.day_at(scale.x_middle(date(2026, 5, 4))) == date(2026, 5, 4)


def test_days_beyond_the_calendar_are_kept_inside():
    scale = TimeScale(1.0, 0.0, 1.0)
    assert scale.day_at(-1e9) == date.min
    assert scale.day_at(1e9) == date.max


def test_windows_grow_to_whole_months():
    assert widen(date(2026, 2, 10), date(2026, 4, 2)) == (date(2026, 2, 1), date(2026, 4, 30))
