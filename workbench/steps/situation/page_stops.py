"""The stop that one stands at: chosen once, it sticks to every finding that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.ui.parts.announce import announce
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.situation.findings import FieldWork

NOWHERE: Final = ""
LETTERS: Final = 11


class StopChoice(QWidget):
    """A list of the walks' stops, the newest walk first; ``changed`` tells that another is chosen.

    Not shown while there are no stops.
    """

    changed = Signal()

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.box = QComboBox()
        self.box.setAccessibleName(_("Findings are written at the stop"))
        self.box.setMinimumContentsLength(LETTERS)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.activated.connect(lambda _index: self._tell())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.hide()

    def offer(self, work: FieldWork) -> None:
        """Offer the stops there are; the chosen one stays chosen while it is there."""
        before, had = self.stop(), self.box.count() > 0
        self.box.clear()
        self.box.addItem(_("Not on a walk"), NOWHERE)
        for walk in sorted(work.walks.values(), key=_newest_first):
            for number, stop in enumerate(work.stops_of(walk["id"]), 1):
                self.box.addItem(shown(f"{number} {stop['title']} · {_day(walk)}"), stop["id"])
        self.setVisible(self.any())
        place = self.box.findData(before)
        self.box.setCurrentIndex(max(place, 0))
        if had and place < 0:
            self.changed.emit()

    def any(self) -> bool:
        """Tell whether there are stops to choose from."""
        return self.box.count() > 1

    def stop(self) -> str:
        """Return the id of the stop that is chosen, "" for none."""
        return str(self.box.currentData() or NOWHERE)

    def set_stop(self, stop_id: str) -> None:
        """Choose a stop."""
        place = self.box.findData(stop_id)
        if place >= 0 and place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
            self._tell()

    def step(self, count: int) -> None:
        """Go on to the next stop (1) or back to the one before (-1)."""
        place = min(max(self.box.currentIndex() + count, 0), self.box.count() - 1)
        if place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
            self._tell()

    def _tell(self) -> None:
        announce(self.box, self.box.currentText())
        self.changed.emit()


def _newest_first(walk: Values) -> tuple[bool, int]:
    day = walk["walked_on"]
    return day is None, -day.toordinal() if day else 0


def _day(walk: Values) -> str:
    return date_text(walk["walked_on"]) if walk["walked_on"] else walk["name"]
