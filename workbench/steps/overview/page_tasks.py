"""The view “Steps” of the overview: what to do next, how far every step is, what to watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.formats import capital, clock_text, date_long, date_short
from workbench.base.language import _
from workbench.steps.overview.page_task_row import StepRow, head_of
from workbench.steps.overview.views import next_best, settled, to_watch
from workbench.steps.step import Section
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.page import Page, kept
from workbench.ui.parts.step_status import UNKNOWN
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.overview.process import ProcessStep
    from workbench.ui.parts.page import PageContext, StepState


class TasksView(Page):
    """A task list, not a wizard: every step can be opened at any time."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._next = _NextBox(context)
        self._states: list[StepState] = []
        self._begins = False
        self._rows: dict[str, StepRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        self._side = kept(_Side(context), self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._next)
        column.addLayout(self._list)
        foot = PlainLabel(
            _(
                "All steps can be opened at any time. The status is reckoned from the content and "
                "can be set by hand, with a reason."
            ),
            tone="muted",
            wrap=True,
        )
        column.addWidget(foot)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon and show all states."""
        states = [state for state in self.context.desk.steps_overview() if state.number]
        self._states = states
        if self._is_known(states):
            self._next.tell(next_best(states), *self._next_of_process())
            self._next.offer(begins=self._begins)
        else:
            self._next.wait()
        if not self._rows:
            self._build(states)
        for state in states:
            self._rows[state.key].tell(state)
        self._side.tell(states if self._is_known(states) else None)
        self.context.desk.inspect(self._side)

    def _next_of_process(self) -> tuple[ProcessStep | None, str]:
        """Return the step of the process to go on with, if any, and where to go on with it.

        Where only ticks are left, that is the step itself: it is there that they are made.
        """
        if self.context.reviewer is None:
            return None, ""
        # Not at the top: the first window reads no rows.
        from workbench.steps.overview.process import leads_to, read_process

        today, reviewer = self.project.today(), self.context.reviewer()
        with self.project.read() as session:
            process = read_process(session, today, reviewer.held(session, today))
        self._begins = not process.steps and not self.project.read_only
        found = process.next()
        if found is None or not any(each.reckoned for each in found.missing()):
            return found, ""
        known = [state.key for state in self.context.desk.steps_overview()]
        return found, leads_to(found, known, reviewer.worked_on())

    @staticmethod
    def _is_known(states: list[StepState]) -> bool:
        """Whether the steps have been reckoned, which a window just opened has not done."""
        return not any(state.status == UNKNOWN for state in states)

    def _build(self, states: list[StepState]) -> None:
        """Make the list once: whoever has the focus on a row keeps it when something changes."""
        section, heads = "", [head_of(state) for state in states]
        for state in states:
            if state.section != section:
                section = state.section
                words = Section(section).title().upper()
                heading = PlainLabel(words, FontRole.META_STRONG, "muted")
                heading.setContentsMargins(8, 10, 0, 2)
                self._list.addWidget(heading)
            row = self._rows[state.key] = StepRow(self.context, state, heads)
            self._list.addWidget(row)

    @override
    def signs(self) -> tuple[bool, ...]:
        """Return whether all steps are done or skipped with a reason, and nothing is to watch."""
        return (settled(self._states), not to_watch(self._states))

    @override
    def summary(self) -> str:
        """Return the day that all is reckoned for."""
        return _("as of {day}").format(day=date_long(self.project.today()))

    @override
    def entry_focus(self) -> QWidget:
        """Return the button of the next best step."""
        return self._next.go


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _NextBox(QFrame):
    """The next best step, with a button that leads there."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._place: tuple[str, str | None] | None = None
        self.setProperty("ground", "hint")
        self.what = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.why = PlainLabel("", tone="muted", wrap=True)
        self.go = PrimaryButton(_("Go there"))
        self.go.clicked.connect(self._open)
        self._about: str | None = None
        self.about = QuietButton(_("About the step"), parent=self)
        self.about.clicked.connect(lambda: context.desk.go_to("overview:process", self._about))
        words = QVBoxLayout()
        words.addWidget(PlainLabel(_("Next best step").upper(), FontRole.META_STRONG, "accent"))
        words.addWidget(self.what)
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(words, 1)
        row.addWidget(self.about)
        row.addWidget(self.go)
        self.about.hide()

    def wait(self) -> None:
        """Keep the room, and the button for the focus, while nobody knows yet."""
        self.what.setText(_("Looking through the work…"))
        self.why.setText(" ")

    def tell(self, state: StepState | None, process: ProcessStep | None, place: str) -> None:
        """Show what is late, else the next step of the process, else the next step that is open.

        ``place`` is where the step of the process is worked on, empty for the step itself.
        """
        late = state is not None and state.weight > 1
        if process is not None and not late:
            self._tell_process(process, place)
            return
        self.about.hide()
        self._place = (state.key, state.row_id) if state is not None else None
        self.setVisible(state is not None)
        if state is not None:
            self.what.setText(capital(state.remark or state.title))
            self.why.setText(
                f"{state.number} {state.title} · {state.amount}"
                if state.amount
                else f"{state.number} {state.title}"
            )

    def offer(self, *, begins: bool) -> None:
        """Offer to begin with the template of a process, where the project follows none."""
        if begins:
            self._about = None
        self.about.set_words(_("Choose a process") if begins else _("About the step"))
        self.about.setVisible(begins or not self.about.isHidden())

    def _tell_process(self, process: ProcessStep, place: str) -> None:
        self._about = process.id
        self._place = (place, None) if place else ("overview:process", process.id)
        self.about.setVisible(bool(place))
        self.setVisible(True)
        self.what.setText(process.title)
        missing = process.missing()
        said = _("Left to do: {what}").format(what=missing[0].title) if missing else ""
        self.why.setText(said or str(process.values["purpose"]))

    def _open(self) -> None:
        if self._place is not None:
            self._context.desk.go_to(*self._place)


class _Side(QWidget):
    """The inspector of the overview: what to watch, what was done last."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(4)

    def tell(self, states: list[StepState] | None) -> None:
        """Show what is late or missing, None while nobody knows yet, and the last edits."""
        _clear(self._column)
        self._add(PlainLabel(_("To watch"), FontRole.PANEL_TITLE))
        watched = to_watch(states or ())
        if not watched:
            words = "…" if states is None else _("Nothing right now.")
            self._add(PlainLabel(words, tone="muted"))
        for state in watched:
            late = state.weight > 1
            self._add(
                Chip(
                    _("Late") if late else _("To watch"),
                    "late" if late else "risk",
                    "error" if late else "warn",
                )
            )
            self._add(PlainLabel(capital(state.remark), FontRole.STRONG, wrap=True))
            self._add(PlainLabel(state.title, FontRole.META, "muted"))
        self._add(PlainLabel("", FontRole.META))
        self._add(PlainLabel(_("Last changed"), FontRole.ROW_TITLE))
        today = self._context.project.clock.today()
        entries = self._context.project.history(7)
        if not entries:
            self._add(PlainLabel(_("Nothing yet."), tone="muted"))
        for entry in entries:
            when = clock_text(entry.at) if entry.at.date() == today else date_short(entry.at.date())
            self._add(
                PlainLabel(
                    f"{when}   {entry.text()}",
                    wrap=True,
                    tone="text" if entry.holds else "muted",
                )
            )
        self._column.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
