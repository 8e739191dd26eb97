"""The registers of needs, notes of evidence and questions to advisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.learning.edits import add_starter_notes, add_usual_needs
from workbench.steps.learning.views import EVIDENCE, NEED, QUESTION
from workbench.ui.data.columns import Mark, columns_of
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext


class _WithUsual(RegisterView):
    """A register with a button that adds rows which come with the program."""

    def _offer(self, id_: str, title: str, add: Callable[[Project], int]) -> None:
        self._add, self._usual_id, self._title = add, id_, title
        self.usual = QuietButton(title, icon="plus", parent=self)
        self.usual.setEnabled(not self.project.read_only)
        self.usual.clicked.connect(self.add_usual)
        row = ButtonRow()
        row.addWidget(self.panel.quick, 1)
        row.addWidget(self.usual)
        self.column.insertLayout(0, row)

    def add_usual(self) -> None:
        """Add the rows that come with the program."""
        try:
            count = self._add(self.project)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        if count:
            self.context.desk.notice(self.project.undo_label() or "", undo=True)
        else:
            self.context.desk.notice(_("They are all there already"))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the rows, and the usual ones."""
        usual = Command(self._usual_id, self._title, self.add_usual, icon="plus",
                        ready=self.usual.isEnabled)  # fmt: skip
        return (*super().commands(), usual)


class NeedsView(_WithUsual):
    """What each role has to know, and what gives it."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            NEED,
            placeholder=_("New need: what; who; by when – Enter saves"),
            empty=_("No needs yet. Write what somebody has to know, or begin with the usual ones."),
            chosen=("title", "due", "training_id"),
            columns=columns_of(NEED, marks={"due": self._mark}),
            plan=lambda grid, mapping: plan_table(project, NEED, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.panel.rows.set_group("role")
        self._offer("needs.usual", _("Add the usual needs"), add_usual_needs)

    def _mark(self, row: Values) -> Mark | None:
        late = row["due"] and row["due"] < self.project.today() and not row["training_id"]
        return Mark("late", "error") if late else None

    @override
    def summary(self) -> str:
        """Return how many needs there are, and how many have a training."""
        with self.project.read() as session:
            rows = read_rows(session, NEED)
        met = sum(row["training_id"] is not None for row in rows)
        said = _("{met} of {count} needs have a training")
        return said.format(met=met, count=len(rows)) if rows else ""


class KnowledgeView(_WithUsual):
    """What research, experience and law say; the filter looks through all that is written."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            EVIDENCE,
            placeholder=_("New note: what; research, experience or law; evidence – Enter saves"),
            empty=_("No notes yet. Begin with the collection that comes with the program."),
            chosen=("title", "kind", "grade", "problem_type", "measure", "problems"),
            plan=lambda grid, mapping: plan_table(project, EVIDENCE, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            abreast=(("kind", "grade"),),
        )
        title = _("Add the starter collection")
        self._offer("knowledge.starter", title, add_starter_notes)
        sentence = _("No notes yet. Begin with the collection that comes with the program.")
        nothing = EmptyState(sentence, title, icon="book-open")
        nothing.acted.connect(self.add_usual)
        nothing.action.setEnabled(not project.read_only)
        self.panel.table.set_empty(nothing)

    @override
    def summary(self) -> str:
        """Return how many notes there are."""
        with self.project.read() as session:
            count = len(read_rows(session, EVIDENCE))
        said = ngettext("{count} note of evidence", "{count} notes of evidence", count)
        return said.format(count=count) if count else ""


class QuestionsView(RegisterView):
    """What was asked of those who know, and what they answered."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            QUESTION,
            placeholder=_("New question: question; asked of; day – Enter saves"),
            empty=_("No questions yet. Write what you would ask somebody who knows."),
            chosen=("title", "asked_of", "asked_on", "answered_on", "evidence_id"),
            plan=lambda grid, mapping: plan_table(project, QUESTION, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many questions there are, and how many wait for an answer."""
        with self.project.read() as session:
            rows = read_rows(session, QUESTION)
        if not rows:
            return ""
        said = ngettext("{count} question", "{count} questions", len(rows)).format(count=len(rows))
        waits = sum(not row["answer"] for row in rows)
        unanswered = ngettext("{count} unanswered", "{count} unanswered", waits).format(count=waits)
        return f"{said} · {unanswered}" if waits else said
