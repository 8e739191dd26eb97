"""The line in which the value of one cell is typed, laid over the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from workbench.ui.parts.keys import ENTER

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

LONGEST: Final = 60
_K = Qt.Key
_WAYS: Final = {
    _K.Key_Up: (-1, 0),
    _K.Key_Down: (1, 0),
    _K.Key_Tab: (0, 1),
    _K.Key_Backtab: (0, -1),
}


class CellLine(QLineEdit):
    """Emits ``ended`` with the steps down and to the right that the key asks for, or ``given_up``.

    The focus going elsewhere ends it too, with no steps.
    """

    ended = Signal(int, int)
    given_up = Signal()

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self.setMaxLength(LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextMargins(0, 0, 0, 0)
        self._open = False
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self._open

    def open_at(self, cell: QRect, name: str, text: str, *, typed: bool) -> None:
        """Begin with a text over a cell: with what was typed, else with what stood there."""
        self.setAccessibleName(name)
        self.setGeometry(cell)
        self.setText(text)
        self._open = True
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.deselect()
        else:
            self.selectAll()

    def close_up(self) -> None:
        """Type no longer."""
        self._open = False
        self.clearFocus()  # hidden with the focus, it would send Tab to the grid it lies on
        self.hide()

    @override
    def event(self, event: QEvent) -> bool:
        """Have Tab before Qt moves the focus by it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if key in _WAYS:
                down, right = _WAYS[key]
                self.ended.emit(down, -1 if key is _K.Key_Tab and shift else right)
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter end the typing and Esc give it up."""
        key = Qt.Key(event.key())
        if key in ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.ended.emit(-1 if back else 1, 0)
        elif key is _K.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if self._open and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ended.emit(0, 0)
