"""The tool “Workshop board”."""

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
    from workbench.steps.workshop.page import WorkshopPage

    return WorkshopPage


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.workshop.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="workshop",
    section=Section.TOOLS,
    title=N_("Workshop board"),
    icon="square-kanban",
    what=N_("Gather what people in the room say, group it, vote and turn it into work."),
    why=N_("What was said in a workshop is worth something when it stands in the plan."),
    good_enough=(),
    progress=None,
    page=_page,
    wall=_wall,
)
