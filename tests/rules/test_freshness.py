"""When figures are due again."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.rules.freshness import freshness, months_after


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_later(day, months, later):
    assert months_after(day, months) == later


def test_a_quarterly_figure_is_due_after_three_months():
    found = freshness(date(2026, 8, 1), "quarter", date(2026, 11, 18))
    assert (found.due, found.days_over, found.is_due) == (date(2026, 11, 1), 17, True)


def test_a_yearly_figure_is_not_due_yet():
    found = freshness(date(2026, 9, 27), "year", date(2026, 11, 18))
    assert not found.is_due
    assert found.due == date(2027, 9, 27)


def test_what_has_no_day_is_due():
    assert freshness(None, "month", date(2026, 11, 18)).is_due
