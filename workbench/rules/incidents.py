"""Counted incidents: the same periods of two years, and series that are never joined over a break.

Domain guide 2.2, 11. Only periods counted in both years are compared, so that seasons are alike.
Where the source changes, or a break is noted, before and after are two series: their figures stand
side by side, but the change between them says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.rules.quantiles import LEVEL
from workbench.rules.rates import rate_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.rules.rates import RateRatio

FEW: Final = 5
"""Below this a count says hardly anything."""
_MONTHS: Final = 12


class Length(StrEnum):
    """How long a period of counting is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its months."""
        return _LENGTHS[self]


_LENGTHS: Final = {Length.MONTH: 1, Length.QUARTER: 3, Length.YEAR: _MONTHS}


class Period(NamedTuple):
    """A span of counting by its first day."""

    starts: date
    length: Length

    @property
    def after(self) -> date:
        """The first day after it."""
        month = self.starts.year * _MONTHS + self.starts.month - 1 + self.length.months
        return date(month // _MONTHS, month % _MONTHS + 1, 1)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents of a category a source counted in a period."""

    category: str
    period: Period
    count: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """From this day on is counted otherwise; a category, or all where it is empty."""

    begins: date
    category: str = ""


class Note(StrEnum):
    """What to say beside a comparison."""

    SOURCE_CHANGED = "source_changed"
    """The two years come from different sources: not comparable."""
    BREAK = "break"
    """A noted break lies between: not comparable."""
    MIXED_SOURCES = "mixed_sources"
    """Figures of several sources are added."""
    DETECTION = "detection"
    """Own staff began between; they see and log more, so a rise may be theirs."""
    FEW = "few"
    """Hardly any incidents were counted."""


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A category in two years, over the periods counted in both.

    ``parts`` are the first months (1..12) of those periods, each ``length`` long.
    """

    category: str
    rate: RateRatio
    parts: tuple[int, ...]
    length: Length
    notes: tuple[Note, ...]

    @property
    def comparable(self) -> bool:
        """Whether the change says anything ("jämförbar")."""
        return Note.SOURCE_CHANGED not in self.notes and Note.BREAK not in self.notes


@dataclass(frozen=True, slots=True)
class YearChange:
    """Two years.

    ``total`` is over all categories and ``unbroken`` over those that are comparable, both over the
    periods that every category has (``parts``); None where there are none. ``left_out`` are the
    categories without a period in common.
    """

    categories: tuple[CategoryChange, ...]
    left_out: tuple[str, ...]
    parts: tuple[int, ...]
    length: Length
    total: RateRatio | None
    unbroken: RateRatio | None

    @property
    def breaks(self) -> tuple[str, ...]:
        """The categories whose change says nothing."""
        return tuple(each.category for each in self.categories if not each.comparable)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else is known: noted breaks, and since when own staff log what they see.

    ``own_sources`` are the sources that the staff write, ``joint_sources`` those in which figures
    of several are added already.
    """

    breaks: tuple[Break, ...] = ()
    staff_since: date | None = None
    own_sources: frozenset[str] = frozenset()
    joint_sources: frozenset[str] = frozenset()


_NOTHING_ELSE: Final = Circumstances()


def compare_years(
    tallies: Iterable[Tally],
    before: int,
    after: int,
    known: Circumstances = _NOTHING_ELSE,
    level: float = LEVEL,
) -> YearChange:
    """Compare two years, category by category in the order in which they first come.

    Months are added up to quarters or years where the other year was counted so. Several tallies of
    a category in a period, as of several zones, are added.
    """
    series: dict[str, list[Tally]] = {}
    for tally in tallies:
        series.setdefault(tally.category, []).append(tally)
    used = [
        each.period.length
        for rows in series.values()
        for each in rows
        if each.period.starts.year in (before, after)
    ]
    length = max(used, key=lambda each: each.months, default=Length.QUARTER)
    pairs = {
        category: _Pair(_by_part(rows, before, length), _by_part(rows, after, length))
        for category, rows in series.items()
    }
    changes = tuple(
        CategoryChange(
            category, pair.rate(pair.common, level), pair.common, length, _notes(pair, known)
        )
        for category, pair in pairs.items()
        if pair.common
    )
    shared = [set(each.parts) for each in changes]
    parts = tuple(sorted(set.intersection(*shared))) if shared else ()

    def total(told: Iterable[CategoryChange]) -> RateRatio | None:
        rates = [pairs[each.category].rate(parts, level) for each in told]
        if not parts or not rates:
            return None
        return rate_ratio(sum(r.before for r in rates), sum(r.after for r in rates), level)

    return YearChange(
        changes,
        tuple(category for category, pair in pairs.items() if not pair.common),
        parts,
        length,
        total(changes),
        total(each for each in changes if each.comparable),
    )


