"""The budget as a table: lines per year and, always in view, what they add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import kr
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.steps.finance import edits
from workbench.steps.finance import versions as acts
from workbench.steps.finance.page_adopt import AdoptPanel
from workbench.steps.finance.page_budget_bar import BudgetBar
from workbench.steps.finance.page_pictures import CostPicture
from workbench.steps.finance.page_tables import TABLES
from workbench.steps.finance.sums import sum_lines
from workbench.steps.finance.views import read_budget, versions
from workbench.ui.data.columns import columns_of
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.sums import SumLine, Sums

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.project.changes import Changes
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext

LINE, VERSION = record("budget_line"), record("budget_version")
SHOWN = ("code", "title", "vat_percent")
TERMS = ("name", "nondeductible_percent", "reserve_percent", "opening", "notes")
RAISE = Decimal(3)
LOW = 520


class BudgetLines(Page):
    """One version of the budget: the one that was chosen, else the one in force."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._version = ""
        self._said = ""
        self._extra: set[int] = set()
        self._short = False
        self._built: tuple[object, ...] = ()
        self.bar = BudgetBar()
        self.bar.chosen.connect(self._choose)
        self.bar.more.clicked.connect(self._add_year)
        self.bar.raised.clicked.connect(self._raise)
        self.bar.along.clicked.connect(self._along)
        self.bar.copy_button.clicked.connect(self._copy)
        self.bar.adopt.clicked.connect(self._ask_decision)
        self.bar.terms.clicked.connect(self._show_terms)
        self.versions = RecordRows(context.project, VERSION, mask=context.masks)
        self.terms = RecordForm(self.versions, keys=TERMS, show_all=True, parent=self)
        self.terms.failed.connect(context.desk.fail)
        self.terms.hide()
        self.adopt = AdoptPanel(self)
        self.adopt.accepted.connect(self._adopt)
        self.sums, self.notes = Sums(), Lines()
        self.nothing = EmptyState(
            _("There is no budget yet. Start one, or import one from a spreadsheet."),
            _("Start a budget"),
            icon="coins",
        )
        self.nothing.acted.connect(self._start)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.panel: RegisterPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.bar, 0), (self.stack, 1), (self.notes, 0), (self.sums, 0)):
            column.addWidget(widget, stretch)
        self.notes.hide()

    # -- what it shows

    def _budget(self) -> Budget | None:
        with self.project.read() as session:
            return read_budget(session, self._version or None)

    def _years(self, found: Budget) -> tuple[int, ...]:
        """Return the years to show, without a hole; those one has begun with stay."""
        first = self.project.today().year
        if not found.years:
            self._extra |= set(range(first, first + edits.FIRST_YEARS))
        years = {year.year for year in found.years} | self._extra
        return tuple(range(min(years), max(years) + 1))

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
            self.panel.hide()
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
        self.panel.rows.set_keep(lambda row: row["rule"] in {None, "amounts", "hours"})
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
        self.versions.set_active(True)
        if changes is not None and not changes.touches(*TABLES) and self.panel is not None:
            self.panel.refresh(changes)
            return
        found = self._budget()
        for widget in (self.sums, self.bar):
            widget.setVisible(found is not None)
        if found is None:
            self._said = ""
            self.notes.hide()
            self.stack.setCurrentWidget(self.nothing)
            self.context.desk.inspect(None)
            return
        self._build(found)
        self._show_bar(found)
        if self.panel is None:
            return
        self.stack.setCurrentWidget(self.panel)
        self._close(found)
        self._tell(found)
        self.panel.refresh(changes)
        if changes is None:
            self.panel.shown()

    def _show_bar(self, found: Budget) -> None:
        with self.project.read() as session:
            offered = versions(session)
        read_only = self.project.read_only
        self.bar.show_versions(
            offered, found.version["id"], closed=found.adopted, read_only=read_only
        )

    def _close(self, found: Budget) -> None:
        """Let an adopted version only be looked at."""
        if self.panel is not None:
            self.panel.rows.closed = found.adopted
            self.panel.quick.setVisible(not found.adopted)
            self.panel.form.setEnabled(not found.adopted)

    def _tell(self, found: Budget) -> None:
        balanced = all(year.result >= 0 for year in found.years)
        state = _("in balance ✓") if balanced else _("costs exceed income")
        self._said = state if found.years else ""
        years = self._years(found)
        lines = [SumLine(*line) for line in sum_lines(found, years)]
        self._short = self._is_low()
        self.sums.show_lines(years, [each for each in lines if each.strong or not self._short])
        adopted = _("Adopted: {decision}. Copy it to change anything.").format(
            decision=found.version["decision"] or "–"
        )
        said = [(adopted, "muted")] if found.adopted else []
        self.notes.tell([*said, *((gap.text(), "error") for gap in found.gaps)])

    def _is_low(self) -> bool:
        """Return whether there is so little room that only the great sums are shown."""
        return self.height() < Theme.current().metrics.px(LOW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer sums where the lines would have no room."""
        super().resizeEvent(event)
        found = self._budget() if self._is_low() != self._short else None
        if found is not None:
            self._tell(found)

    # -- what one does

    def _do(self, act: Callable[[], object], *, tell: bool = True) -> bool:
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return False
        label = self.project.undo_label()
        if label and tell:
            self.context.desk.notice(label, undo=True)
        return True

    def _choose(self, version_id: str) -> None:
        self._version = version_id
        self._extra.clear()
        self.leave()
        self.refresh(None)

    def _start(self) -> None:
        self._do(lambda: edits.start_budget(self.project, self.project.today().year), tell=False)

    def _copy(self) -> None:
        found = self._budget()
        if found is None:
            return
        name = _("{name}, revised").format(name=found.version["name"])
        version = found.version["id"]

        def copied() -> None:
            self._version = acts.copy_version(self.project, version, name)

        if self._do(copied):
            self.refresh(None)
            self._show_terms()

    def _show_terms(self) -> None:
        found = self._budget()
        if found is not None:
            self.versions.closed = found.adopted
            self.terms.show_rows([found.version["id"]])
            self.context.desk.inspect(self.terms)

    def _ask_decision(self) -> None:
        found = self._budget()
        if found is not None and found.years:
            total = sum(year.cost for year in found.years)
            self.adopt.ask(found.version["name"], kr(total), self.project.today())
            self.context.desk.inspect(self.adopt)
            self.adopt.decision.setFocus()

    def _adopt(self, decided: object, decision: str) -> None:
        found = self._budget()
        if found is None:
            return
        version = found.version["id"]
        done = self._do(
            lambda: acts.adopt_version(self.project, version, decided, decision)  # type: ignore[arg-type]
        )
        if done:
            self.context.desk.inspect(None)

    def _add_year(self) -> None:
        found = self._budget()
        if found is None:
            return
        years, version = self._years(found), found.version["id"]
        if not self._do(lambda: acts.room_for_more(years), tell=False):
            return
        # A year in which no line has anything yet is only a column to write into.
        self._extra.add(max(years) + 1)
        if max(years) not in {each.year for each in found.years}:
            self.refresh(None)
        elif not self._do(lambda: acts.add_year(self.project, version, years)):
            self._extra.discard(max(years) + 1)

    def _selected(self) -> list[str]:
        ids = self.panel.table.selected_ids() if self.panel else []
        if not ids:
            self.context.desk.notice(_("Select the lines that shall rise first."))
        return ids

    def _raise(self) -> None:
        ids = self._selected()
        if ids:
            self._do(lambda: edits.raise_amounts(self.project, ids, RAISE))

    def _along(self) -> None:
        """Carry the amount of the current year of the selected lines to the later years."""
        ids, found = self._selected(), self._budget()
        if not ids or found is None or self.panel is None:
            return
        years = self._years(found)
        column = self.panel.table.view.current_column()
        first = column.year if column is not None and column.year else years[0]
        self._do(lambda: acts.copy_along(self.project, ids, first, years))

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show a line in the version that it belongs to, or a version."""
        with self.project.read() as session:
            line = read_row(session, LINE, row_id)
        version = line["version_id"] if line is not None else row_id
        if version not in self._built:
            self._choose(version)
        if line is not None and self.panel is not None:
            self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the lines."""
        if self.panel is None:
            return (Command("finance.start", _("Start a budget"), self._start, icon="coins"),)
        rows = self.panel.rows
        new = Command(
            "register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"
        )
        own = (
            Command("finance.year", _("One more year"), self._add_year, icon="plus",
                    ready=lambda: rows.writable),
            Command("finance.along", _("Copy amounts along the years"), self._along, "Ctrl+R",
                    icon="arrow-right", ready=lambda: rows.writable),
            Command("finance.raise", _("Raise the selected lines by 3 % a year"), self._raise,
                    icon="trending-up", ready=lambda: rows.writable),
            Command("finance.copy", _("Copy the budget to a new version"), self._copy, icon="copy"),
        )  # fmt: skip
        return (new, *own, *self.panel.commands())

    @override
    def summary(self) -> str:
        """Return whether the version that is shown is in balance."""
        return self._said

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line, or the button that starts a budget."""
        if self.panel is None:
            return self.nothing.action
        return self.panel.quick if self.panel.quick.isVisible() else self.panel.table

    @override
    def state(self) -> dict[str, object]:
        """Return the version."""
        return {"version": self._version}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the version."""
        self._version = str(state.get("version") or "")

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        if self.panel is not None:
            self.panel.leave()
        self.terms.commit()


class BudgetView(PartsView):
    """The lines, and what the money goes to in a picture."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part("lines", _("Lines"), BudgetLines, ("budget_line", "budget_version")),
            Part("costs", _("Costs by heading"), CostPicture),
        )
        super().__init__(context, parts)
