"""What an indicator fetches: values in the order of time, with interval, source and certainty."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Certainty(StrEnum):
    """Whether the change since an earlier reading is more than chance ("säkerställd")."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    NOT_COMPARABLE = "not_comparable"
    UNKNOWN = "unknown"
    """Nothing is known of how the value varies."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as it reads, with its interval where there is one.

    ``value`` is None where it may not be shown. ``name`` is what the occasion is called, ``span``
    which part of the year a count is of, ``n`` how many answered or were judged. ``since`` is how
    certain the change from this reading to the newest one is.
    """

    name: str
    day: date | None
    year: int | None
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    n: int | None = None
    span: tuple[int, ...] = ()
    source: str = ""
    since: Certainty = Certainty.UNKNOWN


@dataclass(frozen=True, slots=True)
class GroupReading:
    """The newest value of a part: a group of people, a category, an aspect, a surface.

    ``kind`` is what the parts are by ("Sex"), ready text like ``name``.
    """

    kind: str
    name: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """All readings of an indicator, oldest first, and the parts of the newest one.

    ``problem`` says in a sentence why there is none, ``hidden`` why some parts are not shown.
    """

    readings: tuple[Reading, ...] = ()
    groups: tuple[GroupReading, ...] = ()
    problem: str = ""
    hidden: tuple[str, ...] = ()

    @property
    def newest(self) -> Reading | None:
        """The last reading that may be shown."""
        return next((each for each in reversed(self.readings) if each.value is not None), None)

    def of_year(self, year: int) -> Reading | None:
        """Return the last reading of a year that may be shown."""
        found = [r for r in self.readings if r.year == year and r.value is not None]
        return found[-1] if found else None


def as_read(value: float | Decimal, decimals: int = 1) -> Decimal:
    """Return a value as it is written: what reads 55,0 is judged as 55,0."""
    step = Decimal(1).scaleb(-decimals)
    # To more digits than a measurement has, so that 0.575 is a half and not a little less.
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.12g}")
    return exact.quantize(step, ROUND_HALF_UP)
