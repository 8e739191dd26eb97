"""Time is passed in, never fetched: the only place that asks the machine what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in the machine's own time zone."""

    def now(self) -> datetime:
        """Return the local time, with its zone."""
        ...

    def today(self) -> date:
        """Return the local date."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the local time, with its zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """Return the local date."""
        return self.now().date()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for tests, pictures and documents with a set date."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment if self.moment.tzinfo else self.moment.astimezone()

    def today(self) -> date:
        """Return the date it was set to."""
        return self.moment.date()