class _Pair(NamedTuple):
    """A category's tallies in the two years by the first month of their period."""

    before: Mapping[int, Sequence[Tally]]
    after: Mapping[int, Sequence[Tally]]

    @property
    def common(self) -> tuple[int, ...]:
        return tuple(sorted(self.before.keys() & self.after.keys()))

    def rate(self, parts: Iterable[int], level: float) -> RateRatio:
        before, after = (
            sum(each.count for part in parts for each in year[part])
            for year in (self.before, self.after)
        )
        return rate_ratio(before, after, level)


def _by_part(rows: Iterable[Tally], year: int, length: Length) -> dict[int, list[Tally]]:
    """Return the tallies of each period of a year that is counted in full.

    Where a period was counted both as a whole and in parts, the whole counts.
    """
    spans: defaultdict[int, defaultdict[Length, list[Tally]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for tally in rows:
        if tally.period.starts.year == year:
            month = tally.period.starts.month
            first = (month - 1) // length.months * length.months + 1
            spans[first][tally.period.length].append(tally)
    found = {}
    for first, by_length in spans.items():
        whole = [
            tallies
            for each, tallies in by_length.items()
            if _months(tallies) == set(range(first, first + length.months))
            and each.months <= length.months
        ]
        if whole:
            found[first] = max(whole, key=lambda tallies: tallies[0].period.length.months)
    return found


def _months(tallies: Iterable[Tally]) -> set[int]:
    return {
        each.period.starts.month + nth
        for each in tallies
        for nth in range(each.period.length.months)
    }


def _notes(pair: _Pair, known: Circumstances) -> tuple[Note, ...]:
    first, second = (
        [each for part in pair.common for each in year[part]] for year in (pair.before, pair.after)
    )
    sources = [{each.source for each in tallies} for tallies in (first, second)]
    begun = min(each.period.starts for each in first)
    last = max(each.period.starts for each in second)
    staffed = known.staff_since is not None and begun < known.staff_since <= last
    told = {
        Note.SOURCE_CHANGED: sources[0] != sources[1],
        Note.BREAK: any(
            begun < each.begins <= last and each.category in {"", first[0].category}
            for each in known.breaks
        ),
        Note.MIXED_SOURCES: max(map(len, sources)) > 1
        or bool((sources[0] | sources[1]) & known.joint_sources),
        Note.DETECTION: staffed and bool(sources[1] & known.own_sources),
        Note.FEW: min(sum(each.count for each in tallies) for tallies in (first, second)) < FEW,
    }
    return tuple(note for note, holds in told.items() if holds)


def runs(tallies: Iterable[Tally], breaks: Iterable[Break] = ()) -> tuple[tuple[Tally, ...], ...]:
    """Return the stretches of one series that a line may join, each in order of time.

    A new one begins where a period is missing, its length or its source changes, or at a noted
    break. ``tallies`` are of one category and zone, one a period.
    """
    found: list[list[Tally]] = []
    for tally in sorted(tallies, key=lambda each: each.period.starts):
        if found and _joins(found[-1][-1], tally, breaks):
            found[-1].append(tally)
        else:
            found.append([tally])
    return tuple(map(tuple, found))


def _joins(before: Tally, after: Tally, breaks: Iterable[Break]) -> bool:
    return (
        before.period.after == after.period.starts
        and before.period.length is after.period.length
        and before.source == after.source
        and not any(
            before.period.starts < each.begins <= after.period.starts
            and each.category in {"", after.category}
            for each in breaks
        )
    )
