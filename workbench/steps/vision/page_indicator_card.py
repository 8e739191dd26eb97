"""One indicator in full: how it stands, over the years, by group, and where the value is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.charts.aim import aim_scene
from workbench.measures.indicators import fetch_all
from workbench.measures.standing_pictures import panel_of, words_of
from workbench.rules.indicators import Light
from workbench.steps.vision.edits import set_fetching
from workbench.steps.vision.page_source import SourceEditor
from workbench.steps.vision.source_words import source_words
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.fact_grid import FactGrid, Lines
from workbench.ui.parts.fitted_picture import FittedPicture
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.measures.readings import Fetched, GroupReading
    from workbench.steps.vision.views import Standing
    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

SYMBOLS: Final = {
    Light.GREEN: ("on_time", "ok"),
    Light.YELLOW: ("risk", "warn"),
    Light.RED: ("late", "error"),
    Light.GREY: ("none", "muted"),
}
_SMALL: Final = 0.9
_MANY: Final = 12


class IndicatorCard(QWidget):
    """What is known of one indicator, above the form of its fields."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._stand: Standing | None = None
        self.form = form
        self.heading = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.start = PlainLabel("", FontRole.PANEL_TITLE, "muted")
        self.now = PlainLabel("", FontRole.PANEL_TITLE)
        self.chip = Chip("")
        self.facts = Meta("", wrap=True)
        self.picture = FittedPicture(_SMALL)
        self.lines = Lines()
        self.groups_title = Meta("", strong=True)
        self.groups = FactGrid()
        self.source = Meta("", wrap=True)
        self.change = QuietButton(_("Change its source…"), icon="link")
        self.change.clicked.connect(self.edit_source)
        self.editor = SourceEditor(context, self)
        self.editor.chosen.connect(self._take_source)
        self.editor.closed.connect(self._close_source)
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        for part in (self.start, self.now):
            figures.addWidget(part, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addStretch(1)
        figures.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top = QVBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addLayout(figures)
        for each in (
            self.facts, self.picture, self.lines, self.source, self.change, self.editor,
            self.groups_title, self.groups,
        ):  # fmt: skip
            self._top.addWidget(each)
        self._body = QWidget()
        self._body.setLayout(self._top)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body)
        column.addWidget(self.form, 100)
        column.addStretch(1)  # where the form is hidden
        self.editor.hide()
        self.form.heading.hide()
        self.form.show()
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._top.setContentsMargins(margin, metrics.px(12), margin, 0)
        self._top.setSpacing(metrics.px(7))

    @property
    def one(self) -> bool:
        """Whether one indicator is shown."""
        return self._stand is not None

    # -- what it shows

    def show_standing(self, stand: Standing | None) -> None:
        """Show another indicator, or only the form where several or none are chosen."""
        before = self._stand.values["id"] if self._stand else ""
        self._stand = stand
        self._body.setVisible(stand is not None)
        if stand is None:
            return
        if before != stand.values["id"]:
            self.editor.hide()
            self.change.show()
            self.form.show()
        self._show_figures(stand)
        self.change.setEnabled(not self._project.read_only)
        with self._project.read() as session:
            self.source.setText(source_words(session, stand.values))
        if self.editor.isHidden():
            self._show_details(stand)

    def _show_details(self, stand: Standing) -> None:
        drawn = len(stand.series) > 0 or bool(stand.values["targets"])
        self.picture.tell(
            (lambda width, text: aim_scene(panel_of(stand), width, text, words_of(stand)))
            if drawn
            else None
        )
        fetched = self._fetched(stand)
        self.lines.tell(list(_sentences(stand, fetched)))
        self._show_groups(stand, fetched.groups if fetched else ())

    def _show_figures(self, stand: Standing) -> None:
        row = stand.values
        self.heading.setText(f"{row['code']} {row['title']}".strip())
        started = stand.baseline
        self.start.setText(f"{stand.with_unit(started.value)}  ›" if started else "")
        self.start.setVisible(started is not None)
        self.now.setText(stand.with_unit(stand.value))
        symbol, tone = SYMBOLS[stand.light]
        self.chip.set_state(stand.light_text(), symbol, tone)
        self.facts.setText(" · ".join(_facts(stand)))

    def _fetched(self, stand: Standing) -> Fetched | None:
        """Return what the indicator fetches with all its parts, None where it is typed in."""
        if stand.fetched is None or stand.values["fetched_from"] == "formula":
            return stand.fetched
        with self._project.read() as session:
            row = dict(stand.values)
            return fetch_all(session, [row], parts=True)[row["id"]]

    def _show_groups(self, stand: Standing, groups: Sequence[GroupReading]) -> None:
        shown = groups[:_MANY]
        self.groups_title.setText(_("The newest value by part"))
        self.groups_title.setVisible(bool(shown))
        rows = []
        kind = ""
        for each in shown:
            if each.kind != kind and len({group.kind for group in groups}) > 1:
                kind = each.kind
                rows.append((kind, "", ""))
            interval = (
                f"{stand.number(each.low)}–{stand.number(each.high)}"
                if each.low is not None and each.high is not None
                else ""
            )
            value = stand.number(each.value) if each.value is not None else "–"
            rows.append((each.name, interval, value))
        self.groups.tell(rows)

    # -- where the value comes from

    @Slot()
    def edit_source(self) -> None:
        """Open the choice of where the value comes from."""
        if self._stand is None:
            return
        self._context.desk.inspect(self)
        for part in self._beside():
            part.hide()
        self.editor.open(dict(self._stand.values))

    @Slot()
    def _close_source(self) -> None:
        self.editor.hide()
        self.change.show()
        self.form.show()
        self.show_standing(self._stand)

    def _beside(self) -> tuple[QWidget, ...]:
        """Return what makes room while the source is chosen."""
        return (
            self.change, self.picture, self.lines, self.groups_title, self.groups, self.form,
        )  # fmt: skip

    @Slot(dict)
    def _take_source(self, values: dict[str, object]) -> None:
        if self._stand is None:
            return
        try:
            set_fetching(self._project, self._stand.values["id"], values)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._close_source()
        self.change.setFocus()
        self._context.desk.notice(self._project.undo_label() or "", undo=True)


