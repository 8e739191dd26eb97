"""The checklist on grant or purchase for one line of income from the public purse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.finance.procurement import (
    ANSWER,
    Question,
    questions,
    read_answers,
    standing,
    write_answer,
)
from workbench.steps.finance.views import read_budget
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Page
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext

PUBLIC_PARTIES = frozenset({"municipality", "region", "state"})


class _Line(QFrame):
    """One question: its words and source, the answers, and why."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.question = question
        self.answer = ChoiceRow(ANSWER["answer"])
        self.reason = QLineEdit()
        wanted = _("Reason and source")
        self.reason.setPlaceholderText(wanted)
        self.reason.setAccessibleName(f"{question.text()} {wanted}")
        words = PlainLabel(question.text(), wrap=True)
        source = PlainLabel(question.source, FontRole.META, "muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.answer)
        row.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for widget in (words, source):
            column.addWidget(widget)
        column.addLayout(row)


class ProcurementView(Page):
    """Questions with their sources; what the answers point to stands above, never as a ruling."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.line = QComboBox()
        self.line.setAccessibleName(_("Line of income"))
        self.line.currentIndexChanged.connect(lambda _index: self._show())
        self.says = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.lines = [_Line(each) for each in questions()]
        for each in self.lines:
            each.answer.chosen.connect(partial(self._answer, each))
            each.reason.editingFinished.connect(partial(self._reason, each))
        self.nothing = EmptyState(
            _("Grant or purchase is asked of money from the public purse. Write the income first."),
            _("To the budget"),
            icon="gavel",
        )
        self.nothing.acted.connect(lambda: context.desk.go_to("finance:budget"))
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 8)
        bar = QHBoxLayout()
        bar.addWidget(self.line)
        bar.addStretch(1)
        column.addLayout(bar)
        column.addWidget(self.says)
        basis = _(
            "A basis for talks, to be reviewed by a lawyer. Limits and rules change: note source "
            "and day."
        )
        column.addWidget(PlainLabel(basis, tone="muted", wrap=True))
        for each in self.lines:
            column.addWidget(each)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.nothing, 1)
        self._area.hide()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Offer the lines of income and show the answers on the chosen one."""
        with self.project.read() as session:
            budget = read_budget(session)
        income = budget.of("income") if budget else ()
        lines = [
            (f"{each.values['code']} {each.values['title']}", each.values["code"])
            for each in income
            if each.values["code"]
        ]
        self._area.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if lines:
            offer(self.line, lines, self._usual(budget) or lines[0][1])
            self._show()

    def _usual(self, budget: Budget | None) -> str:
        """Return the first line whose counterparty is public: there the question matters."""
        with self.project.read() as session:
            public = {
                row["id"]
                for row in read_rows(session, record("organisation"))
                if row["type"] in PUBLIC_PARTIES
            }
        income = budget.of("income") if budget else ()
        found = (e.values["code"] for e in income if e.values["counterparty_id"] in public)
        return next(found, "")

    def _code(self) -> str:
        return str(self.line.currentData() or "")

    def _show(self) -> None:
        with self.project.read() as session:
            answers = read_answers(session, self._code())
        for each in self.lines:
            said = answers.get(each.question.key, {})
            each.answer.show_value(said.get("answer"))
            each.answer.set_editable(editable=not self.project.read_only)
            each.reason.setReadOnly(self.project.read_only)
            if not each.reason.hasFocus():
                each.reason.setText(said.get("reason") or "")
        self.says.setText(standing(questions(), answers).text())

    def _answer(self, line: _Line, value: object) -> None:
        self._write(line, {"answer": value})

    def _reason(self, line: _Line) -> None:
        with self.project.read() as session:
            said = read_answers(session, self._code()).get(line.question.key, {})
        text = " ".join(line.reason.text().split())
        if text != (said.get("reason") or ""):
            self._write(line, {"reason": text})

    def _write(self, line: _Line, values: dict[str, object]) -> None:
        try:
            write_answer(self.project, self._code(), line.question.key, values, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        self._show()

    @override
    def entry_focus(self) -> QWidget:
        """Return the choice of the line."""
        return self.line if self.nothing.isHidden() else self.nothing.action

    @override
    def leave(self) -> None:
        """Write the reason that is being typed."""
        for each in self.lines:
            if each.reason.hasFocus():
                self._reason(each)
