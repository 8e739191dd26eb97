"""The tool “Meetings and decisions”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.wall import WallPage
    from workbench.steps.step import MakePage


def _page() -> MakePage:
    from workbench.steps.meetings.page import MeetingsPage

    return MeetingsPage


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.meetings.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="meetings",
    section=Section.TOOLS,
    title=N_("Meetings and decisions"),
    icon="gavel",
    what=N_("Call to meetings, note decisions as they are made, and follow them up."),
    why=N_("A decision without somebody responsible and a day is soon forgotten."),
    good_enough=(),
    progress=None,
    page=_page,
    wall=_wall,
    example=N_(
        "Steering group 12 May, 13:00–15:00: nine of eleven present, fourteen items. § 14 The "
        "lighting is ordered. Responsible: the municipality. Due by 30 June."
    ),
)
