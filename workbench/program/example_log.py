"""The duty log of the example: the same entries every time, as a place of its size would have."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST: Final = date(2025, 10, 6)
LAST: Final = date(2026, 11, 17)
SNOW_MONTHS: Final = frozenset({1, 2, 3, 11, 12})
DARK_MONTHS: Final = frozenset({1, 2, 3, 9, 10, 11, 12})
GREEN_MONTHS: Final = frozenset({4, 5, 6, 7, 8, 9})
TEAM_BEGINS: Final = date(2026, 4, 13)  # rounds are noted from then on

# What is seen, where; the words of a place, in turn.
SEEN: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "litter": (
        ("Y01", "Skräp runt bänkarna vid fontänen"), ("Y02", "Glas på gågatan utanför krogen"),
        ("Y03", "Engångsgrillar i parken"), ("Y04", "Fimpar på plattformen"),
        ("Y05", "Dumpade däck på parkeringen"), ("Y11", "Glassplitter i tunneln"),
    ),
    "waste": (
        ("Y01", "Papperskorgarna på torget är fulla"), ("Y03", "Full korg vid lekplatsen"),
        ("Y02", "Överfull korg vid pizzerian"), ("Y12", "Full korg vid biblioteket"),
    ),
    "graffiti": (
        ("Y11", "Klotter på norra väggen"), ("Y09", "Klotter på rulljalusin"),
        ("Y01", "Klotter på elskåpet"), ("Y04", "Klotter på väderskyddet"),
    ),
    "damage": (
        ("Y01", "Lös planka i bänken"), ("Y03", "Trasig gunga"),
        ("Y14", "Avbrutet staket vid serveringen"), ("Y12", "Lutande cykelställ"),
    ),
    "lighting": (
        ("Y11", "Två armaturer släckta i tunneln"), ("Y03", "Släckt stolpe vid parkens östra väg"),
        ("Y09", "Mörkt i passagen"), ("Y05", "Släckt vid trappan"),
    ),
    "greenery": (
        ("Y03", "Buskarna skymmer vägen"), ("Y01", "Torra krukor på torget"),
        ("Y12", "Nedtrampad plantering"),
    ),
    "snow": (
        ("Y01", "Halt vid övergången"), ("Y11", "Is i tunnelns mynning"),
        ("Y02", "Osandat på gågatan"), ("Y04", "Snövall på plattformen"),
    ),
    "disorder": (
        ("Y01", "Hög musik sent på kvällen"), ("Y02", "Mopeder på gågatan"),
        ("Y11", "Rökbomb i tunneln"), ("Y05", "Buskörning på parkeringen"),
    ),
    "accident": (("Y02", "Fall på ojämn sten, ingen allvarlig skada"),),
    "other": (("Y12", "Fråga om eluttag för saluvagn"), ("Y01", "Måsar vid saluplatserna")),
}  # fmt: skip
ORDER: Final = (
    "litter", "graffiti", "litter", "disorder", "waste", "damage", "litter", "lighting",
    "greenery", "snow", "waste", "disorder", "litter", "graffiti", "lighting", "damage",
    "litter", "snow", "greenery", "other",
)  # fmt: skip
# Working days until mended, in turn: at first and since the manager came.
SLOW: Final = (4, 9, 6, 12, 3, 15, 7, 5)
QUICK: Final = (1, 2, 0, 4, 1, 3, 2, 6)
STEPS: Final = (1, 2, 0, 4, 2, 3, 0, 5)  # days to the next entry
LEFT_LYING: Final = 30
NEWEST: Final = timedelta(days=5)
FRIDAY: Final = 4
_TIMES: Final = ("07:40", "08:15", "09:05", "14:30", "16:10", "18:45")


def log_rows() -> Iterator[dict[str, Any]]:
    """Yield the entries in the order of their days; ``surface`` is a code."""
    turn: dict[str, int] = {}
    day, number = FIRST, 0
    while day <= LAST:
        kind = _in_season(ORDER[number % len(ORDER)], day.month, number)
        place = turn[kind] = turn.get(kind, -1) + 1
        surface, title = SEEN[kind][place % len(SEEN[kind])]
        yield {
            "happened_on": day,
            "time": _TIMES[number * 5 % len(_TIMES)],
            "type": kind,
            "title": title,
            "surface": surface,
            **_mended(kind, day, number),
        }
        if day >= TEAM_BEGINS and number % 9 == 0:
            yield _round(day)
        number += 1
        day = _weekday(day + timedelta(days=STEPS[number % len(STEPS)]))


def _in_season(kind: str, month: int, number: int) -> str:
    """Return what is seen instead of what does not occur in the month."""
    if kind == "snow" and month not in SNOW_MONTHS:
        return "litter"
    if kind == "lighting" and month not in DARK_MONTHS:
        return "waste"
    if kind == "greenery" and month not in GREEN_MONTHS:
        return "lighting"
    return "accident" if number in {37, 88} else kind


def _round(day: date) -> dict[str, Any]:
    return {
        "happened_on": day, "time": "07:00", "type": "round", "title": "Morgonrond",
        "surface": "Y01", "minutes": 45, "status": "no_action",
    }  # fmt: skip


def _mended(kind: str, day: date, number: int) -> dict[str, Any]:
    """Return when it was reported on and mended; the last ones are still open."""
    if kind in {"disorder", "accident"}:
        return {"status": "no_action"}
    days = (QUICK if day >= TEAM_BEGINS else SLOW)[number % len(QUICK)]
    after = _later(day, days)
    if number % 31 == LEFT_LYING:  # some are left lying
        return (
            {"reported_on": day}
            if day > date(2026, 6, 1)
            else {"handled_on": _later(day, LEFT_LYING)}
        )
    if after > LAST or (LAST - day < NEWEST and number % 2):
        return {}
    return {"reported_on": day if days else None, "handled_on": after}


def _later(day: date, working_days: int) -> date:
    for _each in range(working_days):
        day = _weekday(day + timedelta(days=1))
    return day


def _weekday(day: date) -> date:
    """Return the day, or the Monday after it where it lies on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > FRIDAY else day
