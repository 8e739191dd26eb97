"""The step “Follow-up”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.step import MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.follow_up.page import FollowUpPage

    return FollowUpPage


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.follow_up.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.follow_up.progress import signs

    return signs(session, today)


STEP = Step(
    key="follow_up",
    section=Section.CARRY_OUT,
    title=N_("Follow-up"),
    icon="trending-up",
    what=N_("See whether the goals come nearer, the promises are kept and the money suffices."),
    why=N_("Each party asks once a year whether it was worth it. The answer must be ready."),
    good_enough=(
        N_("Every indicator is measured, and none waits for a new value"),
        N_("It is noted of every promise how far it is kept"),
        N_("What became of the budget is told up to the last quarter"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Safe after dark: 42 % became 55 %, certain. Ten of fourteen promises kept. What was not: "
        "the lights in the passage, and why."
    ),
    page=_page,
)
