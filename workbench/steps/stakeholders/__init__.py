"""The step “Stakeholders”."""

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
    from workbench.steps.stakeholders.page import StakeholdersPage

    return StakeholdersPage


def _chapter() -> Chapter:
    from workbench.steps.stakeholders.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.stakeholders.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.stakeholders.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.stakeholders.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="stakeholders",
    section=Section.UNDERSTAND,
    title=N_("Stakeholders"),
    icon="users",
    what=N_("List organisations and people who own, run, live in or decide about the place."),
    why=N_("Those who are forgotten at the start become the resistance later."),
    good_enough=(
        N_("Every organisation has a type and a membership status"),
        N_("Every person with great influence has a contact owner"),
        N_("Every person has a legal basis and an erase-by date"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "Police, influence 4, interest 5, supports. Contact owner: the place manager. Wants one "
        "number to call."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
