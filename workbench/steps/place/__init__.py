"""The step “Place profile”."""

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
    from workbench.steps.place.page import PlacePage

    return PlacePage


def _chapter() -> Chapter:
    from workbench.steps.place.chapter import chapter

    return chapter


def _progress(session: Session, today: date) -> Progress:
    from workbench.steps.place.progress import progress

    return progress(session, today)


def _signs(session: Session, today: date) -> tuple[bool, ...]:
    from workbench.steps.place.progress import signs

    return signs(session, today)


def _wall(session: Session, today: date) -> tuple[WallPage, ...]:
    from workbench.steps.place.wall import wall_pages

    return wall_pages(session, today)


STEP = Step(
    key="place",
    section=Section.UNDERSTAND,
    title=N_("Place profile and map"),
    icon="map-pin",
    what=N_(
        "Describe the place: where it is, who lives and works there, why it needs a collaboration."
    ),
    why=N_("Everyone must mean the same place when they decide about it."),
    good_enough=(
        N_("The place has a name, a municipality and a type"),
        N_("It is said why the boundary runs where it does"),
        N_("The term of the agreement is set"),
        N_("It is clear who controls each surface and who does what there"),
    ),
    progress=_progress,
    signs=_signs,
    example=N_(
        "The square, the walking street and the tunnel are experienced as one place. The yards "
        "inside the gates are left out."
    ),
    page=_page,
    chapter=_chapter,
    wall=_wall,
)
