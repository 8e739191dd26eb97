"""Days to lengths and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST = date.min.toordinal()
LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where days lie: ``left`` is the x of the ordinal ``origin``, ``per_day`` the width of a day.

    ``origin`` may lie within a day (737000.25), so that a screen can scroll smoothly.
    """

    origin: float
    left: float
    per_day: float

    def x(self, day: date) -> float:
        """Return the left edge of a day."""
        return self.left + (day.toordinal() - self.origin) * self.per_day

    def x_end(self, day: date) -> float:
        """Return the right edge of a day."""
        return self.x(day) + self.per_day

    def x_middle(self, day: date) -> float:
        """Return the middle of a day."""
        return self.x(day) + self.per_day / 2

    def ordinal_at(self, x: float) -> float:
        """Return the (broken) ordinal at ``x``."""
        return self.origin + (x - self.left) / self.per_day

    def day_at(self, x: float) -> date:
        """Return the day at ``x``, kept inside what the calendar can hold."""
        return day_of(self.ordinal_at(x))


def day_of(ordinal: float) -> date:
    """Return the day of an ordinal, kept inside the calendar."""
    return date.fromordinal(int(min(max(ordinal, FIRST), LAST)))


def fitting(first: date, last: date, left: float, width: float) -> TimeScale:
    """Return the scale on which ``first`` to ``last`` (inclusive) just fill ``width``."""
    return TimeScale(first.toordinal(), left, width / (last.toordinal() - first.toordinal() + 1))
