"""One goal in full: what it is measured by, what is done for it, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import codes, read_rows, titles
from workbench.rules.indicators import Light
from workbench.steps.vision.edits import serve_goal, start_activity
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ElidedLink
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.marks import SymbolMark
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.suggestions import Offer, OfferLine
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.steps.vision.sight import GoalLine
    from workbench.steps.vision.views import Standing
    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

SIGNS: Final = {
    Light.GREEN: "on_time",
    Light.YELLOW: "risk",
    Light.RED: "late",
    Light.GREY: "none",
}


class GoalCard(QWidget):
    """The line of sight of a goal above the form of its fields.

    ``indicator_wanted`` tells the id of an indicator to go to.
    """

    indicator_wanted = Signal(str)

    def __init__(self, context: PageContext, form: RecordForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._project = context, context.project
        self._goal = ""
        self._offers: dict[str, str] = {}
        self.form = form
        self.word = Meta("")
        self.heading = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.measured_title = Meta(_("Measured by"), strong=True)
        self.measured = QVBoxLayout()
        self.activities = RelatedList(
            _("Activities"), _("No activity yet: nobody is doing anything for this goal.")
        )
        self.activities.opened.connect(lambda _table, key: context.desk.go_to("plan", key))
        self.more = OfferLine((), free=True)
        self.more.setPlaceholderText(_("Link or write an activity – Enter"))
        self.more.setAccessibleName(_("Link or write an activity"))
        self.more.took.connect(self._link)
        self.more.returnPressed.connect(self._link)
        self.sources = RelatedList(_("Comes from"))
        self.sources.opened.connect(lambda _table, key: context.desk.go_to("situation", key))
        self._top = QVBoxLayout()
        for label in (self.word, self.heading, self.measured_title):
            self._top.addWidget(label)
        self._top.addLayout(self.measured)
        for each in (self.activities, self.more, self.sources):
            self._top.addWidget(each)
        self._body = QWidget()
        self._body.setLayout(self._top)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body)
        column.addWidget(form, 100)
        column.addStretch(1)  # where the form is hidden
        form.heading.hide()
        form.show()
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._top.setContentsMargins(margin, metrics.px(12), margin, 0)
        self._top.setSpacing(metrics.px(7))
        self.measured.setSpacing(metrics.px(2))

    def show_goal(self, line: GoalLine | None) -> None:
        """Show another goal, or only the form where several or none are chosen."""
        self._body.setVisible(line is not None)
        self._goal = line.values["id"] if line else ""
        if line is None:
            return
        self.word.setText(line.word)
        self.heading.setText(f"{line.values['code']} {line.values['title']}".strip())
        clear_layout(self.measured)
        for each in line.indicators:
            self.measured.addLayout(self._indicator(each))
        if not line.indicators:
            said = (
                _("By its part goals.")
                if line.below
                else _("No indicator yet: nobody can tell when it is reached.")
            )
            self.measured.addWidget(Meta(said, wrap=True))
        self.activities.show_rows(line.activities)
        self.sources.show_rows(line.sources)
        self.more.setEnabled(not self._project.read_only)
        self._offer({each.id for each in line.activities})

    def _indicator(self, stand: Standing) -> QHBoxLayout:
        name = f"{stand.values['code']} {stand.values['title']}".strip()
        words = stand.light_text()
        link = ElidedLink(name)
        link.setAccessibleName(f"{name}, {words}")
        link.clicked.connect(lambda: self.indicator_wanted.emit(stand.values["id"]))
        line = QHBoxLayout()
        line.setSpacing(Theme.current().metrics.gap)
        mark = SymbolMark(SIGNS[stand.light], words)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(link, 1)
        line.addWidget(Meta(stand.with_unit(stand.value)))
        return line

    # -- linking

    def _offer(self, taken: set[str]) -> None:
        with self._project.read() as session:
            numbers, names = codes(session, "activity"), titles(session, "activity")
            dead = {
                row["id"]
                for row in read_rows(session, record("activity"))
                if row["status"] == "cancelled"
            }
        self._offers = {
            f"{numbers.get(key, '')} {name}".strip(): key
            for key, name in names.items()
            if key not in taken and key not in dead
        }
        self.more.set_offers([Offer(label, label) for label in self._offers])

    @Slot()
    def _link(self) -> None:
        typed = self.more.text().strip()
        if not typed or not self._goal:
            return
        wanted = fold(typed)
        known = next((key for label, key in self._offers.items() if fold(label) == wanted), None)
        self.more.setText("")  # which, unlike clear(), leaves nothing to undo in the line
        try:
            if known:
                serve_goal(self._project, known, self._goal)
            else:
                start_activity(self._project, typed, self._goal)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._context.desk.notice(self._project.undo_label() or "", undo=True)
