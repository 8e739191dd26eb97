"""The page of the action plan: outline and bars in one, and the register of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.rules.calendar import day_off_names
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan import edits
from workbench.steps.plan.gantt import GROUP_KEY, Grouping, gantt_links, gantt_rows
from workbench.steps.plan.views import read_plan
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.gantt.view import GanttView
from workbench.ui.parts.origins import OriginsPanel
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.register import RegisterPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QMimeData

    from workbench.project.changes import Changes
    from workbench.steps.plan.views import Plan
    from workbench.ui.parts.gantt.viewport import ScaleName
    from workbench.ui.parts.page import PageContext

PLAN, REGISTER = range(2)
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
SCALES: tuple[ScaleName, ...] = ("month", "quarter", "year")


class PlanPage(Page):
    """What is dragged or keyed is one edit each; the form shows the chosen activity."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.head = PageHead(_("Action plan"), self.views())
        self.head.viewed.connect(self.show_view)
        self.register = RegisterPanel(
            context,
            ACTIVITY,
            placeholder=_("New activity: what; who; start; finish – Enter saves"),
            empty=_(
                "No activities yet. Write what is to be done, or paste rows from a spreadsheet."
            ),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(self.project, ACTIVITY, grid, mapping),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )
        self.origins = kept(OriginsPanel(context, self.register.form), self)
        self.register.inspected = self.origins
        self.register.selected.connect(self.origins.show_activities)
        self.gantt = GanttView()
        self.gantt.set_editable(editable=not context.project.read_only)
        self.gantt.set_columns(("responsible", "cost"), _("kkr"))
        self.nothing = EmptyState(
            _("No activities yet. Write what is to be done, or paste rows from a spreadsheet."),
            _("Write the first one"),
            icon="plus",
        )
        self.quick = QuickAdd(
            context, ACTIVITY, _("New activity: what; who; start; finish – Enter saves")
        )
        self.quick.pasted.connect(self._paste)
        self.quick.added.connect(self.show_row)
        self.nothing.acted.connect(self.quick.setFocus)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._chart())
        self.stack.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._connect()

    def _chart(self) -> QWidget:
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(_("Group"))
        for each in Grouping:
            self.grouping.addItem(each.title(), each)
        self.grouping.currentIndexChanged.connect(lambda _index: self._fill())
        self.scale = ViewSwitch((_("Month"), _("Quarter"), _("Year")), name=_("Scale"), joined=True)
        self.scale.set_current(1)
        self.scale.chosen.connect(lambda number: self.gantt.set_scale(SCALES[number]))
        today = QuietButton(_("Today"))
        today.clicked.connect(self.gantt.go_to_today)
        fit = QuietButton(_("Whole plan"))
        fit.clicked.connect(self.gantt.fit)
        bar = QHBoxLayout()
        bar.addWidget(self.quick, 1)
        for control in (self.grouping, self.scale, today, fit):
            bar.addWidget(control)
        chart = QWidget()
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.gantt, 1)
        column.addWidget(self.nothing, 1)
        return chart

    def _connect(self) -> None:
        project, gantt = self.project, self.gantt
        gantt.moved.connect(lambda key, start: self._do(lambda: edits.move(project, key, start)))
        gantt.resized.connect(
            lambda key, start, finish: self._do(lambda: edits.resize(project, key, start, finish))
        )
        gantt.linked.connect(lambda a, b, kind: self._do(lambda: edits.link(project, a, b, kind)))
        gantt.progressed.connect(
            lambda key, share: self._do(lambda: edits.set_progress(project, key, share))
        )
        gantt.renamed.connect(
            lambda key, title: self._do(lambda: edits.rename(project, key, title))
        )
        gantt.deletePressed.connect(self._remove)
        gantt.selectionChanged.connect(self._on_selection)
        gantt.scaleChanged.connect(self._tell_scale)
        gantt.activated.connect(lambda _key: self.register.form.focus_field("title"))

    def _tell_scale(self, name: str) -> None:
        """Let the switch follow a scale that was chosen in the chart itself."""
        if name in SCALES and SCALES[self.scale.current()] != name:
            self.scale.set_current(SCALES.index(name))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            self._fill()

    def _remove(self, keys: list[str]) -> None:
        chosen = [key for key in keys if not key.startswith(GROUP_KEY)]
        if chosen:
            self._do(lambda: edits.remove(self.project, chosen))
            said = ngettext("Deleted {count} activity", "Deleted {count} activities", len(chosen))
            self.context.desk.notice(said.format(count=len(chosen)), undo=True)

    def _on_selection(self, keys: list[str]) -> None:
        chosen = [key for key in keys if not key.startswith(GROUP_KEY)]
        self.register.form.show_rows(chosen)
        self.origins.show_activities(chosen)
        self.context.desk.inspect(self.origins if chosen else None)

    def _paste(self, data: QMimeData) -> None:
        self.show_view(REGISTER)
        self.register.paste(data)

    @override
    def views(self) -> tuple[str, ...]:
        """Return the names of the views."""
        return (_("Plan"), _("Register"))

    @override
    def show_view(self, index: int) -> None:
        """Show the chart or the register."""
        self.head.set_view(index)
        self.stack.setCurrentIndex(index)
        if index == REGISTER:
            self.register.shown()
        else:
            self._on_selection(self.gantt.selected())

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon the plan anew and show it."""
        self.register.refresh(changes)
        if changes is None:
            self.quick.offer()
        self._fill()
        self.origins.refresh()
        if changes is None:
            self.show_view(self.stack.currentIndex())

    def _fill(self) -> None:
        try:
            with self.project.read() as session:
                plan = read_plan(session, self.project.today())
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._say(plan)
        self.nothing.setVisible(not plan.items)
        self.gantt.setVisible(bool(plan.items))
        self.gantt.set_today(plan.today)
        if plan.schedule.start and plan.schedule.finish:
            self.gantt.set_holidays(self._holidays(plan, plan.schedule.start, plan.schedule.finish))
        grouping = Grouping(self.grouping.currentData())
        self.gantt.set_rows(gantt_rows(plan, grouping), gantt_links(plan))

    @staticmethod
    def _holidays(plan: Plan, first: date, last: date) -> frozenset[date]:
        return frozenset(day_off_names(plan.calendar, first, last))

    def _say(self, plan: Plan) -> None:
        said = ngettext("{count} activity", "{count} activities", len(plan.items)).format(
            count=len(plan.items)
        )
        late = ngettext("{count} late", "{count} late", len(plan.late)).format(count=len(plan.late))
        self.head.set_count(f"{said} · {late}" if plan.late else said)

    @override
    def show_row(self, row_id: str) -> None:
        """Select an activity and bring it into view."""
        if self.stack.currentIndex() == REGISTER:
            self.register.show_row(row_id)
        else:
            self.gantt.select([row_id])
            self.gantt.go_to_row(row_id)
            self._on_selection([row_id])

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the chart or the register."""
        new = Command(
            "register.new", _("New row"), self.entry_focus().setFocus, "Ctrl+N", icon="plus"
        )
        if self.stack.currentIndex() == REGISTER:
            return (new, *self.register.commands())
        return (
            new,
            Command("plan.today", _("To today"), self.gantt.go_to_today, icon="calendar"),
            Command("plan.fit", _("Show the whole plan"), self.gantt.fit, icon="maximize"),
            Command(
                "plan.fold",
                _("Fold all groups"),
                lambda: self.gantt.fold_all(folded=True),
                icon="chevron-right",
            ),
            Command(
                "plan.unfold",
                _("Unfold all groups"),
                lambda: self.gantt.fold_all(folded=False),
                icon="chevron-down",
            ),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line of the view."""
        return self.register.quick if self.stack.currentIndex() == REGISTER else self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return view, scroll, zoom and selection."""
        return {
            "view": self.stack.currentIndex(),
            "chart": self.gantt.view_state(),
            "selected": self.gantt.selected(),
            "group": self.grouping.currentIndex(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what state gave."""
        group, chart, chosen, view = (state.get(k) for k in ("group", "chart", "selected", "view"))
        if isinstance(group, int):
            self.grouping.setCurrentIndex(group)
        if isinstance(chart, dict):
            self.gantt.restore_view_state(chart)
        if isinstance(chosen, list):
            self.gantt.select(chosen)
        self.show_view(view if isinstance(view, int) else PLAN)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.register.leave()
