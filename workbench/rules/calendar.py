"""The project calendar: which days are worked, and boundaries between working days.

Number the working days W[0], W[1], … of the calendar. A *boundary* b is the instant before W[b],
which is also the instant after W[b-1]. All scheduling is whole-number arithmetic on boundaries;
dates are looked up only for display. Boundaries belong to one calendar object and may be negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import FIRST_YEAR, LAST_YEAR
from workbench.rules import holidays_sweden
from workbench.rules.holidays_sweden import ALL_EVES, Eve

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

WEEKEND: Final = frozenset({5, 6})
_WEEK: Final = 7
_DAYS_A_YEAR_AT_LEAST: Final = 150


class BeyondCalendarError(WorkbenchError):
    """A date outside the years that a plan can reach."""

    def __init__(self) -> None:
        super().__init__(
            N_("The plan reaches outside the years {first} to {last}."),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


class NoWorkingDaysError(WorkbenchError):
    """A calendar in which every weekday is a day off."""

    def __init__(self) -> None:
        super().__init__(N_("At least one day of the week must be a working day."))


class Snapped(NamedTuple):
    """A date moved to a working day. ``moved`` says whether it had to move."""

    day: date
    moved: bool


@dataclass(frozen=True, slots=True)
class _Axis:
    """The working days of whole years in a row, and how many of them lie before each day."""

    first_year: int
    last_year: int
    days: list[date]
    zero: int
    before: list[int]
    origin: int


class WorkCalendar:
    """Working days: the week's, minus days off, plus extra working days.

    ``days_off_in`` gives the holidays of a year (none by default); ``days_off`` are further single
    days; ``working_days`` win over all of these. It grows by whole years when asked about them.
    """

    def __init__(
        self,
        days_off_in: Callable[[int], Collection[date]] | None = None,
        days_off: Iterable[date] = (),
        working_days: Iterable[date] = (),
        weekend: Collection[int] = WEEKEND,
    ) -> None:
        self._days_off_in = days_off_in
        self._days_off = frozenset(days_off)
        self._working_days = frozenset(working_days)
        self._weekend = frozenset(weekend)
        if self._weekend >= set(range(_WEEK)):
            raise NoWorkingDaysError
        self._axis: _Axis | None = None
        self._growing = Lock()

    def is_working(self, day: date) -> bool:
        """Tell whether ``day`` is a working day."""
        axis = self._with_year(day.year)
        at = day.toordinal() - axis.origin
        return axis.before[at] != axis.before[at + 1]

    def before(self, day: date) -> int:
        """Return the boundary at which a task starting on ``day`` begins.

        For a day off that is the boundary before the next working day.
        """
        axis = self._with_year(day.year)
        return axis.before[day.toordinal() - axis.origin] - axis.zero

    def after(self, day: date) -> int:
        """Return the boundary at which a task finishing on ``day`` ends.

        For a day off that is the boundary after the previous working day.
        """
        axis = self._with_year(day.year)
        return axis.before[day.toordinal() - axis.origin + 1] - axis.zero

    def starting(self, boundary: int) -> date:
        """Return the working day that begins at ``boundary``."""
        days, zero = self.axis(boundary, boundary)
        return days[boundary + zero]

    def ending(self, boundary: int) -> date:
        """Return the working day that ends at ``boundary``."""
        return self.starting(boundary - 1)

    def snap_start(self, day: date) -> Snapped:
        """Return ``day`` or, if it is a day off, the next working day."""
        snapped = self.starting(self.before(day))
        return Snapped(snapped, snapped != day)

    def snap_finish(self, day: date) -> Snapped:
        """Return ``day`` or, if it is a day off, the previous working day."""
        snapped = self.ending(self.after(day))
        return Snapped(snapped, snapped != day)

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days from ``first`` to ``last``, both included; 0 if reversed."""
        return max(self.after(last) - self.before(first), 0)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the working day ``count`` working days after ``day`` (before it, if negative).

        A day off counts as the working day that follows it.
        """
        return self.starting(self.before(day) + count)

    def axis(self, first: int, last: int) -> tuple[list[date], int]:
        """Return ``(days, zero)`` with W[b] at ``days[b + zero]`` for every b in first..last.

        For loops over many boundaries; the list is shared and must not be changed.
        """
        axis = self._axis or self._with_year(2000)
        while first + axis.zero < 0:
            missing = -(first + axis.zero)
            axis = self._grow(axis.first_year - _years(missing, axis), axis.last_year)
        while last + axis.zero >= len(axis.days):
            missing = last + axis.zero - len(axis.days) + 1
            axis = self._grow(axis.first_year, axis.last_year + _years(missing, axis))
        return axis.days, axis.zero

    def _with_year(self, year: int) -> _Axis:
        axis = self._axis
        if axis is not None and axis.first_year <= year <= axis.last_year:
            return axis
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BeyondCalendarError
        first = min(year, axis.first_year) if axis else year
        return self._grow(first, max(year, axis.last_year) if axis else year)

    def _grow(self, first_year: int, last_year: int) -> _Axis:
        with self._growing:
            old = self._axis
            if old is not None:
                first_year = min(max(first_year, FIRST_YEAR), old.first_year)
                last_year = max(min(last_year, LAST_YEAR), old.last_year)
                if (first_year, last_year) == (old.first_year, old.last_year):
                    raise BeyondCalendarError
            # One assignment swaps the whole axis, so a reader on another thread sees either.
            self._axis = axis = self._built(first_year, last_year, old)
            return axis

    def _built(self, first_year: int, last_year: int, old: _Axis | None) -> _Axis:
        days: list[date] = []
        before = [0]
        zero = 0
        for year in range(first_year, last_year + 1):
            if old is not None and year == old.first_year:
                zero = len(days) + old.zero
            worked = self._worked(year)
            days += worked
            before += _running_count(year, worked, before[-1])
        origin = date(first_year, 1, 1).toordinal()
        return _Axis(first_year, last_year, days, zero, before, origin)

    def _worked(self, year: int) -> list[date]:
        off = set(self._days_off_in(year)) if self._days_off_in else set()
        off = (off | self._days_off) - self._working_days
        first = date(year, 1, 1)
        weekday = first.weekday()
        length = (date(year + 1, 1, 1) - first).days
        every = [first + timedelta(days=nth) for nth in range(length)]
        week = [day not in self._weekend for day in range(_WEEK)]
        return [
            day
            for nth, day in enumerate(every)
            if (week[(weekday + nth) % _WEEK] and day not in off) or day in self._working_days
        ]


def _running_count(year: int, worked: list[date], count: int) -> list[int]:
    """Return, for every day of the year, the count of working days up to and including it."""
    first = date(year, 1, 1).toordinal()
    steps = [0] * (date(year + 1, 1, 1).toordinal() - first)
    for day in worked:
        steps[day.toordinal() - first] = 1
    counts = []
    for step in steps:
        count += step
        counts.append(count)
    return counts


def _years(working_days: int, axis: _Axis) -> int:
    """Return by how many years to grow: enough, and at least half as much again as there is."""
    return working_days // _DAYS_A_YEAR_AT_LEAST + 1 + (axis.last_year - axis.first_year) // 2


@lru_cache(maxsize=16)
def swedish_calendar(
    eves: frozenset[Eve] = ALL_EVES,
    days_off: frozenset[date] = frozenset(),
    working_days: frozenset[date] = frozenset(),
) -> WorkCalendar:
    """Return the calendar Monday to Friday minus Swedish public holidays and the chosen ``eves``.

    The same settings give the same object, so its years are reckoned once per run.
    """

    def in_year(year: int) -> frozenset[date]:
        return holidays_sweden.days_off(year, eves)

    return WorkCalendar(in_year, days_off, working_days)


def day_off_names(
    calendar: WorkCalendar, first: date, last: date, language: str = "sv"
) -> dict[date, str]:
    """Return the named Swedish holidays from ``first`` to ``last`` that ``calendar`` keeps free."""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in holidays_sweden.holiday_names(year, language).items()
        if first <= day <= last and not calendar.is_working(day)
    }
