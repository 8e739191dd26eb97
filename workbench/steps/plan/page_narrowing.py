"""What narrows a picture of the plan: words to look for, and a choice of which activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from workbench.base.language import _, ngettext
from workbench.steps.plan.gantt_look import Look, Showing
from workbench.ui.look.theme import Theme
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.text import shown as plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.steps.plan.items import Plan

_PAUSE = 150  # milliseconds after the last letter
_LEAST_FILTER = 72
_LETTERS = 10


class Narrowing(QWidget):
    """A filter and a choice beside it; ``changed`` tells that other activities are wished."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(Theme.current().metrics.px(_LEAST_FILTER))
        self.showing = ChoiceBox(_("Show"))
        keep_narrow(self.showing)
        for each in Showing:
            self.showing.addItem(each.title(), each.value)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self.filter.returnPressed.connect(self.changed)
        self.showing.currentIndexChanged.connect(lambda _index: self.changed.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.filter, 1)
        line.addWidget(self.showing)

    def set_parties(self, parties: Mapping[str, str]) -> None:
        """Offer organisations, by id, to narrow to."""
        kinds = [(each.title(), each.value) for each in Showing]
        offer_choices(self.showing, [*kinds, *((name, key) for key, name in parties.items())])

    def look(self) -> Look:
        """Return which activities are wished, all else as usual."""
        shown = self.showing.currentData()
        known = shown in {each.value for each in Showing}
        return Look(
            showing=Showing(shown) if known else Showing.ALL,
            party="" if known else shown or "",
            text=self.filter.text(),
        )

    def show_all(self) -> None:
        """Let go of all that narrows."""
        self.take("", Showing.ALL.value)
        self.changed.emit()

    def take(self, text: str, shown: object) -> None:
        """Look for other words and show other activities, without telling of it."""
        with QSignalBlocker(self.filter), QSignalBlocker(self.showing):
            self.filter.setText(text)
            self.showing.setCurrentIndex(max(self.showing.findData(shown), 0))

    def follow(self, other: Narrowing) -> None:
        """Narrow as another does."""
        choices = [(other.showing.itemText(n), other.showing.itemData(n))
                   for n in range(other.showing.count())]  # fmt: skip
        offer_choices(self.showing, choices)
        self.take(other.filter.text(), other.showing.currentData())

    def focus_filter(self) -> None:
        """Begin to type a filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()


def keep_narrow(box: QComboBox) -> None:
    """Let a box of names of any length be short; the list that opens shows them whole."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)


def offer_choices(box: ChoiceBox, choices: Sequence[tuple[str, str]]) -> None:
    """Put other choices into a box; what was chosen stays so if it is still there."""
    said = [(plain_words(name), key) for name, key in choices]
    if said == [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
        return
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for name, key in said:
            box.addItem(name, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))


def count_words(plan: Plan, shown: int, *, narrowed: bool) -> str:
    """Return how many activities there are; of a narrowed plan also how many are shown."""
    count = len(plan.items)
    said = ngettext("{count} activity", "{count} activities", count).format(count=count)
    return _("{shown} of {all}").format(shown=shown, all=said) if narrowed else said
