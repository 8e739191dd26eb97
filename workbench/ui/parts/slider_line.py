"""A number set by a slider or typed exactly: its name and value above, the slider below."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from workbench.base.parse import ParseError, parse_number
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.text import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

_EDIT_WIDTH = 116
_PAGE = 10


class SliderLine(QWidget):
    """A slider from ``low`` to ``high`` in steps, with a field for the exact value.

    ``moved`` tells the value as it changes, by pointer, keys or typing. A typed value may lie
    between the steps, and beyond the ends: the slider then stands at its end. With ``empty``, the
    lowest place means no value at all and is written so.
    """

    moved = Signal(object)

    def __init__(
        self,
        title: str,
        written: Callable[[Decimal], str],
        *,
        step: Decimal = Decimal(1),
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._written, self._step, self._empty = written, step, empty
        self._low, self._high = Decimal(0), Decimal(100)
        self._value: Decimal | None = None
        self.label = PlainLabel(title)
        self.edit = QLineEdit()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setAccessibleName(title)
        self.edit.setProperty("bare", True)
        dress_font(self.edit, FontRole.TABLE_STRONG)
        self.edit.editingFinished.connect(self._on_typed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(title)
        self.slider.valueChanged.connect(self._on_slid)
        self.label.setBuddy(self.edit)
        line = QHBoxLayout()
        line.addWidget(self.label, 1)
        line.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.slider)
        Theme.current().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.edit.setFixedWidth(Theme.current().metrics.px(_EDIT_WIDTH))

    def set_range(self, low: Decimal, high: Decimal, step: Decimal | None = None) -> None:
        """Let the slider go from ``low`` to ``high``; the value stays."""
        self._low, self._high, self._step = low, max(high, low + 1), step or self._step
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, int((self._high - self._low) / self._step))
            self.slider.setPageStep(max(1, self.slider.maximum() // _PAGE))
        self.set_value(self._value)

    def value(self) -> Decimal | None:
        """Return the value, None where it is empty."""
        return self._value

    def set_value(self, value: Decimal | None) -> None:
        """Show a value without telling of it."""
        self._value = value
        place = 0 if value is None else int((value - self._low) / self._step)
        with QSignalBlocker(self.slider):
            self.slider.setValue(max(0, min(place, self.slider.maximum())))
        self._write()

    def set_read_only(self, *, read_only: bool) -> None:
        """Only show the value, or let it be changed again."""
        self.slider.setEnabled(not read_only)
        self.edit.setReadOnly(read_only)

    def _write(self) -> None:
        text = self._empty if self._value is None else self._written(self._value)
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self.slider.setAccessibleDescription(text)
        self._tell_wrong("")

    def _on_slid(self, place: int) -> None:
        value = self._low + self._step * place
        self._value = None if self._empty and place == 0 else value
        self._write()
        self.moved.emit(self._value)

    def _on_typed(self) -> None:
        text = self.edit.text().strip()
        shown = self._empty if self._value is None else self._written(self._value)
        if text == shown.strip():
            return
        if not text and self._empty:
            self.set_value(None)
            self.moved.emit(None)
            return
        try:
            value = parse_number(text.removeprefix("SEK"))
        except ParseError as error:
            self._tell_wrong(error.text())
            return
        self.set_value(value)
        self.moved.emit(value)

    def _tell_wrong(self, reason: str) -> None:
        self.edit.setProperty("wrong", bool(reason))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        plain_tooltip(self.edit, reason)
