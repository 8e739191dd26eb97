"""The page of vision, goals and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import N_, _
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.importing import plan_table, take_in
from workbench.steps.vision.views import standing
from workbench.ui.data.columns import Column, Mark, columns_of, computed_column
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.register import RegisterPanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

VISION, GOALS, INDICATORS = range(3)
PROJECT, GOAL, INDICATOR = record("project"), record("goal"), record("indicator")
SYMBOLS = {
    Light.GREEN: ("on_time", "ok"),
    Light.YELLOW: ("risk", "warn"),
    Light.RED: ("late", "error"),
    Light.GREY: ("none", "muted"),
}
AHEAD = 3


class VisionPage(Page):
    """The vision as text; goals and indicators as registers."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.head = PageHead(_("Vision and goals"), self.views())
        self.head.viewed.connect(self.show_view)
        self.vision = self._vision_form()
        self.goals = self._panel(
            "goal",
            columns_of(GOAL),
            ("code", "title", "area", "owner_id"),
            _("New goal: goal; area; owner – Enter saves"),
            _("No goals yet. Three to eight are enough."),
        )
        years = self._years()
        self.indicators = self._panel(
            "indicator",
            columns_of(INDICATOR, years=years, computed=(self._status_column(),)),
            ("code", "title", "unit", "baseline", *self._year_keys(years), "status"),
            _("New indicator: indicator; goal; unit – Enter saves"),
            _("No indicators yet. Every goal needs one that somebody can measure."),
        )
        self.indicators.rows.set_group("goal_id")
        self.stack = QStackedWidget()
        for view in (self.vision, self.goals, self.indicators):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._view = GOALS

    def _vision_form(self) -> RecordForm:
        columns = [Column(name, PROJECT[name]) for name in ("vision", "vision_en")]
        self._project_rows = RecordRows(
            self.project,
            PROJECT,
            mask=self.context.masks,
            columns=columns,
            chosen=("vision", "vision_en"),
        )
        form = RecordForm(self._project_rows, keys=("vision", "vision_en"), show_all=True)
        form.heading.hide()
        form.failed.connect(self.context.desk.fail)
        return form

    def _years(self) -> list[int]:
        with self.project.read() as session:
            rows = read_rows(session, INDICATOR)
        found = {year for row in rows for year in (*row["targets"], *row["values"])}
        this = self.project.today().year
        return sorted(found | set(range(this, this + AHEAD)))

    def _year_keys(self, years: list[int]) -> tuple[str, ...]:
        this = self.project.today().year
        near = min(years, key=lambda year: abs(year - this))
        return (f"values:{near}", f"targets:{near}")

    def _status_column(self) -> Column:
        today = self.project.today()

        def status(row: Mapping[str, Any]) -> str:
            return standing(row, today).light_text()

        def mark(row: Mapping[str, Any]) -> Mark:
            symbol, tone = SYMBOLS[standing(row, today).light]
            return Mark(symbol, tone)

        return computed_column(
            "status",
            N_("Status"),
            Kind.TEXT,
            Privacy.PUBLIC,
            status,
            width=15,
            depends=("values", "targets", "baseline", "direction"),
            mark=mark,
        )

    def _panel(
        self,
        table: str,
        columns: tuple[Column, ...],
        chosen: tuple[str, ...],
        placeholder: str,
        empty: str,
    ) -> RegisterPanel:
        kind, project = record(table), self.project
        return RegisterPanel(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            columns=columns,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def views(self) -> tuple[str, ...]:
        """Return the names of the views."""
        return (_("Vision"), _("Goals"), _("Indicators"))

    @override
    def show_view(self, index: int) -> None:
        """Show the vision or one of the registers."""
        self._view = index
        self.head.set_view(index)
        self.stack.setCurrentIndex(index)
        panel = self._register()
        if panel is not None:
            panel.shown()
        else:
            self.context.desk.inspect(None)

    def _register(self) -> RegisterPanel | None:
        return {GOALS: self.goals, INDICATORS: self.indicators}.get(self.stack.currentIndex())

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        with self.project.read() as session:
            goals, indicators = len(read_rows(session, GOAL)), len(read_rows(session, INDICATOR))
        said = _("{goals} goals, {indicators} indicators")
        self.head.set_count(said.format(goals=goals, indicators=indicators))
        self.goals.refresh(changes)
        self.indicators.refresh(changes)
        if changes is None:
            self.vision.show_rows([self.project.facts().id])
            self.show_view(self._view)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a goal or an indicator."""
        with self.project.read() as session:
            is_goal = bool(read_rows(session, GOAL, [row_id]))
        self.show_view(GOALS if is_goal else INDICATORS)
        panel = self._register()
        if panel is not None:
            panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the register that is shown."""
        panel = self._register()
        if panel is None:
            return ()
        return (
            Command("register.new", _("New row"), panel.quick.setFocus, "Ctrl+N", icon="plus"),
            *panel.commands(),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line, or the vision."""
        panel = self._register()
        return panel.quick if panel is not None else self.vision.fields["vision"].editor

    @override
    def state(self) -> dict[str, object]:
        """Return the view."""
        return {"view": self._view}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the view."""
        view = state.get("view")
        self.show_view(view if isinstance(view, int) else GOALS)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.vision.commit()
        self.goals.leave()
        self.indicators.leave()
