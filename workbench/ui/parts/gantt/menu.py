"""The menu of a row: everything that the pointer drags, as words with their keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.base.language import _
from workbench.ui.parts.gantt.zones import can_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.ui.parts.gantt.editing import GanttEditing

_PAIR = 2


class _Choice(NamedTuple):
    """A line of the menu; without a title it is a line between."""

    title: str = ""
    key: str = ""
    act: Callable[[], object] = lambda: None
    ready: bool = True


def row_menu(surface: GanttEditing) -> QMenu:
    """Return the menu of the current row; what does not apply is grey."""
    menu = QMenu(surface)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice in _choices(surface):
        if not choice.title:
            menu.addSeparator()
            continue
        action = menu.addAction(choice.title)
        action.setShortcut(QKeySequence(choice.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setEnabled(choice.ready)
        action.triggered.connect(lambda _on=False, act=choice.act: act())
    return menu


def _choices(surface: GanttEditing) -> Iterator[_Choice]:
    state, key = surface.state, surface.current()
    row = state.folding.row(key)
    own = row is not None and can_edit(row) and state.editable
    task = own and row is not None and row.kind == "task"
    open_ = partial(surface.activated.emit, key)
    yield _Choice(_("Open"), "Return", open_, row is not None and row.kind != "group")
    yield _Choice(_("Rename"), "F2", partial(surface.edit_title, key), own)
    yield _Choice()
    yield _Choice(_("A day earlier"), "Ctrl+Left", partial(surface.shift, -1, "move"), own)
    yield _Choice(_("A day later"), "Ctrl+Right", partial(surface.shift, 1, "move"), own)
    yield _Choice(_("A week earlier"), "Alt+Left", partial(surface.shift, -7, "move"), own)
    yield _Choice(_("A week later"), "Alt+Right", partial(surface.shift, 7, "move"), own)
    longer, shorter = partial(surface.shift, 1, "finish"), partial(surface.shift, -1, "finish")
    yield _Choice(_("A day longer"), "Ctrl+Shift+Right", longer, task)
    yield _Choice(_("A day shorter"), "Ctrl+Shift+Left", shorter, task)
    yield _Choice(_("10 % more done"), "+", partial(surface.progress, 0.1), task)
    yield _Choice(_("10 % less done"), "-", partial(surface.progress, -0.1), task)
    yield _Choice()
    yield from _links(surface)
    yield _Choice()
    yield from _places(surface)
    yield _Choice()
    gone = partial(surface.deletePressed.emit, surface.selected())
    yield _Choice(_("Delete"), "Del", gone, own)


def _links(surface: GanttEditing) -> Iterator[_Choice]:
    pair = len(surface.selected()) == _PAIR and surface.state.editable
    after = partial(surface.link_selected, "FS")
    yield _Choice(_("The lower starts after the upper"), "L", after, pair)
    together = partial(surface.link_selected, "SS")
    yield _Choice(_("They start together"), "", together, pair)
    yield _Choice(_("They finish together"), "", partial(surface.link_selected, "FF"), pair)
    yield _Choice(_("Take their link away"), "Shift+L", surface.unlink_selected, pair)


def _places(surface: GanttEditing) -> Iterator[_Choice]:
    state = surface.state
    row = state.folding.row(surface.current())
    ready = row is not None and row.kind != "group" and state.editable
    yield _Choice(_("Up"), "Alt+Up", partial(surface.reorder, -1), ready)
    yield _Choice(_("Down"), "Alt+Down", partial(surface.reorder, 1), ready)
    if state.outline:
        yield _Choice(_("Out of the group"), "Alt+Shift+Left", partial(surface.nest, -1), ready)
        inward = partial(surface.nest, 1)
        yield _Choice(_("Into the one above"), "Alt+Shift+Right", inward, ready)
