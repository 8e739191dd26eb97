"""What a survey gave: questions with shares, intervals and what changed, two rounds at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.measures.survey_results import composition, results_of
from workbench.measures.surveys import read_survey
from workbench.steps.situation.page_survey_cards import FitsCard, MadeCard
from workbench.steps.situation.page_survey_item import ItemDetail
from workbench.steps.situation.page_survey_parts import Legend, clear, copy_cells
from workbench.steps.situation.page_survey_texts import TextsCard
from workbench.steps.situation.survey_pictures import Compared
from workbench.steps.situation.survey_words import answers_text, round_name
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fitted_picture import FittedPicture
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.picture_file import save_picture
from workbench.ui.parts.text import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.intervals import IntervalHead, IntervalRow
    from workbench.charts.scene import Scene
    from workbench.measures.survey_types import SurveyContent
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext


class ResultsPanel(Page):
    """Two rounds against each other; the chosen question in full in the inspector.

    ``start_wanted`` asks for a survey where there is none yet, ``row_wanted`` for the form of a
    round (or of the survey) where something of it is not known.
    """

    start_wanted = Signal()
    row_wanted = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.content: SurveyContent | None = None
        self.compared: Compared | None = None
        self._rounds: list[Values] = []
        self._chosen = ""
        self.detail = kept(ItemDetail(context), self)
        self._make_choices()
        self.picture, self.grades = FittedPicture(), FittedPicture()
        for picture in (self.picture, self.grades):
            picture.currentChanged.connect(self._choose)
            picture.activated.connect(self._choose)
        self._options = QVBoxLayout()
        self._options.setSpacing(16)
        self.fits, self.made, self.texts = FitsCard(), MadeCard(), TextsCard(context)
        self.fits.asked.connect(self.row_wanted)
        self.nothing = EmptyState(
            _("No answers yet. Begin with the questions, or import answers from a survey tool."),
            _("Begin with the questions"),
            icon="chart-column",
        )
        self.nothing.acted.connect(self.start_wanted)
        self._lay_out()

    def _make_choices(self) -> None:
        self.after, self.before = QComboBox(), QComboBox()
        self.after.setAccessibleName(_("Round"))
        self.before.setAccessibleName(_("Compared with"))
        self._against = PlainLabel(_("against"), tone="muted")
        for combo in (self.after, self.before):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self._read)
        self.legend = Legend()
        self.weighted = QCheckBox(_("Weighted"))
        plain_tooltip(
            self.weighted, _("Answers weighted so that sex and age are as in the population")
        )
        self.weighted.toggled.connect(self._read)
        self.weighted.hide()
        self.copy = QuietButton(_("Copy the table"))
        self.copy.clicked.connect(self.copy_table)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.after, self._against, self.before):
            row.addWidget(widget)
        row.addWidget(self.legend, 1)
        row.addWidget(self.weighted)
        row.addWidget(self.copy)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(16)
        column.addWidget(self.picture)
        column.addWidget(self.grades)
        column.addLayout(self._options)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self.fits, 1)
        cards.addWidget(self.made, 1)
        column.addLayout(cards)
        column.addWidget(self.texts)
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

    # -- what is shown

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the survey again and show the two rounds that are chosen."""
        with self.project.read() as session:
            self.content = read_survey(session)
        content = self.content
        there = content is not None and any(content.store.respondents.values())
        self._shown.setVisible(there)
        self.nothing.setVisible(not there)
        if content is None or not there:
            self.compared = None
            return
        self._offer([r for r in content.rounds if content.store.respondents.get(r["id"])])
        self._read()

    def _offer(self, rounds: list[Values]) -> None:
        """Fill both choices, keeping what was chosen; by default the last two rounds."""
        kept = {row["id"] for row in self._rounds}
        fresh = bool({row["id"] for row in rounds} - kept)
        self._rounds = rounds
        for combo, fallback in ((self.after, len(rounds) - 1), (self.before, len(rounds) - 2)):
            chosen = combo.currentData()
            combo.clear()
            for row in rounds:
                combo.addItem(round_name(row, rounds), row["id"])
            place = -1 if fresh else combo.findData(chosen)
            combo.setCurrentIndex(place if place >= 0 else max(fallback, 0))
        several = len(rounds) > 1
        self.before.setVisible(several)
        self._against.setVisible(several)

    def _read(self) -> None:
        if self.content is None:
            return
        results = results_of(self.content, weighted=self.weighted.isChecked())
        if self.weighted.isChecked() and not results.can_weigh:
            self.weighted.setChecked(False)  # reads again
            return
        self.weighted.setVisible(results.can_weigh)
        before = results.place(self.before.currentData() or "")
        after = results.place(self.after.currentData() or "")
        compared = self.compared = Compared(results, before, after)
        self.legend.tell(compared.names)
        self._draw()
        self._show_options(compared)
        self.fits.tell(compared)
        self.made.tell(compared, self.content, composition(self.content))
        self.texts.tell(self.content, compared)
        if self._chosen:
            self._tell_detail()

    def _draw(self) -> None:
        compared = self.compared
        if compared is None:
            return
        shares = bool(compared.shares())
        grades = bool(compared.grades())
        self.picture.tell(self._share_scene if shares else None)
        self.grades.tell(self._grade_scene if grades else None)

    def _share_scene(self, width: float, text: float) -> Scene:
        return self._compared().share_scene(width, text, self._chosen)

    def _grade_scene(self, width: float, text: float) -> Scene:
        return self._compared().grade_scene(width, text, self._chosen)

    def _compared(self) -> Compared:
        if self.compared is None:
            raise LookupError("no results")
        return self.compared

    def _show_options(self, compared: Compared) -> None:
        clear(self._options)
        for item in compared.with_options():
            picture = FittedPicture()
            self._options.addWidget(picture)
            picture.tell(partial(compared.option_scene, item))

    def _choose(self, key: str) -> None:
        if self.compared is None or not key:
            return
        self._chosen = key
        for picture in (self.picture, self.grades):
            if picture.current() not in {"", key}:
                picture.set_current("")
            picture.rebuild()
        self._tell_detail()
        self.context.desk.inspect(self.detail)

    def _tell_detail(self) -> None:
        if self.content is not None and self.compared is not None:
            self.detail.tell(
                self.content, self.compared, self._chosen, weighted=self.weighted.isChecked()
            )

    def show_item(self, key: str) -> None:
        """Choose a question and show it in full."""
        for picture in (self.picture, self.grades):
            picture.set_current(key)

    # -- what can be done

    def copy_table(self) -> None:
        """Put the figures on the clipboard as a table that a spreadsheet reads."""
        if self.compared is None:
            return
        lines: list[list[str]] = []
        for head, rows in self._tables(self.compared):
            lines += [[]] if lines else []
            lines += self.compared.table(rows, head)
        copy_cells(lines)
        self.context.desk.notice(_("The table is on the clipboard"))

    def _tables(self, compared: Compared) -> Iterator[tuple[IntervalHead, list[IntervalRow]]]:
        if compared.shares():
            yield compared.head(_("Question")), compared.rows(compared.shares())
        if compared.grades():
            head = compared.head(_("Grade, mean"), grade=True)
            yield head, compared.rows(compared.grades())
        for item in compared.with_options():
            yield compared.head(item.item["title"]), compared.option_rows(item)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard as PNG and SVG."""
        self.picture.copy()
        self.context.desk.notice(_("The picture is on the clipboard"))

    def save_picture(self) -> None:
        """Write the picture as PNG or SVG."""
        save_picture(self.context, _("Survey"), lambda: self.picture)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the results."""
        ready = self._has_results
        return (
            Command("survey.copy", _("Copy the table"), self.copy_table, icon="copy", ready=ready),
            Command("survey.picture", _("Copy the picture"), self.copy_picture, "", "", "image",
                    ready),
            Command("survey.save", _("Save the picture…"), self.save_picture, "", "", "download",
                    ready),
        )  # fmt: skip

    def _has_results(self) -> bool:
        return self.compared is not None

    @override
    def summary(self) -> str:
        """Return how many rounds and answers there are."""
        if self.compared is None or self.content is None:
            return ""
        count = len(self._rounds)
        said = ngettext("{count} round", "{count} rounds", count).format(count=count)
        rounds = [self.compared.results.rounds[at] for at in self.compared.places]
        people = answers_text([self.content.store.respondents[row["id"]] for row in rounds])
        return f"{said} · {people}" if people else said

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture, or the button that begins a survey."""
        return self.picture if self.compared else self.nothing.action

    @override
    def state(self) -> dict[str, object]:
        """Return what is chosen."""
        return {
            "item": self._chosen,
            "after": self.after.currentData(),
            "before": self.before.currentData(),
            "weighted": self.weighted.isChecked(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what was chosen."""
        for combo, name in ((self.after, "after"), (self.before, "before")):
            combo.setCurrentIndex(max(combo.findData(state.get(name)), 0))
        self.weighted.setChecked(bool(state.get("weighted")))
        self._read()
        if isinstance(item := state.get("item"), str) and item:
            self.show_item(item)
