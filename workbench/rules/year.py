"""The year of a plan: its months, and what of an activity falls into each of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

MONTHS: Final = 12
_STEP: Final = {"weekly": 1, "monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month in which a day lies."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, count: int) -> Month:
        """Return the month so many months later."""
        whole = self.year * MONTHS + self.month - 1 + count
        return Month(whole // MONTHS, whole % MONTHS + 1)

    def minus(self, other: Month) -> int:
        """Return how many months this one is after another."""
        return (self.year - other.year) * MONTHS + self.month - other.month


class Part(StrEnum):
    """What of an activity falls into a month."""

    WHOLE = "whole"
    """It begins and ends there."""
    START = "start"
    """It begins there."""
    FINISH = "finish"
    """It ends there."""
    ONGOING = "ongoing"
    """It goes on."""
    AGAIN = "again"
    """It comes back there."""


def part_in(month: Month, start: date, finish: date, recurs: str | None = None) -> Part | None:
    """Return what of an activity falls into ``month``, None when nothing does.

    One that ``recurs`` comes back every so many months from its start until its finish; what comes
    back every week does so in each month.
    """
    first, last = Month.of(start), Month.of(finish)
    if not first <= month <= last:
        return None
    if recurs in _STEP:
        return Part.AGAIN if month.minus(first) % _STEP[recurs] == 0 else None
    if first == last:
        return Part.WHOLE
    if month == first:
        return Part.START
    return Part.FINISH if month == last else Part.ONGOING


def year_from(first: Month) -> tuple[Month, ...]:
    """Return twelve months, ``first`` the earliest."""
    return tuple(first.plus(count) for count in range(MONTHS))
