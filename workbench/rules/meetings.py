"""How meetings are reckoned: the clock, who may decide, paragraphs of a year, the yearly wheel."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.rules.terms import votes_needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOCK: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?\s*")
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_WEEK: Final = 7
_LAST_WEEK: Final = 5


def read_clock(text: str) -> int | None:
    """Return a time as people write it ("13", "13.30", "kl 9:05") in minutes of the day."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return None
    minutes = int(found[1]) * _HOUR + int(found[2] or 0)
    return minutes if int(found[2] or 0) < _HOUR and minutes < _DAY else None


def clock_text(minutes: int | None) -> str:
    """Return minutes of the day as a time, "" for none; past midnight the day begins anew."""
    if minutes is None:
        return ""
    return f"{minutes // _HOUR % 24:02d}:{minutes % _HOUR:02d}"


def running_clock(start: int | None, minutes: Iterable[int | None]) -> list[int]:
    """Return when each item begins and, last, when the meeting ends; from 0 where no time is set.

    An item without a time takes none.
    """
    at = start or 0
    found = [at]
    for each in minutes:
        at += each or 0
        found.append(at)
    return found


class Quorate(StrEnum):
    """Whether a body can decide."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # nobody's attendance is noted
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many votes there are, how many are present, how many are needed, and what follows."""

    present: int
    votes: int
    needed: int
    state: Quorate

    @property
    def may_decide(self) -> bool:
        """Whether decisions can be made; also where it is not known yet."""
        return self.state is not Quorate.NO


def quorum(present: int | None, votes: int, rule: str | None) -> Quorum:
    """Return whether ``present`` of ``votes`` suffice by a body's rule.

    Who has a conflict of interest is to be counted in neither. ``present`` is None where nobody's
    attendance is noted.
    """
    needed = votes_needed(votes, rule)
    if present is None:
        return Quorum(0, votes, needed, Quorate.UNKNOWN)
    if rule == "no_rule":
        return Quorum(present, votes, 0, Quorate.NO_RULE)
    if votes <= 0:
        return Quorum(present, votes, needed, Quorate.UNKNOWN)
    enough = present >= max(needed, 1)
    return Quorum(present, votes, needed, Quorate.YES if enough else Quorate.NO)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item as it is to be numbered: its own fixed number, or None; and its meeting's year."""

    key: str
    year: int
    fixed: int | None


def paragraphs(items: Sequence[Numbered]) -> dict[str, int]:
    """Return the paragraph of each item of one body, given in the order they are dealt with.

    Numbers begin with 1 each year. A fixed number stays; those after it go on from it.
    """
    last: dict[int, int] = {}
    found: dict[str, int] = {}
    for item in items:
        number = item.fixed if item.fixed is not None else last.get(item.year, 0) + 1
        last[item.year] = max(last.get(item.year, 0), number)
        found[item.key] = number
    return found


# -- the yearly wheel


def weekday_in_month(year: int, month: int, weekday: int, week: int) -> date:
    """Return the ``week``-th (1..5) given weekday (Monday is 0) of a month; 5 is the last."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % _WEEK + (week - 1) * _WEEK
    while day > monthrange(year, month)[1]:
        day -= _WEEK
    return date(year, month, day)


def same_day_next_year(day: date, year: int) -> date:
    """Return the day of ``year`` that is the same weekday in the same week of its month."""
    week = min((day.day - 1) // _WEEK + 1, _LAST_WEEK)
    return weekday_in_month(year, day.month, day.weekday(), week)


def wheel(days: Iterable[date], year: int, free: frozenset[date]) -> list[date]:
    """Return the days of a year's meetings as they lay on ``days`` of another year.

    One that comes to lie on a free day or a weekend moves a week ahead, or to the next weekday.
    """
    return sorted({_moved(same_day_next_year(day, year), free) for day in days})


def _moved(day: date, free: frozenset[date]) -> date:
    later = day + timedelta(days=_WEEK)
    if day in free and later not in free:
        day = later
    while day in free or day.weekday() >= _WEEK - 2:
        day += timedelta(days=1)
    return day
