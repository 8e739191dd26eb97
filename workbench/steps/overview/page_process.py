"""The view “Process”: the steps by phase, how far each is, where it is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.base.parse import parse_date
from workbench.steps.overview.page_process_lead import StepLead
from workbench.steps.overview.page_process_order import StepMover
from workbench.steps.overview.page_process_panel import ProcessPanel
from workbench.steps.overview.page_process_templates import TemplateMenu
from workbench.steps.overview.process import MARKS, leads_to, read_process
from workbench.steps.overview.process_edits import (
    add_step,
    plan_process,
    remove_step,
    rename_phase,
    start_process,
)
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.text import PlainLabel
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from workbench.exchange.process_template import Template
    from workbench.project.changes import Changes
    from workbench.steps.overview.process import Process, ProcessStep
    from workbench.ui.parts.page import PageContext

MOST_PROBLEMS: Final = 6


class ProcessView(Page):
    """A list of steps under their phases; the chosen one stands in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._process: Process | None = None
        self._lines: list[ProcessStep | str] = []
        self.tally = PlainLabel("", wrap=True)
        self.problems = PlainLabel("", tone="warn", wrap=True)
        self.choose = QuietButton(_("Choose a template"), icon="list-checks")
        self.templates = TemplateMenu(context, self)
        self.choose.setMenu(self.templates)
        self.plan = QuietButton(_("Plan from a day…"), icon="calendar")
        self.plan.clicked.connect(self.ask_start)
        self.year = QuietButton(_("Year wheel"), icon="refresh-cw")
        self.year.clicked.connect(lambda: context.desk.go_to("plan:year"))
        self.list = TwoLineList(_("Steps of the process"))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.nothing = EmptyState(
            _("This project follows no process yet. Choose a template: it can be changed later."),
            _("Choose a template"),
            icon="list-checks",
        )
        self.nothing.acted.connect(self.choose.showMenu)
        self.ask = AskLine()
        self.panel = kept(ProcessPanel(context, self, self.ask, self._do), self)
        self.lead = StepLead(self.panel, context.desk.toggle_inspector)
        self.mover = StepMover(
            context.project, self.list, lambda: self._lines, self.current, self._do
        )
        bar = ButtonRow()
        for widget in (self.choose, self.plan, self.year):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.mover)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(bar)
        for each in (self.tally, self.problems):
            column.addWidget(each)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.lead)
        column.addWidget(self.ask)
        self.problems.hide()

    # -- what is shown

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the process and reckon its signs of done."""
        if changes is None:
            self.panel.rows.mask_changed()
        today = self.project.today()
        reviewer = self.context.reviewer
        with self.project.read() as session:
            held = reviewer().held(session, today) if reviewer is not None else {}
            self._process = read_process(session, today, held)
        before = self.current()
        self._lines = []
        for phase, steps in self._process.phases():
            self._lines += [phase, *steps]
        there = bool(self._process.steps)
        lines = self._lines
        self.list.show_lines(len(lines), lambda at: _line(lines[at]))
        self.list.setVisible(there)
        self.nothing.setVisible(not there)
        self.tally.setText(self._process.tally() if there else "")
        self.tally.setVisible(there)
        self.templates.tell(there=there)
        writes = not self.project.read_only
        self.choose.setEnabled(writes)
        self.plan.setEnabled(writes and there)
        if there:
            self._settle(before)
        self._tell_panel()
        self.retold.emit()

    def _settle(self, before: ProcessStep | None) -> None:
        """Stay at the step that was chosen, or begin with the one to go on with."""
        wanted = before or (self._process.next() if self._process is not None else None)
        steps = [each for each in self._lines if not isinstance(each, str)]
        self.show_row(wanted.id if wanted is not None else steps[0].id)

    def current(self) -> ProcessStep | None:
        """Return the chosen step."""
        row = self.list.currentIndex().row()
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return None if isinstance(line, str) else line

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a step."""
        for place, line in enumerate(self._lines):
            if not isinstance(line, str) and line.id == row_id:
                self.list.set_current(place)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._tell_panel()

    def _tell_panel(self) -> None:
        step = self.current()
        if step is not None:
            known = [state.key for state in self.context.desk.steps_overview()]
            reviewer = self.context.reviewer
            worked_on = reviewer().worked_on() if reviewer is not None else {}
            self.panel.tell(step, leads_to(step, known, worked_on), worked_on)
        self.mover.tell()
        self.context.desk.inspect(self.panel if step is not None else None)
        self.lead.tell(step)

    @override
    def summary(self) -> str:
        """Return how many steps there are."""
        count = len(self._process.steps) if self._process is not None else 0
        said = ngettext("{count} step", "{count} steps", count)
        return said.format(count=count) if count else ""

    # -- what can be done

    def start(self, key: str) -> None:
        """Begin one of the program's own templates."""
        self.templates.start(key)

    def begin(self, template: Template) -> None:
        """Begin a template; what its file lacks is told above the list."""
        self._do(lambda: start_process(self.project, template, None))
        self._tell_problems(template.problems)

    def _tell_problems(self, problems: Sequence[str]) -> None:
        """Tell what a file lacked, until the view is left or another template begun."""
        lines = list(problems[:MOST_PROBLEMS])
        if len(problems) > len(lines):
            lines.append(_("… and {count} more").format(count=len(problems) - len(lines)))
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(lines))

    def ask_start(self) -> None:
        """Ask for the first day and plan all steps from it."""
        today = self.project.clock.today()
        self.ask.ask(
            _("From which day is the process planned?"),
            _("Plan the steps"),
            lambda said: self._do(lambda: plan_process(self.project, parse_date(said, today))),
            offered=today.isoformat(),
            missing=_("Write a day"),
            wrong=lambda said: _no_day(said, today),
        )

    def add(self) -> None:
        """Ask for the title of a step of one's own, after the chosen one."""
        after = self.current()
        self.ask.ask(
            _("What is the new step called?"),
            _("Add"),
            lambda title: self._do(
                lambda: add_step(self.project, title, after.id if after is not None else None)
            ),
            missing=_("Write a title"),
        )

    def name_phase(self) -> None:
        """Ask what the phase of the chosen step is to be called."""
        step = self.current()
        if step is not None:
            phase = str(step.values["phase"])
            self.ask.ask(
                _("What is the phase called?"),
                _("Rename"),
                lambda title: self._do(lambda: rename_phase(self.project, phase, title)),
                offered=phase,
                missing=_("Write a title"),
            )

    def remove(self) -> None:
        """Take the chosen step out of the process."""
        step = self.current()
        if step is not None:
            self._do(lambda: remove_step(self.project, step.id))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            if act() is False:
                return
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        label = self.project.undo_label()
        if label:
            self.context.desk.notice(label, undo=True)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what one can do with the process."""
        writes = not self.project.read_only
        return (
            Command("process.plan", _("Plan the process from a day"), self.ask_start,
                    ready=lambda: writes),
            Command("process.add", _("Add a step to the process"), self.add, key="Ctrl+N",
                    ready=lambda: writes),
            Command("process.phase", _("Rename the phase"), self.name_phase,
                    ready=lambda: writes and self.current() is not None),
            Command("process.remove", _("Take the step out of the process"), self.remove,
                    ready=lambda: writes),
            Command("process.open", _("Begin a template from a file"), self.templates.open_file,
                    ready=lambda: writes),
            Command("process.save", _("Save the process as a template"), self.templates.save,
                    ready=lambda: bool(self._lines)),
            Command("process.go", _("Go where the step is worked on"), self.panel.go.click,
                    ready=lambda: self.current() is not None, key="Ctrl+Return"),
            *self.mover.commands(),
        )  # fmt: skip

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self._tell_problems(())

    @override
    def entry_focus(self) -> QWidget:
        """Return the list, or the choice of a template."""
        return self.list if self._lines else self.choose


def _line(line: ProcessStep | str) -> TwoLine:
    if isinstance(line, str):
        return TwoLine(line.upper(), "", None, heading=True)
    return TwoLine(f"{MARKS[line.state]}  {line.title}", line.remark(), line)


def _no_day(said: str, today: date) -> str:
    """Return what is wrong with a day that is typed, "" where nothing is."""
    try:
        parse_date(said, today)
    except WorkbenchError as error:
        return error.text()
    return ""
