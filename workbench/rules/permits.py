"""When a permit must be applied for, and when an activity is in danger for want of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from workbench.rules.calendar import WorkCalendar

SOON_DAYS: Final = 30  # calendar days ahead in which an application is called near
NOT_APPLIED, APPLIED, GRANTED, REFUSED = "not_applied", "applied", "granted", "refused"


class Danger(StrEnum):
    """What is wrong with a permit, the gravest first."""

    REFUSED = "refused"
    """The answer was no, and the activity is still in the plan."""
    DECISION_LATE = "decision_late"
    """The activity should have started and there is no decision."""
    LATE = "late"
    """It should have been applied for by now."""
    EXPIRES = "expires"
    """It is granted, but not for as long as the activity lasts."""
    SOON = "soon"
    """It is to be applied for within a month."""
    NONE = "none"
    """Nothing is wrong."""


def latest_application(
    start: date | None, lead_time: int | None, calendar: WorkCalendar
) -> date | None:
    """Return the last working day to apply: the start less the lead time in working days.

    The decision is then there when the activity starts. None where either is unknown.
    """
    if start is None or lead_time is None:
        return None
    return calendar.starting(calendar.before(start) - lead_time)


def permit_danger(
    state: str,
    apply_by: date | None,
    start: date | None,
    finish: date | None,
    valid_until: date | None,
    today: date,
) -> Danger:
    """Return what is wrong with a permit in ``state`` on ``today``."""
    if state == REFUSED:
        return Danger.REFUSED
    if state == GRANTED:
        short = valid_until is not None and finish is not None and valid_until < finish
        return Danger.EXPIRES if short else Danger.NONE
    if state in {NOT_APPLIED, APPLIED} and start is not None and start <= today:
        return Danger.DECISION_LATE
    return _application(apply_by, today) if state == NOT_APPLIED else Danger.NONE


def _application(apply_by: date | None, today: date) -> Danger:
    if apply_by is None:
        return Danger.NONE
    if apply_by < today:
        return Danger.LATE
    return Danger.SOON if (apply_by - today).days <= SOON_DAYS else Danger.NONE
