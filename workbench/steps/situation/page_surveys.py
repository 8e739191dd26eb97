"""Surveys: what they gave, their questions, rounds and population, and typing in from paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_row, read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation import edits
from workbench.steps.situation.page_survey_questions import QuestionsView
from workbench.steps.situation.page_survey_results import ResultsPanel
from workbench.steps.situation.page_survey_tally import TallyPanel
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

RESULTS, QUESTIONS, ROUNDS, POPULATION, TALLY = range(5)
TABLES = {"survey_item": QUESTIONS, "survey_round": ROUNDS, "population_cell": POPULATION}
ROUND_COLUMNS = (
    "name",
    "field_from",
    "field_to",
    "method",
    "sampling",
    "sample_size",
    "population",
)
POPULATION_COLUMNS = ("sex", "age", "people")


class SurveysView(Page):
    """Five ways to look at the survey; registers are made when there is a survey to hold them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.switch = ViewSwitch(
            (_("Results"), _("Questions"), _("Rounds"), _("The population"), _("Type in")),
            name=_("Part of the survey"),
            joined=True,
        )
        self.switch.chosen.connect(self.show_part)
        self.results = ResultsPanel(context)
        self.results.start_wanted.connect(self._start)
        self.results.row_wanted.connect(self.show_row)
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

    def part(self, number: int) -> Page:
        """Return a part, making it if need be."""
        if number not in self._parts:
            made = self._make(number)
            self._parts[number] = made
            self.stack.addWidget(made)
        return self._parts[number]

    def _make(self, number: int) -> Page:
        if number == TALLY:
            return TallyPanel(self.context)
        if number == QUESTIONS:
            return QuestionsView(self.context, self._survey)
        if number == ROUNDS:
            return self._register(
                "survey_round",
                _("New round: name; asked from; asked until; method – Enter saves"),
                _("No rounds yet. Write a name above, for instance 2026-09, and press Enter."),
                ROUND_COLUMNS,
            )
        return self._register(
            "population_cell",
            _("New group: sex; age; people – Enter saves"),
            _(
                "How many people of each sex and age live in the area? With that, and sex and age "
                "of each who answered, answers can be weighted. Paste the table or write a line "
                "above."
            ),
            POPULATION_COLUMNS,
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
        """Show results, questions, rounds, the population or the typing in."""
        before = self.stack.currentWidget()
        if isinstance(before, Page):
            before.leave()
        self.switch.set_current(number)
        part = self.part(number)
        self.stack.setCurrentWidget(part)
        self.context.desk.inspect(None)
        part.refresh(None)
        self.retold.emit()
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
        self.part(self.switch.current()).refresh(changes)

    def _forget_registers(self) -> None:
        for number in [each for each in self._parts if each != RESULTS]:
            gone = self._parts.pop(number)
            gone.leave()
            self.stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.switch.set_current(RESULTS)
        self.stack.setCurrentWidget(self.results)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a question, a round or a group of people in its register.

        What is said of the survey as a whole stands above its questions.
        """
        with self.project.read() as session:
            found = next((t for t in TABLES if read_row(session, record(t), row_id)), None)
        self.show_part(TABLES[found] if found else QUESTIONS)
        self.part(self.switch.current()).show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the part that is shown."""
        parts = (
            ("results", _("Results"), RESULTS, "chart-column"),
            ("questions", _("Questions"), QUESTIONS, "list-checks"),
            ("rounds", _("Rounds"), ROUNDS, "calendar"),
            ("population", _("The population"), POPULATION, "users"),
            ("tally", _("Type in"), TALLY, "keyboard"),
        )
        ways = tuple(
            Command(f"survey.{key}", _("Survey: {part}").format(part=title),
                    partial(self.show_part, number), icon=icon,
                    ready=lambda: bool(self._survey))
            for key, title, number, icon in parts
        )  # fmt: skip
        return (*self.part(self.switch.current()).commands(), *ways)

    @override
    def summary(self) -> str:
        """Return how many rounds and answers there are."""
        return self.results.summary()

    @override
    def entry_focus(self) -> QWidget:
        """Return where one begins in the part that is shown."""
        return self.part(self.switch.current()).entry_focus()

    @override
    def state(self) -> dict[str, object]:
        """Return which part is shown, and its state."""
        number = self.switch.current()
        return {"part": number, "inside": self.part(number).state()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the part and its state."""
        number, inside = state.get("part"), state.get("inside")
        if isinstance(number, int) and self._survey and number in range(TALLY + 1):
            self.show_part(number)
            if isinstance(inside, dict):
                self.part(number).restore(inside)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        for part in self._parts.values():
            part.leave()
