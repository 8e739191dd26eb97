"""What has moved when the plan was moved to the status date, in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.project.arising import Related
from workbench.steps.plan.movements import days_words
from workbench.ui.look.theme import Theme
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.rules.forecast import Move
    from workbench.steps.plan.items import Plan


class MovedPanel(QWidget):
    """A line for each activity that moved; ``opened`` tells the one to go to."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading("", 2)
        self.heading.setWordWrap(True)
        self.moved = RelatedList(_("By working days"))
        self.moved.opened.connect(lambda _table, key: self.opened.emit(key))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.moved)
        self._column.addWidget(Meta(_("One undo takes all of it back."), wrap=True))
        self._column.addStretch(1)
        Theme.current().changed.connect(self._space)
        self._space()

    def show_moves(self, moves: Sequence[Move], plan: Plan, day: date) -> None:
        """Say what moved."""
        self.heading.setText(_("The plan moved to {day}").format(day=date_text(day)))
        rows = []
        for each in moves:
            item = plan.by_id.get(each.id)
            if item is not None:
                values = item.values
                said = f"{days_words(each.days)}  {values['title']}"
                rows.append(Related("activity", each.id, values["code"], said, values["status"]))
        self.moved.show_rows(rows)

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, margin)
        self._column.setSpacing(metrics.px(8))
