"""The step “Overview”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from workbench.steps.step import MakePage


def _page() -> MakePage:
    from workbench.steps.overview.page import OverviewPage

    return OverviewPage


STEP = Step(
    key="overview",
    section=Section.START,
    title=N_("Overview"),
    icon="house",
    what=N_("See how far the work has come and what to do next."),
    why=N_("A plan that nobody looks at dies after the workshop."),
    good_enough=(
        N_("Every step is done or skipped with a reason"),
        N_("Nothing stands under “To watch”"),
    ),
    progress=None,
    page=_page,
    chapter=None,
)
