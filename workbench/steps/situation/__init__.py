"""The step “Current-state analysis”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.situation.progress import progress
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from workbench.steps.step import Chapter, MakePage


def _page() -> MakePage:
    from workbench.steps.situation.page import SituationPage

    return SituationPage


def _chapter() -> Chapter:
    from workbench.steps.situation.chapter import chapter

    return chapter


STEP = Step(
    key="situation",
    section=Section.UNDERSTAND,
    title=N_("Current-state analysis"),
    icon="chart-column",
    what=N_(
        "Measure how it is: what happens, how safe people feel, who is there and in what condition "
        "the place is."
    ),
    why=N_("Without a measured start nobody can show afterwards that something has changed."),
    good_enough=(
        N_("Perceived safety has been measured once, with at least 200 answers or a reason"),
        N_("Incidents are there for eight quarters, with breaks marked"),
        N_("Three to six problems are prioritised, with evidence and causes"),
    ),
    progress=progress,
    page=_page,
    chapter=_chapter,
)
