"""The step “Place management”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.step import Chapter, MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.operations.page import OperationsPage

    return OperationsPage


def _chapter() -> Chapter:
    from workbench.steps.operations.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.operations.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.operations.progress import signs

    return signs(session, today)


STEP = Step(
    key="operations",
    section=Section.CARRY_OUT,
    title=N_("Place management"),
    icon="wrench",
    what=N_("Appoint the place manager, staff the place, keep the duty log, fill it with life."),
    why=N_("A plan is seen on the place only if somebody is there every day and what breaks is "
           "mended."),
    good_enough=(
        N_("The place manager is in post"),
        N_("There is a roster for the week"),
        N_("Nine faults of ten have somebody responsible"),
        N_("Every event that is over has a count and a learning"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Monday 7:30: “3 Graffiti on the pillar; the tunnel”. By the matrix the municipality "
        "answers for it. Mended on Wednesday: two working days."
    ),
    page=_page,
    chapter=_chapter,
)  # fmt: skip
