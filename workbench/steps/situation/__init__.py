"""The step “Current-state analysis”."""

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
    from workbench.steps.situation.page import SituationPage

    return SituationPage


def _chapter() -> Chapter:
    from workbench.steps.situation.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.situation.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.situation.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.situation.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="situation",
    section=Section.UNDERSTAND,
    title=N_("Current-state analysis"),
    icon="chart-column",
    what=N_(
        "Measure how it is: what happens, how safe people feel, who is there and in what condition "
        "the place is."
    ),
    why=N_("Without a measured start nobody can show afterwards that something has changed."),
    good_enough=(
        N_("Perceived safety has been measured once, with at least 200 answers or a reason"),
        N_("Incidents are there for eight quarters, with breaks marked"),
        N_("Three to six problems are prioritised, with evidence and causes"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Vandalism: 70 incidents from January to September 2025, 54 in 2026, not certain. "
        "Lighting: 7 of 20 points, two findings in the tunnel, the municipality is responsible."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
