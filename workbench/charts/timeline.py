"""The calendar above a chart: which years, quarters, months, weeks and days to name at a scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from workbench.base.formats import month_long, month_short, week_text
from workbench.base.language import _, current
from workbench.charts.timescale import FIRST, LAST, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]

# How wide the narrowest cell of a unit must be, in ems, to carry its name.
_LEAST: dict[Unit, float] = {"day": 1.5, "week": 2.6, "month": 2.3, "quarter": 2.2, "year": 2.9}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_ABOVE: dict[Unit, Unit] = {
    "day": "month",
    "week": "month",
    "month": "year",
    "quarter": "year",
    "year": "decade",
    "decade": "decade",
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of the calendar from ``start`` up to, not including, ``end``, with its name."""

    start: date
    end: date
    label: str


@dataclass(frozen=True, slots=True)
class Tiers:
    """Which units a calendar shows: the coarse one above the fine one."""

    above: Unit
    below: Unit


def tiers(per_day: float, em: float) -> Tiers:
    """Return the units for a day of ``per_day`` units and letters of ``em`` units."""
    for unit, days in _DAYS.items():
        if days * per_day >= _LEAST[unit] * em:
            return Tiers(_ABOVE[unit], unit)
    return Tiers("decade", "decade")


def cells(unit: Unit, first: date, last: date, *, roomy: bool = False) -> Iterator[Cell]:
    """Yield the cells of ``unit`` that touch the days ``first`` to ``last``.

    ``roomy`` cells have their long name ("november 2026").
    """
    start = floor(unit, first)
    while start <= last:
        end = following(unit, start)
        yield Cell(start, end, label(unit, start, roomy=roomy))
        if end <= start:
            return
        start = end


def floor(unit: Unit, day: date) -> date:
    """Return the first day of the unit in which ``day`` lies."""
    if unit == "day":
        return day
    if unit == "week":
        return day_of(day.toordinal() - day.weekday())
    months = _MONTHS[unit]
    if months > 12:  # noqa: PLR2004 - months of a year
        return date(max(day.year // 10 * 10, 1), 1, 1)
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def following(unit: Unit, start: date) -> date:
    """Return the first day of the next unit; the calendar's last day when there is none."""
    if unit in {"day", "week"}:
        return day_of(start.toordinal() + _DAYS[unit])
    if unit == "decade":
        year, month = start.year // 10 * 10 + 10, 1
    else:
        year, month = divmod(start.year * 12 + start.month - 1 + _MONTHS[unit], 12)
        month += 1
    return date(year, month, 1) if year <= date.max.year else date.max


def label(unit: Unit, start: date, *, roomy: bool = False) -> str:
    """Return the name of the unit that begins at ``start``, in the current language."""
    return _label(unit, start, current(), roomy=roomy)


@lru_cache(maxsize=4096)
def _label(unit: Unit, start: date, _language: str, *, roomy: bool) -> str:
    # Remembered by language: a chart that scrolls asks for the same names in every frame.
    match unit:
        case "day":
            return str(start.day)
        case "week":
            return week_text(start)
        case "month":
            return f"{month_long(start)} {start.year}" if roomy else month_short(start)
        case "quarter":
            return _("Q{number}").format(number=(start.month + 2) // 3)
        case "year":
            return str(start.year)
        case "decade":
            return f"{start.year}–{start.year + 9}"


def days_off(first: date, last: date, holidays: frozenset[date]) -> tuple[tuple[date, date], ...]:
    """Return runs of weekends and holidays, first and last day of each, between two days."""
    # Reckoned for whole years round the days, so that scrolling finds them ready.
    start, end = date(first.year, 1, 1), date(last.year, 12, 31)
    return tuple(r for r in _runs_off(start, end, holidays) if r[1] >= first and r[0] <= last)


@lru_cache(maxsize=64)
def _runs_off(first: date, last: date, holidays: frozenset[date]) -> tuple[tuple[date, date], ...]:
    return tuple(_runs(first, last, holidays))


def _runs(first: date, last: date, holidays: frozenset[date]) -> Iterator[tuple[date, date]]:
    run: tuple[date, date] | None = None
    for ordinal in range(max(first.toordinal(), FIRST), min(last.toordinal(), LAST) + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() >= _SATURDAY or day in holidays:
            run = (run[0] if run else day, day)
        elif run:
            yield run
            run = None
    if run:
        yield run


def widen(first: date, last: date, unit: Unit = "month") -> tuple[date, date]:
    """Return the days grown to whole units, as the window of a printed chart."""
    return floor(unit, first), following(unit, floor(unit, last)) - timedelta(days=1)
