"""Roles, permits, quick wins and the months of a plan."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.rules.calendar import swedish_calendar
from workbench.rules.permits import Danger, latest_application, permit_danger
from workbench.rules.quick_wins import is_quick_win
from workbench.rules.raci import RaciGap, raci_gaps
from workbench.rules.year import Month, Part, part_in, year_from

TODAY = date(2026, 11, 18)
DAYS = swedish_calendar()


@pytest.mark.parametrize(
    ("accountable", "responsible", "gaps"),
    [
        (["a"], ["b"], ()),
        (["a", "a"], ["b"], ()),
        ([], ["b"], (RaciGap.NO_ACCOUNTABLE,)),
        (["a", "b"], ["b"], (RaciGap.SEVERAL_ACCOUNTABLE,)),
        ([], [], (RaciGap.NO_ACCOUNTABLE, RaciGap.NO_RESPONSIBLE)),
    ],
)
def test_exactly_one_answers_and_at_least_one_does_it(accountable, responsible, gaps):
    assert raci_gaps(accountable, responsible) == gaps


def test_the_last_day_to_apply_counts_working_days():
    # Twenty working days before 1 December 2026; no holiday lies between.
    assert latest_application(date(2026, 12, 1), 20, DAYS) == date(2026, 11, 3)
    # Over Christmas: 24, 25 and 31 December, 1 and 6 January are off.
    assert latest_application(date(2027, 1, 11), 10, DAYS) == date(2026, 12, 21)
    assert latest_application(date(2026, 12, 1), 0, DAYS) == date(2026, 12, 1)
    assert latest_application(None, 20, DAYS) is None
    assert latest_application(date(2026, 12, 1), None, DAYS) is None


@pytest.mark.parametrize(
    ("state", "apply_by", "start", "valid_until", "danger"),
    [
        ("refused", None, None, None, Danger.REFUSED),
        ("granted", date(2026, 1, 1), date(2026, 12, 1), None, Danger.NONE),
        ("granted", None, date(2026, 12, 1), date(2026, 12, 30), Danger.EXPIRES),
        ("granted", None, date(2026, 12, 1), date(2026, 12, 31), Danger.NONE),
        ("applied", None, date(2026, 11, 18), None, Danger.DECISION_LATE),
        ("applied", date(2026, 11, 1), date(2026, 11, 19), None, Danger.NONE),
        ("not_applied", date(2026, 11, 17), date(2026, 12, 1), None, Danger.LATE),
        ("not_applied", date(2026, 11, 18), date(2026, 12, 1), None, Danger.SOON),
        ("not_applied", date(2026, 12, 18), date(2027, 1, 18), None, Danger.SOON),
        ("not_applied", date(2026, 12, 19), date(2027, 1, 19), None, Danger.NONE),
        ("not_applied", None, None, None, Danger.NONE),
        ("not_needed", date(2026, 1, 1), date(2026, 1, 1), None, Danger.NONE),
    ],
)
def test_what_is_wrong_with_a_permit(state, apply_by, start, valid_until, danger):
    finish = date(2026, 12, 31)
    assert permit_danger(state, apply_by, start, finish, valid_until, TODAY) is danger


@pytest.mark.parametrize(
    ("cost", "finish", "quick"),
    [
        (25_000_00, date(2026, 11, 30), True),
        (25_000_01, date(2026, 11, 30), False),
        (0, date(2026, 12, 1), False),
        (None, date(2026, 11, 30), False),
        (0, None, False),
    ],
)
def test_a_quick_win_is_short_and_cheap(cost, finish, quick):
    assert is_quick_win(cost, date(2026, 11, 1), finish) is quick


def test_twelve_months_over_the_turn_of_the_year():
    months = year_from(Month(2026, 11))
    assert months[0] == Month(2026, 11)
    assert months[2] == Month(2027, 1)
    assert months[-1] == Month(2027, 10)
    assert Month(2027, 2).minus(Month(2026, 11)) == 3
    assert Month(2026, 3).plus(-3) == Month(2025, 12)


@pytest.mark.parametrize(
    ("month", "part"),
    [(2, None), (3, Part.START), (4, Part.ONGOING), (5, Part.FINISH), (6, None)],
)
def test_what_falls_into_a_month(month, part):
    assert part_in(Month(2026, month), date(2026, 3, 31), date(2026, 5, 1)) is part
    assert part_in(Month(2026, 3), date(2026, 3, 1), date(2026, 3, 31)) is Part.WHOLE


@pytest.mark.parametrize(
    ("recurs", "months"),
    [
        ("weekly", [3, 4, 5, 6, 7, 8, 9]),
        ("monthly", [3, 4, 5, 6, 7, 8, 9]),
        ("quarterly", [3, 6, 9]),
        ("half_yearly", [3, 9]),
        ("yearly", [3]),
    ],
)
def test_what_comes_back_until_it_ends(recurs, months):
    start, finish = date(2026, 3, 15), date(2026, 9, 15)
    found = [
        month
        for month in range(1, 13)
        if part_in(Month(2026, month), start, finish, recurs) is Part.AGAIN
    ]
    assert found == months
