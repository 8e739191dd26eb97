"""The interactive Gantt chart: rows in, signals out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.parts.gantt.editing import GanttEditing
from workbench.ui.parts.gantt.keys import Keys
from workbench.ui.parts.gantt.menu import row_menu
from workbench.ui.parts.gantt.mouse import Mouse

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import (
        QContextMenuEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget


class GanttView(GanttEditing):
    """Outline and bars with pointer and keys; signals are told at ``GanttSurface``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mouse = Mouse(self)
        self.keys = Keys(self, self.mouse)
        self.canvas.hand = _BothHands(self, self.mouse, self.keys)
        self.menuWanted.connect(self._show_menu)

    def _show_menu(self, _key: str, place: QPoint) -> None:
        row_menu(self).popup(place)


class _BothHands:
    """Gives the canvas's events to pointer and keys."""

    def __init__(self, surface: GanttEditing, mouse: Mouse, keys: Keys) -> None:
        self._surface, self._mouse, self._keys = surface, mouse, keys

    def pressed(self, point: QPointF, event: QMouseEvent) -> None:
        self._surface.canvas.setFocus()
        self._mouse.pressed(point, event)

    def moved(self, point: QPointF, event: QMouseEvent) -> None:
        self._mouse.moved(point, event)

    def released(self, point: QPointF, event: QMouseEvent) -> None:
        self._mouse.released(point, event)

    def double_clicked(self, point: QPointF, event: QMouseEvent) -> None:
        self._mouse.double_clicked(point, event)

    def left(self) -> None:
        self._mouse.left()

    def wheeled(self, event: QWheelEvent) -> None:
        self._mouse.wheeled(event)

    def takes(self, event: QKeyEvent) -> bool:
        return self._keys.takes(event)

    def key(self, event: QKeyEvent) -> bool:
        return self._keys.press(event)

    def tip(self, event: QHelpEvent) -> None:
        self._mouse.tip(event)

    def menu(self, event: QContextMenuEvent) -> None:
        self._mouse.menu(event)

    def focus(self, *, inside: bool) -> None:
        state = self._surface.state
        state.focused = inside
        if inside and not state.current and state.folding.visible:
            rows = state.viewport.rows_in_view()
            if rows:
                self._surface.select([state.folding.visible[rows.start].key])
        self._surface.refresh()

    def resized(self) -> None:
        self._surface.take_size()
