"""The plan as a chart: outline and bars in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.charts.gantt import span_of
from workbench.models.registry import record
from workbench.project.kept import kept_rows
from workbench.project.register import titles
from workbench.steps.plan import edits
from workbench.steps.plan.baselines import baseline_name, baselines, read_baseline
from workbench.steps.plan.gantt import (
    GROUP_KEY,
    KeptRows,
    free_days,
    gantt_categories,
    gantt_links,
)
from workbench.steps.plan.gantt_look import Grouping, Look
from workbench.steps.plan.glimpse import glimpse
from workbench.steps.plan.page_chart_bar import ChartBar
from workbench.steps.plan.page_chart_edits import connect_edits
from workbench.steps.plan.page_chart_files import ChartFiles
from workbench.steps.plan.page_narrowing import count_words
from workbench.steps.plan.views import read_plan
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.gantt.view import GanttView
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.quick_add import QuickAdd

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from workbench.project.changes import Changes
    from workbench.steps.plan.items import Plan
    from workbench.steps.plan.page_activity import ActivityInspector
    from workbench.ui.parts.gantt.viewport import ScaleName
    from workbench.ui.parts.page import PageContext

ACTIVITY = record("activity")
_LOW = 480  # pixels at 100 %
FEW = 20  # more bars than that are drawn with the whole plan
SEEN = 30  # milliseconds after an edit in which the next key of a held arrow comes
SCALES: tuple[ScaleName, ...] = ("day", "week", "month", "quarter", "year")


class ChartView(Page):
    """What is dragged or keyed is one edit each; the inspector shows the chosen activity.

    ``pasted`` hands on rows that were pasted into the quick line.
    """

    pasted = Signal(QMimeData)

    def __init__(self, context: PageContext, inspector: ActivityInspector) -> None:
        super().__init__(context)
        self.inspector = inspector
        self._count = ""
        self._plan: Plan | None = None
        self._follow = QTimer(self, singleShot=True, interval=SEEN)
        self._follow.timeout.connect(self._follow_up)
        self._look = Look()
        self._rows = KeptRows()
        self._sized = False
        self.gantt = GanttView()
        self.gantt.set_editable(editable=not context.project.read_only)
        self.gantt.set_columns(("responsible", "cost"), _("kkr"))
        self.nothing = EmptyState(
            _("No activities yet. Write what is to be done, or paste rows from a spreadsheet."),
            _("Write the first one"),
            icon="plus",
        )
        self.none_shown = EmptyState(
            _("No activity is like that."), _("Show all"), icon="list-filter"
        )
        self.bar = ChartBar()
        self.files = ChartFiles(self)
        self.quick = QuickAdd(
            context, ACTIVITY, _("New activity: what; who; start; finish – Enter saves")
        )
        self.quick.pasted.connect(self.pasted)
        self.quick.added.connect(self.show_row)
        self.nothing.acted.connect(self.quick.setFocus)
        self._lay_out()
        self.none_shown.hide()
        self._connect()
        self.bar.changed.connect(self._look_otherwise)
        self.bar.save.clicked.connect(self.files.offer)
        self.none_shown.acted.connect(self.bar.show_all)

    def _lay_out(self) -> None:
        self.scale = ViewSwitch(
            (_("Day"), _("Week"), _("Month"), _("Quarter"), _("Year")), name=_("Scale"), joined=True
        )
        self.scale.set_current(SCALES.index("quarter"))
        self.scale.chosen.connect(lambda number: self.gantt.set_scale(SCALES[number]))
        today = QuietButton(_("Today"))
        today.clicked.connect(self.gantt.go_to_today)
        fit = QuietButton(_("Whole plan"))
        fit.clicked.connect(self.gantt.fit)
        line = ButtonRow()
        line.addWidget(self.quick, 1)
        self.more = QuietButton(_("View"), icon="sliders-horizontal")
        self.more.setCheckable(True)
        self.more.setChecked(True)
        self.more.toggled.connect(lambda _on: self._show_bar())
        for control in (self.scale, today, fit, self.more):
            line.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.gantt, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.none_shown, 1)

    def _connect(self) -> None:
        gantt = self.gantt
        connect_edits(gantt, self.project, self._do)
        gantt.deletePressed.connect(self._remove)
        gantt.selectionChanged.connect(self._on_selection)
        gantt.scaleChanged.connect(self._tell_scale)
        gantt.activated.connect(lambda _key: self.inspector.focus_field("title"))

    def _tell_scale(self, name: str) -> None:
        """Let the switch follow a scale that was chosen in the chart itself."""
        if name not in SCALES:
            self.scale.choose_none()
        elif self.scale.current() != SCALES.index(name):
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
        self.inspector.show(chosen)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the plan as it is now: of an edited activity first its bar, then what follows."""
        if changes is None:
            self.quick.offer()
            self._fill()
            self._on_selection(self.gantt.selected())
        elif self._glimpse(changes):
            self._follow.start()
        else:
            self._fill()

    def _glimpse(self, changes: Changes) -> bool:
        """Paint what an edit did to a few bars; tell whether the rest can wait until it is seen."""
        touched = changes.tables.get(ACTIVITY.table, frozenset())
        if self._plan is None or not 0 < len(touched) <= FEW:
            return False
        with self.project.read() as session:
            rows = {row["id"]: row for row in kept_rows(session, ACTIVITY)}
        plan = self._plan
        if list(rows) != list(plan.by_id):
            return False  # what came, went or stands elsewhere is asked for at once
        items = [item for key in touched if (item := glimpse(plan, rows[key]))]
        if len(items) < len(touched):
            return False
        self.inspector.wait()
        self.gantt.update_rows([row for each in items if (row := self._rows.again(each))])
        return True

    def settle(self) -> None:
        """Show all that follows from the last edit, if that still waits."""
        if self._follow.isActive():
            self._follow_up()

    @Slot()
    def _follow_up(self) -> None:
        self._fill()
        self.inspector.follow()
        self.retold.emit()

    @property
    def plan(self) -> Plan | None:
        """The plan as it is now."""
        self.settle()
        return self._plan

    def look(self) -> Look:
        """Return how the plan is looked at."""
        return self._look

    def _fill(self) -> None:
        self._follow.stop()
        try:
            with self.project.read() as session:
                plan = read_plan(session, self.project.today())
                found = baselines(session)
                self.bar.set_parties(plan.organisations)
                self.bar.set_baselines(found)
                chosen = self.bar.chosen_baseline(found)
                decided = read_baseline(session, chosen.id) if chosen else {}
                places = titles(session, "surface")
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._plan = plan
        self._look = replace(self.bar.look(), places=places, decided=decided)
        self._draw(plan, baseline_name(chosen) if chosen else "")

    @Slot()
    def _look_otherwise(self) -> None:
        """Follow the bar: other rows, another count, another activity in the inspector."""
        chosen = self.gantt.selected()
        self._fill()
        self.retold.emit()
        if self.gantt.selected() != chosen:
            self._on_selection(self.gantt.selected())

    def _draw(self, plan: Plan, decided: str) -> None:
        rows = self._rows.rows(plan, self._look)
        self._say(plan, sum(not row.key.startswith(GROUP_KEY) for row in rows))
        self._show_bar()
        self.nothing.setVisible(not plan.items)
        self.none_shown.setVisible(bool(plan.items) and not rows)
        self.gantt.setVisible(bool(rows))
        self.gantt.set_today(plan.today)
        self.gantt.set_outline(outline=self._look.grouping is Grouping.OUTLINE)
        self.gantt.set_baseline_name(decided)
        self.gantt.set_categories(gantt_categories(plan, self._look))
        span = span_of(rows)
        if span:
            self.gantt.set_holidays(free_days(plan, *span))
        self.gantt.set_rows(rows, gantt_links(plan))

    def _show_bar(self) -> None:
        self.bar.setVisible(self.more.isChecked() and bool(self._plan and self._plan.items))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height to the rows where there is little of it."""
        super().resizeEvent(event)
        if not self._sized:
            self._sized = True
            low = Theme.current().metrics.px(_LOW)
            self.more.setChecked(self.more.isChecked() and event.size().height() >= low)

    def _say(self, plan: Plan, shown: int) -> None:
        said = count_words(plan, shown, narrowed=self._look.narrows)
        late = ngettext("{count} late", "{count} late", len(plan.late)).format(count=len(plan.late))
        self._count = f"{said} · {late}" if plan.late else said

    @override
    def summary(self) -> str:
        """Return how many activities there are, and how many are late."""
        return self._count

    @override
    def show_row(self, row_id: str) -> None:
        """Select an activity and bring it into view."""
        self.gantt.select([row_id])
        self.gantt.go_to_row(row_id)
        self._on_selection([row_id])

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the chart."""
        new = Command(
            "register.new", _("New row"), self.entry_focus().setFocus, "Ctrl+N", icon="plus"
        )
        return (
            new,
            Command("plan.filter", _("Filter the plan"), self._filter, "Ctrl+F"),
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
            *self.files.commands(),
        )

    def _filter(self) -> None:
        self.more.setChecked(True)
        self.bar.focus_filter()

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line."""
        return self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return scroll, zoom, groups and selection."""
        return {
            "chart": self.gantt.view_state(),
            "selected": self.gantt.selected(),
            "bar": self.bar.state() | {"shown": self.more.isChecked()},
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what state gave."""
        bar, chart, chosen = (state.get(k) for k in ("bar", "chart", "selected"))
        if isinstance(bar, dict):
            self.bar.restore(bar)
            self._sized = True
            self.more.setChecked(bar.get("shown") is not False)
        if isinstance(chart, dict):
            self.gantt.restore_view_state(chart)
        if isinstance(chosen, list):
            self.gantt.select(chosen)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.settle()
        self.inspector.leave()
