"""The register of activities: to type, paste and look through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan.page_activity import ABREAST, ActivityPanel
from workbench.steps.plan.page_dates import activity_columns
from workbench.ui.parts.page import kept
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

ACTIVITY = record("activity")
COLUMNS = (
    "code",
    "title",
    "responsible",
    "accountable_id",
    "start",
    "finish",
    "status",
    "progress",
    "cost",
    "budget_code",
)


class ActivityRegister(RegisterView):
    """All activities as rows, with the chosen one in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            ACTIVITY,
            placeholder=_("New activity: what; who; start; finish – Enter saves"),
            empty=_(
                "No activities yet. Write what is to be done, or paste rows from a spreadsheet."
            ),
            chosen=COLUMNS,
            columns=activity_columns(context.project),
            plan=lambda grid, mapping: plan_table(self.project, ACTIVITY, grid, mapping),
            take=lambda plan: take_in(self.project, plan, pasted=True),
            abreast=ABREAST,
        )
        self.activity = kept(ActivityPanel(context, self.panel.form), self)
        self.panel.inspected = self.activity
        self.panel.selected.connect(self.activity.show_activities)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view, names and how the chosen activity stands."""
        super().refresh(changes)
        self.activity.refresh()
