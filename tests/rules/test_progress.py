from __future__ import annotations

from datetime import date
from fractions import Fraction

from workbench.rules.progress import Delivery, is_late, on_time_share, share_met

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)


def test_share_of_criteria():
    assert share_met([True, False, None, True]) == Fraction(2, 3)
    assert share_met([False]) == 0
    assert share_met([None]) is None
    assert share_met([]) is None


def test_late_is_past_and_not_done():
    assert is_late(YESTERDAY, TODAY, done=False)
    assert not is_late(YESTERDAY, TODAY, done=True)
    assert not is_late(TODAY, TODAY, done=False)
    assert not is_late(None, TODAY, done=False)


def test_on_time_counts_what_is_due():
    deliveries = [
        Delivery(YESTERDAY, done=True, done_on=YESTERDAY),
        Delivery(YESTERDAY, done=True, done_on=TODAY),
        Delivery(YESTERDAY, done=True),
        Delivery(YESTERDAY, done=False),
        Delivery(TODAY, done=False),
    ]
    assert on_time_share(deliveries, TODAY) == Fraction(1, 2)
    assert on_time_share(deliveries[-1:], TODAY) is None
