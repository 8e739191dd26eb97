"""Looking at things and choosing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from workbench.ui.parts.map.canvas import REACH
from workbench.ui.parts.map.tool import ARROWS, Tool

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.ui.parts.map.tool import Spot

_K = Qt.Key
PAN: Final = 60  # pixels


class SelectTool(Tool):
    """Click or arrows choose a thing; Enter or a double click opens it."""

    name = "select"

    @override
    def clicked(self, spot: Spot) -> None:
        """Choose what lies here, or nothing."""
        self.canvas.set_current(
            self.canvas.ground.hit(spot.raw, self.canvas.metres(REACH)), show=False
        )

    @override
    def doubled(self, spot: Spot) -> None:
        """Open what lies here."""
        if self.canvas.current():
            self.canvas.activated.emit(self.canvas.current())

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Go to the nearest thing in a direction; with Shift move the ground; delete."""
        key, modifiers = _K(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        canvas = self.canvas
        if key in ARROWS and modifiers == Qt.KeyboardModifier.NoModifier:
            canvas.set_current(canvas.ground.towards(canvas.current(), *ARROWS[key]))
            return True
        if key in ARROWS and modifiers == Qt.KeyboardModifier.ShiftModifier:
            east, north = ARROWS[key]
            canvas.pan(-east * PAN, north * PAN)
            return True
        if key == _K.Key_Delete and canvas.current() and canvas.editable:
            canvas.removed.emit(canvas.current())
            return True
        return False

    @override
    def finish(self) -> None:
        """Open what is chosen."""
        if self.canvas.current():
            self.canvas.activated.emit(self.canvas.current())

    @override
    def cancel(self) -> bool:
        """Choose nothing."""
        had = bool(self.canvas.current())
        self.canvas.set_current("")
        return had
