"""Counts by month and type, days until something is mended, what is left lying."""

from __future__ import annotations

from datetime import date

from workbench.rules.calendar import swedish_calendar
from workbench.rules.duty_log import (
    Entry,
    answered_share,
    days_between,
    left_lying,
    mendings,
    month_counts,
    was_open,
)
from workbench.rules.roster import most_alone, team_hours
from workbench.rules.year import Month

DAYS = swedish_calendar()
OCTOBER = Month(2026, 10)


def entry(on, kind="litter", who="O1", status="new", handled=None, key="x"):
    mended = "handled" if handled else status
    return Entry(key, on, kind, "Y1", who, mended, None, handled, kind != "disorder")


def test_only_working_days_count():
    friday, monday = date(2026, 10, 2), date(2026, 10, 5)
    assert days_between(friday, friday, DAYS) == 0
    assert days_between(friday, monday, DAYS) == 1
    assert days_between(date(2026, 10, 3), monday, DAYS) == 1  # seen on a Saturday
    assert days_between(monday, friday, DAYS) == 0  # typed the wrong way round


def test_a_holiday_does_not_count():
    assert days_between(date(2026, 12, 23), date(2026, 12, 28), DAYS) == 1


def test_a_month_stands_beside_the_one_before_and_last_years():
    log = [
        entry(date(2025, 10, 1)), entry(date(2025, 10, 9), "graffiti"),
        entry(date(2026, 9, 30)), entry(date(2026, 10, 1)), entry(date(2026, 10, 31)),
    ]  # fmt: skip
    litter, graffiti = month_counts(log, OCTOBER, log[0].on)
    assert (litter.type, litter.now, litter.before, litter.year_ago) == ("litter", 2, 1, 1)
    assert (graffiti.type, graffiti.now, graffiti.before, graffiti.year_ago) == (
        "graffiti", 0, 0, 1,
    )  # fmt: skip


def test_months_before_the_log_began_are_unknown_not_nothing():
    (litter,) = month_counts([entry(date(2026, 10, 1))], OCTOBER, date(2026, 10, 1))
    assert (litter.now, litter.before, litter.year_ago) == (1, None, None)


def test_january_stands_beside_december():
    log = [entry(date(2025, 12, 31)), entry(date(2026, 1, 2))]
    assert month_counts(log, Month(2026, 1), log[0].on)[0].before == 1


def test_each_party_has_its_median():
    log = [
        entry(date(2026, 10, 1), handled=date(2026, 10, 2)),
        entry(date(2026, 10, 1), handled=date(2026, 10, 5)),
        entry(date(2026, 9, 1), who="O2"),
        entry(date(2026, 10, 1), who="O3", handled=date(2026, 11, 2)),
        entry(date(2026, 10, 1), "disorder", who="O4"),
    ]
    first, second, third = mendings(log, OCTOBER, date(2026, 10, 30), DAYS)
    assert (first.responsible, first.mended, first.days, first.open) == ("O1", 2, 1.5, 0)
    assert {second.responsible, third.responsible} == {"O2", "O3"}
    waits = next(each for each in (second, third) if each.responsible == "O2")
    assert (waits.mended, waits.days, waits.open, waits.oldest) == (0, None, 1, 43)


def test_what_was_mended_later_was_open_then():
    late = entry(date(2026, 10, 1), handled=date(2026, 11, 2))
    assert was_open(late, date(2026, 10, 31))
    assert not was_open(late, date(2026, 11, 2))
    assert not was_open(late, date(2026, 9, 30))  # not seen yet
    assert not was_open(entry(date(2026, 10, 1), status="no_action"), date(2026, 10, 2))


def test_twenty_working_days_are_long_enough():
    today = date(2026, 10, 30)
    old, new = entry(date(2026, 10, 1), key="old"), entry(date(2026, 10, 2), key="new")
    assert [e.id for e in left_lying([new, old], today, DAYS)] == ["old"]


def test_only_faults_ask_for_somebody():
    log = [entry(date(2026, 10, 1)), entry(date(2026, 10, 1), who=None),
           entry(date(2026, 10, 1), "disorder", who=None)]  # fmt: skip
    assert answered_share(log) == (1, 2)


def test_a_roster_comes_to_hours_and_money():
    hours = {(1, 8): 1, (1, 9): 2}
    assert team_hours(hours, "always", None, 200_00).year == 156
    assert team_hours(hours, "summer", None, None).year == 39
    assert team_hours(hours, "summer", 9, 100_00).cost == 27 * 100_00
    assert team_hours(hours, "summer", 0, 100_00).cost == 0


def test_alone_late_is_told():
    assert most_alone({(1, 17): 1, (1, 18): 1, (2, 1): 1, (3, 20): 2}) == ((1, 18), (2, 1))
