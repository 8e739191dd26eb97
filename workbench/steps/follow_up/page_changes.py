"""The view “Changes”: what is otherwise than at the last meeting, or between any two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.base.parse import ParseError, parse_date
from workbench.project.differences import first_moment
from workbench.steps.follow_up.changes import moments, stories, summary_words
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import PlainLabel
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from workbench.project.changes import Changes
    from workbench.steps.follow_up.changes import Moment, Story
    from workbench.ui.parts.page import PageContext


NARROW: Final = 480


class _DayLine(QLineEdit):
    """As wide as a day is written."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return room for a day in figures."""
        wide = self.fontMetrics().horizontalAdvance("2026-12-30")
        return QSize(wide + Theme.current().metrics.px(32), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same: half a day says nothing."""
        return self.sizeHint()


class ChangesView(Page):
    """Choose a day to count from, and to; each line leads to its row."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._moments: tuple[Moment, ...] = ()
        self._found: list[Story] = []
        self.since = ChoiceBox(_("Since"))
        self.since.activated.connect(self._on_moment)
        self.first, self.last = self._day(_("From the end of")), self._day(_("To the end of"))
        self.problem = PlainLabel("", tone="error")
        self.copy = QuietButton(_("Copy the list"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.told = PlainLabel("", tone="muted", wrap=True)
        self.list = TwoLineList(_("What has changed"))
        self.list.taken.connect(self._open)
        days = ButtonRow()
        for widget in (self.first, PlainLabel("–"), self.last, self.problem):
            days.addWidget(widget)
        days.addStretch(1)
        days.addWidget(self.copy)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.addWidget(self.since)
        self._bar.addLayout(days, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(self._bar)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _day(self, name: str) -> QLineEdit:
        field = _DayLine()
        field.setAccessibleName(name)
        field.editingFinished.connect(self._show)
        return field

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days under the moments where there is little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < Theme.current().metrics.px(NARROW)
        self._bar.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the moments, and what has changed between the chosen days."""
        today = self.project.clock.today()
        with self.project.read() as session:
            self._moments = moments(session, today)
        chosen = max(self.since.currentIndex(), 0)
        self.since.clear()
        self.since.addItems([each.title for each in self._moments])
        self.since.setCurrentIndex(min(chosen, len(self._moments) - 1))
        if not self.first.text():
            usual = next((n for n, e in enumerate(self._moments) if e.day <= today), 0)
            self.since.setCurrentIndex(usual)
            self.first.setText(self._moments[usual].day.isoformat())
            self.last.setText(today.isoformat())
        self._show()

    @Slot(int)
    def _on_moment(self, number: int) -> None:
        self.first.setText(self._moments[number].day.isoformat())
        self._show()

    def _dates(self) -> tuple[date, date] | None:
        today = self.project.clock.today()
        try:
            return parse_date(self.first.text(), today), parse_date(self.last.text(), today)
        except ParseError as error:
            self.problem.setText(error.text())
            return None

    @Slot()
    def _show(self) -> None:
        days = self._dates()
        if days is None:
            return
        self.problem.setText(_("The days are the wrong way round") if days[0] > days[1] else "")
        self._found = stories(self.project, *days, self.context.masks)
        found = self._found
        self.list.show_lines(
            len(found), lambda at: TwoLine(found[at].title, found[at].words(), found[at])
        )
        self.list.setVisible(bool(found))
        self.told.setText(self._words(days[0]))
        self.copy.setEnabled(bool(found))
        self.retold.emit()

    def _words(self, since: date) -> str:
        begins = first_moment(self.project.raw)
        said = summary_words(self._found) if self._found else _("Nothing has changed.")
        if begins is not None and begins.date() <= since:
            return said
        if begins is None:
            return _("The history is empty: changes are told from the first edit on.")
        late = _("The history begins {day}; what was before is not known.")
        return f"{said.rstrip('.')}. {late.format(day=date_text(begins.date()))}"

    @Slot(object)
    def _open(self, story: Story) -> None:
        reviewer = self.context.reviewer
        step = reviewer().step_of(story.table) if reviewer is not None else ""
        if step and story.kind != "removed":
            self.context.desk.go_to(step, story.row_id)

    @Slot()
    def _copy(self) -> None:
        lines = [f"{each.title}: {each.words()}" for each in self._found]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.desk.notice(_("The list is on the clipboard"))

    @override
    def summary(self) -> str:
        """Return how much has changed."""
        return summary_words(self._found) if self._found else ""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return copying the list."""
        return (Command("changes.copy", _("Copy the list of changes"), self._copy, icon="copy"),)

    @override
    def entry_focus(self) -> QWidget:
        """Return the list, or the choice of a moment while there is none."""
        return self.list if self._found else self.since
