"""The pointer over the chart: select, fold, drag, link, scroll and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QToolTip

from workbench.charts.gantt import describe
from workbench.ui.parts.gantt.drags import Drag
from workbench.ui.parts.gantt.zones import can_edit, part_of_bar, part_of_outline
from workbench.ui.parts.text import tooltip_html

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent

    from workbench.charts.gantt import GanttRow
    from workbench.charts.gantt.rows import LinkType
    from workbench.ui.parts.gantt.drags import DragKind
    from workbench.ui.parts.gantt.editing import GanttEditing
    from workbench.ui.parts.gantt.zones import Part

_NOTCH = 120.0
_ROWS_PER_NOTCH = 3
_ZOOM_PER_NOTCH = 1.2
_DRAG_DISTANCE = 4
_DIVIDER = 4
_DRAGS: dict[Part, DragKind] = {
    "bar": "move",
    "start": "start",
    "finish": "finish",
    "progress": "progress",
    "link": "link",
}
_CURSORS: dict[Part, Qt.CursorShape] = {
    "bar": Qt.CursorShape.OpenHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "finish": Qt.CursorShape.SizeHorCursor,
    "progress": Qt.CursorShape.SplitHCursor,
    "link": Qt.CursorShape.CrossCursor,
    "fold": Qt.CursorShape.PointingHandCursor,
}
Found = tuple["GanttRow | None", "Part"]


class Mouse(QObject):
    """What the pointer does; nothing is changed until the button is let go."""

    def __init__(self, surface: GanttEditing) -> None:
        super().__init__(surface)
        self._surface = surface
        self._pressed: tuple[QPointF, GanttRow, Part] | None = None
        self._divider = False

    # --- where the pointer is -------------------------------------------------------------

    def find(self, point: QPointF) -> Found:
        """Return the row at a point and which part of it."""
        surface = self._surface
        state, view = surface.state, surface.state.viewport
        place = view.place_at(point.y())
        if place is None:
            return None, "field"
        row = state.folding.visible[place]
        area = view.field(surface.painter.measure)
        if point.x() < view.place.right:
            foldable = state.folding.is_folded(row.key) is not None
            return row, part_of_outline(row, point.x(), view.place, area, foldable=foldable)
        gripped = row.key in {state.hovered, state.current}
        top = view.y_of(place)
        return row, part_of_bar(row, point.x(), point.y(), top, area, gripped=gripped)

    def _on_divider(self, point: QPointF) -> bool:
        return abs(point.x() - self._surface.state.viewport.place.right) <= _DIVIDER

    def _ordinal(self, point: QPointF) -> float:
        view = self._surface.state.viewport
        return view.origin + (point.x() - view.place.right) / view.per_day

    # --- buttons --------------------------------------------------------------------------

    def pressed(self, point: QPointF, event: QMouseEvent) -> None:
        """Select what is pressed and get ready to drag it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._on_divider(point):
            self._divider = True
            return
        row, part = self.find(point)
        if row is None:
            self._surface.select([])
        elif part == "fold":
            folded = self._surface.state.folding.is_folded(row.key)
            self._surface.fold(row.key, folded=not folded)
        else:
            self._choose(row.key, event.modifiers())
            self._pressed = (point, row, part)

    def _choose(self, key: str, modifiers: Qt.KeyboardModifier) -> None:
        surface = self._surface
        if modifiers & Qt.KeyboardModifier.ShiftModifier and surface.current():
            surface.select(surface.state.between(surface.current(), key), surface.current())
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            surface.select(surface.state.selected ^ {key}, key)
        else:
            surface.select([key])

    def moved(self, point: QPointF, event: QMouseEvent) -> None:
        """Carry on a drag, or show what could be gripped."""
        drag = self._surface.state.drag
        if self._divider:
            self._set_divider(point.x())
        elif drag is not None:
            self._carry(drag, point, event.modifiers())
        elif self._pressed is not None:
            self._maybe_begin(point)
        elif not event.buttons():
            self._hover(point)

    def released(self, point: QPointF, event: QMouseEvent) -> None:
        """Let go: tell what has been dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag = self._surface.state.drag
        self._pressed, self._divider = None, False
        if drag is not None:
            self._carry(drag, point, event.modifiers())
            self.drop()
            self._hover(point)

    def double_clicked(self, point: QPointF, event: QMouseEvent) -> None:
        """Edit a title in place; elsewhere tell that the row is meant."""
        row, part = self.find(point)
        self._pressed = None
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if part == "title" and self._surface.state.editable and not row.is_parent:
            self._surface.edit_title(row.key)
        elif part != "fold":
            self._surface.activated.emit(row.key)

    def left(self) -> None:
        """Forget what was hovered."""
        if self._surface.state.hovered:
            self._surface.state.hovered = ""
            self._surface.canvas.item.update()

    # --- dragging -------------------------------------------------------------------------

    def _maybe_begin(self, point: QPointF) -> None:
        if self._pressed is None or not self._surface.state.editable:
            return
        begin, row, part = self._pressed
        if (point - begin).manhattanLength() < _DRAG_DISTANCE or not can_edit(row):
            return
        kind = _DRAGS.get(part)
        if kind is None and part == "field" and row.span is None and row.kind == "task":
            kind = "draw"
        if kind is not None:
            ordinal = self._ordinal(begin)
            self._surface.state.drag = Drag(kind, row, ordinal, ordinal)
            self._surface.canvas.viewport().setCursor(
                Qt.CursorShape.ClosedHandCursor if kind == "move" else _CURSORS.get(part, _ARROW)
            )
            self._carry(self._surface.state.drag, point, Qt.KeyboardModifier.NoModifier)

    def _carry(self, drag: Drag, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._scroll_at_edges(point)
        drag.ordinal = self._ordinal(point)
        drag.x, drag.y = point.x(), point.y()
        if drag.kind == "link":
            row, _part = self.find(point)
            fits = row is not None and row.key != drag.row.key and can_edit(row)
            drag.target = row.key if row is not None and fits else ""
            drag.link_type = _link_type(modifiers)
        self._surface.refresh()

    def _scroll_at_edges(self, point: QPointF) -> None:
        view = self._surface.state.viewport
        step = view.metrics.row
        if point.x() > view.width - step / 2:
            view.go_to(view.origin + step / view.per_day)
        elif view.place.right - step < point.x() < view.place.right + step / 2:
            view.go_to(view.origin - step / view.per_day)
        if point.y() > view.height - step / 2:
            view.scroll_to(view.top + step / 2)
        elif point.y() < step / 2:
            view.scroll_to(view.top - step / 2)

    def drop(self) -> None:
        """End a drag and tell what it means; nothing is told when nothing has changed."""
        drag, surface = self._surface.state.drag, self._surface
        surface.state.drag = None
        self._pressed = None
        if drag is not None:
            surface.tell(drag)
        surface.canvas.viewport().unsetCursor()
        surface.refresh()

    def give_up(self) -> bool:
        """Drop what is dragged without changing anything; tells whether something was."""
        dragging = self._surface.state.drag is not None
        self._surface.state.drag, self._pressed = None, None
        self._surface.canvas.viewport().unsetCursor()
        self._surface.refresh()
        return dragging

    def _set_divider(self, x: float) -> None:
        view = self._surface.state.viewport
        others = view.place.right - view.place.left - view.place.name
        view.name = min(max((x - others) / view.metrics.u, 90.0), view.width * 0.6)
        self._surface.refresh()

    # --- hovering -------------------------------------------------------------------------

    def _hover(self, point: QPointF) -> None:
        surface = self._surface
        row, part = self.find(point)
        key = row.key if row else ""
        if key != surface.state.hovered:
            surface.state.hovered = key
            surface.canvas.item.update()
        shape = _CURSORS.get(part, _ARROW) if surface.state.editable else _ARROW
        if row is None or (row.is_parent and part != "fold"):
            shape = _ARROW
        if self._on_divider(point):
            shape = Qt.CursorShape.SplitHCursor
        surface.canvas.viewport().setCursor(shape)

    def tip(self, event: QHelpEvent) -> None:
        """Show all that is known of a row."""
        row, _part = self.find(QPointF(event.pos()))
        if row is None or self._surface.state.drag is not None:
            QToolTip.hideText()
            return
        view = self._surface.state.viewport
        place = self._surface.state.folding.place(row.key) or 0
        height = round(view.metrics.row)
        within = QRect(0, round(view.y_of(place)), round(view.width), height)
        text = tooltip_html(describe(row))
        QToolTip.showText(event.globalPos(), text, self._surface.canvas.viewport(), within)

    def menu(self, event: QContextMenuEvent) -> None:
        """Select what the menu is for and tell where it is wanted."""
        point = event.pos()
        if event.reason() == event.Reason.Keyboard:
            place = self._surface.state.folding.place(self._surface.current())
            point = QPoint(40, round(self._surface.state.viewport.y_of(place or 0)) + 20)
        row, _part = self.find(QPointF(point))
        if row is not None:
            if row.key not in self._surface.state.selected:
                self._surface.select([row.key])
            self._surface.menuWanted.emit(row.key, self._surface.canvas.mapToGlobal(point))

    # --- wheel ----------------------------------------------------------------------------

    def wheeled(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom round the pointer; with Shift scroll across."""
        turn, pixels = event.angleDelta(), event.pixelDelta()
        modifiers, view = event.modifiers(), self._surface.state.viewport
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._surface.zoom(_ZOOM_PER_NOTCH ** (turn.y() / _NOTCH), event.position().x())
            return
        across, down = float(turn.x()), float(turn.y())
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            across, down = across + down, 0.0
        unit = view.metrics.row * _ROWS_PER_NOTCH / _NOTCH
        dx = pixels.x() or across * unit
        dy = pixels.y() if pixels.y() and down else down * unit
        view.go_to(view.origin - dx / view.per_day)
        view.scroll_to(view.top - dy)
        self._surface.refresh()


_ARROW = Qt.CursorShape.ArrowCursor


def _link_type(modifiers: Qt.KeyboardModifier) -> LinkType:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "SS"
    return "FF" if modifiers & Qt.KeyboardModifier.ControlModifier else "FS"
