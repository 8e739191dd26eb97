"""Things that a widget paints itself, told to screen readers as a list of named items.

A picture is silent: Qt knows only the widget. A widget that implements ``PaintedList`` is offered
as a list whose items have name, place and state. Call ``offer`` once per widget, and ``told_focus``
when another item becomes the current one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.ui.parts.text import SEVERAL_LINES, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


@dataclass(frozen=True, slots=True)
class PaintedItem:
    """One thing in a picture: its key, its words, where it is in the widget, and its state."""

    key: str
    name: str
    rect: QRect
    selected: bool = False
    current: bool = False


class PaintedList(Protocol):
    """What a widget must be able to tell."""

    def painted_count(self) -> int:
        """Return how many things there are."""
        ...

    def painted_item(self, index: int) -> PaintedItem:
        """Return a thing by its place."""
        ...

    def painted_at(self, point: QPoint) -> int:
        """Return the place of what is at a point of the widget, -1 for nothing."""
        ...


class _Item(QAccessibleInterface):
    def __init__(self, owner: _List, index: int) -> None:
        super().__init__()
        self._owner = owner
        self.index = index

    def _item(self) -> PaintedItem | None:
        return self._owner.item(self.index)

    @override
    def isValid(self) -> bool:
        return self._item() is not None

    @override
    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    @override
    def window(self) -> QWindow:
        return None  # type: ignore[return-value]

    @override
    def parent(self) -> QAccessibleInterface:
        return self._owner

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def text(self, kind: QAccessible.Text) -> str:
        item = self._item()
        if item is None or kind != QAccessible.Text.Name:
            return ""
        return shown(item.name, SEVERAL_LINES)

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return

    @override
    def rect(self) -> QRect:
        item = self._item()
        return self._owner.on_screen(item.rect) if item else QRect()

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item()
        if item is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected, state.active = item.selected, item.current
        state.focused = item.current and self._owner.has_focus()
        return state


class _List(QAccessibleWidget):
    def __init__(self, widget: QWidget, things: PaintedList) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self._widget, self._things = widget, things
        self._items: dict[int, _Item] = {}

    def item(self, index: int) -> PaintedItem | None:
        """Return what is at a place now."""
        alive = isValid(self._widget) and index < self._things.painted_count()
        return self._things.painted_item(index) if alive else None

    def on_screen(self, rect: QRect) -> QRect:
        """Return a part of the widget in the screen's coordinates."""
        return QRect(self._widget.mapToGlobal(rect.topLeft()), rect.size())

    def has_focus(self) -> bool:
        """Tell whether the widget has the keyboard."""
        return self._widget.hasFocus()

    @override
    def childCount(self) -> int:
        return self._things.painted_count() if isValid(self._widget) else 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        if index not in self._items:
            self._items[index] = _Item(self, index)
        return self._items[index]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return self.child(self._things.painted_at(self._widget.mapFromGlobal(QPoint(x, y))))

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _Item) else -1

    @override
    def focusChild(self) -> QAccessibleInterface:
        count = self.childCount()
        found = (i for i in range(count) if self._things.painted_item(i).current)
        return self.child(next(found, -1))


_offered: dict[int, tuple[QWidget, PaintedList]] = {}
_made: dict[int, _List] = {}
_installed: list[bool] = []


def offer(widget: QWidget, things: PaintedList) -> None:
    """Let screen readers see what ``widget`` paints; ``things`` tells what that is."""
    number = id(widget)
    _offered[number] = (widget, things)

    def forget() -> None:
        _offered.pop(number, None)
        _made.pop(number, None)

    widget.destroyed.connect(forget)
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(True)


def _factory(_name: str, thing: QObject) -> QAccessibleInterface | None:
    # The same object may come back as another wrapper, so it is compared, not looked up by id.
    for number, (widget, things) in _offered.items():
        if isValid(widget) and widget == thing:
            made = _made[number] = _List(widget, things)
            return made
    return None


def told_focus(widget: QWidget, index: int) -> None:
    """Tell screen readers that another item has become the current one."""
    if index >= 0 and widget.hasFocus():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)
