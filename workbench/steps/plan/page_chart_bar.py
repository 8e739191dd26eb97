"""The controls over the plan's chart: what is shown, together by what, in which colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.base.language import _
from workbench.steps.plan.baselines import baseline_name
from workbench.steps.plan.gantt_look import COLOURINGS, PLAIN, Grouping, Look
from workbench.steps.plan.page_narrowing import Narrowing, keep_narrow, offer_choices
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.steps.plan.baselines import Baseline

NEWEST = "newest"


class ChartBar(QWidget):
    """A line of choices; ``changed`` tells that another look is wished."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.narrowing = Narrowing()
        self.filter, self.showing = self.narrowing.filter, self.narrowing.showing
        self.grouping = ChoiceBox(_("Group"))
        self.colouring = ChoiceBox(_("Colour"))
        self.baseline = ChoiceBox(_("Compare with"))
        keep_narrow(self.baseline)
        self.floats = QuietButton(_("Float"))
        self.floats.setCheckable(True)
        self.save = IconButton("download", _("Save or print"))
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        for grouping in Grouping:
            self.grouping.addItem(grouping.title(), grouping.value)
        for colouring in COLOURINGS:
            self.colouring.addItem(colouring.colour_title(), colouring.value)
        self.set_baselines(())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.narrowing, 1)
        for control in (self.grouping, self.colouring, self.baseline, self.floats, self.save):
            line.addWidget(control)

    def _connect(self) -> None:
        self.narrowing.changed.connect(self.changed)
        for box in (self.grouping, self.colouring, self.baseline):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.floats.toggled.connect(lambda _on: self.changed.emit())

    def set_parties(self, parties: Mapping[str, str]) -> None:
        """Offer organisations, by id, to narrow the chart to."""
        self.narrowing.set_parties(parties)

    def set_baselines(self, found: Sequence[Baseline]) -> None:
        """Offer baselines to compare with, the latest decided first; it is the one to begin with.

        Without any there is nothing to choose.
        """
        offered = [(baseline_name(each), each.id) for each in found]
        first = [(_("Decided plan"), NEWEST)] if found else []
        begins = bool(found) and self.baseline.findData(NEWEST) < 0
        offer_choices(self.baseline, [*first, (_("No baseline"), ""), *offered])
        if begins:
            with QSignalBlocker(self.baseline):
                self.baseline.setCurrentIndex(0)
        self.baseline.setVisible(bool(found) and self.baseline.parent() is not None)

    def chosen_baseline(self, found: Sequence[Baseline]) -> Baseline | None:
        """Return the baseline that the plan is to be compared with."""
        key = self.baseline.currentData()
        if key == NEWEST:
            return next(iter(found), None)
        return next((each for each in found if each.id == key), None)

    def look(self) -> Look:
        """Return what is wished, without what only the project knows."""
        return replace(
            self.narrowing.look(),
            grouping=Grouping(self.grouping.currentData()),
            colouring=Grouping(self.colouring.currentData() or PLAIN),
            floats=self.floats.isChecked(),
        )

    def show_all(self) -> None:
        """Let go of all that narrows the chart."""
        self.narrowing.show_all()

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
        self.narrowing.focus_filter()
