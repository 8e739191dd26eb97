"""The update round on the screen: one thing at a time, Enter keeps it, a value changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_long
from workbench.base.language import N_, _, ngettext
from workbench.charts.aim import aim_scene
from workbench.measures.standing_pictures import panel_of, words_of
from workbench.steps.vision import round_edits
from workbench.steps.vision.round import Round, RoundItem, Seen, read_round
from workbench.steps.vision.round_entry import read_progress, read_value
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.fitted_picture import FittedPicture
from workbench.ui.parts.growing_area import GrowingArea
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.share_bar import ShareBar
from workbench.ui.parts.text import Meta, PlainLabel, shown

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

_KEY: Final = Qt.ItemDataRole.UserRole
_LIST: Final = 300
_SHARE: Final = 0.36
_SIGNS: Final = {Seen.NOT_YET: "○", Seen.UNCHANGED: "✓", Seen.CHANGED: "✎"}
_K = Qt.Key
EMPTY, ITEM, SUMMARY = 0, 1, 2


class RoundView(Page):
    """Steps through all that is due; the list at the left says what came of each."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._round = Round(())
        self._everything = False
        self._current = self._shown = ""
        self.told = Meta("")
        self.bar = ShareBar(_("Looked at"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What is gone through"))
        self.list.currentItemChanged.connect(self._on_listed)
        self.all = QuietButton(_("Go through everything"), icon="list-checks")
        self.all.clicked.connect(self.take_everything)
        self.kicker = Meta("")
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.now = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.facts = Lines()
        self.picture = FittedPicture()
        self.entry = QLineEdit()
        self.entry.returnPressed.connect(self.answer)
        self.entry.textChanged.connect(self._forgive)
        self.entry.installEventFilter(self)
        self.wrong = PlainLabel("", FontRole.META, "error", wrap=True)
        self.hint = Meta("", wrap=True)
        self.keep = PrimaryButton(_("Unchanged"), key="Enter")
        self.keep.clicked.connect(self.answer)
        self.summary_title = PlainLabel("", FontRole.PANEL_TITLE)
        self.summary_lines = Lines()
        self.summary_foot = Meta("", wrap=True)
        self.again = QuietButton(_("To the indicators"), icon="trending-up")
        self.again.clicked.connect(lambda: context.desk.go_to("vision", self._any_indicator()))
        self.nothing = EmptyState(
            _("Nothing is due to be looked at."), _("Go through everything"), icon="list-checks"
        )
        self.nothing.acted.connect(self.take_everything)
        self._lay_out()

    @Slot()
    def _forgive(self) -> None:
        """Name the button by what Enter will do now."""
        self.wrong.hide()
        typed = bool(self.entry.text().strip())
        self.keep.set_words(_("Save") if typed else _("Unchanged"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.told)
        left.addWidget(self.bar)
        left.addWidget(self.list, 1)
        left.addWidget(self.all)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self._item_card())
        self.stack.addWidget(self._summary_card())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._left = QWidget()
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        row.addWidget(self._left)
        row.addWidget(self.stack, 1)
        self._row = row
        Theme.current().changed.connect(self._space)
        self._space()

    def _item_card(self) -> GrowingArea:
        inside = QWidget()
        self._card = column = QVBoxLayout(inside)
        for part in (self.kicker, self.title, self.now, self.facts):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.entry, 1)
        line.addWidget(self.keep)
        column.addLayout(line)
        column.addWidget(self.wrong)
        column.addWidget(self.hint)
        column.addWidget(self.picture)
        column.addStretch(1)
        self.wrong.hide()
        return GrowingArea(inside)

    def _summary_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        self._end = column = QVBoxLayout(card)
        for part in (self.summary_title, self.summary_lines, self.summary_foot):
            column.addWidget(part)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return card

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._narrow()
        self._row.setSpacing(metrics.px(12))
        for column in (self._card, self._end):
            column.setContentsMargins(*(metrics.px(16),) * 4)
            column.setSpacing(metrics.px(8))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list no more than its share."""
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        wide = Theme.current().metrics.px(_LIST)
        self._left.setFixedWidth(max(min(wide, round(self.width() * _SHARE)), 1))

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the round anew; what was undone comes back as the current thing."""
        before = {each.id: each.open for each in self._round.items}
        with self.project.read() as session:
            self._round = read_round(session, self.project.today(), everything=self._everything)
        reopened = [
            each.id for each in self._round.items if each.open and not before.get(each.id, True)
        ]
        if reopened:
            self._current = reopened[0]
        elif self._item() is None or (changes is None and not self._current):
            self._go_on()
        self._show()

    def _item(self) -> RoundItem | None:
        return next((each for each in self._round.items if each.id == self._current), None)

    def _go_on(self) -> None:
        """Go to the next thing that nobody has looked at, from the current one on."""
        items = self._round.items
        at = next((n for n, each in enumerate(items) if each.id == self._current), -1)
        around = (*items[at + 1 :], *items[: at + 1])
        following = next((each for each in around if each.open), None)
        self._current = following.id if following else ""

    def _show(self) -> None:
        count, left = len(self._round.items), len(self._round.left)
        done = count - left
        said = _("{done} of {count} looked at").format(done=done, count=count)
        self.told.setText(said)
        self.bar.show_share(done / count if count else None)
        self._fill_list()
        item = self._item()
        self._left.setVisible(bool(count))
        self.all.setVisible(not self._everything)
        if not count:
            self.nothing.sentence.setText(self._nothing_due())
            self.stack.setCurrentIndex(EMPTY)
        elif item is None:
            self._show_summary()
            self.stack.setCurrentIndex(SUMMARY)
        else:
            self._show_item(item)
            self.stack.setCurrentIndex(ITEM)

    def _nothing_due(self) -> str:
        if self._round.next_due is None:
            return _("Nothing is due to be looked at.")
        day, name = self._round.next_due
        said = _("Nothing is due to be looked at. The next is {name} on {day}.")
        return said.format(name=name, day=date_long(day))

    def _fill_list(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._round.items:
            line = QListWidgetItem(shown(f"{_SIGNS[each.seen]}  {each.code} {each.title}"))
            line.setData(_KEY, each.id)
            line.setSizeHint(QSize(0, Theme.current().metrics.px(28)))
            self.list.addItem(line)
            if each.id == self._current:
                self.list.setCurrentItem(line)
        if not self._current:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)

    def _show_item(self, item: RoundItem) -> None:
        indicator = item.table == "indicator"
        kind = _("Indicator") if indicator else _("Activity")
        self.kicker.setText(f"{kind} {item.code}")
        self.title.setText(item.title)
        self.now.setText(item.now)
        self.facts.tell(item.facts)
        stand = item.stand
        self.picture.tell(
            (lambda width, text: aim_scene(panel_of(stand), width, text, words_of(stand)))
            if stand is not None and stand.series
            else None
        )
        if item.id != self._shown:
            self.entry.setText("")
            self.wrong.hide()
        self._shown = item.id
        self.entry.setEnabled(not self.project.read_only)
        self.keep.setEnabled(not self.project.read_only)
        self.entry.setPlaceholderText(_placeholder(item))
        self.entry.setAccessibleName(f"{item.code} {item.title}: {item.now}")
        self.hint.setText(_hint(item))

    def _show_summary(self) -> None:
        changed = [each for each in self._round.items if each.seen is Seen.CHANGED]
        same = self._round.count(Seen.UNCHANGED)
        self.summary_title.setText(_("The round is done"))
        lines = [
            (
                ngettext("{count} changed", "{count} changed", len(changed)).format(
                    count=len(changed)
                ),
                "ok",
            ),
            *((f"{each.code} {each.title}: {each.now}", "muted") for each in changed),
            (ngettext("{count} unchanged", "{count} unchanged", same).format(count=same), "ok"),
        ]
        self.summary_lines.tell(lines)
        due = self._round.next_due
        self.summary_foot.setText(
            _("Next due: {name} on {day}.").format(name=due[1], day=date_long(due[0]))
            if due
            else ""
        )

    @override
    def summary(self) -> str:
        """Return how much is left."""
        left = len(self._round.left)
        return ngettext("{count} left", "{count} left", left).format(count=left) if left else ""

    # -- answering

    @Slot()
    def answer(self) -> None:
        """Keep the current thing as it is, or change it to what is typed, and go on."""
        item = self._item()
        if item is None or self.project.read_only:
            return
        text, today = self.entry.text().strip(), self.project.today()
        try:
            if not text:
                round_edits.keep_unchanged(self.project, item.table, item.id, today)
            elif item.table == "activity":
                values = read_progress(text, item.values or {}, today)
                round_edits.take_progress(self.project, item.id, values, today)
            else:
                self._take_value(item, text)
        except WorkbenchError as error:
            self.wrong.setText(error.text())
            self.wrong.show()
            announce(self.entry, error.text())
            return
        self.entry.setText("")
        self._go_on()
        self._show()
        self._begin()

    def _take_value(self, item: RoundItem, text: str) -> None:
        if item.fetched:
            raise WorkbenchError(
                N_("The value is fetched by itself: write the new measurement where it belongs")
            )
        unit = str((item.values or {}).get("unit") or "")
        value = read_value(text, unit)
        round_edits.take_value(self.project, item.id, value, self.project.today())

    def _begin(self) -> None:
        """Put the cursor where the next answer is written, and say what it is about."""
        if self.stack.currentIndex() == ITEM:
            self.entry.setFocus()
            announce(self.entry, f"{self.title.text()}: {self.now.text()}")
        else:
            announce(self, self.summary_title.text())
            self.again.setFocus()

    def _any_indicator(self) -> str | None:
        """Return the first indicator of the round, to go to."""
        found = (each.id for each in self._round.items if each.table == "indicator")
        return next(found, None)

    def step(self, by: int) -> None:
        """Go to the thing before (-1) or after (1) without an answer."""
        items = self._round.items
        if not items:
            return
        at = next((n for n, each in enumerate(items) if each.id == self._current), len(items))
        self._current = items[min(max(at + by, 0), len(items) - 1)].id
        self._show()
        self._begin()

    @Slot()
    def take_everything(self) -> None:
        """Go through all indicators and activities under way, also what is not due yet."""
        self._everything = True
        self._current = ""
        self.refresh(None)
        self._begin()

    @Slot()
    def _on_listed(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._round.items):
            self._current = self._round.items[at].id
            self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows up and down in the line, and Esc."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {_K.Key_Up: -1, _K.Key_PageUp: -1, _K.Key_Down: 1, _K.Key_PageDown: 1}
            by = steps.get(_K(event.key()))
            if by is not None:
                self.step(by)
                return True
            if event.key() == _K.Key_Escape and self.entry.text():
                self.entry.setText("")
                self.wrong.hide()
                return True
        return super().eventFilter(watched, event)

    # -- the contract

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the round."""
        return (
            Command("round.keep", _("Unchanged, go on"), self.answer, icon="check",
                    ready=lambda: self.stack.currentIndex() == ITEM),
            Command("round.all", _("Go through everything"), self.take_everything,
                    icon="list-checks"),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the line, or what can be done where nothing is due."""
        at = self.stack.currentIndex()
        return {ITEM: self.entry, SUMMARY: self.again}.get(at, self.nothing.action)


def _placeholder(item: RoundItem) -> str:
    if item.fetched:
        return _("Enter: looked at")
    if item.table == "indicator":
        return _("New value – Enter: unchanged")
    return _("Per cent or “done” – Enter: unchanged")


def _hint(item: RoundItem) -> str:
    keys = _("Enter goes on · Up and Down step without an answer · Ctrl+Z takes back")
    if item.table == "indicator":
        return keys
    words = _("For example: 60 · done 12/11 · paused · start 3/11 · end 18/12")
    return f"{words}\n{keys}"
