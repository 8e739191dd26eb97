"""Surveys: their results, their questions, their rounds, and typing in what stands on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation import edits
from workbench.steps.situation.page_survey_results import ResultsPanel
from workbench.steps.situation.page_tally import TallyPanel
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

RESULTS, QUESTIONS, ROUNDS, TALLY = range(4)
QUESTION_COLUMNS = ("code", "title", "scale", "better", "background")
ROUND_COLUMNS = (
    "name",
    "field_from",
    "field_to",
    "method",
    "sampling",
    "sample_size",
    "population",
)


class SurveysView(Page):
    """Four ways to look at the survey; registers are made when there is a survey to hold them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.switch = ViewSwitch((_("Results"), _("Questions"), _("Rounds"), _("Type in")))
        self.switch.chosen.connect(self.show_part)
        self.results = ResultsPanel(context)
        self.results.start_wanted.connect(self._start)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.results)
        self._parts: dict[int, Page] = {RESULTS: self.results}
        self._survey = ""
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _start(self) -> None:
        edits.start_survey(self.project)
        self.show_part(QUESTIONS)

    def _part(self, number: int) -> Page:
        if number not in self._parts:
            made = self._make(number)
            self._parts[number] = made
            self.stack.addWidget(made)
        return self._parts[number]

    def _make(self, number: int) -> Page:
        if number == TALLY:
            return TallyPanel(self.context)
        if number == QUESTIONS:
            return self._register(
                "survey_item",
                _("New question: question; scale – Enter saves"),
                _("No questions yet. Write one above and press Enter."),
                QUESTION_COLUMNS,
            )
        return self._register(
            "survey_round",
            _("New round: name; asked from; asked until; method – Enter saves"),
            _("No rounds yet. Write a name above, for instance 2026-09, and press Enter."),
            ROUND_COLUMNS,
        )

    def _register(
        self, table: str, placeholder: str, empty: str, chosen: tuple[str, ...]
    ) -> RegisterView:
        project, kind, scope = self.project, record(table), {"survey_id": self._survey}
        return RegisterView(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, constants=scope, pasted=True),
            scope=scope,
        )

    def show_part(self, number: int) -> None:
        """Show results, questions, rounds or the typing in."""
        self.switch.set_current(number)
        part = self._part(number)
        self.stack.setCurrentWidget(part)
        self.context.desk.inspect(None)
        part.refresh(None)
        part.entry_focus().setFocus()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the survey: without one there are only results to begin with."""
        with self.project.read() as session:
            surveys = read_rows(session, record("survey"))
        survey = surveys[0]["id"] if surveys else ""
        if survey != self._survey:
            self._survey = survey
            self._forget_registers()
        self.switch.setVisible(bool(survey))
        self._part(self.switch.current()).refresh(changes)

    def _forget_registers(self) -> None:
        for number in [each for each in self._parts if each != RESULTS]:
            gone = self._parts.pop(number)
            gone.leave()
            self.stack.removeWidget(gone)
            gone.deleteLater()
        self.switch.set_current(RESULTS)
        self.stack.setCurrentWidget(self.results)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a question or a round in its register."""
        with self.project.read() as session:
            is_item = any(row["id"] == row_id for row in read_rows(session, record("survey_item")))
        self.show_part(QUESTIONS if is_item else ROUNDS)
        self._part(self.switch.current()).show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the part that is shown."""
        return self._part(self.switch.current()).commands()

    @override
    def summary(self) -> str:
        """Return how many rounds and answers there are."""
        return self.results.summary()

    @override
    def entry_focus(self) -> QWidget:
        """Return where one begins in the part that is shown."""
        return self._part(self.switch.current()).entry_focus()

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        for part in self._parts.values():
            part.leave()
