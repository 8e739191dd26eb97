"""A look at another copy before it is taken in: what comes, and what both have changed.

A panel of the window, not a dialog. Everything is answered by keys: Left keeps what is here, Right
takes theirs, Enter merges, Esc leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.rules.three_way import Side
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton, ViewSwitch
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.keys import ENTER, answer
from workbench.ui.parts.text import Heading, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.project.merge_plan import Choices, Conflict, Place
    from workbench.project.merge_words import MergeWords

_KEYS: Final = {Qt.Key.Key_Left: Side.OURS, Qt.Key.Key_Right: Side.THEIRS}
_ROWS: Final = 9
# What stands above and below the questions, with the card of one, and the list of what was done.
_BESIDE, _AROUND = 400, 230


class MergePanel(QFrame):
    """Shows what a merge would do and takes the answers; changes nothing itself.

    ``changed`` tells that an answer was given; ``accepted`` and ``cancelled`` end it.
    """

    changed = Signal()
    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Merge"))
        self.choices: Choices = {}
        self._asked: list[Conflict] = []
        self._words: MergeWords | None = None
        self._told = self._ended = False
        self.heading = Heading("", 2)
        self.says = PlainLabel("", FontRole.STRONG, wrap=True)
        self.remarks = PlainLabel("", tone="muted", wrap=True)
        self.questions = FigureTable(_("What both have changed"), most=_ROWS)
        self.questions.chosen.connect(lambda _key: self._show_one())
        self.questions.installEventFilter(self)
        self.ours = QuietButton(_("Keep what is here"), key="←")
        self.theirs = QuietButton(_("Take theirs"), key="→")
        self.all_ours = QuietButton(_("Mine in all"))
        self.all_theirs = QuietButton(_("Theirs in all"))
        self.take = PrimaryButton(_("Merge"), key="Enter")
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.ours.clicked.connect(lambda: self._answer(Side.OURS))
        self.theirs.clicked.connect(lambda: self._answer(Side.THEIRS))
        self.all_ours.clicked.connect(lambda: self._answer_all(Side.OURS))
        self.all_theirs.clicked.connect(lambda: self._answer_all(Side.THEIRS))
        self.take.clicked.connect(self.accept)
        self.drop.clicked.connect(self.cancelled)
        self._build()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self.switch = ViewSwitch((_("Questions"), _("What was done in the copy")))
        self.switch.chosen.connect(lambda _view: self._show_view())
        self._top = QHBoxLayout()
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(self.switch)
        self._column.addLayout(self._top)
        self._column.addWidget(self.says)
        self._column.addWidget(self.remarks)
        self._both = QWidget()
        inside = QVBoxLayout(self._both)
        inside.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(Heading(_("What both have changed"), 3), 1)
        top.addWidget(self.all_ours)
        top.addWidget(self.all_theirs)
        inside.addLayout(top)
        inside.addWidget(self.questions)
        inside.addWidget(self._card())
        self._column.addWidget(self._both)
        self.came = FigureTable(_("What was done in the copy"), most=_ROWS)
        self._column.addWidget(self.came)
        self._column.addStretch(1)
        self._foot = QHBoxLayout()
        self.hint = PlainLabel("", tone="muted")
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.drop)
        self._foot.addWidget(self.take)
        self._column.addLayout(self._foot)

    def _card(self) -> QWidget:
        """Return the question that is chosen, with both versions beside each other in full."""
        card = QFrame()
        card.setProperty("ground", "surface")
        self._one = QGridLayout(card)
        self.what = PlainLabel("", FontRole.STRONG, wrap=True)
        self.before = PlainLabel("", tone="muted", wrap=True)
        self.here = PlainLabel("", wrap=True)
        self.there = PlainLabel("", wrap=True)
        self._one.addWidget(self.what, 0, 0, 1, 2)
        self._one.addWidget(self.before, 1, 0, 1, 2)
        for column, (title, words, button) in enumerate(
            ((_("Here"), self.here, self.ours), (_("In the copy"), self.there, self.theirs))
        ):
            self._one.addWidget(PlainLabel(title, FontRole.META, "muted"), 2, column)
            self._one.addWidget(words, 3, column, Qt.AlignmentFlag.AlignTop)
            self._one.addWidget(button, 4, column, Qt.AlignmentFlag.AlignLeft)
            self._one.setColumnStretch(column, 1)
        return card

    # -- what is shown

    def begin(self, name: str) -> None:
        """Begin with a file; what it would do comes later."""
        self.heading.setText(_("Merge with {file}").format(file=name))
        self._say(_("Reading the file …"), ())
        self._show_view()
        self.take.setEnabled(False)

    def tell(
        self,
        lines: Sequence[str],
        remarks: Sequence[str],
        asked: Sequence[Conflict],
        words: MergeWords,
    ) -> None:
        """Show what would happen and what is asked."""
        self._asked, self._words = list(asked), words
        self._say("\n".join(lines), remarks)
        self._fill()
        if not self._told:
            self._told = True
            self.switch.set_current(0 if asked else 1)
        self._show_view()
        if self._asked and self._both.isVisible() and not self.questions.current_key():
            self.questions.selectRow(0)
            self.questions.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_one()

    def ready(self, *, something: bool) -> None:
        """Let the merge be done where there is something to take in."""
        self.take.setEnabled(something)

    def _say(self, text: str, remarks: Sequence[str]) -> None:
        self.says.setText(text)
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        announce(self, text)

    def fail(self, text: str) -> None:
        """Say why the file cannot be merged."""
        self._say("", [text])
        self.remarks.set_tone("error")
        self._asked = []
        self._show_view()
        self.take.setEnabled(False)
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self) -> None:
        """Show the questions or what was done in the copy, where there are both."""
        there = bool(self._asked) and not self._ended
        view = self.switch.current() if there else 1
        self.switch.setVisible(there)
        self._both.setVisible(view == 0)
        self.came.setVisible(view == 1 and bool(self.came.lines()[1:]))

    def show_came(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """List what was done in the copy: what, by whom, when."""
        columns = (
            FigureColumn(_("What"), figures=False),
            FigureColumn(_("Who"), figures=False),
            FigureColumn(_("When"), figures=False),
        )
        lines = [FigureRow(str(n), row) for n, row in enumerate(rows)]
        self.came.show_rows(columns, lines)
        self._show_view()

    def end(self, heading: str, lines: Sequence[str], remarks: Sequence[str]) -> None:
        """Show what was taken in, once it is; only closing is left."""
        self.heading.setText(heading)
        self._ended = True
        self._say("\n".join(lines), remarks)
        self._show_view()
        self.hint.setText("")
        self.take.hide()
        self.drop.set_words(_("Close"))
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        columns = (
            FigureColumn(_("What"), figures=False, strong=True),
            FigureColumn(_("Field"), figures=False),
            FigureColumn(_("Answer"), figures=False),
        )
        self.questions.show_rows(columns, [self._line(each) for each in self._asked])
        left = sum(each.place not in self.choices for each in self._asked)
        self.hint.setText(
            ngettext(
                "{count} question is left: what is here stays, and it comes again",
                "{count} questions are left: what is here stays, and they come again",
                left,
            ).format(count=left)
            if left
            else ""
        )

    def _line(self, asked: Conflict) -> FigureRow:
        words = self._words
        if words is None:
            return FigureRow("", ())
        field = words.field(asked) or _("the whole row")
        answers = {Side.OURS: _("here"), Side.THEIRS: _("theirs"), None: "?"}
        answer = answers[self.choices.get(asked.place)]
        return FigureRow("/".join(asked.place), (words.row(asked), field, answer))

    def _current(self) -> Conflict | None:
        key = self.questions.current_key()
        return next((each for each in self._asked if "/".join(each.place) == key), None)

    def _show_one(self) -> None:
        asked = self._current()
        if asked is None or self._words is None:
            return
        before, ours, theirs = self._words.sides(asked)
        field = self._words.field(asked)
        self.what.setText(" · ".join(filter(None, (self._words.row(asked), field))))
        self.before.setText(_("Before: {value}").format(value=before))
        self.here.setText(ours)
        self.there.setText(theirs)
        chosen = self.choices.get(asked.place)
        for side, button in ((Side.OURS, self.ours), (Side.THEIRS, self.theirs)):
            button.setCheckable(True)
            button.setChecked(chosen is side)

    # -- answering

    def _answer(self, side: Side) -> None:
        """Answer the question that is chosen and go to the next."""
        asked = self._current()
        if asked is None:
            return
        self.choices[asked.place] = side
        places = [each.place for each in self._asked]
        following = self._following(places, places.index(asked.place))
        self.changed.emit()
        self.questions.set_current("/".join(following))
        self._show_one()

    def _following(self, places: list[Place], at: int) -> Place:
        """Return the next question without an answer, else the same."""
        later = [*places[at + 1 :], *places[:at]]
        return next((each for each in later if each not in self.choices), places[at])

    def _answer_all(self, side: Side) -> None:
        self.choices |= {each.place: side for each in self._asked}
        self.changed.emit()

    @Slot()
    def accept(self) -> None:
        """Merge, where there is something to take in."""
        if self.take.isEnabled() and self.take.isVisible():
            self.accepted.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tables have the height there is."""
        super().resizeEvent(event)
        metrics = Theme.current().metrics
        self.questions.set_most((self.height() - metrics.px(_BESIDE)) // metrics.row)
        self.came.set_most((self.height() - metrics.px(_AROUND)) // metrics.row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by Left and Right in the list of questions."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _KEYS:
                self._answer(_KEYS[key])
                return True
            if key in ENTER:
                self.accept()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge by Enter, leave by Esc, from anywhere in the panel."""
        if not answer(event, self.accept, self.cancelled.emit):
            super().keyPressEvent(event)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, metrics.px(12))
        self._column.setSpacing(metrics.gap)
        self._one.setContentsMargins(metrics.px(12), metrics.px(8), metrics.px(12), metrics.px(8))
        self._one.setHorizontalSpacing(margin)
        self._one.setVerticalSpacing(metrics.tight_gap)
