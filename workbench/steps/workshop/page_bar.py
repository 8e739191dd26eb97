"""Which workshop is on the board, a new one, and the timer: the same above all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.project.register import read_rows
from workbench.steps.workshop import edits
from workbench.steps.workshop.views import WORKSHOP
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.countdown import Countdown
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.project.register import Values
    from workbench.steps.workshop.seat import Seat
    from workbench.ui.parts.page import PageContext


class WorkshopBar(QWidget):
    """Chooses the workshop; ``chosen`` tells that another one is on the board."""

    chosen = Signal()

    def __init__(self, context: PageContext, seat: Seat) -> None:
        super().__init__()
        self._context, self._seat = context, seat
        self.box = ChoiceBox(_("Workshop"))
        self.box.activated.connect(self._take)
        self.new = QuietButton(_("New workshop"), icon="plus")
        self.new.clicked.connect(self.ask_new)
        self.new.setEnabled(not context.project.read_only)
        self.countdown = Countdown()
        self.ask = AskLine()
        row = QHBoxLayout()
        row.addWidget(self.box)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(self.countdown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.ask)

    def offer(self) -> None:
        """Offer the workshops there are, the latest first."""
        with self._context.project.read() as session:
            rows = read_rows(session, WORKSHOP)
        ids = [row["id"] for row in rows]
        if self._seat.workshop_id not in ids:
            self._seat.choose(ids[0] if ids else "")
        self.box.clear()
        for row in rows:
            self.box.addItem(shown(_name(row)), row["id"])
        self.box.setCurrentIndex(self.box.findData(self._seat.workshop_id))
        self.box.setVisible(bool(rows))

    @Slot()
    def ask_new(self) -> None:
        """Ask for the question of a new workshop."""
        self.ask.ask(
            _("The question of the workshop"), _("Begin"), self._begin,
            missing=_("Write the question"),
        )  # fmt: skip

    def _begin(self, question: str) -> None:
        try:
            made = edits.new_workshop(self._context.project, question)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._seat.choose(made)
        self.offer()
        self.chosen.emit()

    def _take(self, _index: int) -> None:
        self._seat.choose(str(self.box.currentData() or ""))
        self.chosen.emit()


def _name(row: Values) -> str:
    day = date_text(row["held_on"]) if row["held_on"] else ""
    return ": ".join(filter(None, (day, row["question"])))
