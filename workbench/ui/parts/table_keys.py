"""What keys mean in a cell that is not being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from workbench.models.field import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.models.field import Field

NOT_TYPED: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
NOTHING: Final = object()
_LEAST, _MOST = 1, 5


def types(event: QKeyEvent) -> bool:
    """Return whether a key writes a letter, also one that needs AltGr."""
    text = event.text()
    held = event.modifiers()
    # Windows tells AltGr as Ctrl and Alt together, others as a modifier of its own.
    alt_gr = held & _ALT_GR == _ALT_GR or bool(held & Qt.KeyboardModifier.GroupSwitchModifier)
    return text.isprintable() and bool(text) and (alt_gr or not held & NOT_TYPED)


def at_once(cell: Field, before: object, text: str) -> object:
    """Return the value a letter gives without editing: a scale's digit, yes for no by space.

    NOTHING where the letter means neither and begins to edit.
    """
    if cell.kind is Kind.SCALE and text.isdecimal():
        low, high = int(cell.minimum or _LEAST), int(cell.maximum or _MOST)
        return int(text) if low <= int(text) <= high else NOTHING
    if cell.kind is Kind.YES_NO and text == " ":
        return not before
    return NOTHING
