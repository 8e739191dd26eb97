"""Reckoning over the duty log: counts by month and type, days until something is mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.year import Month

HANDLED: Final = "handled"
OPEN: Final = frozenset({"new", "reported"})
LONG_OPEN: Final = 20  # working days, after which something counts as left lying


@dataclass(frozen=True, slots=True)
class Entry:
    """A log entry as far as it is reckoned with; ``fault`` is something that is to be mended."""

    id: str
    on: date
    type: str
    surface: str | None
    responsible: str | None
    status: str
    reported_on: date | None
    handled_on: date | None
    fault: bool

    @property
    def open(self) -> bool:
        """Whether it is still to be mended."""
        return self.fault and self.status in OPEN


@dataclass(frozen=True, slots=True)
class Mending:
    """How one party mends: how many in the month, the median of working days, what is open.

    ``days`` is None where nothing was mended; ``oldest`` the working days that the oldest open
    entry has lain, ``oldest_id`` which one it is.
    """

    responsible: str | None
    mended: int
    days: float | None
    open: int
    oldest: int
    oldest_id: str | None = None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many of a type: in a month, in the month before and in the same month last year.

    An earlier month is None where the log had not begun.
    """

    type: str
    now: int
    before: int | None
    year_ago: int | None


def days_to_mend(entry: Entry, calendar: WorkCalendar) -> int | None:
    """Return the working days from the day after it was seen to the day it was mended."""
    if entry.handled_on is None:
        return None
    return days_between(entry.on, entry.handled_on, calendar)


def days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """Return how many working days lie after ``first`` up to and with ``last``; 0 at least."""
    return max(0, calendar.after(last) - calendar.after(first))


def count_by_type(entries: Iterable[Entry], month: Month) -> Counter[str]:
    """Return how many of each type were noted in a month."""
    return Counter(e.type for e in entries if (e.on.year, e.on.month) == tuple(month))


def month_counts(entries: list[Entry], month: Month, first: date | None) -> tuple[MonthCount, ...]:
    """Return the counts of a month by type, the most frequent first.

    ``first`` is the day on which the log begins, None for an empty one.
    """

    def counted(which: Month) -> Mapping[str, int] | None:
        # A month in which the log began in the middle cannot be compared.
        begun = first is not None and (first.year, first.month) <= tuple(which)
        return count_by_type(entries, which) if begun else None

    now = count_by_type(entries, month)
    before, year_ago = counted(month.plus(-1)), counted(month.plus(-12))
    types = {*now, *(before or ()), *(year_ago or ())}
    found = [
        MonthCount(
            each,
            now[each],
            None if before is None else before.get(each, 0),
            None if year_ago is None else year_ago.get(each, 0),
        )
        for each in types
    ]
    return tuple(sorted(found, key=lambda each: (-each.now, -(each.before or 0), each.type)))


def mendings(
    entries: Iterable[Entry], month: Month, until: date, calendar: WorkCalendar
) -> tuple[Mending, ...]:
    """Return how each party mends, who mended most first; ``until`` is the day it is looked at."""
    by_party: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if entry.fault:
            by_party.setdefault(entry.responsible, []).append(entry)
    found = [_mending(party, own, month, until, calendar) for party, own in by_party.items()]
    shown = [each for each in found if each.mended or each.open]
    return tuple(sorted(shown, key=lambda each: (-each.mended, -each.open)))


def _mending(
    party: str | None, entries: list[Entry], month: Month, until: date, calendar: WorkCalendar
) -> Mending:
    mended = [
        days_between(e.on, e.handled_on, calendar)
        for e in entries
        if e.handled_on is not None and (e.handled_on.year, e.handled_on.month) == tuple(month)
    ]
    still = [e for e in entries if was_open(e, until)]
    first = min(still, key=lambda each: each.on, default=None)
    oldest = days_between(first.on, until, calendar) if first else 0
    days = median(mended) if mended else None
    return Mending(party, len(mended), days, len(still), oldest, first.id if first else None)


def was_open(entry: Entry, on: date) -> bool:
    """Tell whether an entry was to be mended at the end of a day."""
    if not entry.fault or entry.on > on:
        return False
    if entry.handled_on is not None:
        return entry.handled_on > on
    return entry.status in OPEN


def still_open(entries: Iterable[Entry], until: date) -> list[Entry]:
    """Return the entries that were to be mended at the end of a day, the oldest first."""
    return sorted((e for e in entries if was_open(e, until)), key=lambda each: each.on)


def left_lying(entries: Iterable[Entry], today: date, calendar: WorkCalendar) -> list[Entry]:
    """Return the open entries that have lain too long, the oldest first."""
    lying = [e for e in entries if e.open and days_between(e.on, today, calendar) > LONG_OPEN]
    return sorted(lying, key=lambda each: each.on)


def answered_share(entries: Iterable[Entry]) -> tuple[int, int]:
    """Return how many of the faults have somebody responsible, and how many faults there are."""
    faults = [entry for entry in entries if entry.fault]
    return sum(entry.responsible is not None for entry in faults), len(faults)
