"""A small table of sums that is always in view: names at the left, years at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from workbench.base.formats import kronor
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class SumLine:
    """A line of sums in öre, one amount a year; ``tone`` colours a result."""

    title: str
    amounts: tuple[int, ...]
    strong: bool = False
    tone: str = "text"


class Sums(QFrame):
    """Shows lines of sums under the years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 12, 6)
        self._grid.setVerticalSpacing(2)

    def show_lines(self, years: Sequence[int], lines: Sequence[SumLine]) -> None:
        """Show these lines and nothing else."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, year in enumerate(years, 1):
            self._put(str(year), 0, column, FontRole.META, "muted")
        for row, line in enumerate(lines, 1):
            role = FontRole.TABLE_STRONG if line.strong else FontRole.TABLE
            self._put(line.title, row, 0, role, "text")
            for column, amount in enumerate(line.amounts, 1):
                self._put(kronor(amount), row, column, role, line.tone)
        self._grid.setColumnStretch(0, 1)
        for column in range(1, len(years) + 1):
            self._grid.setColumnMinimumWidth(column, Theme.current().metrics.px(110))
        self.setAccessibleName(
            "; ".join(f"{line.title}: {', '.join(map(kronor, line.amounts))}" for line in lines)
        )

    def _put(self, text: str, row: int, column: int, role: FontRole, tone: str) -> None:
        label = PlainLabel(text, role, tone)
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column)
