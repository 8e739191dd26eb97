"""The step “Organisation”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.step import Chapter, MakePage, Progress


def _page() -> MakePage:
    from workbench.steps.organisation.page import OrganisationPage

    return OrganisationPage


def _chapter() -> Chapter:
    from workbench.steps.organisation.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.organisation.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.organisation.progress import signs

    return signs(session, today)


STEP = Step(
    key="organisation",
    section=Section.DECIDE,
    title=N_("Organisation"),
    icon="landmark",
    what=N_("Decide who decides: legal form, steering group, board and working groups."),
    why=N_("Without seats with a mandate the decisions wait, and the money with them."),
    good_enough=(
        N_("There is a legal form"),
        N_("A steering group or a board has a chair and at least three votes"),
        N_("No seat is empty or past its term"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Steering group: nine votes, the largest owners, the municipality and the businesses. The "
        "police is co-opted. Terms of two years."
    ),
    page=_page,
    chapter=_chapter,
)
