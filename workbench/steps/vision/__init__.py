"""The step “Vision and goals”."""

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
    from workbench.steps.vision.page import VisionPage

    return VisionPage


def _chapter() -> Chapter:
    from workbench.steps.vision.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.vision.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.vision.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.vision.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="vision",
    section=Section.DECIDE,
    title=N_("Vision and goals"),
    icon="target",
    what=N_("Say where you are going and how you will know that you are there."),
    why=N_("Without measurable goals nobody can tell whether it was worth it."),
    good_enough=(
        N_("The vision is one sentence"),
        N_("There are three to eight goals"),
        N_("Every goal has an indicator with a baseline and a target"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Goal: a safe evening at the square. Indicator: safe after dark, from 42 % in 2025 to 55 % "
        "in 2028, asked every September."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
