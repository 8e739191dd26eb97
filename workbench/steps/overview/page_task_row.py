"""A step in the list of the overview: its status, its amount, what to see to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.formats import capital
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton
from workbench.ui.parts.step_status import StatusButton
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from workbench.ui.parts.page import PageContext, StepState

NARROW: Final = 680


def head_of(state: StepState) -> str:
    """Return what a step's row begins with."""
    return f"{state.number}   {state.title}"


class StepRow(QFrame):
    """One step: number, title, status, amount, what to see to or why it was set by hand.

    ``heads`` are what all rows begin with: there is room for the longest in each of them.
    """

    def __init__(self, context: PageContext, state: StepState, heads: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        desk, key = context.desk, state.key
        self._heads = heads
        self._link = LinkButton(head_of(state))
        self._link.clicked.connect(lambda: desk.go_to(key))
        self._link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.status = StatusButton(state)
        self.status.wanted.connect(lambda status: desk.mark_step(key, status))
        self._amount = PlainLabel()
        self._mark, self._remark = PlainLabel(tone="warn"), PlainLabel(tone="muted")
        self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._said = QWidget(self)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self._mark)
        said.addWidget(self._remark, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 2, 12, 2)
        self._grid.addWidget(self._link, 0, 0, Qt.AlignmentFlag.AlignLeft)
        for place, widget in enumerate((self.status, self._amount, self._said), 1):
            self._grid.addWidget(widget, 0, place)
        self._grid.setColumnStretch(3, 1)
        Theme.current().changed.connect(self._measure)
        self._measure()
        self.tell(state)

    def tell(self, state: StepState) -> None:
        """Show a new state of the step."""
        self.status.tell(state)
        self._amount.setText(state.amount)
        watched = bool(state.weight and state.remark)
        late = state.weight > 1
        self._mark.setText(("▲" if late else "◆") if watched else "")
        self._mark.set_tone("error" if late else "warn")
        self._mark.setVisible(watched)
        remark = capital(state.remark)
        said = [remark, state.reason] if watched else [state.reason or remark]
        self._remark.setText(" · ".join(filter(None, said)))
        self._remark.set_tone("text" if watched else "muted")
        self._said.setVisible(bool(self._remark.whole_text()))

    def _measure(self) -> None:
        metrics, letters = Theme.current().metrics, self._link.fontMetrics()
        beside = self._link.sizeHint().width() - letters.horizontalAdvance(self._link.text())
        longest = max(map(letters.horizontalAdvance, self._heads), default=0) + beside
        self._grid.setColumnMinimumWidth(0, max(longest, metrics.px(196)))
        self._grid.setColumnMinimumWidth(2, metrics.px(148))
        self._fold()

    def _fold(self) -> None:
        """Put what is said on a line of its own where the row is too narrow for all."""
        narrow = self.width() < Theme.current().metrics.px(NARROW)
        self._grid.removeWidget(self._said)
        self._grid.addWidget(self._said, int(narrow), 1 if narrow else 3, 1, 3 if narrow else 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()
