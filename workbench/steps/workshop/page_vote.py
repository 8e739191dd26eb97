"""Whose dots are typed: one person after the other, from slips or by show of hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from workbench.base.language import _, ngettext
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.steps.workshop.seat import Seat
    from workbench.steps.workshop.views import WorkshopBoard
    from workbench.ui.parts.page import PageContext

_MOST = 1000


class VoteBar(QWidget):
    """The person whose turn it is, what is left, and whether the sums are to be seen."""

    turned = Signal()
    sums_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, context: PageContext, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.person = QSpinBox()
        self.person.setRange(1, _MOST)
        self.person.setPrefix(_("Person") + " ")
        self.person.setAccessibleName(_("Person or slip number"))
        self.person.valueChanged.connect(self._on_person)
        self.hands = QCheckBox(_("Count hands"))
        self.hands.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hands.clicked.connect(self._on_hands)
        self.left = Meta("")
        self.sums = QuietButton(_("Show sums"), icon="eye")
        self.sums.clicked.connect(self.sums_wanted)
        self.clear = QuietButton(_("Vote once more"), icon="refresh-cw")
        self.clear.clicked.connect(self.clear_wanted)
        for button in (self.sums, self.clear):
            button.setEnabled(not context.project.read_only)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.person, 0, 0)
        grid.addWidget(self.hands, 0, 1)
        grid.addWidget(self.sums, 0, 3)
        grid.addWidget(self.clear, 0, 4)
        grid.addWidget(self.left, 1, 0, 1, 5)
        grid.setColumnStretch(2, 1)

    def tell(self, shown: WorkshopBoard, given: int) -> None:
        """Say how many dots are left: of the person, and of all."""
        self.person.blockSignals(True)
        self.person.setValue(self._seat.voter or self.person.value())
        self.person.blockSignals(False)
        self.person.setEnabled(self._seat.voter is not None)
        self.hands.setChecked(self._seat.voter is None)
        parts = []
        if self._seat.voter is not None:
            left = shown.allowance - given
            parts.append(_("{left} of {all} left").format(left=left, all=shown.allowance))
        if shown.all_dots is not None:
            said = _("in all {left} of {all}")
            parts.append(said.format(
                all=shown.all_dots, left=shown.remaining,
            ))  # fmt: skip
        elif shown.spent:
            count = shown.spent
            parts.append(ngettext("{count} dot given", "{count} dots given", count).format(
                count=count))  # fmt: skip
        self.left.setText(" · ".join(parts))
        self.sums.set_words(_("Hide sums") if shown.sums_shown else _("Show sums"))
        self.clear.setVisible(bool(shown.spent))

    def next_person(self) -> None:
        """Let the next person give dots."""
        if self._seat.voter is not None and self._seat.voter < _MOST:
            self._seat.voter += 1
            self.turned.emit()

    @Slot(int)
    def _on_person(self, number: int) -> None:
        self._seat.voter = number
        self.turned.emit()

    @Slot()
    def _on_hands(self) -> None:
        self._seat.voter = None if self.hands.isChecked() else self.person.value()
        self.turned.emit()
