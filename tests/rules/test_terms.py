"""Terms: ends, the last day of notice, renewals, and the votes that decide."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.terms import (
    Term,
    current_end,
    last_notice,
    months_later,
    term_state,
    votes_needed,
)

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (None, None, Term.OPEN),
        (date(2026, 1, 1), None, Term.OPEN),
        (date(2027, 1, 1), None, Term.AHEAD),
        (None, date(2026, 11, 17), Term.OVER),
        (None, TODAY, Term.SOON),
        (None, TODAY + timedelta(days=90), Term.SOON),
        (None, TODAY + timedelta(days=91), Term.RUNNING),
    ],
)
def test_how_a_term_stands(start, end, state):
    assert term_state(start, end, TODAY) is state


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -13, date(2025, 2, 28)),
    ],
)
def test_months_later(day, months, later):
    assert months_later(day, months) == later


def test_notice_of_an_agreement_that_ends_with_the_year_is_given_by_the_end_of_june():
    assert last_notice(date(2028, 12, 31), 6) == date(2028, 6, 30)
    assert last_notice(date(2028, 12, 31), 0) == date(2028, 12, 31)


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2028, 6, 30), date(2028, 12, 31)),
        (date(2028, 7, 1), date(2029, 12, 31)),
        (date(2029, 6, 30), date(2029, 12, 31)),
        (date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_who_gives_no_notice_in_time_goes_on_for_another_year(today, end):
    assert current_end(date(2028, 12, 31), 12, 6, today) == end


def test_an_agreement_without_renewal_simply_ends():
    assert current_end(date(2020, 12, 31), 0, 6, TODAY) == date(2020, 12, 31)


@given(
    end=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    renewal=st.integers(1, 60),
    notice=st.integers(0, 24),
    today=st.dates(date(2000, 1, 1), date(2045, 1, 1)),
)
def test_the_last_day_of_notice_is_never_past_where_it_is_renewed(end, renewal, notice, today):
    now = current_end(end, renewal, notice, today)
    assert now >= end
    assert last_notice(now, notice) >= today or now == end


@pytest.mark.parametrize(
    ("votes", "quorum", "needed"),
    [
        (9, "half", 5), (8, "half", 5), (1, "half", 1), (9, "two_thirds", 6),
        (10, "two_thirds", 7), (9, "none", 0), (9, None, 0), (0, "half", 0),
    ],
)  # fmt: skip
def test_votes_that_make_a_body_quorate(votes, quorum, needed):
    assert votes_needed(votes, quorum) == needed
