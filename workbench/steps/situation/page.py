"""The page of the current-state analysis: its measurements, one view each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _surveys() -> MakeView:
    from workbench.steps.situation.page_surveys import SurveysView

    return SurveysView


class SituationPage(ViewsPage):
    """Safety and perceived safety, measured side by side and never put into one figure."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View(
                "surveys",
                _("Surveys"),
                _surveys,
                ("survey", "survey_item", "survey_round", "population_cell"),
            ),
        )
        super().__init__(context, _("Current-state analysis"), views)
