"""The step “Place profile”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.place.progress import progress, signs
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from workbench.steps.step import Chapter, MakePage


def _page() -> MakePage:
    from workbench.steps.place.page import PlacePage

    return PlacePage


def _chapter() -> Chapter:
    from workbench.steps.place.chapter import chapter

    return chapter


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
    progress=progress,
    signs=signs,
    example=N_(
        "The square, the walking street and the tunnel are experienced as one place. The yards "
        "inside the gates are left out."
    ),
    page=_page,
    chapter=_chapter,
)
