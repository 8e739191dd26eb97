"""The step “History”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from workbench.steps.step import MakePage


def _page() -> MakePage:
    from workbench.steps.history.page import HistoryPage

    return HistoryPage


STEP = Step(
    key="history",
    section=Section.TOOLS,
    title=N_("History"),
    icon="history",
    what=N_("See everything that was done and go back along it."),
    why=N_("Nothing is lost."),
    good_enough=(),
    progress=None,
    page=_page,
    chapter=None,
)
