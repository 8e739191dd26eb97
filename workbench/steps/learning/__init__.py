"""The step “Competence and knowledge”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.step import Chapter, MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.learning.page import LearningPage

    return LearningPage


def _chapter() -> Chapter:
    from workbench.steps.learning.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.learning.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.learning.progress import signs

    return signs(session, today)


STEP = Step(
    key="learning",
    section=Section.CARRY_OUT,
    title=N_("Competence and knowledge"),
    icon="graduation-cap",
    what=N_("Plan what each role has to know, and gather what research and experience say."),
    why=N_("Those who know why a measure works choose better ones and keep at it longer."),
    good_enough=(
        N_("Every need of competence has a training"),
        N_("Every training that is over has been evaluated"),
        N_("At least one lesson became an activity"),
        N_("Every prioritised problem has a note of evidence"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Study trip, 12 people of 6 organisations, 4.6 of 5. Lesson: begin cleaning at seven. It "
        "became activity A41."
    ),
    page=_page,
    chapter=_chapter,
)
