"""The values that an indicator fetches from counted incidents and counted people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.language import _
from workbench.measures.incidents import PLACE, Incidents
from workbench.measures.observations import Observations, month_of, read_round_month
from workbench.measures.readings import Certainty, Fetched, GroupReading, Reading, as_read
from workbench.models.registry import record
from workbench.rules.incidents import Length, Period, compare_years
from workbench.rules.proportions import newcombe, proportion
from workbench.rules.time_slots import read_slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.measures.observations import Place
    from workbench.rules.incidents import CategoryChange, Tally, YearChange
    from workbench.rules.proportions import Proportion
    from workbench.rules.rates import RateRatio

WOMEN: Final = "women"
_DECEMBER: Final = 12
_FEW: Final = 2


# -- incidents


class _Span(NamedTuple):
    """A year against the newest over the same periods; None where they share none."""

    rate: RateRatio
    months: tuple[int, ...]
    certainty: Certainty


def fetch_incidents(found: Incidents, category: str | None, zone: str | None) -> Fetched:
    """Return the count of each year over the periods that it and the newest year have counted."""
    tallies = [
        each for each in found.tallies(zone or PLACE) if not category or each.category == category
    ]
    years = sorted({each.period.starts.year for each in tallies})
    if not years:
        return Fetched(problem=_("No such incidents have been counted yet"))
    newest = years[-1]
    source = _sources(tallies)
    readings = []
    months: tuple[int, ...] = ()
    spans = {year: _against(found, tallies, year, newest) for year in years[:-1]}
    for year, span in spans.items():
        if span is not None:
            months = span.months
            readings.append(_year(year, span.rate.before, span.months, source, span.certainty))
    last = spans[years[-2]] if spans else None
    if last is not None:
        readings.append(_year(newest, last.rate.after, last.months, source, Certainty.UNKNOWN))
    else:
        mine = [each for each in tallies if each.period.starts.year == newest]
        months = _months(mine)
        total = sum(each.count for each in mine)
        readings.append(_year(newest, total, months, source, Certainty.UNKNOWN))
    parts = () if category else _categories(found, years, newest, zone)
    return Fetched(tuple(readings), parts)


def _against(found: Incidents, tallies: Sequence[Tally], year: int, newest: int) -> _Span | None:
    change = compare_years(tallies, year, newest, found.known)
    if change.total is None:
        return None
    months = tuple(part + n for part in change.parts for n in range(change.length.months))
    return _Span(change.total, months, _certain(change))


def _certain(change: YearChange) -> Certainty:
    """Judge a change; where a series is broken only what the unbroken ones say too counts."""
    if change.total is None or change.unbroken is None:
        return Certainty.NOT_COMPARABLE
    if change.breaks:
        same = change.total.certain and change.unbroken.certain
        alike = (change.total.ratio or 0) < 1, (change.unbroken.ratio or 0) < 1
        return Certainty.CERTAIN if same and alike[0] == alike[1] else Certainty.NOT_COMPARABLE
    return Certainty.CERTAIN if change.total.certain else Certainty.UNCERTAIN


def _year(year: int, count: int, months: tuple[int, ...], source: str, since: Certainty) -> Reading:
    last = Period(date(year, max(months, default=_DECEMBER), 1), Length.MONTH).after
    day = date.fromordinal(last.toordinal() - 1)
    return Reading(str(year), day, year, Decimal(count), span=months, source=source, since=since)


def _months(tallies: Sequence[Tally]) -> tuple[int, ...]:
    return tuple(
        sorted(
            {
                each.period.starts.month + nth
                for each in tallies
                for nth in range(each.period.length.months)
            }
        )
    )


def _sources(tallies: Sequence[Tally]) -> str:
    field = record("incident")["source"]
    keys = dict.fromkeys(each.source for each in tallies if each.source)
    if len(keys) > _FEW:
        return _("{count} sources").format(count=len(keys))
    return ", ".join(choice.text() for key in keys if (choice := field.choice(key)) is not None)


def _categories(
    found: Incidents, years: Sequence[int], newest: int, zone: str | None
) -> tuple[GroupReading, ...]:
    field = record("incident")["category"]
    if len(years) < 2:  # noqa: PLR2004 - nothing to hold it against
        return ()
    change = found.compare(years[-2], newest, zone or PLACE)

    def told(each: CategoryChange) -> GroupReading:
        choice = field.choice(each.category)
        name = choice.text() if choice else each.category
        return GroupReading(field.title(), name, Decimal(each.rate.after))

    return tuple(told(each) for each in change.categories)


# -- people


def fetch_observations(found: Observations, counted: str | None, hours: str) -> Fetched:
    """Return the sum of each round over the slots that all rounds have, or the share of women.

    ``hours`` limits it to a part of the day, as "20–21".
    """
    name = counted or "staying"
    names = ("women", "men") if name == WOMEN else (name,)
    rounds = [each for each in found.rounds if _has(found, each, names)]
    if not rounds:
        return Fetched(problem=_("Nothing of that has been counted yet"))
    places = _shared(found, rounds, names, hours)
    if not places:
        return Fetched(problem=_("No time slot has been counted in all rounds"))
    if name == WOMEN:
        return _women(found, rounds, places)
    readings = []
    for each in rounds:
        total = sum(found.value(each, place, name) or 0 for place in places)
        readings.append(replace(_round(found, each), value=as_read(total, 0), n=len(places)))
    return Fetched(tuple(readings), _surfaces(found, rounds[-1], places, name))


def _has(found: Observations, name: str, names: Sequence[str]) -> bool:
    return any(
        all(found.value(name, place, each) is not None for each in names)
        for place in found.places(name)
    )


def _shared(
    found: Observations, rounds: Sequence[str], names: Sequence[str], hours: str
) -> list[Place]:
    wanted = read_slot(hours).hours if hours else ""
    return [
        place
        for place in found.places(*rounds)
        if (not hours or read_slot(place[1]).hours == wanted)
        and all(found.value(each, place, name) is not None for each in rounds for name in names)
    ]


def _round(found: Observations, name: str) -> Reading:
    rows = [row for row in found.rows if row["round"] == name]
    days = [row["seen_on"] for row in rows if row["seen_on"]]
    day = max(days) if days else month_of(name)
    source = next((row["source"] for row in rows if row["source"]), "")
    return Reading(
        read_round_month(name) or name, day, day.year if day else None, None, source=source
    )


def _women(found: Observations, rounds: Sequence[str], places: Sequence[Place]) -> Fetched:
    shares = [_share(found, each, places) for each in rounds]
    last = next((each for each in reversed(shares) if each is not None), None)
    readings = []
    for each, share in zip(rounds, shares, strict=True):
        if share is None or last is None:
            continue
        since = Certainty.UNKNOWN
        if share is not last:
            fits = found.fit(each, rounds[-1]).fits
            sure = newcombe(share, last).certain
            since = Certainty.CERTAIN if sure else Certainty.UNCERTAIN
            since = since if fits else Certainty.NOT_COMPARABLE
        ends = tuple(as_read(100 * end) for end in (share.share, share.low, share.high))
        readings.append(
            replace(
                _round(found, each),
                value=ends[0],
                low=ends[1],
                high=ends[2],
                n=share.n,
                since=since,
            )
        )
    return Fetched(tuple(readings))


def _share(found: Observations, name: str, places: Sequence[Place]) -> Proportion | None:
    rows = [row for place in places for row in found.at(name, place)]
    women = sum(row["women"] or 0 for row in rows)
    return proportion(women, women + sum(row["men"] or 0 for row in rows))


def _surfaces(
    found: Observations, newest: str, places: Sequence[Place], name: str
) -> tuple[GroupReading, ...]:
    kind = record("observation")["surface_id"].title()
    sums: dict[str, float] = {}
    for place in places:
        sums[place[0]] = sums.get(place[0], 0) + (found.value(newest, place, name) or 0)
    if len(sums) < 2:  # noqa: PLR2004 - one surface is the whole
        return ()
    return tuple(
        GroupReading(kind, found.surface_names.get(key, "–"), as_read(total, 0))
        for key, total in sums.items()
    )
