"""What one can see of counted incidents: two years compared, series with their breaks, zones.

Domain guide 2.2, 11. All is reckoned from the counts as they lie; nothing is kept.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.models.registry import record
from workbench.project.activity_dates import read_dated
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.displacement import Displacement, displacement
from workbench.rules.incidents import (
    Break,
    Circumstances,
    Length,
    Note,
    Period,
    Tally,
    YearChange,
    compare_years,
)
from workbench.rules.zone_counts import ZoneCounts, zone_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.incidents import CategoryChange

PLACE, BESIDE = "place", "beside"
POLICE: Final = frozenset({"police", "police_and_log"})
OWN: Final = frozenset({"own_log", "police_and_log"})
JOINT: Final = frozenset({"police_and_log"})
_YEARS_SHOWN: Final = 5
_MONTHS: Final = 12


class Staffed(NamedTuple):
    """Since when own staff see and log what happens, and the activity that says so."""

    since: date
    title: str
    row_id: str


class Broken(NamedTuple):
    """A break in a series: the category ("" for all), its first day, and why.

    ``before`` and ``after`` are the sources where these changed, ``reason`` what has been noted.
    """

    category: str
    begins: date
    before: str = ""
    after: str = ""
    reason: str = ""
    row_id: str = ""


@dataclass(frozen=True)
class Series:
    """A category's counts in one zone by period, None where nothing was counted.

    ``breaks`` are places of periods from which it is counted otherwise, ``sources`` by place.
    """

    category: str
    periods: tuple[Period, ...]
    values: tuple[int | None, ...]
    breaks: tuple[int, ...]
    sources: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class ZonePart:
    """A category in a part of the zone over the compared periods, as may be shown."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Incidents:
    """All counts, with what is known about them.

    ``rows`` have a category, a period and a number. ``cards`` describe sources by their key.
    """

    rows: tuple[Values, ...]
    noted: tuple[Values, ...]
    cards: dict[str, Values]
    staffed: Staffed | None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years in which anything was counted, oldest first."""
        return tuple(sorted({row["starts"].year for row in self.rows}))

    @property
    def last_two(self) -> tuple[int, int] | None:
        """The years one compares at first: the last and the one counted before it."""
        return (self.years[-2], self.years[-1]) if len(self.years) > 1 else None

    @property
    def known(self) -> Circumstances:
        """What is known beside the counts."""
        breaks = tuple(Break(row["begins"], row["category"] or "") for row in self.noted)
        since = self.staffed.since if self.staffed else None
        return Circumstances(breaks, since, OWN, JOINT)

    @cached_property
    def _tallied(self) -> dict[tuple[str, str | None], list[Tally]]:
        return {}

    def tallies(self, zone: str = PLACE, zone_name: str | None = None) -> list[Tally]:
        """Return the counts of a zone in the declared order of categories."""
        if (zone, zone_name) not in self._tallied:
            self._tallied[zone, zone_name] = self._tally(zone, zone_name)
        return self._tallied[zone, zone_name]

    def _tally(self, zone: str, zone_name: str | None) -> list[Tally]:
        order = {each.key: n for n, each in enumerate(record("incident")["category"].choices)}
        kept = [
            row
            for row in self.rows
            if (row["zone"] or PLACE) == zone and zone_name in {None, row["zone_name"]}
        ]
        kept.sort(key=lambda row: (order.get(row["category"], len(order)), row["starts"]))
        return [
            Tally(row["category"], _period(row), row["count"], row["source"] or "") for row in kept
        ]

    def compare(self, before: int, after: int, zone: str = PLACE) -> YearChange:
        """Return two years of a zone against each other."""
        return compare_years(self.tallies(zone), before, after, self.known)

    def displaced(self, before: int, after: int) -> Displacement | None:
        """Return the place against what lies beside it, over what both have counted alike.

        Only categories that are comparable in both, and only periods that all of them have. None
        where nothing was counted beside the place.
        """
        zones = [self.compare(before, after, zone).categories for zone in (PLACE, BESIDE)]
        inside, outside = ({each.category for each in zone if each.comparable} for zone in zones)
        alike = inside & outside
        counted = [months_of(each) for zone in zones for each in zone if each.category in alike]
        months = set.intersection(*counted) if counted else set()
        sums = [self._over(zone, alike, months, before, after) for zone in (PLACE, BESIDE)]
        place, beside = (each.unbroken for each in sums)
        return displacement(place, beside) if place and beside else None

    def _over(
        self, zone: str, categories: set[str], months: set[int], before: int, after: int
    ) -> YearChange:
        kept = [
            each
            for each in self.tallies(zone)
            if each.category in categories
            and each.period.starts.month in months
            and each.period.starts.year in {before, after}
        ]
        return compare_years(kept, before, after, self.known)

    @cached_property
    def _told(self) -> dict[str, list[Series]]:
        return {}

    def series(self, zone: str = PLACE) -> list[Series]:
        """Return each category over time, all over the same periods."""
        if zone not in self._told:
            self._told[zone] = self._over_time(zone)
        return self._told[zone]

    def _over_time(self, zone: str) -> list[Series]:
        tallies = self.tallies(zone)
        length = max(
            (each.period.length for each in tallies), key=lambda each: each.months, default=None
        )
        if length is None:
            return []
        grouped: dict[str, list[Tally]] = {}
        for each in tallies:
            grouped.setdefault(each.category, []).append(each)
        periods = self.periods(length)
        breaks = self.known.breaks
        return [_series(name, rows, periods, breaks) for name, rows in grouped.items()]

    def periods(self, length: Length) -> tuple[Period, ...]:
        """Return all periods of the years that are shown, the last five."""
        if not self.years:
            return ()
        first = max(self.years[0], self.years[-1] - _YEARS_SHOWN + 1)
        return tuple(
            Period(date(year, month, 1), length)
            for year in range(first, self.years[-1] + 1)
            for month in range(1, _MONTHS + 1, length.months)
        )

    def breaks(self) -> list[Broken]:
        """Return the breaks that were noted and those where a source changes, by their day."""
        found = [
            Broken(row["category"] or "", row["begins"], "", "", row["reason"], row["id"])
            for row in self.noted
        ]
        for each in self.series():
            for place in each.breaks:
                last = _counted_before(each, place)
                before, after = each.sources[last], each.sources[place]
                if before != after:
                    since, begins = each.periods[last].starts, each.periods[place].starts
                    _tell(found, Broken(each.category, begins, _one(before), _one(after)), since)
        return sorted(found, key=lambda each: (each.begins, each.category))

    def parts(self, change: CategoryChange, before: int, after: int) -> list[ZonePart]:
        """Return the parts of the place in which a category was counted, none where there is one.

        Counts are over the compared periods; show them by :func:`shown_parts` only.
        """
        months = months_of(change)
        sums: dict[str, dict[int, int]] = {}
        for row in self.rows:
            year = row["starts"].year
            if (
                row["category"] == change.category
                and (row["zone"] or PLACE) == PLACE
                and year in {before, after}
                and row["starts"].month in months
            ):
                name = str(row["zone_name"])
                by_year = sums.setdefault(name, defaultdict(int))
                by_year[year] += row["count"]
        if len(sums) < 2:  # noqa: PLR2004 - one part is the whole
            return []
        return [
            ZonePart(name, by_year.get(before, 0), by_year.get(after, 0))
            for name, by_year in sorted(sums.items())
        ]

    def quality(self, category: str) -> str:
        """Return the worst quality of a category's counts, "" where none is said.

        What a count does not say, the card of its source does.
        """
        said = [
            row["quality"] or (self.cards.get(row["source"]) or {}).get("quality") or ""
            for row in self.rows
            if row["category"] == category
        ]
        return max((each for each in said if each), default="")


@once
def read_incidents(session: Session) -> Incidents:
    """Return the counts of the project."""
    rows = [
        row
        for row in read_rows(session, record("incident"))
        if row["category"] and row["starts"] and row["count"] is not None
    ]
    noted = [row for row in read_rows(session, record("series_break")) if row["begins"]]
    cards: dict[str, Values] = {}
    for card in read_rows(session, record("data_source")):
        if card["feeds"]:
            cards.setdefault(card["feeds"], card)
    return Incidents(tuple(rows), tuple(noted), cards, _staffed(session))


def _staffed(session: Session) -> Staffed | None:
    """Return when the first activity for staff was done: from then on more is seen and logged."""
    found = [
        Staffed(row["finish"] or row["start"], f"{row['code']} {row['title']}", row["id"])
        for row in read_dated(session)
        if row["category"] == "staff"
        and row["status"] != "cancelled"
        and (row["finish"] or row["start"])
    ]
    return min(found, default=None)


def _period(row: Values) -> Period:
    """Return a row's period, from its real first day."""
    length = Length(row["period"] or Length.QUARTER)
    month = (row["starts"].month - 1) // length.months * length.months + 1
    return Period(date(row["starts"].year, month, 1), length)


