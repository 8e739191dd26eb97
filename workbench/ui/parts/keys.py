"""Keys that mean the same wherever they are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})  # the keypad has one of its own


def answer(event: QKeyEvent, accept: Callable[[], None], cancel: Callable[[], None]) -> bool:
    """Accept what a panel shows at Enter, leave it at Esc; tell whether it was either key."""
    key = Qt.Key(event.key())
    if key in ENTER:
        accept()
    elif key == Qt.Key.Key_Escape:
        cancel()
    else:
        return False
    return True
