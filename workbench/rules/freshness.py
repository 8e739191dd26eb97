"""When a figure should have been looked at again: from its last day and how often it is due."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Freshness:
    """``last`` is the day of the newest value, ``due`` the day from which a new one is wanted.

    ``last`` is None where the day is not known or nothing was ever measured; it is then due.
    """

    last: date | None
    due: date | None
    days_over: int

    @property
    def is_due(self) -> bool:
        """Whether a new value is wanted now."""
        return self.due is None or self.days_over >= 0


def months_after(day: date, months: int) -> date:
    """Return the same day of the month some months later, or the last day of that month."""
    place = day.year * _YEAR + day.month - 1 + months
    year, month = divmod(place, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def freshness(last: date | None, frequency: str | None, today: date) -> Freshness:
    """Return how fresh a value of ``last`` is; yearly where no frequency is said."""
    if last is None:
        return Freshness(None, None, 0)
    due = months_after(last, MONTHS.get(frequency or "", _YEAR))
    return Freshness(last, due, (today - due).days)
