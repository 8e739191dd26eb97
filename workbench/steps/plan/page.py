"""The page of the action plan: its chart, its register and what else there is to see in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.steps.plan.page_activity import ActivityInspector
from workbench.steps.plan.views import read_plan
from workbench.ui.parts.page import Command, kept
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from workbench.project.changes import Changes
    from workbench.steps.plan.page_moved import MovedPanel
    from workbench.ui.parts.page import Page, PageContext
    from workbench.ui.parts.views_page import MakeView

CHART, REGISTER = range(2)
ACTIVITY = ("activity",)


class PlanPage(ViewsPage):
    """One plan, seen in several ways; all views share the panel of the chosen activity."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        super().__init__(context, _("Action plan"), self._all())
        self.inspector = ActivityInspector(context, self)
        self._moved: MovedPanel | None = None
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self._follow)

    def _all(self) -> tuple[View, ...]:
        return (
            View("chart", _("Plan"), lambda: self._chart, ACTIVITY),
            View("register", _("Register"), _register, ACTIVITY),
            View("board", _("Board"), lambda: self._boards, ACTIVITY),
            View("year", _("Year"), lambda: self._years, ("calendar_day",)),
            View("permits", _("Permits"), _permits, ("permit",)),
            View("risks", _("Risks"), _risks, ("risk",)),
            View("baselines", _("Baselines"), lambda: self._baselines, ("baseline",)),
        )

    def _chart(self, context: PageContext) -> Page:
        from workbench.steps.plan.page_chart import ChartView

        made = ChartView(context, self.inspector)
        made.pasted.connect(self._paste)
        return made

    def _boards(self, context: PageContext) -> Page:
        from workbench.steps.plan.page_board import boards

        return boards(context, self.inspector)

    def _years(self, context: PageContext) -> Page:
        from workbench.steps.plan.page_year import years

        return years(context, self.inspector)

    def _baselines(self, context: PageContext) -> Page:
        from workbench.steps.plan.page_baselines import BaselineView

        return BaselineView(context, self.inspector)

    def _paste(self, data: QMimeData) -> None:
        """Show what rows that were pasted into the chart's line would do."""
        from workbench.steps.plan.page_register import ActivityRegister

        self.show_view(REGISTER)
        register = self.view("register")
        if isinstance(register, ActivityRegister):
            register.panel.paste(data)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Refresh the view that is shown; after an edit the inspector follows once that is seen."""
        super().refresh(changes)
        if changes is None:
            self.inspector.refresh()
        elif not self.inspector.waits:
            self._after.start()

    @Slot()
    def _follow(self) -> None:
        self.inspector.follow()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a row where one is, if that view has its table; else in the first that has."""
        tables = self._views[self._current].tables
        with self.project.read() as session:
            here = any(read_row(session, record(table), row_id) for table in tables)
        if here:
            self.view().show_row(row_id)
        else:
            super().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the view that is shown, and with the whole plan."""
        move = Command(
            "plan.to_status", _("Move what is not done to today or later"), self.move_plan,
            icon="calendar", ready=lambda: not self.project.read_only,
        )  # fmt: skip
        return (*super().commands(), move)

    def move_plan(self) -> None:
        """Move the plan to the status date and list what has moved."""
        from workbench.steps.plan.page_moved import MovedPanel
        from workbench.steps.plan.status_date import move_plan

        try:
            moves = move_plan(self.project)
            with self.project.read() as session:
                plan = read_plan(session, self.project.today())
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        if not moves:
            self.context.desk.notice(_("Nothing that is not done lies in the past"))
            return
        if self._moved is None:
            self._moved = kept(MovedPanel(), self)
            self._moved.opened.connect(self.show_row)
        self._moved.show_moves(moves, plan, plan.today)
        self.context.desk.inspect(self._moved)
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def leave(self) -> None:
        """Write what is being typed anywhere."""
        super().leave()
        if self._after.isActive():
            self._after.stop()
            self._follow()
        self.inspector.leave()


def _permits() -> MakeView:
    from workbench.steps.plan.page_permits import PermitsView

    return PermitsView


def _risks() -> MakeView:
    from workbench.steps.plan.page_risks import risks

    return risks


def _register() -> MakeView:
    from workbench.steps.plan.page_register import ActivityRegister

    return ActivityRegister
