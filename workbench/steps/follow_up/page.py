"""The page of follow-up: goals, work and money, promises, what has changed since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _goals() -> MakeView:
    from workbench.steps.follow_up.page_goals import GoalsView

    return GoalsView


def _works() -> MakeView:
    from workbench.steps.follow_up.page_works import WorksView

    return WorksView


def _promises() -> MakeView:
    from workbench.steps.follow_up.page_promises import PromisesView

    return PromisesView


def _changes() -> MakeView:
    from workbench.steps.follow_up.page_changes import ChangesView

    return ChangesView


class FollowUpPage(ViewsPage):
    """See what has become of it all, and take it to the meeting."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("goals", _("Goals"), _goals),
            View("works", _("Activities and money"), _works),
            View("promises", _("Promises"), _promises, ("commitment",)),
            View("changes", _("Changes"), _changes),
        )
        super().__init__(context, _("Follow-up"), views)
