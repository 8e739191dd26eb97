"""The keys of the chart. Each thing the pointer can do has its key, and none needs AltGr.

Up/Down, Home/End, PageUp/PageDown  choose a row (with Shift: several)
Left/Right             fold, unfold, to the group
Ctrl+Left/Right        one day earlier, later          (with Shift: shorter, longer)
Alt+Left/Right         one week earlier, later         (with Shift: shorter, longer)
Alt+Up/Down            before, after its neighbour in the group
Alt+Shift+Left/Right   out of, into what stands above  (in an outline)
+/-                    ten per cent more or less done
F2                     edit the title      Enter  open      Delete  delete
Ctrl+A                 select all          L      link the two selected
T                      to today            Esc    give up a drag
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from workbench.ui.parts.gantt.editing import GanttEditing
    from workbench.ui.parts.gantt.mouse import Mouse

_K = Qt.Key
_M = Qt.KeyboardModifier
_NONE, _SHIFT, _CTRL, _ALT = (
    _M.NoModifier,
    _M.ShiftModifier,
    _M.ControlModifier,
    _M.AltModifier,
)
_WEEK = 7
_TENTH = 0.1
_ROWS = {
    _K.Key_Up,
    _K.Key_Down,
    _K.Key_Home,
    _K.Key_End,
    _K.Key_PageUp,
    _K.Key_PageDown,
}
_STEPS = {_CTRL: 1, _ALT: _WEEK}


class Keys(QObject):
    """What keys do in the chart."""

    def __init__(self, surface: GanttEditing, mouse: Mouse) -> None:
        super().__init__(surface)
        self._surface, self._mouse = surface, mouse
        self._anchor = ""
        self._acts: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_K.Key_F2, _NONE): lambda: surface.edit_title(surface.current()),
            (_K.Key_T, _NONE): surface.go_to_today,
            (_K.Key_L, _NONE): surface.link_selected,
            (_K.Key_Delete, _NONE): self._delete,
            (_K.Key_Return, _NONE): self._open,
            (_K.Key_Enter, _NONE): self._open,
            (_K.Key_A, _CTRL): self._all,
            (_K.Key_Left, _NONE): self._fold,
            (_K.Key_Right, _NONE): self._unfold,
            (_K.Key_Plus, _NONE): lambda: surface.progress(_TENTH),
            (_K.Key_Minus, _NONE): lambda: surface.progress(-_TENTH),
        }

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key belongs to the chart."""
        key, modifiers = _read(event)
        if key == _K.Key_Escape:
            return self._surface.state.drag is not None
        if key in _ROWS and modifiers in {_NONE, _SHIFT}:
            return True
        known = (key, modifiers) in self._acts or _shift_of(key, modifiers) is not None
        return known or self._placing(key, modifiers) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it means anything."""
        key, modifiers = _read(event)
        if key == _K.Key_Escape:
            return self._mouse.give_up()
        if key in _ROWS and modifiers in {_NONE, _SHIFT}:
            self._go(key, extend=modifiers == _SHIFT)
            return True
        act = self._acts.get((key, modifiers))
        if act is not None:
            act()
            return True
        place = self._placing(key, modifiers)
        if place is not None:
            place()
            return True
        shift = _shift_of(key, modifiers)
        if shift is not None:
            self._surface.shift(*shift)
        return shift is not None

    def _placing(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
        """Return what puts the row elsewhere among the others."""
        surface = self._surface
        up_down = {_K.Key_Up: -1, _K.Key_Down: 1}.get(key)
        if up_down is not None and modifiers == _ALT:
            return lambda: surface.reorder(up_down)
        out_in = {_K.Key_Left: -1, _K.Key_Right: 1}.get(key)
        if out_in is not None and modifiers == _ALT | _SHIFT and surface.state.outline:
            return lambda: surface.nest(out_in)
        return None

    def _go(self, key: Qt.Key, *, extend: bool) -> None:
        surface = self._surface
        rows, view = surface.state.folding.visible, surface.state.viewport
        if not rows:
            return
        at, last = surface.state.folding.place(surface.current()), len(rows) - 1
        page = max(int(view.height // view.metrics.row) - 1, 1)
        steps = {_K.Key_Up: -1, _K.Key_Down: 1, _K.Key_PageUp: -page, _K.Key_PageDown: page}
        if key in {_K.Key_Home, _K.Key_End}:
            place = 0 if key == _K.Key_Home else last
        elif at is None:
            place = min(max(view.rows_in_view().start, 0), last)
        else:
            place = min(max(at + steps[key], 0), last)
        self._choose(rows[place].key, extend=extend)
        view.show_place(place)
        surface.refresh()

    def _choose(self, key: str, *, extend: bool) -> None:
        surface = self._surface
        known = surface.state.folding.place(self._anchor) is not None
        if extend and known and self._anchor in surface.state.selected:
            surface.select(surface.state.between(self._anchor, key), key)
        elif extend and surface.current():
            self._anchor = surface.current()
            surface.select(surface.state.between(self._anchor, key), key)
        else:
            self._anchor = key
            surface.select([key])

    def _fold(self) -> None:
        surface, key = self._surface, self._surface.current()
        if surface.state.folding.is_folded(key) is False:
            surface.fold(key, folded=True)
            return
        parent = surface.state.folding.parent(key)
        if parent is not None:
            self._choose(parent, extend=False)
            place = surface.state.folding.place(parent)
            surface.state.viewport.show_place(place or 0)
            surface.refresh()

    def _unfold(self) -> None:
        if self._surface.state.folding.is_folded(self._surface.current()):
            self._surface.fold(self._surface.current(), folded=False)

    def _delete(self) -> None:
        keys = self._surface.selected()
        if keys and self._surface.state.editable:
            self._surface.deletePressed.emit(keys)

    def _open(self) -> None:
        if self._surface.current():
            self._surface.activated.emit(self._surface.current())

    def _all(self) -> None:
        keys = [row.key for row in self._surface.state.folding.visible]
        self._surface.select(keys, self._surface.current() or None)


def _read(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    modifiers = event.modifiers() & ~_M.KeypadModifier
    key = Qt.Key(event.key())
    if key == _K.Key_Plus:
        # On some keyboards plus is a shifted key.
        modifiers &= ~_SHIFT
    return key, modifiers


def _shift_of(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> tuple[int, str] | None:
    """Return days and what is shifted ("move" or "finish") for arrow keys with Ctrl or Alt."""
    sign = {_K.Key_Left: -1, _K.Key_Right: 1}.get(key)
    step = _STEPS.get(modifiers & ~_SHIFT)
    if sign is None or step is None:
        return None
    return sign * step, "finish" if modifiers & _SHIFT else "move"
