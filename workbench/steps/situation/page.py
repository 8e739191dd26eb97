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


def _field() -> MakeView:
    from workbench.steps.situation.page_field import FieldView

    return FieldView


def _conditions() -> MakeView:
    from workbench.steps.situation.page_conditions import ConditionsView

    return ConditionsView


def _problems() -> MakeView:
    from workbench.steps.situation.page_problems import ProblemsView

    return ProblemsView


class SituationPage(ViewsPage):
    """Safety and perceived safety, measured side by side and never put into one figure."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("surveys", _("Surveys"), _surveys, ("survey_item", "survey_round")),
            View("field", _("Walks and findings"), _field,
                 ("finding", "walk", "walk_stop", "interview")),
            View("problems", _("Problems"), _problems, ("problem", "cause", "place_strength")),
            View("conditions", _("Conditions"), _conditions, ("condition",)),
        )  # fmt: skip
        super().__init__(context, _("Current-state analysis"), views)
