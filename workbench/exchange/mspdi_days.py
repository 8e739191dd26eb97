"""The calendars of Project's XML: which days are worked, how long a day is, what a clock says.

Project counts minutes; a plan here counts days. A task that ends at 08:00 has ended the day before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.base.parse import FIRST_YEAR, LAST_YEAR
from workbench.exchange.plan_file import DAY_MINUTES, PlanDays
from workbench.rules.calendar import WEEKEND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.exchange.plan_file import PlanFile
    from workbench.exchange.xml_stream import Node
    from workbench.rules.calendar import WorkCalendar

MOST_EXCEPTIONS: Final = 20_000
_HOUR: Final = 60
_WHOLE_DAY: Final = 24 * _HOUR
_WEEK: Final = 7
_DAILY, _YEARLY = "1", "2"
_DURATION: Final = re.compile(
    r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d*)?S)?)?$", re.ASCII
)


@dataclass(slots=True)
class _Rules:
    """One calendar of the file as it stands there."""

    base: str = ""
    week: dict[int, bool] = field(default_factory=dict)
    hours: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    days: dict[date, tuple[bool, str]] = field(default_factory=dict)


@dataclass(slots=True)
class WorkTime:
    """What the project's calendar makes of moments and lengths.

    ``day`` are the minutes of a working day, ``first`` and ``last`` the minutes of the clock
    between which one works on a weekday (0 is Monday).
    """

    days: PlanDays
    day: int = DAY_MINUTES
    hours: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    calendar: WorkCalendar = field(init=False)

    def __post_init__(self) -> None:
        self.calendar = self.days.calendar()

    def _hours(self, day: date) -> tuple[int, int]:
        return self.hours.get(day.weekday(), (8 * _HOUR, 17 * _HOUR))

    def first_day(self, moment: datetime) -> date:
        """Return the first day of what starts at a moment: the next one after closing time."""
        day = moment.date()
        if self.calendar.is_working(day) and _minute(moment) >= self._hours(day)[1]:
            return self.calendar.starting(self.calendar.after(day))
        return day

    def last_day(self, moment: datetime) -> date:
        """Return the last day of what finishes at a moment: the one before, at opening time."""
        day = moment.date()
        if _minute(moment) <= self._hours(day)[0]:
            return self.calendar.ending(self.calendar.before(day))
        return day

    def is_opening(self, moment: datetime) -> bool:
        """Tell whether nothing of the day is over at a moment."""
        return _minute(moment) <= self._hours(moment.date())[0]


def _minute(moment: datetime) -> int:
    return moment.hour * _HOUR + moment.minute


def moment_of(text: str) -> datetime | None:
    """Return a moment as Project writes it, None where there is none or out of reach."""
    try:
        moment = datetime.fromisoformat(text[:19])
    except ValueError:
        return None
    return moment if FIRST_YEAR < moment.year < LAST_YEAR else None


def minutes_of(text: str, day: int = DAY_MINUTES) -> int | None:
    """Return the minutes of a length such as PT16H0M0S; ``day`` are those of a working day."""
    found = _DURATION.match(text[:60])
    if found is None:
        return None
    sign, days, hours, minutes, seconds = found.groups()
    total = int(days or 0) * day + int(hours or 0) * _HOUR + int(minutes or 0)
    total += 1 if int(seconds or 0) >= _HOUR // 2 else 0
    return -total if sign else total


def work_time(calendars: list[Node], wanted: str, day: int, plan: PlanFile) -> WorkTime | None:
    """Return the project's calendar, None where the file has none that can be used.

    ``wanted`` is its UID, ``day`` what the file says of a day's minutes.
    """
    known = {node.said("UID"): _rules(node, plan) for node in calendars}
    rules = known.get(wanted) or next(iter(known.values()), None)
    if rules is None:
        return None
    base = known.get(rules.base) or _Rules()
    week = {**base.week, **rules.week}
    hours = {**base.hours, **rules.hours}
    weekend = frozenset(each for each in range(_WEEK) if not week.get(each, each not in WEEKEND))
    if len(weekend) == _WEEK:
        plan.remark(N_("The file's calendar has no working day in the week; it is not used"))
        return None
    days = PlanDays(weekend)
    for each, (works, name) in {**base.days, **rules.days}.items():
        (days.on if works else days.off)[each] = name
    lengths = Counter(hours[each][2] for each in hours if each not in weekend and hours[each][2])
    usual = lengths.most_common(1)[0][0] if lengths else day
    return WorkTime(days, usual or DAY_MINUTES, {k: (a, b) for k, (a, b, _n) in hours.items()})


def _rules(calendar: Node, plan: PlanFile) -> _Rules:
    rules = _Rules(calendar.said("BaseCalendarUID"))
    for node in calendar.within("WeekDays"):
        works = node.said("DayWorking") == "1"
        weekday = _weekday(node.said("DayType"))
        if weekday is None:
            _take_days(rules, _period(node), works=works, name="")
            continue
        rules.week[weekday] = works
        times = _times(node)
        if times is not None:
            rules.hours[weekday] = times
    for node in calendar.within("Exceptions"):
        _take_days(rules, _recurring(node, plan), works=_works(node), name=node.said("Name"))
    if any(week.each("WeekDays") for week in calendar.within("WorkWeeks")):
        plan.remark(
            N_("The calendar “{name}” has weeks with hours of their own; they are not used"),
            lost=True,
            name=calendar.said("Name")[:60],
        )
    return rules


def _works(exception: Node) -> bool:
    said = exception.said("DayWorking")
    return said == "1" if said else _times(exception) is not None


def _take_days(rules: _Rules, days: Iterator[date], *, works: bool, name: str) -> None:
    for each in days:
        if len(rules.days) >= MOST_EXCEPTIONS:
            return
        rules.days[each] = (works, name or rules.days.get(each, (works, ""))[1])


def _weekday(day_type: str) -> int | None:
    """Return Monday as 0 for Project's Sunday as 1; None for a single day."""
    return (int(day_type) + 5) % _WEEK if day_type in {"1", "2", "3", "4", "5", "6", "7"} else None


