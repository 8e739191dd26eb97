"""What a survey gave: questions with shares, intervals and what changed, two rounds at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.charts.intervals import interval_scene
from workbench.steps.situation.page_item import ItemDetail
from workbench.steps.situation.pictures import (
    REASONS,
    interval_head,
    round_name,
    share_rows,
)
from workbench.steps.situation.views import read_survey
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Page
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.situation.views import SurveyResults
    from workbench.ui.parts.page import PageContext


class ResultsPanel(Page):
    """Two rounds against each other; the chosen question in full in the inspector.

    ``start_wanted`` asks for a survey where there is none yet.
    """

    start_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._results: SurveyResults | None = None
        self._rounds: list[Values] = []
        self.detail = ItemDetail(context)
        self.after, self.before = QComboBox(), QComboBox()
        self.after.setAccessibleName(_("Round"))
        self.before.setAccessibleName(_("Compared with"))
        for combo in (self.after, self.before):
            combo.currentIndexChanged.connect(self._choose_rounds)
        self.picture = SceneView()
        self.picture.currentChanged.connect(self._show_item)
        self.fits = _Fits()
        self.nothing = EmptyState(
            _("No answers yet. Begin with the questions, or import answers from a survey tool."),
            _("Begin with the questions"),
            icon="chart-column",
        )
        self.nothing.acted.connect(self.start_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.copy = QuietButton(_("Copy the table"))
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.after)
        row.addWidget(PlainLabel(_("against"), tone="muted"))
        row.addWidget(self.before)
        row.addWidget(PlainLabel(_("Marks with 95 % intervals"), FontRole.META, "muted"), 1)
        row.addWidget(self.copy)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addWidget(self.fits)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._shown = QWidget()
        whole = QVBoxLayout(self._shown)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        whole.addWidget(area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._shown)
        outer.addWidget(self.nothing)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the survey again and show the two rounds that are chosen."""
        with self.project.read() as session:
            found = read_survey(session)
        there = found is not None and bool(found.rounds) and bool(found.items)
        self._shown.setVisible(there)
        self.nothing.setVisible(not there)
        if not there or found is None:
            self._results = None
            return
        self._offer(list(found.rounds))
        self._read()

    def _offer(self, rounds: list[Values]) -> None:
        """Fill both choices, keeping what was chosen; by default the last two rounds."""
        if [row["id"] for row in rounds] == [row["id"] for row in self._rounds]:
            self._rounds = rounds
            return
        self._rounds = rounds
        for combo, fallback in ((self.after, len(rounds) - 1), (self.before, len(rounds) - 2)):
            chosen = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            for row in rounds:
                combo.addItem(round_name(row), row["id"])
            place = combo.findData(chosen)
            combo.setCurrentIndex(place if place >= 0 else max(fallback, 0))
            combo.blockSignals(False)
        self.before.setEnabled(len(rounds) > 1)

    def _choose_rounds(self) -> None:
        if self._rounds:
            self._read()

    def _read(self) -> None:
        chosen = dict.fromkeys((self.before.currentData(), self.after.currentData()))
        with self.project.read() as session:
            self._results = read_survey(session, rounds=[key for key in chosen if key])
        self.picture.set_builder(self._scene)
        if self._results is not None:
            self.fits.tell(self._results)
            self.detail.tell(self._results, self.picture.current())

    def _scene(self, width: float, height: float) -> Scene:  # noqa: ARG002 - as high as its rows
        results = self._results
        if results is None:
            raise LookupError("no results")
        scale = Theme.current().metrics.px(100) / 100
        rows = share_rows(results.items)
        scene = interval_scene(
            interval_head(results.rounds), rows, width, 40 / 3 * scale, alt=_("Shares by question")
        )
        self.picture.setMinimumHeight(round(scene.height))
        return scene

    def _show_item(self, key: str) -> None:
        if self._results is not None and key:
            self.detail.tell(self._results, key)
            self.context.desk.inspect(self.detail)

    def _copy(self) -> None:
        """Put the figures on the clipboard as a table that a spreadsheet reads."""
        if self._results is None:
            return
        head = interval_head(self._results.rounds)
        lines = [["", head.label, *head.rounds, head.change, head.verdict]]
        for row in share_rows(self._results.items):
            marks = [mark.text for mark in row.marks]
            lines.append([row.code, row.label, *marks, row.change, row.verdict])
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        self.context.desk.notice(_("The table is on the clipboard"))

    @override
    def summary(self) -> str:
        """Return how many rounds and answers there are."""
        if self._results is None:
            return ""
        answers = [
            max((each.rounds[i].answers.n for each in self._results.items), default=0)
            for i in range(len(self._results.rounds))
        ]
        said = _("{rounds} rounds").format(rounds=len(self._rounds))
        people = ", ".join(number_text(count) for count in answers if count)
        return f"{said} · {_('{answers} answers').format(answers=people)}" if people else said

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture, or the button that takes in answers."""
        return self.picture if self._results else self.nothing.action


class _Fits(QWidget):
    """Whether the two rounds may be compared, and why not."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(4)

    def tell(self, results: SurveyResults) -> None:
        """Say what speaks for and against comparing."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        change = next((each.change for each in results.items if each.change), None)
        if change is None:
            return
        self._column.addWidget(PlainLabel(_("Can they be compared?"), FontRole.ROW_TITLE))
        for reason in change.comparable.reasons:
            self._column.addWidget(PlainLabel(f"◆ {_(REASONS[reason])}", tone="warn"))
        for reason in change.comparable.unknown:
            said = _("not said: {what}").format(what=_(REASONS[reason]))
            self._column.addWidget(PlainLabel(f"? {said}", tone="muted"))
        if change.comparable.comparable:
            self._column.addWidget(
                PlainLabel(_("✓ Nothing that is known speaks against it"), tone="ok")
            )
