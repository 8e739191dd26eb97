"""The controls over the plan's chart: what is shown, together by what, in which colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from workbench.base.language import _
from workbench.steps.plan.baselines import baseline_name
from workbench.steps.plan.gantt_look import COLOURINGS, PLAIN, Grouping, Look, Showing
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.text import shown as plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.steps.plan.baselines import Baseline

_PAUSE = 150  # milliseconds after the last letter
_LEAST_FILTER = 72
_LETTERS = 10
NEWEST = "newest"


class ChartBar(QWidget):
    """A line of choices; ``changed`` tells that another look is wished."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.showing = ChoiceBox(_("Show"))
        self.grouping = ChoiceBox(_("Group"))
        self.colouring = ChoiceBox(_("Colour"))
        self.baseline = ChoiceBox(_("Compare with"))
        for box in (self.showing, self.baseline):
            # They hold names of any length; the list that opens shows them whole.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_LETTERS)
        self.floats = QuietButton(_("Float"))
        self.floats.setCheckable(True)
        self.save = IconButton("download", _("Save or print"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        for each in Showing:
            self.showing.addItem(each.title(), each.value)
        for grouping in Grouping:
            self.grouping.addItem(grouping.title(), grouping.value)
        for colouring in COLOURINGS:
            self.colouring.addItem(colouring.colour_title(), colouring.value)
        self.set_baselines(())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.filter.setMinimumWidth(Theme.current().metrics.px(_LEAST_FILTER))
        line.addWidget(self.filter, 1)
        for control in (self.showing, self.grouping, self.colouring, self.baseline, self.floats):
            line.addWidget(control)
        line.addWidget(self.save)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.changed)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self.filter.returnPressed.connect(self.changed)
        for box in (self.showing, self.grouping, self.colouring, self.baseline):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.floats.toggled.connect(lambda _on: self.changed.emit())

    def set_parties(self, parties: Mapping[str, str]) -> None:
        """Offer organisations, by id, to narrow the chart to."""
        kinds = [(each.title(), each.value) for each in Showing]
        self._offer(self.showing, [*kinds, *((name, key) for key, name in parties.items())])

    def set_baselines(self, found: Sequence[Baseline]) -> None:
        """Offer baselines to compare with, the latest decided first; it is the one to begin with.

        Without any there is nothing to choose.
        """
        offered = [(baseline_name(each), each.id) for each in found]
        first = [(_("Decided plan"), NEWEST)] if found else []
        begins = bool(found) and self.baseline.findData(NEWEST) < 0
        self._offer(self.baseline, [*first, (_("No baseline"), ""), *offered])
        if begins:
            with QSignalBlocker(self.baseline):
                self.baseline.setCurrentIndex(0)
        self.baseline.setVisible(bool(found) and self.baseline.parent() is not None)

    @staticmethod
    def _offer(box: ChoiceBox, choices: Sequence[tuple[str, str]]) -> None:
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

    def chosen_baseline(self, found: Sequence[Baseline]) -> Baseline | None:
        """Return the baseline that the plan is to be compared with."""
        key = self.baseline.currentData()
        if key == NEWEST:
            return next(iter(found), None)
        return next((each for each in found if each.id == key), None)

    def look(self) -> Look:
        """Return what is wished, without what only the project knows."""
        shown = self.showing.currentData()
        known = shown in {each.value for each in Showing}
        return Look(
            grouping=Grouping(self.grouping.currentData()),
            colouring=Grouping(self.colouring.currentData() or PLAIN),
            showing=Showing(shown) if known else Showing.ALL,
            party="" if known else shown or "",
            text=self.filter.text(),
            floats=self.floats.isChecked(),
        )

    def show_all(self) -> None:
        """Let go of all that narrows the chart."""
        with QSignalBlocker(self.filter), QSignalBlocker(self.showing):
            self.filter.clear()
            self.showing.setCurrentIndex(0)
        self.changed.emit()

    def state(self) -> dict[str, object]:
        """Return the choices as plain values."""
        boxes = {"show": self.showing, "group": self.grouping, "colour": self.colouring}
        chosen: dict[str, object] = {name: box.currentData() for name, box in boxes.items()}
        return chosen | {"baseline": self.baseline.currentData(), "floats": self.floats.isChecked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take back what ``state`` gave; what is not known any more is passed over."""
        boxes = {"show": self.showing, "group": self.grouping, "colour": self.colouring,
                 "baseline": self.baseline}  # fmt: skip
        for name, box in boxes.items():
            place = box.findData(state.get(name))
            if place >= 0:
                box.setCurrentIndex(place)
        self.floats.setChecked(state.get("floats") is True)

    def focus_filter(self) -> None:
        """Begin to type a filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()
