"""The days that the project works: the Swedish calendar with the project's own days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.project.asking import rows_asked
from workbench.project.seen_rows import Asked
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
    flags = [*rows_asked(session, Asked("project", tuple(EVES))), (False,) * len(EVES)][0]
    said = zip(EVES.values(), flags, strict=True)
    return frozenset(eve for eve, works in said if not works)


def read_calendar(session: Session) -> WorkCalendar:
    """Return the project's calendar: the Swedish one with the project's own days."""
    eves = eves_off(session)
    own = rows_asked(session, Asked("calendar_day", ("date", "works")))
    off = frozenset(day for day, works in own if not works)
    return swedish_calendar(
        eves, days_off=off, working_days=frozenset(day for day, works in own if works)
    )
