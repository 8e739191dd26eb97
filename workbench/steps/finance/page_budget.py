"""The page of the budget: lines per year and, always in view, what they add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.finance import edits
from workbench.steps.finance.sums import sum_lines
from workbench.steps.finance.views import read_budget
from workbench.ui.data.columns import columns_of
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.sums import SumLine, Sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.project.changes import Changes
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext

LINE = record("budget_line")
SHOWN = ("code", "title", "vat_percent")
RAISE = Decimal(3)


class BudgetView(Page):
    """One version of the budget: the one in force, else the newest."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.more = QuietButton(_("One more year"), icon="plus")
        self.more.clicked.connect(self._add_year)
        self.raised = QuietButton(_("+3 % a year"), icon="trending-up")
        self.raised.clicked.connect(self._raise)
        self._said = ""
        self.sums = Sums()
        self.nothing = EmptyState(
            _("There is no budget yet. Start one, or import one from a spreadsheet."),
            _("Start a budget"),
            icon="coins",
        )
        self.nothing.acted.connect(self._start)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.panel: RegisterPanel | None = None
        self._extra: set[int] = set()
        self._built: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.raised)
        bar.addWidget(self.more)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.sums)

    def _budget(self) -> Budget | None:
        with self.project.read() as session:
            return read_budget(session)

    def _years(self, found: Budget) -> tuple[int, ...]:
        years = {year.year for year in found.years} | self._extra
        first = self.project.today().year
        return tuple(sorted(years or range(first, first + edits.FIRST_YEARS)))

    def _build(self, found: Budget) -> None:
        """Make the register anew when the version or its years are others."""
        years = self._years(found)
        wanted = (found.version["id"], years)
        if self._built == wanted:
            return
        self._built = wanted
        if self.panel is not None:
            self.panel.leave()
            self.stack.removeWidget(self.panel)
            self.panel.deleteLater()
        self.panel = RegisterPanel(
            self.context,
            LINE,
            placeholder=_("New line: post; code; type – Enter saves"),
            empty=_("The budget has no lines yet."),
            columns=columns_of(LINE, years=years),
            chosen=(*SHOWN, *(f"amounts:{year}" for year in years)),
            scope={"version_id": found.version["id"]},
            plan=self._plan,
            take=self._take,
            name=f"budget {years}",
        )
        self.panel.rows.set_keep(lambda row: row["rule"] in {None, "amounts"})
        self.panel.rows.set_group("type")
        self.stack.addWidget(self.panel)

    def _plan(self, grid: Grid, mapping: Mapping[str, str]) -> ImportPlan:
        self._grid = (grid, dict(mapping))
        return edits.plan_budget(self.project, grid, mapping)[0]

    def _take(self, plan: ImportPlan) -> None:  # noqa: ARG002 - as the caller gives it
        edits.take_in_budget(self.project, *self._grid)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show lines and sums as they are now."""
        found = self._budget()
        for widget in (self.sums, self.more, self.raised):
            widget.setVisible(found is not None)
        if found is None:
            self._said = ""
            self.stack.setCurrentWidget(self.nothing)
            self.context.desk.inspect(None)
            return
        self._build(found)
        if self.panel is None:
            return
        self.stack.setCurrentWidget(self.panel)
        balanced = all(year.result >= 0 for year in found.years)
        state = _("in balance ✓") if balanced else _("costs exceed income")
        self._said = (
            f"{found.version['name']} · {state}" if found.years else str(found.version["name"])
        )
        years = self._years(found)
        self.sums.show_lines(years, [SumLine(*line) for line in sum_lines(found, years)])
        self.panel.refresh(changes)
        if changes is None:
            self.panel.shown()

    def _start(self) -> None:
        edits.start_budget(self.project, self.project.today().year)

    def _add_year(self) -> None:
        found = self._budget()
        if found is not None:
            self._extra.add(max(self._years(found)) + 1)
            self.refresh(None)

    def _raise(self) -> None:
        ids = self.panel.table.selected_ids() if self.panel else []
        if not ids:
            self.context.desk.notice(_("Select the lines that shall rise first."))
            return
        edits.raise_amounts(self.project, ids, RAISE)
        self.context.desk.notice(_("The years after the first rose by 3 % each."), undo=True)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a line."""
        if self.panel is not None:
            self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the lines."""
        own = (
            Command("finance.year", _("One more year"), self._add_year, icon="plus"),
            Command(
                "finance.raise",
                _("Raise the selected lines by 3 % a year"),
                self._raise,
                icon="trending-up",
            ),
        )
        if self.panel is None:
            return (Command("finance.start", _("Start a budget"), self._start, icon="coins"),)
        new = Command(
            "register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"
        )
        return (new, *own, *self.panel.commands())

    @override
    def summary(self) -> str:
        """Return the version, and whether it is in balance."""
        return self._said

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line, or the button that starts a budget."""
        return self.panel.quick if self.panel is not None else self.nothing.action

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        if self.panel is not None:
            self.panel.leave()
