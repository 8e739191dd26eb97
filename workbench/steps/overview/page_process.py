"""The view “Process”: the steps by phase, how far each is, where it is worked on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.base.parse import parse_date
from workbench.exchange.process_template import OWN, own_template, read_template_file
from workbench.project.copies import could_not_write, in_the_making
from workbench.steps.overview.page_process_lead import StepLead
from workbench.steps.overview.page_process_order import StepMover
from workbench.steps.overview.page_process_panel import ProcessPanel
from workbench.steps.overview.process import MARKS, as_template, leads_to, read_process
from workbench.steps.overview.process_edits import (
    add_step,
    plan_process,
    remove_step,
    rename_phase,
    start_process,
)
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.text import PlainLabel, button_text
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from collections.abc import Callable

    from workbench.exchange.process_template import Template
    from workbench.project.changes import Changes
    from workbench.steps.overview.process import Process, ProcessStep
    from workbench.ui.parts.page import PageContext

ENDING: Final = "json"


class ProcessView(Page):
    """A list of steps under their phases; the chosen one stands in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._process: Process | None = None
        self._lines: list[ProcessStep | str] = []
        self.tally = PlainLabel("", wrap=True)
        self.problems = PlainLabel("", tone="warn", wrap=True)
        self.choose = QuietButton(_("Choose a template"), icon="list-checks")
        self._menu = QMenu(self)
        self.choose.setMenu(self._menu)
        self._save = self._fill_menu()
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
        bar = QHBoxLayout()
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

    def _fill_menu(self) -> QAction:
        language = self.project.facts().language or "sv"
        for key in OWN:
            action = self._menu.addAction(button_text(own_template(key, language).name))
            action.triggered.connect(partial(self.start, key))
        self._menu.addSeparator()
        self._menu.addAction(_("From a file…")).triggered.connect(self.open_file)
        save = self._menu.addAction(_("Save as a template of one's own…"))
        save.triggered.connect(self.save)
        return save

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
        self._save.setEnabled(there)
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
        self._begin(own_template(key, self.project.facts().language or "sv"))

    def _begin(self, template: Template) -> None:
        self._do(lambda: start_process(self.project, template, None))
        self.problems.setText("\n".join(template.problems))
        self.problems.setVisible(bool(template.problems))

    def ask_start(self) -> None:
        """Ask for the first day and plan all steps from it."""
        today = self.project.clock.today()
        self.ask.ask(
            _("From which day is the process planned?"),
            _("Plan"),
            lambda said: self._do(lambda: plan_process(self.project, parse_date(said, today))),
            offered=today.isoformat(),
            missing=_("Write a day"),
        )

    def open_file(self) -> None:
        """Let the user choose a template file and begin it."""
        self.context.desk.ask_file(save=False, name="", kinds=(ENDING,), done=self.read_file)

    def read_file(self, path: str) -> None:
        """Begin the template that a file holds; what it lacks is told above the list."""
        reviewer = self.context.reviewer
        with self.project.read() as session:
            held = reviewer().held(session, self.project.today()) if reviewer is not None else {}
        try:
            language = self.project.facts().language or "sv"
            template = read_template_file(Path(path), language, held)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._begin(template)

    def save(self) -> None:
        """Let the user choose where to save the process as a template."""
        name = _("Template {name}").format(name=self.project.name)
        self.context.desk.ask_file(
            save=True, name=f"{name}.{ENDING}", kinds=(ENDING,), done=self.write_file
        )

    def write_file(self, path: str) -> None:
        """Write the process as a template, without its dates and statuses."""
        with self.project.read() as session:
            text = as_template(session, Path(path).stem)
        try:
            with in_the_making(Path(path)) as new:
                new.write_text(text, encoding="utf-8")
        except OSError as error:
            self.context.desk.fail(could_not_write(error, Path(path)))
            return
        self.context.desk.notice(_("Wrote {file}").format(file=Path(path).name))

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
            Command("process.open", _("Begin a template from a file"), self.open_file,
                    ready=lambda: writes),
            Command("process.save", _("Save the process as a template"), self.save,
                    ready=lambda: bool(self._lines)),
            Command("process.go", _("Go where the step is worked on"), self.panel.go.click,
                    ready=lambda: self.current() is not None, key="Ctrl+Return"),
            *self.mover.commands(),
        )  # fmt: skip

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()

    @override
    def entry_focus(self) -> QWidget:
        """Return the list, or the choice of a template."""
        return self.list if self._lines else self.choose


def _line(line: ProcessStep | str) -> TwoLine:
    if isinstance(line, str):
        return TwoLine(line.upper(), "", None, heading=True)
    return TwoLine(f"{MARKS[line.state]}  {line.title}", line.remark(), line)