def _facts(stand: Standing) -> Iterator[str]:
    interval = stand.interval_text()
    if interval:
        yield _("95 %: {interval}").format(interval=interval)
    if stand.reading is not None and stand.reading.n:
        yield f"n {stand.reading.n}"
    if stand.target is not None:
        yield _("target {year}: {target}").format(
            year=stand.year or "", target=stand.with_unit(stand.target)
        )
    source = stand.source_text()
    if source:
        yield source


def _sentences(stand: Standing, fetched: Fetched | None) -> Iterator[tuple[str, str]]:
    """Yield what to know beside the figures, each with its tone."""
    if fetched is not None and fetched.problem:
        yield fetched.problem, "warn"
    if stand.light is not Light.GREY:
        yield _meant(stand), SYMBOLS[stand.light][1]
    if stand.value is not None or fetched is None:
        yield stand.age_text(), "warn" if stand.stale else "muted"
    if stand.baseline is not None and (stand.baseline.source or stand.baseline.day):
        source = stand.baseline.source or stand.values["source"]
        yield _("Start {name}: {source}").format(name=stand.baseline.name, source=source), "muted"
    for each in fetched.hidden if fetched is not None else ():
        yield _("Not shown by {split}: too few have answered.").format(split=each), "muted"


def _meant(stand: Standing) -> str:
    """Return what the light means, and whether the interval reaches over to the target."""
    found, target = stand.reading, stand.target
    if found is None or found.low is None or found.high is None or target is None:
        return stand.meaning()
    if found.low <= target <= found.high:
        return _("{meaning}, but the interval reaches over the target").format(
            meaning=stand.meaning()
        )
    return _("{meaning} with the whole interval").format(meaning=stand.meaning())
