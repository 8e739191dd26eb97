"""The view “Walks and findings”: findings, the walks they come from, and interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_row, read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.page_findings import FindingsPart
from workbench.steps.situation.page_walks import WalksPart
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

FINDINGS, WALKS, INTERVIEWS = range(3)
INTERVIEW_COLUMNS: Final = ("title", "held_on", "organisation_id", "themes")


class InterviewsPart(RegisterView):
    """Talks with people who know the place, by their role; who it was is for the office only."""

    def __init__(self, context: PageContext) -> None:
        project, kind = context.project, record("interview")
        super().__init__(
            context,
            kind,
            placeholder=_("New interview: role; day; organisation; themes – Enter saves"),
            empty=_("No interviews yet. Write the role of whom you talked to, for instance: "
                    "caretaker."),
            chosen=INTERVIEW_COLUMNS,
            plan=lambda grid, mapping: plan_table(project, kind, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )  # fmt: skip
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.panel.quick, 1)

    @override
    def summary(self) -> str:
        """Return how many interviews there are."""
        with self.project.read() as session:
            count = len(read_rows(session, record("interview")))
        said = ngettext("{count} interview", "{count} interviews", count)
        return said.format(count=count) if count else ""


class FieldView(Page):
    """Three parts of one subject; a row leads to the part that holds it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.switch = ViewSwitch(
            (_("Findings"), _("Walks"), _("Interviews")), name=_("Part"), joined=True
        )
        self.switch.chosen.connect(self._on_switch)
        self.stack, self.lines = QStackedWidget(), QStackedWidget()
        self._parts: dict[int, FindingsPart | WalksPart | InterviewsPart] = {}
        self._row = QHBoxLayout()
        self._row.addWidget(self.switch)
        self._row.addWidget(self.lines, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.stack, 1)
        Theme.current().changed.connect(self._space)
        self._space()
        self._turn(FINDINGS)

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._row.setSpacing(metrics.gap)
        self._column.setSpacing(metrics.gap)

    def part(self, number: int | None = None) -> FindingsPart | WalksPart | InterviewsPart:
        """Return a part, made when first asked for; the one that is shown when None."""
        number = self.switch.current() if number is None else number
        if number not in self._parts:
            makes = (FindingsPart, WalksPart, InterviewsPart)
            made = makes[number](self.context)
            self._parts[number] = made
            self.stack.addWidget(made)
            self.lines.addWidget(made.line)
        return self._parts[number]

    def _turn(self, number: int) -> None:
        part = self.part(number)
        self.stack.setCurrentWidget(part)
        self.lines.setCurrentWidget(part.line)

    def _on_switch(self, number: int) -> None:
        before = self.stack.currentWidget()
        if isinstance(before, Page):
            before.leave()
        self._turn(number)
        self.context.desk.inspect(None)
        self.part().refresh(None)
        if self.isVisible():
            self.part().entry_focus().setFocus()

    def show_part(self, number: int) -> None:
        """Show findings, walks or interviews."""
        if number != self.switch.current():
            self.switch.set_current(number)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Refresh the part that is shown."""
        self.part().refresh(changes)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a finding, a walk, a stop or an interview in its part."""
        with self.project.read() as session:
            for number, tables in (
                (FINDINGS, ("finding",)), (WALKS, ("walk", "walk_stop")),
                (INTERVIEWS, ("interview",)),
            ):  # fmt: skip
                if any(read_row(session, record(t), row_id) is not None for t in tables):
                    self.show_part(number)
        self.part().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the part that is shown."""
        return self.part().commands()

    @override
    def summary(self) -> str:
        """Return how much there is in the part that is shown."""
        return self.part().summary()

    @override
    def entry_focus(self) -> QWidget:
        """Return where one begins in the part that is shown."""
        return self.part().entry_focus()

    @override
    def state(self) -> dict[str, object]:
        """Return which part is shown, and its state."""
        return {"part": self.switch.current(), "inside": self.part().state()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        part, inside = state.get("part"), state.get("inside")
        if isinstance(part, int) and part in {FINDINGS, WALKS, INTERVIEWS}:
            self.show_part(part)
        if isinstance(inside, dict):
            self.part().restore(inside)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        for part in self._parts.values():
            part.leave()
