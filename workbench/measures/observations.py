"""What one can see of counted people: the day's course, two rounds compared, who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from re import compile as pattern
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.formats import month_long
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import codes, read_rows, titles
from workbench.rules.comparison import Reason, RoundFacts, comparability
from workbench.rules.proportions import newcombe, proportion
from workbench.rules.time_slots import TimeSlot, read_slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.proportions import Difference, Proportion

OBSERVATION: Final = record("observation")
AGES: Final = ("age_0_14", "age_15_24", "age_25_64", "age_65")
ACTIVITIES: Final = (
    "sitting", "standing", "playing", "shopping", "eating", "waiting", "working",
)  # fmt: skip
COUNTS: Final = ("flow", "staying", "women", "men", *AGES, *ACTIVITIES)
WARMER: Final = 8
"""Degrees by which two days may differ before one says so."""
_MONTH = pattern(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?")
_MONTHS = 12

Place = tuple[str, str]
"""Surface and time slot, as written."""


class Share(NamedTuple):
    """The share of women among those whose sex was judged, in two rounds, and the difference."""

    label: str
    before: Proportion | None
    after: Proportion | None
    difference: Difference | None


class Compared(NamedTuple):
    """A sum of both rounds over the slots that both have."""

    before: float
    after: float

    @property
    def change(self) -> float | None:
        """The change in proportion, None where there was nothing before."""
        return self.after / self.before - 1 if self.before else None


@dataclass(frozen=True)
class Fit:
    """What speaks against comparing two rounds.

    ``only_before`` and ``only_after`` are slots that just one round has; ``weather`` and
    ``temperature`` how many shared slots had other weather, or were much warmer or colder.
    ``unknown`` are things that are not noted for all slots.
    """

    shared: int
    only_before: int
    only_after: int
    weather: int
    temperature: int
    season: bool
    method: bool
    unknown: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing that is known speaks against it."""
        against = (self.only_before, self.only_after, self.weather, self.temperature)
        return bool(self.shared) and not any(against) and not self.season and not self.method


@dataclass(frozen=True)
class Observations:
    """All observations; rounds in the order of time, surfaces in that of their register."""

    rows: tuple[Values, ...]
    rounds: tuple[str, ...]
    surfaces: tuple[str, ...]
    surface_names: dict[str, str]

    @cached_property
    def _by_round(self) -> dict[str, dict[Place, list[Values]]]:
        found: dict[str, dict[Place, list[Values]]] = {}
        for row in self.rows:
            place = row["surface_id"] or "", row["slot"]
            found.setdefault(row["round"], {}).setdefault(place, []).append(row)
        return found

    def at(self, round_name: str, place: Place) -> list[Values]:
        """Return what was counted in a slot of a round; several rows where it was done again."""
        return self._by_round.get(round_name, {}).get(place, [])

    def places(self, *rounds: str) -> list[Place]:
        """Return the slots of some rounds in the order of surfaces and of the week."""
        found = {place for name in rounds for place in self._by_round.get(name, {})}
        order = {key: n for n, key in enumerate(self.surfaces)}
        return sorted(
            found, key=lambda place: (order.get(place[0], len(order)), read_slot(place[1]))
        )

    def slots(self, *rounds: str) -> list[TimeSlot]:
        """Return the time slots of some rounds in the order of the week."""
        return sorted({read_slot(slot) for _surface, slot in self.places(*rounds)})

    def value(self, round_name: str, place: Place, name: str) -> float | None:
        """Return a count in a slot; the mean where it was counted more than once."""
        said = [row[name] for row in self.at(round_name, place) if row[name] is not None]
        return sum(said) / len(said) if said else None

    def shared(self, before: str, after: str, name: str) -> list[Place]:
        """Return the slots in which both rounds have counted something."""
        return [
            place
            for place in self.places(before)
            if self.value(before, place, name) is not None
            and self.value(after, place, name) is not None
        ]

    def compare(
        self, before: str, after: str, name: str, surface: str | None = None
    ) -> Compared | None:
        """Return what was counted in the slots that both rounds have; None without any."""
        places = [each for each in self.shared(before, after, name) if surface in {None, each[0]}]
        if not places:
            return None
        sums = [
            sum(self.value(each, place, name) or 0 for place in places) for each in (before, after)
        ]
        return Compared(*sums)

    def women(self, before: str, after: str) -> list[Share]:
        """Return the share of women by part of the day, over the slots that both rounds have."""
        places = self._judged(before, after)
        hours: dict[str, list[Place]] = {}
        for place in sorted(places, key=lambda each: read_slot(each[1]).begins):
            slot = read_slot(place[1])
            hours.setdefault(slot.hours or slot.text, []).append(place)
        return [self._share(label, before, after, group) for label, group in hours.items()]

    def women_in_all(self, before: str, after: str) -> Share:
        """Return the share of women over all slots that both rounds have."""
        return self._share("", before, after, self._judged(before, after))

    def _judged(self, before: str, after: str) -> list[Place]:
        """Return the slots in which both rounds have judged who is a woman and who a man."""
        men = set(self.shared(before, after, "men"))
        return [each for each in self.shared(before, after, "women") if each in men]

    def _share(self, label: str, before: str, after: str, places: Sequence[Place]) -> Share:
        first, second = (
            proportion(
                sum(_seen(self.at(each, place), "women") for place in places),
                sum(
                    _seen(self.at(each, place), name)
                    for place in places
                    for name in ("women", "men")
                ),
            )
            for each in (before, after)
        )
        change = newcombe(first, second) if first and second else None
        return Share(label, first, second, change)

    def split(
        self, round_name: str, names: Sequence[str], places: Iterable[Place]
    ) -> dict[str, int]:
        """Return how many were seen of each of some sorts (ages, activities) in some slots."""
        chosen = list(places)
        return {
            name: sum(_seen(self.at(round_name, place), name) for place in chosen) for name in names
        }

    def fit(self, before: str, after: str) -> Fit:
        """Return what speaks against comparing two rounds."""
        first, second = (set(self._by_round.get(each, {})) for each in (before, after))
        pairs = [
            (one, two)
            for place in sorted(first & second)
            for one, two in zip(self.at(before, place), self.at(after, place), strict=False)
        ]
        dates = comparability(_facts(self.rows, before), _facts(self.rows, after))
        return Fit(
            len(first & second),
            len(first - second),
            len(second - first),
            sum(_differ(one["weather"], two["weather"]) for one, two in pairs),
            sum(_far(one["temperature"], two["temperature"]) for one, two in pairs),
            Reason.SEASON in dates.reasons,
            Reason.METHOD in dates.reasons,
            tuple(
                name
                for name in ("seen_on", "weather", "temperature", "method")
                if any(not _said(row[name]) for pair in pairs for row in pair)
            ),
        )


