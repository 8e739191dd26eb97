"""The step “Action plan”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.wall import WallPage
    from workbench.steps.step import Chapter, MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.plan.page import PlanPage

    return PlanPage


def _chapter() -> Chapter:
    from workbench.steps.plan.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.plan.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.plan.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.plan.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="plan",
    section=Section.DECIDE,
    title=N_("Action plan"),
    icon="chart-gantt",
    what=N_("Plan who does what, when and at what cost."),
    why=N_("A goal without an activity is a wish."),
    good_enough=(
        N_("Every goal has at least one activity"),
        N_("Every activity has one accountable and at least one responsible"),
        N_("Dates are set and nothing is in conflict"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Lights in the tunnel. The municipality answers for it, the lighting firm does it, March "
        "to June, 180,000 kr, serves the goal of a safe evening."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