def _times(node: Node) -> tuple[int, int, int] | None:
    """Return from when, until when and how long one works, in minutes."""
    found = []
    for each in node.within("WorkingTimes"):
        first, last = _clock(each.said("FromTime")), _clock(each.said("ToTime"))
        if first is not None and last is not None:
            found.append((first, last if last > first else _WHOLE_DAY))
    if not found:
        return None
    return found[0][0], found[-1][1], sum(last - first for first, last in found)


def _clock(text: str) -> int | None:
    found = re.match(r"(\d\d):(\d\d)", text, re.ASCII)
    return int(found[1]) * _HOUR + int(found[2]) if found else None


def _ends(node: Node) -> tuple[date, date] | None:
    period = next(iter(node.each("TimePeriod")), None)
    first = moment_of(period.said("FromDate")) if period else None
    last = moment_of(period.said("ToDate")) if period else None
    if first is None or last is None or last < first:
        return None
    return first.date(), last.date()


def _period(node: Node) -> Iterator[date]:
    ends = _ends(node)
    count = min((ends[1] - ends[0]).days + 1, MOST_EXCEPTIONS) if ends else 0
    return (ends[0] + timedelta(days=nth) for nth in range(count)) if ends else iter(())


def _recurring(node: Node, plan: PlanFile) -> Iterator[date]:
    """Return the days of an exception: a stretch, or the same day every year."""
    kind, ends = node.said("Type") or _DAILY, _ends(node)
    if ends is None:
        return
    if kind == _YEARLY and ends[1] - ends[0] > timedelta(days=1):
        for year in range(ends[0].year, ends[1].year + 1):
            day = _same_day(node, year, ends[0])
            if day is not None and ends[0] <= day <= ends[1]:
                yield day
    elif kind in {_DAILY, _YEARLY} and node.said("Period") in {"", "0", "1"}:
        yield from _period(node)
    else:
        plan.remark(
            N_("The recurring day “{name}” of the calendar is not brought in"),
            lost=True,
            name=node.said("Name")[:60],
        )


def _same_day(node: Node, year: int, first: date) -> date | None:
    month, day = node.said("Month"), node.said("MonthDay")
    try:
        # Project counts months from 0 here.
        return date(year, int(month) + 1 if month else first.month, int(day) if day else first.day)
    except ValueError:
        return None
