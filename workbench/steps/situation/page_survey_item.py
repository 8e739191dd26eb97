"""One question of a survey in full: both rounds, all answers, groups, what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.measures.survey_results import split_of
from workbench.measures.survey_store import crossing
from workbench.steps.situation.page_survey_parts import clear
from workbench.steps.situation.survey_words import (
    change_text,
    figure_text,
    group_label,
    interval_text,
    is_certain,
    mean_text,
    row_sentence,
    share_text,
    split_sentence,
    verdict_text,
)
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.fitted_picture import FittedPicture
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.measures.survey_store import Grouping
    from workbench.measures.survey_types import (
        GroupResult,
        ItemResult,
        Result,
        SurveyContent,
    )
    from workbench.steps.situation.survey_pictures import Compared
    from workbench.ui.parts.page import PageContext

_SMALL = 0.9
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ItemDetail(QWidget):
    """The inspector of a question."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._content: SurveyContent | None = None
        self._compared: Compared | None = None
        self._item: ItemResult | None = None
        self._groupings: dict[str, Grouping] = {}
        self._weighted = False
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.earlier = PlainLabel("", FontRole.FIGURE, "muted")
        self.later = PlainLabel("", FontRole.FIGURE)
        self.change = PlainLabel("", FontRole.STRONG)
        self.interval = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.verdict = Chip("")
        self.hidden = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.unsure = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.bars, self.trend = FittedPicture(_SMALL), FittedPicture(_SMALL)
        self.by = QComboBox()
        self.by.setAccessibleName(_("Divided by"))
        self.by.activated.connect(self._fill_groups)
        self._groups = QGridLayout()
        self.box, self.others = _LockedBox(), _LockedBox()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        figures = QHBoxLayout()
        self._arrow = PlainLabel("→", FontRole.FIGURE, "muted")
        for label in (self.earlier, self._arrow, self.later):
            figures.addWidget(label)
        figures.addStretch(1)
        figures.addWidget(self.change)
        column.addLayout(figures)
        column.addWidget(self.interval)
        line = QHBoxLayout()
        line.addWidget(self.verdict)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.hidden)
        self._answers = self._part(column, _("All answers, percent"))
        self._answers.addWidget(self.bars)
        self._answers.addWidget(self.unsure)
        self._over_time = self._part(column, _("All rounds"))
        self._over_time.addWidget(self.trend)
        self._split = QWidget()
        self._lay_out_split(QVBoxLayout(self._split))
        column.addWidget(self._split)
        column.addStretch(1)

    def _lay_out_split(self, split: QVBoxLayout) -> None:
        split.setContentsMargins(0, 0, 0, 0)
        split.setSpacing(6)
        split.addWidget(_rule())
        split.addWidget(self.by)
        self._groups.setVerticalSpacing(0)
        self._groups.setHorizontalSpacing(10)
        split.addLayout(self._groups)
        split.addWidget(self.box)
        split.addWidget(self.others)

    def _part(self, column: QVBoxLayout, title: str) -> QVBoxLayout:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(_rule())
        inside.addWidget(PlainLabel(title, FontRole.META_STRONG, "muted"))
        column.addWidget(holder)
        return inside

    def tell(self, content: SurveyContent, compared: Compared, key: str, *, weighted: bool) -> None:
        """Show a question; nothing new when ``key`` is none of them."""
        item = compared.results.of(key)
        if item is None:
            return
        self._content, self._compared, self._item = content, compared, item
        self._weighted = weighted
        self.title.setText(f"{item.item['code']} {item.item['title']}".strip())
        self._tell_figures(compared, item)
        self._tell_answers(compared, item)
        asked = [result for result in item.rounds if result.asked]
        several = len(asked) > 2 and bool(item.scale.positives or item.scale.grade)  # noqa: PLR2004
        _parent(self.trend).setVisible(several)
        self.trend.tell((lambda w, t: compared.trend_scene(item, w, t)) if several else None)
        self._offer_groups(compared)
        self._fill_groups()

    def _tell_figures(self, compared: Compared, item: ItemResult) -> None:
        places, grade = compared.places, item.scale.grade
        first, last = item.rounds[places[0]], item.rounds[places[-1]]
        two = len(places) > 1
        self.earlier.setVisible(two)
        self._arrow.setVisible(two)
        self.earlier.setText(figure_text(item, first))
        self.later.setText(figure_text(item, last))
        change = compared.change(item)
        moved = change_text(change, grade=grade)
        if moved and not grade:
            moved = _("{change} pp").format(change=moved)
        self.change.setText(moved)
        certain = is_certain(change)
        self.change.set_tone("ok" if certain else "muted")
        self.interval.setText(interval_text(change, grade=grade) or _own_interval(item, last))
        said = verdict_text(change)
        self.verdict.setVisible(bool(said))
        self.verdict.set_state(said, "done" if certain else "", "ok" if certain else "muted")
        reasons = [row_sentence(compared.results, each) for each in (first, last)]
        self.hidden.setText("\n".join(dict.fromkeys(filter(None, reasons))))
        self.hidden.setVisible(bool(self.hidden.whole_text()))

    def _tell_answers(self, compared: Compared, item: ItemResult) -> None:
        drawn = bool(compared.stacks(item))
        _parent(self.bars).setVisible(drawn)
        self.bars.tell((lambda w, t: compared.distribution_scene(item, w, t)) if drawn else None)
        said = []
        for at in compared.places:
            result = item.rounds[at]
            if result.asked and result.unsure:
                name = compared.names[compared.places.index(at)]
                said.append(f"{name}: {number_text(result.unsure)}")
        words = _("Do not know, not in the shares: {counts}").format(counts=", ".join(said))
        self.unsure.setText(words if said else "")
        self.unsure.setVisible(bool(said))

    # -- groups

    def _offer_groups(self, compared: Compared) -> None:
        chosen = self.by.currentData()
        groupings = compared.results.groupings
        self._groupings = {each.name: each for each in groupings}
        for number, first in enumerate(groupings):
            for second in groupings[number + 1 :]:
                crossed = crossing(first, second)
                if crossed is not None:
                    self._groupings[crossed.name] = crossed
        self.by.clear()
        for name, each in self._groupings.items():
            title = each.title[:1].lower() + each.title[1:]
            self.by.addItem(_("Divided by {what}").format(what=title), name)
        place = self.by.findData(chosen)
        age = self.by.findData("age")
        self.by.setCurrentIndex(place if place >= 0 else max(age, 0) if self.by.count() else -1)
        self._split.setVisible(self.by.count() > 0)

    def _fill_groups(self) -> None:
        clear(self._groups)
        by = self._groupings.get(self.by.currentData() or "")
        if by is None or self._item is None or self._content is None or self._compared is None:
            self._split.hide()
            return
        shown = split_of(self._content, self._item.item["id"], by, weighted=self._weighted)
        groups = shown.split.groups if shown and shown.split else ()
        seen = [g for g in groups if any(g.rounds[at].asked for at in self._compared.places)]
        if shown is None or not seen:
            self.box.tell(_("The question was not counted by {what}").format(what=by.title.lower()))
            self.others.tell("")
            return
        self._group_head(self._compared)
        for number, group in enumerate(seen, 1):
            self._group_line(self._compared, shown, group, 2 * number)
            self._groups.addWidget(_rule(), 2 * number + 1, 0, 1, -1)
        sentence = split_sentence(self._compared.results, shown.split) if shown.split else ""
        self.box.tell(sentence)
        self.others.tell("\n".join(self._hidden_splits(self._compared, by)))

    def _hidden_splits(self, compared: Compared, chosen: Grouping) -> Iterator[str]:
        """Yield why other ways to divide the question show nothing at all."""
        for by in compared.results.groupings:
            if by.name == chosen.name or self._content is None or self._item is None:
                continue
            other = split_of(self._content, self._item.item["id"], by)
            split = other.split if other else None
            if split and (split.means_hidden or (split.hidden and split.hidden.why)):
                yield split_sentence(compared.results, split)

    def _group_head(self, compared: Compared) -> None:
        for column, name in enumerate(compared.names):
            head = PlainLabel(name, FontRole.META, "muted")
            head.setAlignment(_RIGHT)
            self._groups.addWidget(head, 0, column + 2)
        self._groups.setColumnStretch(0, 1)

    def _group_line(
        self, compared: Compared, item: ItemResult, group: GroupResult, line: int
    ) -> None:
        results = [group.rounds[at] for at in compared.places]
        label = PlainLabel(group_label(group))
        change = compared.change(item, group.rounds)
        said = [change_text(change, grade=item.scale.grade), verdict_text(change)]
        label.set_tooltip(" ".join(part for part in said if part))
        self._groups.addWidget(label, line, 0)
        counts = ", ".join("–" if each.n is None else number_text(each.n) for each in results)
        self._groups.addWidget(PlainLabel(f"n {counts}", FontRole.META, "muted"), line, 1)
        label.setMinimumHeight(Theme.current().metrics.row)
        for column, each in enumerate(results):
            last = column == len(results) - 1
            text = mean_text(each) if item.scale.grade else share_text(each)
            figure = PlainLabel(text, FontRole.TABLE_STRONG if last else FontRole.TABLE)
            figure.setAlignment(_RIGHT)
            self._groups.addWidget(figure, line, column + 2)


def _own_interval(item: ItemResult, result: Result) -> str:
    """Return the interval of one round, where there is no change to speak of."""
    if item.scale.grade and result.mean and result.mean.interval:
        low, high = (number_text(each, 2) for each in result.mean.interval)
        return _("95 %: {low} to {high}").format(low=low, high=high)
    if result.share:
        low, high = number_text(100 * result.share.low, 1), number_text(100 * result.share.high, 1)
        return _("95 %: {low} to {high} %").format(low=low, high=high)
    return ""


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    return rule


def _parent(widget: QWidget) -> QWidget:
    return widget.parentWidget() or widget


class _LockedBox(QFrame):
    """Why something is not shown, behind a lock."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "raised")
        self._icon = QLabel()
        self.words = PlainLabel("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def tell(self, sentence: str) -> None:
        """Say why; hidden without a reason."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))

    @Slot()
    def _renew(self) -> None:
        theme = Theme.current()
        side = theme.metrics.icon
        picture = theme.icon("lock", "muted").pixmap(QSize(side, side), self.devicePixelRatio())
        self._icon.setPixmap(picture)
