"""The picture of the board with its keys: one letter or digit does what a drag does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_K = Qt.Key
_KEYS: Final = {
    _K.Key_M: "mark",
    _K.Key_G: "group",
    _K.Key_N: "write",
    _K.Key_T: "timer",
    _K.Key_F2: "name",
    _K.Key_Delete: "delete",
    _K.Key_Plus: "more",
    _K.Key_Minus: "fewer",
    _K.Key_Escape: "clear",
    _K.Key_H: "hold",
}
_DIGITS: Final = {_K(int(_K.Key_0) + number): number for number in range(10)}


class BoardScene(SceneView):
    """A scene whose keys are told by name (``did``) and whose digits are told (``numbered``).

    In a vote Enter goes to the next person (``did`` "next"), else it opens what is current.
    """

    did = Signal(str)
    numbered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.votes = False

    def _meant(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = _K(event.key())
        if held == Qt.KeyboardModifier.ShiftModifier and key == _K.Key_T:
            return "longer"
        if held and key != _K.Key_Plus:
            return ""
        if self.votes and key in ENTER:
            return "next"
        return _KEYS.get(key, "")

    def _digit(self, event: QKeyEvent) -> int:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return -1 if held else _DIGITS.get(_K(event.key()), -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what a key means here; arrows and the rest as in any picture."""
        meant, digit = self._meant(event), self._digit(event)
        if meant:
            self.did.emit(meant)
        elif digit >= 0:
            self.numbered.emit(digit)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the board from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._meant(event) or self._digit(event) >= 0)
        ):
            event.accept()
            return True
        return super().event(event)
