"""The calendar of a plan that comes in: which of its days differ from the project's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.base.parse import LAST_YEAR
from workbench.exchange.plan_file import PlanDays
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.project.working_days import eves_off
from workbench.rules.calendar import swedish_calendar
from workbench.rules.holidays_sweden import holiday_names

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.holidays_sweden import Eve

CALENDAR_DAY = record("calendar_day")
_NAMED = 4
_AFTER = timedelta(days=366)

Rows = dict[date, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The days that the project works or rests against the usual calendar; its eves."""

    rows: Rows
    eves: frozenset[Eve]

    def calendar(self, more: Rows) -> WorkCalendar:
        """Return the project's calendar with ``more`` days of its own."""
        days = {**self.rows, **more}
        return swedish_calendar(
            self.eves,
            days_off=frozenset(day for day, row in days.items() if not row["works"]),
            working_days=frozenset(day for day, row in days.items() if row["works"]),
        )


def own_days(session: Session) -> OwnDays:
    """Return the days of the project's own."""
    rows = {row["date"]: row for row in read_rows(session, CALENDAR_DAY)}
    return OwnDays(rows, eves_off(session))


def differing(days: PlanDays, calendar: WorkCalendar, first: date, last: date) -> dict[date, bool]:
    """Return the days that a plan's own calendar works or not, other than ``calendar``.

    From ``first`` to a year after ``last``, so that the plan can slip without jumping.
    """
    theirs = days.calendar()
    end = min(last + _AFTER, date(LAST_YEAR, 12, 31))
    found = {}
    for nth in range((end - first).days + 1):
        day = first + timedelta(days=nth)
        works = theirs.is_working(day)
        if works != calendar.is_working(day):
            found[day] = works
    return found


def rows_of(days: PlanDays, found: dict[date, bool], language: str) -> list[dict[str, Any]]:
    """Return them as rows of the project's own days, with their names where they have any."""
    names: dict[date, str] = {}
    for year in {day.year for day in found}:
        names |= holiday_names(year, language)
    return [
        {
            "date": day,
            "works": works,
            "name": days.on.get(day) or days.off.get(day) or names.get(day, ""),
        }
        for day, works in sorted(found.items())
    ]


def told(found: dict[date, bool]) -> str:
    """Return in words that the file's calendar is taken over."""
    days = [date_text(day) for day in sorted(found)]
    named = ", ".join(days[:_NAMED])
    if len(days) > _NAMED:
        named = _("{days} and {count} more").format(days=named, count=len(days) - _NAMED)
    said = ngettext(
        "The file's calendar differs on {count} day ({days}); it becomes the project's own day",
        "The file's calendar differs on {count} days ({days}); they become the project's own days",
        len(days),
    )
    return said.format(count=len(days), days=named)


def free_days(calendar: WorkCalendar, names: dict[date, str], first: date, last: date) -> PlanDays:
    """Return the days on which a calendar differs from Monday to Friday, with their names."""
    days = PlanDays()
    for nth in range((last - first).days + 1):
        day = first + timedelta(days=nth)
        works = calendar.is_working(day)
        if works != (day.weekday() not in days.weekend):
            (days.on if works else days.off)[day] = names.get(day, "")
    return days
