"""The keys while something is changed on the wall, and while a page is chosen by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from workbench.ui.parts.keys import ENTER
from workbench.ui.wall.editing import FieldEdit, LeverEdit, NoteEdit
from workbench.ui.wall.keys import PAGING, digit_of

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from workbench.ui.wall.deck import Deck

_Key = Qt.Key
_STEPS: Final = {_Key.Key_Tab: 1, _Key.Key_Backtab: -1, _Key.Key_Down: 1, _Key.Key_Up: -1}
_TURNS: Final = {_Key.Key_Right: 1, _Key.Key_Left: -1}
_FAR: Final = 5
_DIGITS: Final = 3


class Show(Protocol):
    """What of a show the keys need; see ``WallShow``."""

    changed: SignalInstance
    deck: Deck
    digits: str

    @property
    def edit(self) -> FieldEdit | LeverEdit | NoteEdit | None:
        """What is being changed."""

    def finish_edit(self, *, keep: bool = True) -> bool:
        """End it; False where it cannot be kept."""

    def edit_by(self, by: int) -> None:
        """Go to another field."""

    def do(self, act: str) -> None:
        """Do an act by its name."""

    def jump(self, page: int) -> None:
        """Go to a page by its number from 0."""


def edit_key(show: Show, event: QKeyEvent) -> bool:
    """Do what a key means while something is changed; False leaves it to the line."""
    key = Qt.Key(event.key())
    edit = show.edit
    if key in PAGING:
        if show.finish_edit():
            show.do(PAGING[key])
    elif key in ENTER:
        show.finish_edit()
    elif key == _Key.Key_Escape:
        show.finish_edit(keep=False)
    elif isinstance(edit, LeverEdit):
        _lever_key(edit, key, event.modifiers())
    elif isinstance(edit, FieldEdit):
        return _field_key(show, edit, key)
    else:
        return key in {_Key.Key_F5, _Key.Key_Tab, _Key.Key_Backtab}
    show.changed.emit()
    return True


def _lever_key(edit: LeverEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
    if key in _TURNS:
        edit.turn(_TURNS[key] * far)
    elif key in _STEPS:
        edit.choose(_STEPS[key])


def _field_key(show: Show, edit: FieldEdit, key: Qt.Key) -> bool:
    if key in _STEPS:
        show.edit_by(_STEPS[key])
        return True
    if edit.typed:
        return key == _Key.Key_F5
    by = {**_TURNS, _Key.Key_Space: 1}.get(key)
    if by is not None:
        edit.choose(by)
        show.changed.emit()
    return True


def list_key(show: Show, event: QKeyEvent) -> bool:
    """Do what a key means while the list of the pages is shown; False for one that is not its."""
    digit = digit_of(event)
    at = int(show.digits) - 1 if show.digits else show.deck.place.page
    if digit:
        show.digits = (show.digits + digit)[-_DIGITS:]
    elif event.key() == _Key.Key_Backspace:
        show.digits = show.digits[:-1]
    elif event.key() in {_Key.Key_Up, _Key.Key_Down}:
        by = 1 if event.key() == _Key.Key_Down else -1
        show.digits = str(min(max(at + by, 0), len(show.deck.pages) - 1) + 1)
    elif event.key() in ENTER:
        show.jump(at)
    else:
        return False
    show.changed.emit()
    return True