def _seen(rows: Iterable[Values], name: str) -> int:
    return sum(row[name] or 0 for row in rows)


def _said(value: object) -> bool:
    return value is not None and value != ""


def _differ(one: object, two: object) -> bool:
    return bool(one) and bool(two) and one != two


def _far(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and abs(one - two) > WARMER


def _facts(rows: Iterable[Values], name: str) -> RoundFacts:
    mine = [row for row in rows if row["round"] == name]
    days = [row["seen_on"] for row in mine if row["seen_on"]]
    methods = sorted({row["method"] for row in mine if row["method"]})
    first, last = (min(days), max(days)) if days else (month_of(name), month_of(name))
    return RoundFacts(method="; ".join(methods), first=first, last=last)


def month_of(name: str) -> date | None:
    """Return the first day of the month that a round is named by ("2026-09"), else None."""
    match = _MONTH.fullmatch(name.strip())
    if match is None or not 1 <= int(match[2]) <= _MONTHS:
        return None
    return date(int(match[1]), int(match[2]), 1)


def read_round_month(name: str) -> str:
    """Return the month a round is named by in words, "" where it is called otherwise."""
    day = month_of(name)
    return f"{month_long(day)} {day.year}" if day else ""


def round_order(rows: Iterable[Values]) -> tuple[str, ...]:
    """Return the names of rounds in the order of time, as far as it is known."""
    first: dict[str, date | None] = {}
    for row in rows:
        day = row["seen_on"] or month_of(row["round"])
        known = first.get(row["round"])
        first[row["round"]] = min(filter(None, (day, known)), default=None)
    return tuple(sorted(first, key=lambda name: (str(first[name] or name), name)))


@once
def read_observations(session: Session) -> Observations:
    """Return the observations of the project."""
    rows = [row for row in read_rows(session, OBSERVATION) if row["round"]]
    names, numbers = titles(session, "surface"), codes(session, "surface")
    used = {row["surface_id"] or "" for row in rows}
    shown = {key: f"{numbers.get(key, '')} {names[key]}".strip() for key in names}
    order = [row["id"] for row in read_rows(session, record("surface")) if row["id"] in used]
    return Observations(
        tuple(rows), round_order(rows), (*order, *([""] if "" in used else [])), shown
    )
