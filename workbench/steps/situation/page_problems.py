"""The view “Problems”: the field of priorities, the cards, and the strengths to build on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.project.register import read_row, read_rows
from workbench.rules.findings import by_priority, priority
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.cause_edits import CAUSE
from workbench.steps.situation.findings import FINDING
from workbench.steps.situation.page_finding_panel import ACT_KEY
from workbench.steps.situation.page_priorities import PriorityMatrix
from workbench.steps.situation.page_problem_card import ProblemCardPanel
from workbench.steps.situation.problems import (
    ACTIVITY,
    ITEM,
    PROBLEM,
    STRENGTH,
    ProblemList,
    read_problems,
)
from workbench.ui.data.columns import Column, Mark, columns_of, computed_column
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.growing_area import GrowingArea
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.register import RegisterPanel

if TYPE_CHECKING:
    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

MATRIX, CARDS, STRENGTHS = range(3)
SIZES: Final = (320, 480)  # of list and card, by which they share what there is
COLUMNS: Final = ("rank", "title", "weight")
STRENGTH_COLUMNS: Final = ("title", "surface_id", "notes")
FIELDS: Final = (
    "title", "type", "surfaces", "affected", "severity", "influenceable", "evidence", "description",
)  # fmt: skip
TABLES: Final = (
    PROBLEM.table, FINDING.table, ITEM.table, CAUSE.table, ACTIVITY.table, "problem_finding",
    "problem_item", "problem_surface", "activity_problem", "survey_answers", "survey_count",
)  # fmt: skip


def problem_columns(project: Project) -> tuple[Column, ...]:
    """Return the columns of a problem, with its place among all and its weight."""
    public = Privacy.PUBLIC

    def place(row: Values) -> str:
        with project.read() as session:
            order = [each["id"] for each in by_priority(read_rows(session, PROBLEM))]
        return str(order.index(row["id"]) + 1) if row["id"] in order else ""

    rank = computed_column(
        "rank", N_("Priority"), Kind.TEXT, public, place, width=7, depends=(PROBLEM.table,),
        mark=lambda row: Mark("done") if row["prioritised"] else None,
    )  # fmt: skip
    weight = computed_column("weight", N_("Weight"), Kind.INTEGER, public, priority, width=7)
    return columns_of(PROBLEM, computed=(rank, weight))


class ProblemsView(Page):
    """Three parts; a problem chosen in one is the chosen one in the other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.found: ProblemList | None = None
        self._current = ""
        self.switch = ViewSwitch(
            (_("Matrix"), _("Cards"), _("Strengths")), name=_("Part"), joined=True
        )
        self.switch.chosen.connect(self.show_part)
        self.panel = self._register(
            PROBLEM,
            _("New problem: what; type; severity; can be influenced – Enter saves"),
            _("No problems yet. Write what hurts, for whom and where."),
            problem_columns(self.project),
            COLUMNS,
        )
        self.panel.rows.set_sort("rank")
        self.form = kept(RecordForm(self.panel.rows, keys=FIELDS, show_all=True), self)
        self.form.failed.connect(context.desk.fail)
        self.panel.inspected = self.form
        self.panel.selected.connect(self._on_row)
        self.panel.quick.added.connect(self._choose)
        self.strengths = self._register(
            STRENGTH,
            _("New strength: what is good; where – Enter saves"),
            _("What is good about the place? That is what everything is built on."),
            None,
            STRENGTH_COLUMNS,
        )
        self.matrix = PriorityMatrix(context)
        self.matrix.chosen.connect(self._choose)
        self.matrix.opened.connect(lambda _key: self.show_part(CARDS))
        self.card = ProblemCardPanel(context)
        self._lay_out()

    def _register(
        self,
        kind: Record,
        placeholder: str,
        empty: str,
        columns: tuple[Column, ...] | None,
        chosen: tuple[str, ...],
    ) -> RegisterPanel:
        return RegisterPanel(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            columns=columns,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(self.project, kind, grid, mapping),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )

    def _lay_out(self) -> None:
        self.lines = QStackedWidget()
        self.lines.addWidget(self.panel.quick)
        self.lines.addWidget(self.strengths.quick)
        self._row = QHBoxLayout()
        self._row.addWidget(self.switch)
        self._row.addWidget(self.lines, 1)
        self.lines.setFixedHeight(self.panel.quick.sizeHint().height())
        self.cards = QSplitter(Qt.Orientation.Horizontal)
        self.cards.setChildrenCollapsible(False)
        self.cards.addWidget(self.panel)
        self.cards.addWidget(GrowingArea(self.card))
        self.cards.setStretchFactor(0, 1)
        self.cards.setStretchFactor(1, 3)
        self.cards.setSizes(list(SIZES))
        self.stack = QStackedWidget()
        for part in (self.matrix, self.cards, self.strengths):
            self.stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.stack, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._row.setSpacing(metrics.gap)
        self._column.setSpacing(metrics.gap)
        self.lines.setFixedHeight(self.panel.quick.sizeHint().height())

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the problems and what belongs to them."""
        self.panel.refresh(changes)
        self.strengths.refresh(changes)
        if changes is None or changes.touches(*TABLES):
            with self.project.read() as session:
                self.found = read_problems(session)
            known = {row["id"] for row in self.found.rows}
            if self._current not in known:
                self._current = self.found.rows[0]["id"] if self.found.rows else ""
            self.matrix.show_problems(self.found)
            self.card.show_problem(self._current)
        if changes is None:
            self._shown()

    def _shown(self) -> None:
        part = self.stack.currentIndex()
        if part == STRENGTHS:
            self.strengths.shown()
        elif part == CARDS:
            self._select(self._current)
            self._inspect()
        else:
            self.matrix.view.set_current(self._current)
            self._inspect()

    def _inspect(self) -> None:
        self.form.show_rows([self._current] if self._current else [])
        self.context.desk.inspect(self.form if self._current else None)

    @override
    def summary(self) -> str:
        """Return how many problems there are and how many are prioritised."""
        if self.found is None or not self.found.rows:
            return ""
        count, first = len(self.found.rows), len(self.found.prioritised)
        said = ngettext("{count} problem", "{count} problems", count).format(count=count)
        return " · ".join((said, _("{count} prioritised").format(count=first)))

    @Slot(int)
    def show_part(self, number: int) -> None:
        """Show the matrix, the cards or the strengths."""
        self.switch.set_current(number)
        if number != self.stack.currentIndex():
            self.leave()
        self.stack.setCurrentIndex(number)
        self.lines.setCurrentWidget(
            self.strengths.quick if number == STRENGTHS else self.panel.quick
        )
        self.context.desk.inspect(None)
        self._shown()
        if self.isVisible():
            self.entry_focus().setFocus()

    # -- choosing

    def _choose(self, key: str) -> None:
        if not key:
            return
        if key != self._current:
            self._current = key
            self.card.show_problem(key)
        if self.stack.currentIndex() == CARDS:
            self._select(key)
        else:
            self.matrix.view.set_current(key)
        self._inspect()

    def _select(self, key: str) -> None:
        if key and self.panel.table.selected_ids() != [key]:
            self.panel.table.select([key])

    @Slot(list)
    def _on_row(self, ids: list[str]) -> None:
        if len(ids) == 1 and self.stack.currentIndex() == CARDS:
            self._current = ids[0]
            self.card.show_problem(ids[0])
        self.form.show_rows(ids)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a problem by its card, or a strength."""
        with self.project.read() as session:
            is_strength = read_row(session, STRENGTH, row_id) is not None
            cause = read_row(session, CAUSE, row_id)
        if is_strength:
            self.show_part(STRENGTHS)
            self.strengths.show_row(row_id)
            return
        self._current = cause["problem_id"] if cause else row_id
        self.card.show_problem(self._current)
        self.show_part(CARDS)

    # -- the page

    def turn_prioritised(self) -> None:
        """Mark the current problem as prioritised, or no longer."""
        if self.stack.currentIndex() == MATRIX:
            self.matrix.turn_prioritised()
        else:
            self.card.turn_prioritised()

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the part that is shown."""

        def chosen() -> bool:
            return bool(self._current) and not self.project.read_only

        part = self.stack.currentIndex()
        quick = self.strengths.quick if part == STRENGTHS else self.panel.quick
        new = Command("register.new", _("New row"), quick.setFocus, "Ctrl+N", icon="plus")
        if part == STRENGTHS:
            return (new, *self.strengths.commands())
        return (
            new,
            Command("problem.prioritise", _("Prioritise the problem or no longer"),
                    self.turn_prioritised, "Ctrl+.", icon="star", ready=chosen),
            Command("problem.activity", _("Make an activity of the problem"),
                    self.card.make_activity, ACT_KEY, icon="chart-gantt", ready=chosen),
            Command("problem.cause", _("Write a cause"), self._write_cause, icon="list-tree",
                    ready=chosen),
            *(self.panel.commands() if part == CARDS else ()),
        )  # fmt: skip

    def _write_cause(self) -> None:
        self.show_part(CARDS)
        self.card.focus_causes()

    @override
    def entry_focus(self) -> QWidget:
        """Return the field of priorities, or the quick line while there is nothing on it."""
        part = self.stack.currentIndex()
        if part == MATRIX and self.found is not None and self.found.rows:
            return self.matrix.view
        return self.strengths.quick if part == STRENGTHS else self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return which part is shown and the current problem."""
        return {"part": self.stack.currentIndex(), "current": self._current}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        part, current = state.get("part"), state.get("current")
        if isinstance(current, str) and current:
            self._current = current
            self.card.show_problem(current)
        if isinstance(part, int) and part in {MATRIX, CARDS, STRENGTHS}:
            self.show_part(part)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self.strengths.leave()
        self.form.commit()
        self.card.leave()
