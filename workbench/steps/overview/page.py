"""The overview: what to do next, how far every step is, what to watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.formats import clock_text, date_long, date_short
from workbench.base.language import N_, _
from workbench.steps.overview.views import next_best, to_watch
from workbench.steps.step import Section
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton, PrimaryButton
from workbench.ui.parts.marks import Chip, ProgressRing
from workbench.ui.parts.page import Page
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext, StepState

STATUS = {
    "not_started": N_("Not started"),
    "ongoing": N_("Ongoing"),
    "done": N_("Done"),
    "skipped": N_("Skipped"),
}


class OverviewPage(Page):
    """A task list, not a wizard: every step can be opened at any time."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.head = PageHead(_("Overview"))
        self._next = _NextBox(context)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._side = _Side(context)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.head)
        column.addWidget(self._next)
        column.addLayout(self._list)
        foot = PlainLabel(
            _("All steps can be opened at any time. The status is reckoned from the content."),
            tone="muted",
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
        self.head.set_count(_("as of {day}").format(day=date_long(self.project.today())))
        self._next.tell(next_best(states))
        _clear(self._list)
        section = ""
        for state in states:
            if state.section != section:
                section = state.section
                heading = PlainLabel(
                    Section(section).title().upper(), FontRole.META_STRONG, "muted"
                )
                heading.setContentsMargins(8, 10, 0, 2)
                self._list.addWidget(heading)
            self._list.addWidget(_StepRow(self.context, state))
        self._side.tell(states)
        self.context.desk.inspect(self._side)

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
        self._state: StepState | None = None
        self.setProperty("ground", "hint")
        self.what = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.why = PlainLabel("", tone="muted", wrap=True)
        self.go = PrimaryButton(_("Go there"))
        self.go.clicked.connect(self._open)
        words = QVBoxLayout()
        words.addWidget(PlainLabel(_("Next best step").upper(), FontRole.META_STRONG, "accent"))
        words.addWidget(self.what)
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(words, 1)
        row.addWidget(self.go)

    def tell(self, state: StepState | None) -> None:
        """Show the step, or that nothing is left."""
        self._state = state
        self.setVisible(state is not None)
        if state is not None:
            self.what.setText(state.remark or state.title)
            self.why.setText(
                f"{state.number} {state.title} · {state.amount}"
                if state.amount
                else f"{state.number} {state.title}"
            )

    def _open(self) -> None:
        if self._state is not None:
            self._context.desk.go_to(self._state.key, self._state.row_id)


class _StepRow(QFrame):
    """One step: number, title, status, amount, what to see to."""

    def __init__(self, context: PageContext, state: StepState) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._context, self._state = context, state
        metrics = Theme.current().metrics
        open_ = LinkButton(f"{state.number}   {state.title}")
        open_.clicked.connect(lambda: context.desk.go_to(state.key))
        open_.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ring = ProgressRing()
        ring.set_share(state.share)
        ring.setFixedSize(QSize(metrics.px(16), metrics.px(16)))
        status = PlainLabel(
            _(STATUS[state.status]), tone="ok" if state.status == "done" else "text"
        )
        amount = PlainLabel(state.amount)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 2, 12, 2)
        grid.addWidget(open_, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(ring, 0, 1)
        grid.addWidget(status, 0, 2)
        grid.addWidget(amount, 0, 3)
        grid.addWidget(self._remark(), 0, 4)
        for place, width in ((0, 210), (2, 84), (3, 120)):
            grid.setColumnMinimumWidth(place, metrics.px(width))
        grid.setColumnStretch(4, 1)

    def _remark(self) -> QWidget:
        state = self._state
        if not state.weight or not state.remark:
            return PlainLabel(state.remark, tone="muted")
        symbol, tone = ("late", "error") if state.weight > 1 else ("watch", "warn")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        mark = PlainLabel("▲" if symbol == "late" else "◆", tone=tone)
        line.addWidget(mark)
        line.addWidget(PlainLabel(state.remark), 1)
        return row


class _Side(QWidget):
    """The inspector of the overview: what to watch, what was done last."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(4)

    def tell(self, states: list[StepState]) -> None:
        """Show what is late or missing and the last edits."""
        _clear(self._column)
        self._add(PlainLabel(_("To watch"), FontRole.PANEL_TITLE))
        watched = to_watch(states)
        if not watched:
            self._add(PlainLabel(_("Nothing right now."), tone="muted"))
        for state in watched:
            late = state.weight > 1
            self._add(
                Chip(
                    _("Late") if late else _("To watch"),
                    "late" if late else "risk",
                    "error" if late else "warn",
                )
            )
            self._add(PlainLabel(state.remark, FontRole.STRONG, wrap=True))
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
                    tone="text" if entry.state == "done" else "muted",
                )
            )
        self._column.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
