"""The page of vision, goals and indicators, one view each, and the round of updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _vision() -> MakeView:
    from workbench.steps.vision.page_vision import VisionView

    return VisionView


def _goals() -> MakeView:
    from workbench.steps.vision.page_goals import GoalsView

    return GoalsView


def _indicators() -> MakeView:
    from workbench.steps.vision.page_indicators import IndicatorsView

    return IndicatorsView


def _round() -> MakeView:
    from workbench.steps.vision.page_round import RoundView

    return RoundView


class VisionPage(ViewsPage):
    """Where the place is going, and how one knows how far it has come."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("vision", _("Vision"), _vision, ("vision_picture",)),
            View("goals", _("Goals"), _goals, ("goal",)),
            View("indicators", _("Indicators"), _indicators, ("indicator",)),
            View("round", _("Update round"), _round),
        )
        super().__init__(context, _("Vision and goals"), views)
        self._current = 1
        self.head.set_view(1)
