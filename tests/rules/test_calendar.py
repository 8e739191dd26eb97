from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.plans import calendar, day
from workbench.rules.calendar import (
    BeyondCalendarError,
    NoWorkingDaysError,
    WorkCalendar,
    day_off_names,
    swedish_calendar,
)
from workbench.rules.holidays_sweden import ALL_EVES, Eve, days_off, from_library, holiday_names

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


def test_swedish_holidays_and_eves_of_2026():
    on_weekdays = {each for each in days_off(2026) if each.weekday() < 5}
    assert on_weekdays == {
        day(text)
        for text in (
            "01-01", "01-06", "04-03", "04-06", "05-01", "05-14",
            "06-19", "12-24", "12-25", "12-31",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("eve", "on"),
    [(Eve.MIDSUMMER, "06-19"), (Eve.CHRISTMAS, "12-24"), (Eve.NEW_YEAR, "12-31")],
)
def test_each_eve_can_be_a_working_day(eve, on):
    others = {"06-19", "12-24", "12-31"} - {on}
    days = swedish_calendar(ALL_EVES - {eve})
    assert days.is_working(day(on))
    assert not any(days.is_working(day(other)) for other in others)


def test_holidays_are_named_in_both_languages():
    assert holiday_names(2026, "sv")[day("06-19")] == "Midsommarafton"
    assert holiday_names(2026, "en")[day("06-19")] == "Midsummer Eve"
    assert holiday_names(2026, "sv")[day("05-14")] == "Kristi himmelsfärdsdag"


def test_names_of_days_off_leave_out_days_that_are_worked():
    days = swedish_calendar(working_days=frozenset({day("12-31")}))
    named = day_off_names(days, day("12-20"), day("2027-01-02"))
    assert named == {
        day("12-24"): "Julafton",
        day("12-25"): "Juldagen",
        day("12-26"): "Annandag jul",
        day("2027-01-01"): "Nyårsdagen",
    }


def test_own_days_off_and_extra_working_days():
    saturday, tuesday = day("2026-10-10"), day("2026-10-13")
    days = swedish_calendar(days_off=frozenset({tuesday}), working_days=frozenset({saturday}))
    assert days.is_working(saturday)
    assert not days.is_working(tuesday)
    assert days.working_days_between(day("10-09"), day("10-14")) == 4


def test_an_extra_working_day_wins_over_a_day_off():
    days = WorkCalendar(days_off=[day("10-13")], working_days=[day("10-13")])
    assert days.is_working(day("10-13"))


def test_the_same_settings_share_one_calendar():
    assert swedish_calendar() is swedish_calendar()
    assert swedish_calendar() is not swedish_calendar(frozenset())


def test_snapping():
    days = calendar()
    assert days.snap_start(day("06-19")) == (day("06-22"), True)
    assert days.snap_finish(day("06-19")) == (day("06-18"), True)
    assert days.snap_start(day("06-18")) == (day("06-18"), False)
    assert days.snap_finish(day("06-18")) == (day("06-18"), False)


def test_counting():
    days = calendar()
    assert days.working_days_between(day("05-11"), day("05-15")) == 4
    assert days.working_days_between(day("05-14"), day("05-14")) == 0
    assert days.working_days_between(day("05-15"), day("05-11")) == 0
    assert days.add_working_days(day("05-13"), 1) == day("05-15")
    assert days.add_working_days(day("05-15"), -1) == day("05-13")


def test_without_a_working_weekday_there_is_no_calendar():
    with pytest.raises(NoWorkingDaysError):
        WorkCalendar(weekend=range(7))


@pytest.mark.parametrize("outside", [date(1899, 12, 31), date(2300, 1, 1), date(9999, 12, 31)])
def test_dates_outside_its_years_are_refused(outside):
    with pytest.raises(BeyondCalendarError):
        calendar().before(outside)


def test_boundaries_outside_its_years_are_refused():
    days = calendar()
    days.before(day("01-02"))
    with pytest.raises(BeyondCalendarError):
        days.starting(10**6)
    with pytest.raises(BeyondCalendarError):
        days.starting(-(10**6))
    assert days.ending(days.after(date(2299, 12, 29))) == date(2299, 12, 29)


def test_a_calendar_with_nothing_but_days_off_ends_in_words_not_in_a_loop():
    def all_of(year):
        first = date(year, 1, 1)
        return {first + timedelta(days=nth) for nth in range(366)}

    with pytest.raises(BeyondCalendarError):
        WorkCalendar(all_of).add_working_days(day("01-02"), 1)


def test_growing_backwards_keeps_boundaries():
    days = calendar()
    boundary = days.before(day("10-05"))
    days.before(date(1995, 1, 1))
    assert days.before(day("10-05")) == boundary
    assert days.starting(boundary) == day("10-05")


@given(DAYS, DAYS)
def test_boundaries_agree_with_counting_one_day_at_a_time(one, other):
    days = swedish_calendar()
    first, last = sorted((one, min(other, one + timedelta(days=400))))
    counted = sum(
        days.is_working(first + timedelta(days=nth)) for nth in range((last - first).days + 1)
    )
    assert days.working_days_between(first, last) == counted


@given(DAYS)
def test_a_boundary_is_found_again(any_day):
    days = swedish_calendar()
    start, finish = days.before(any_day), days.after(any_day)
    assert days.before(days.starting(start)) == start
    assert days.after(days.ending(finish)) == finish
    assert days.starting(start) >= any_day >= days.ending(finish)
    assert finish - start == days.is_working(any_day)


@pytest.mark.parametrize("year", [1989, 1990, 2004, 2005, 2026, 2070, 2071])
def test_the_written_table_says_what_the_library_says(year):
    eves = from_library(year, "sv", only_eves=True)
    assert days_off(year, frozenset()) == set(from_library(year, "sv")) - set(eves)
    for language in ("sv", "en"):
        assert holiday_names(year, language) == from_library(year, language)


def test_the_library_is_loaded_only_for_years_that_are_not_written_down():
    code = (
        "import sys; from datetime import date; from workbench.rules import calendar, schedule;"
        "days = calendar.swedish_calendar();"
        "days.before(date(2026, 1, 1));"
        "assert 'holidays' not in sys.modules;"
        "days.before(date(2085, 1, 1));"
        "assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
