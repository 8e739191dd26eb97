"""The questions of a survey: what is said of the survey itself, the bank, the register, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.scales import scale_of
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation import edits
from workbench.steps.situation.page_survey_parts import clear
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.page import Command, kept
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Heading, PlainLabel, button_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS = ("code", "title", "scale", "better", "background")
SURVEY, ITEM = record("survey"), record("survey_item")


class QuestionsView(RegisterView):
    """The register of questions, with the survey's own form and the question bank beside it."""

    def __init__(self, context: PageContext, survey_id: str) -> None:
        scope = {"survey_id": survey_id}
        super().__init__(
            context,
            ITEM,
            placeholder=_("New question: question; scale – Enter saves"),
            empty=_("No questions yet. Write one above and press Enter."),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(context.project, ITEM, grid, mapping),
            take=lambda plan: take_in(context.project, plan, constants=scope, pasted=True),
            scope=scope,
        )
        self._survey_id = survey_id
        self._rows = RecordRows(context.project, SURVEY, mask=context.masks)
        self.survey_form = kept(RecordForm(self._rows, settings=context.settings), self)
        self.survey_form.failed.connect(context.desk.fail)
        self.bank = BankPanel(context, survey_id)
        self.bank.closed.connect(self._close_bank)
        about = QuietButton(_("About the survey"), icon="info")
        about.clicked.connect(self.show_survey)
        self.open_bank = QuietButton(_("Add from the question bank"), icon="plus")
        self.open_bank.clicked.connect(self.show_bank)
        row = QHBoxLayout()
        row.addWidget(about)
        row.addWidget(self.open_bank)
        row.addStretch(1)
        self.column.insertLayout(0, row)
        self.column.insertWidget(1, self.bank)
        self.bank.hide()

    def show_survey(self) -> None:
        """Show the form of the survey itself: name, target group, introduction, what is hidden."""
        self.survey_form.show_rows([self._survey_id])
        self.context.desk.inspect(self.survey_form)
        self.survey_form.focus_field("name")

    def show_bank(self) -> None:
        """Show the questions of the bank, to choose from."""
        self.bank.offer()
        self.bank.show()
        self.bank.focus_first()

    def _close_bank(self) -> None:
        self.bank.hide()
        self.open_bank.setFocus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view and names; the table follows the rows by itself."""
        super().refresh(changes)
        if changes is None:
            self._rows.mask_changed()

    @override
    def show_row(self, row_id: str) -> None:
        """Select a question, or show the survey's own form."""
        if row_id == self._survey_id:
            self.show_survey()
        else:
            super().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the questions."""
        return (
            *super().commands(),
            Command("survey.about", _("About the survey"), self.show_survey, icon="info"),
            Command("survey.bank", _("Add from the question bank"), self.show_bank, icon="plus"),
        )

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        self.survey_form.commit()


class BankPanel(QFrame):
    """The questions of the bank with a box each; those the survey has are told and not offered."""

    closed = Signal()

    def __init__(self, context: PageContext, survey_id: str) -> None:
        super().__init__()
        self._context, self._survey_id = context, survey_id
        self.setProperty("ground", "card")
        self.boxes: dict[str, QCheckBox] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.take = PrimaryButton(_("Add"), key="Enter")
        self.take.clicked.connect(self.accept)
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.drop.clicked.connect(self.closed)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.addWidget(Heading(_("Question bank"), 2))
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def offer(self) -> None:
        """List the bank as it stands against the survey now."""
        clear(self._list)
        self.boxes = {}
        with self._context.project.read() as session:
            rows = [r for r in read_rows(session, ITEM) if r["survey_id"] == self._survey_id]
        known = {row["title"] for row in rows}
        language = self._context.project.facts().language or "sv"
        for question in edits.bank_questions(language):
            self._list.addWidget(self._line(question, asked=question["title"] in known))
        self._count()

    def _line(self, question: Values, *, asked: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        box = QCheckBox(button_text(f"{question['code']}  {question['title']}"))
        box.setEnabled(not asked)
        box.toggled.connect(self._count)
        row.addWidget(box, 1)
        scale = scale_of(question["scale"], question["options"])
        choice = ITEM["scale"].choice(question["scale"])
        said = _("asked already") if asked else choice.text() if choice and scale else _("words")
        row.addWidget(PlainLabel(said, FontRole.META, "muted"))
        if not asked:
            self.boxes[question["code"]] = box
        return line

    def _chosen(self) -> list[str]:
        return [code for code, box in self.boxes.items() if box.isChecked()]

    def _count(self) -> None:
        self.take.setEnabled(bool(self._chosen()) and not self._context.project.read_only)

    def focus_first(self) -> None:
        """Put the focus on the first question that can be chosen."""
        first = next(iter(self.boxes.values()), None)
        (first or self.drop).setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Add the chosen questions as one edit."""
        codes = self._chosen()
        if codes:
            edits.add_from_bank(self._context.project, self._survey_id, codes)
            self.closed.emit()
            label = self._context.project.undo_label()
            if label:
                self._context.desk.notice(label, undo=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Enter, leave by Esc."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
