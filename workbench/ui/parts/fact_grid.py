"""A few rows of words and figures in an inspector, remade whenever others are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FactGrid(QWidget):
    """Rows of texts under heads: the first column to the left, the others to the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def tell(self, rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> None:
        """Show these rows; the last column is in bold."""
        clear(self._grid)
        for column, text in enumerate(heads):
            self._put(PlainLabel(text, FontRole.META, "muted"), 0, column)
        last = max((len(row) for row in rows), default=0) - 1
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                strong = column == last and last > 0
                role = FontRole.TABLE_STRONG if strong else FontRole.TABLE
                self._put(PlainLabel(text, role), number, column)
        self.setVisible(bool(rows))

    def _put(self, label: PlainLabel, row: int, column: int) -> None:
        if column:
            label.setAlignment(_RIGHT)
        self._grid.addWidget(label, row, column)


class Lines(QWidget):
    """Sentences below each other, each with its sign and tone."""

    SIGNS: ClassVar = {"ok": "✓", "warn": "◆", "muted": "", "error": "▲"}

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._labels: list[PlainLabel] = []

    def tell(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show sentences, each with its tone: "ok", "warn", "error" or "muted".

        Labels are used again: what follows a slider tells other sentences many times a second.
        """
        while len(self._labels) < len(lines):
            label = PlainLabel("", wrap=True, parent=self)
            self._labels.append(label)
            self._column.addWidget(label)
        for number, label in enumerate(self._labels):
            text, tone = lines[number] if number < len(lines) else ("", "muted")
            words = f"{self.SIGNS[tone]} {text}".strip()
            if label.whole_text() != words:
                label.setText(words)
            label.set_tone(tone)
            label.setVisible(number < len(lines))
        self.setVisible(bool(lines))
