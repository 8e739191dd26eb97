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


def _incidents() -> MakeView:
    from workbench.steps.situation.page_incidents import IncidentsView

    return IncidentsView


def _observations() -> MakeView:
    from workbench.steps.situation.page_observations import ObservationsView

    return ObservationsView


def _inspection() -> MakeView:
    from workbench.steps.situation.page_inspection import InspectionView

    return InspectionView


FIELD = ("finding", "walk", "walk_stop", "interview")
PROBLEMS = ("problem", "cause", "place_strength")
INCIDENTS = ("incident", "series_break", "benchmark", "data_source")
INSPECTION = (
    "inspection", "inspection_aspect", "inspection_factor", "rating_theme", "rating_occasion",
)  # fmt: skip


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
            View("incidents", _("Incidents"), _incidents, INCIDENTS),
            View("observations", _("Observations"), _observations, ("observation",)),
            View("inspection", _("Inspection"), _inspection, INSPECTION),
            View("field", _("Walks and findings"), _field, FIELD),
            View("problems", _("Problems"), _problems, PROBLEMS),
            View("conditions", _("Conditions"), _conditions, ("condition",)),
        )
        super().__init__(context, _("Current-state analysis"), views)
