"""The days that the project works: the Swedish calendar with the project's own days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from workbench.models.registry import sql_table
from workbench.rules.calendar import swedish_calendar
from workbench.rules.holidays_sweden import Eve

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.rules.calendar import WorkCalendar

# The flags of the project by which an eve that most people have off is worked.
EVES: Final = {
    "works_midsummer_eve": Eve.MIDSUMMER,
    "works_christmas_eve": Eve.CHRISTMAS,
    "works_new_years_eve": Eve.NEW_YEAR,
}


def eves_off(session: Session) -> frozenset[Eve]:
    """Return the eves that the project has off."""
    project = sql_table("project").c
    flags = session.execute(select(*(project[name] for name in EVES))).first()
    said = zip(EVES.values(), flags or (False,) * len(EVES), strict=True)
    return frozenset(eve for eve, works in said if not works)


def read_calendar(session: Session) -> WorkCalendar:
    """Return the project's calendar: the Swedish one with the project's own days."""
    days, eves = sql_table("calendar_day").c, eves_off(session)
    own = session.execute(select(days.date, days.works)).all()
    off = frozenset(day for day, works in own if not works)
    return swedish_calendar(
        eves, days_off=off, working_days=frozenset(day for day, works in own if works)
    )
