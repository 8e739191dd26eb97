"""Clock, quorum, paragraphs, the yearly wheel, and a decision typed in a line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.holidays_sweden import days_off
from workbench.rules.meetings import (
    Numbered,
    Quorate,
    clock_text,
    paragraphs,
    quorum,
    read_clock,
    running_clock,
    same_day_next_year,
    wheel,
)
from workbench.rules.noting import parse_note

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("13", 780), ("13.30", 810), ("kl 9:05", 545), ("1330", 810), ("25", None), ("12:61", None),
     ("", None), ("eftermiddag", None)],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text, minutes):
    assert read_clock(text) == minutes


def test_the_clock_runs_with_the_items_and_past_midnight():
    assert running_clock(780, [3, None, 10]) == [780, 783, 783, 793]
    assert clock_text(24 * 60 + 5) == "00:05"
    assert clock_text(None) == ""


@pytest.mark.parametrize(
    ("present", "votes", "rule", "state", "needed"),
    [
        (4, 9, "half", Quorate.NO, 5),
        (5, 9, "half", Quorate.YES, 5),
        (4, 8, "half", Quorate.NO, 5),
        (6, 9, "two_thirds", Quorate.YES, 6),
        (0, 9, "no_rule", Quorate.NO_RULE, 0),
        (None, 9, "half", Quorate.UNKNOWN, 5),
        (0, 0, "half", Quorate.UNKNOWN, 0),
    ],
)
def test_a_body_can_decide_with_enough_votes(present, votes, rule, state, needed):
    found = quorum(present, votes, rule)
    assert (found.state, found.needed) == (state, needed)
    assert found.may_decide is (state is not Quorate.NO)


def test_paragraphs_run_through_the_year_and_go_on_from_fixed_ones():
    items = [
        Numbered("a", 2026, None), Numbered("b", 2026, 7), Numbered("c", 2026, None),
        Numbered("d", 2027, None),
    ]  # fmt: skip
    assert paragraphs(items) == {"a": 1, "b": 7, "c": 8, "d": 1}


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(2000, 2090))
def test_the_same_day_of_another_year_is_the_same_weekday_of_the_same_month(day, year):
    found = same_day_next_year(day, year)
    assert (found.year, found.month, found.weekday()) == (year, day.month, day.weekday())


def test_a_meeting_is_not_put_on_a_holiday():
    free = days_off(2027)
    # Its first Wednesday of January, 6 January 2027, is Epiphany.
    found = wheel([date(2026, 1, 7), date(2026, 5, 14)], 2027, free)
    assert found[0] == date(2027, 1, 13)
    assert not set(found) & free
    assert all(day.weekday() < 5 for day in found)


def test_a_decision_is_one_line_with_its_parts_in_any_order():
    said = parse_note("Belysning beställs; 30/6; 7-1-0; Kommunen; r: Brf vill vänta", TODAY)
    assert said.title == "Belysning beställs"
    assert said.who == ("Kommunen",)
    assert said.due == date(2026, 6, 30)
    assert said.votes == (7, 1, 0)
    assert said.reservation == "Brf vill vänta"
    assert said.outcome == "adopted"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("b", "postponed"), ("Bordlagt", "postponed"), ("a", "rejected"), ("avslag", "rejected"),
     ("å", "referred"), ("återremiss", "referred"), ("bifall", "adopted")],
)  # fmt: skip
def test_codes_of_one_letter_or_a_word(code, outcome):
    assert parse_note(f"Något; {code}", TODAY).outcome == outcome


@given(st.text(max_size=60))
def test_any_line_can_be_read(line):
    assert isinstance(parse_note(line, TODAY).title, str)
