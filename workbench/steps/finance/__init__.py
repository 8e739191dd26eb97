"""The step “Budget and financing”."""

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
    from workbench.steps.finance.page import FinancePage

    return FinancePage


def _chapter() -> Chapter:
    from workbench.steps.finance.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.finance.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.finance.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.finance.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="finance",
    section=Section.DECIDE,
    title=N_("Budget and financing"),
    icon="coins",
    what=N_("Put together what it costs and who pays, year by year."),
    why=N_("Every property owner asks: what do I pay, and what do I get?"),
    good_enough=(
        N_("Income covers cost every year"),
        N_("Non-deductible VAT and a reserve are in the budget"),
        N_("Activities with a cost have a budget code"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "The owners pay by area, the municipality by agreement. 5 % is kept in reserve and every "
        "year ends above zero."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
