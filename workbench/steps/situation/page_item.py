"""One question of a survey in full: both rounds, all answers, groups, what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.charts.bars import FROM_BAD_TO_GOOD, STYLES, stack_scene
from workbench.rules.comparison import Verdict
from workbench.steps.situation.pictures import (
    change_text,
    distribution,
    round_short,
    verdict_text,
)
from workbench.steps.situation.views import read_survey
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.steps.situation.views import ItemResult, RoundResult, SurveyResults
    from workbench.ui.parts.page import PageContext


class ItemDetail(QWidget):
    """The inspector of a question."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._item: ItemResult | None = None
        self._results: SurveyResults | None = None
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.figures = PlainLabel("", FontRole.PAGE_TITLE)
        self.interval = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.verdict = Chip("")
        self.bars = SceneView()
        self.by = QComboBox()
        self.by.setAccessibleName(_("Split by"))
        self.by.currentIndexChanged.connect(self._fill_groups)
        self._groups = QGridLayout()
        self.note = PlainLabel("", FontRole.META, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for each in (self.title, self.figures, self.interval):
            column.addWidget(each)
        line = QHBoxLayout()
        line.addWidget(self.verdict)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(PlainLabel(_("All answers, percent"), FontRole.META_STRONG, "muted"))
        column.addWidget(self.bars)
        self._split = QWidget()
        split = QVBoxLayout(self._split)
        split.setContentsMargins(0, 8, 0, 0)
        split.addWidget(self.by)
        split.addLayout(self._groups)
        split.addWidget(self.note)
        column.addWidget(self._split)
        column.addStretch(1)

    def tell(self, results: SurveyResults, key: str) -> None:
        """Show a question; nothing when ``key`` is none of them."""
        self._results = results
        self._item = next((each for each in results.items if each.item["id"] == key), None)
        item = self._item
        if item is None:
            return
        self.title.setText(f"{item.item['code']} {item.item['title']}".strip())
        self.figures.setText(" → ".join(_figure(result) for result in item.rounds))
        self.interval.setText(_interval(item))
        said = verdict_text(item.change)
        self.verdict.setVisible(bool(said))
        certain = item.change is not None and item.change.verdict in {
            Verdict.BETTER,
            Verdict.WORSE,
        }
        if said:
            self.verdict.set_state(said, "done" if certain else "", "ok" if certain else "muted")
        self.bars.set_builder(self._scene)
        self._offer_groups(results)
        self._fill_groups()

    def _scene(self, width: float, height: float) -> Scene:  # noqa: ARG002 - as high as its bars
        stacks = (
            distribution(self._item, self._results.rounds) if self._item and self._results else []
        )
        five = self._item is not None and self._item.scale.size == len(FROM_BAD_TO_GOOD)
        scene = stack_scene(
            stacks,
            width,
            12.0,
            _("All answers to the question"),
            FROM_BAD_TO_GOOD if five else STYLES,
        )
        self.bars.setMinimumHeight(round(scene.height))
        return scene

    def _offer_groups(self, results: SurveyResults) -> None:
        chosen = self.by.currentData()
        self.by.blockSignals(True)
        self.by.clear()
        for row in results.backgrounds:
            self.by.addItem(
                _("Split by: {what}").format(what=row["title"]), row["code"] or row["background"]
            )
        place = self.by.findData(chosen)
        self.by.setCurrentIndex(max(place, 0) if self.by.count() else -1)
        self.by.blockSignals(False)
        self._split.setVisible(bool(results.backgrounds))

    def _fill_groups(self) -> None:
        while self._groups.count():
            item = self._groups.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        by = self.by.currentData()
        if self._item is None or self._results is None or not by:
            return
        ids = [row["id"] for row in self._results.rounds]
        with self._context.project.read() as session:
            found = read_survey(session, by=by, rounds=ids)
        key = self._item.item["id"]
        shown = next((e for e in found.items if e.item["id"] == key), None) if found else None
        if shown is None:
            return
        for column, row in enumerate(self._results.rounds):
            head = PlainLabel(round_short(row, self._results.rounds), FontRole.META, "muted")
            self._groups.addWidget(head, 0, column + 2)
        for line, group in enumerate(shown.groups, 1):
            self._groups.addWidget(PlainLabel(group.value), line, 0)
            counts = ", ".join(_answered(result) for result in group.rounds)
            self._groups.addWidget(PlainLabel(f"n {counts}", FontRole.META, "muted"), line, 1)
            for column, result in enumerate(group.rounds):
                self._groups.addWidget(PlainLabel(_figure(result)), line, column + 2)
        hidden = any(r.suppressed for group in shown.groups for r in group.rounds)
        self.note.setText(_("Groups with few answers are not shown.") if hidden else "")


def _answered(result: RoundResult) -> str:
    return "–" if result.suppressed else number_text(result.answers.n)


def _figure(result: RoundResult) -> str:
    if result.suppressed:
        return _("hidden")
    if result.mean is not None:
        return number_text(result.mean.mean, 2)
    if result.share is not None:
        return f"{number_text(100 * result.share.share, 1)} %"
    return "–"


def _interval(item: ItemResult) -> str:
    change = item.change
    if change is None or change.difference is None:
        return ""
    grade = item.scale.grade
    factor, decimals = (1, 2) if grade else (100, 1)
    low = number_text(factor * change.difference.low, decimals)
    high = number_text(factor * change.difference.high, decimals)
    return _("{change}, 95 % interval {low} to {high}").format(
        change=change_text(change, grade=grade), low=low, high=high
    )
