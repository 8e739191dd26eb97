"""The overview: how far the work is, the process it follows, what the review finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _
from workbench.steps.overview.page_tasks import TasksView
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _tasks() -> MakeView:
    return TasksView


def _process() -> MakeView:
    from workbench.steps.overview.page_process import ProcessView

    return ProcessView


def _review() -> MakeView:
    from workbench.steps.overview.page_review import ReviewView

    return ReviewView


class OverviewPage(ViewsPage):
    """Where one comes back to: the steps as a task list, the process, the review."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("tasks", _("Steps"), _tasks),
            View("process", _("Process"), _process, ("process_step",)),
            View("review", _("Review"), _review),
        )
        super().__init__(context, _("Overview"), views)
        self.head.add(_mode_choice(context))

    @override
    def signs(self) -> tuple[bool, ...]:
        """Return whether all steps are done or skipped with a reason, and nothing is to watch."""
        return self.view("tasks").signs()


def _mode_choice(context: PageContext) -> ChoiceBox:
    """Return the choice between the usual fields and all of them."""
    choice = ChoiceBox(_("Mode"))
    choice.addItem(_("Mode: basic"), False)
    choice.addItem(_("Mode: full"), True)
    choice.setCurrentIndex(int(context.settings.current.show_all_fields))
    choice.setToolTip(_("Full shows all fields. Basic hides those one seldom needs, never data."))
    choice.activated.connect(lambda index: context.desk.set_mode(full=bool(index)))
    return choice