def _series(
    category: str, rows: Iterable[Tally], periods: Sequence[Period], breaks: Iterable[Break]
) -> Series:
    sums: defaultdict[Period, int] = defaultdict(int)
    sources: defaultdict[Period, set[str]] = defaultdict(set)
    parts: defaultdict[Period, set[Period]] = defaultdict(set)
    length = periods[0].length
    for each in rows:
        month = (each.period.starts.month - 1) // length.months * length.months + 1
        place = Period(date(each.period.starts.year, month, 1), length)
        sums[place] += each.count
        sources[place].add(each.source)
        parts[place].add(each.period)
    values = tuple(
        sums[period] if sum(part.length.months for part in parts[period]) == length.months else None
        for period in periods
    )
    told = tuple(frozenset(sources[period]) for period in periods)
    places = _break_places(category, periods, values, told, list(breaks))
    return Series(category, tuple(periods), values, places, told)


def _break_places(
    category: str,
    periods: Sequence[Period],
    values: Sequence[int | None],
    sources: Sequence[frozenset[str]],
    breaks: Sequence[Break],
) -> tuple[int, ...]:
    counted = [place for place, value in enumerate(values) if value is not None]
    found = []
    for before, here in itertools.pairwise(counted):
        noted = any(
            periods[before].starts < each.begins <= periods[here].starts
            and each.category in {"", category}
            for each in breaks
        )
        if noted or sources[before] != sources[here]:
            found.append(here)
    return tuple(found)


def _counted_before(series: Series, place: int) -> int:
    return max(n for n in range(place) if series.values[n] is not None)


def _tell(found: list[Broken], changed: Broken, since: date) -> None:
    """Add a change of source; to what has been noted of it, where anything has."""
    for place, each in enumerate(found):
        if each.category == changed.category and since < each.begins <= changed.begins:
            found[place] = each._replace(before=changed.before, after=changed.after)
            return
    found.append(changed)


def _one(sources: frozenset[str]) -> str:
    return "+".join(sorted(each for each in sources if each))


def shown_parts(parts: Sequence[ZonePart]) -> tuple[ZoneCounts, ZoneCounts]:
    """Return how the counts of parts may be shown in the first and in the second year."""
    return (
        zone_counts({part.name: part.before for part in parts}),
        zone_counts({part.name: part.after for part in parts}),
    )


def months_of(change: CategoryChange) -> set[int]:
    """Return the months (1..12) over which a category is compared."""
    return {part + n for part in change.parts for n in range(change.length.months)}


def changed_source(change: CategoryChange) -> bool:
    """Tell whether a change says nothing because the source is another one."""
    return Note.SOURCE_CHANGED in change.notes
