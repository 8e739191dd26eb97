"""The page of competence and knowledge, one view for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _trainings() -> MakeView:
    from workbench.steps.learning.page_trainings import TrainingsView

    return TrainingsView


def _needs() -> MakeView:
    from workbench.steps.learning.page_registers import NeedsView

    return NeedsView


def _knowledge() -> MakeView:
    from workbench.steps.learning.page_registers import KnowledgeView

    return KnowledgeView


def _questions() -> MakeView:
    from workbench.steps.learning.page_registers import QuestionsView

    return QuestionsView


class LearningPage(ViewsPage):
    """What people learn, what they have to know, and what is known."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("trainings", _("Trainings"), _trainings, ("training", "lesson")),
            View("needs", _("Needs"), _needs, ("competence",)),
            View("knowledge", _("Knowledge"), _knowledge, ("evidence_note",)),
            View("questions", _("Questions"), _questions, ("advice_question",)),
        )
        super().__init__(context, _("Competence and knowledge"), views)
