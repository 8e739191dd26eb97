"""The keys while one shows: one table, so that a clicker, the keyboard and the key sheet agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from workbench.base.language import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class ShowKey:
    """An act with its keys: what the sheet writes, what it does in words, the keys themselves."""

    act: str
    written: str
    words: str
    keys: tuple[Qt.Key, ...]
    modifiers: Qt.KeyboardModifier = _NONE


KEYS: Final = (
    ShowKey("next", "PgDn  →  Space  N", N_("Next page"),
            (_Key.Key_PageDown, _Key.Key_Right, _Key.Key_Space, _Key.Key_N, _Key.Key_Down)),
    ShowKey("previous", "PgUp  ←  P", N_("Previous page"),
            (_Key.Key_PageUp, _Key.Key_Left, _Key.Key_P, _Key.Key_Backspace, _Key.Key_Up)),
    ShowKey("first", "Home", N_("First page"), (_Key.Key_Home,)),
    ShowKey("last", "End", N_("Last page"), (_Key.Key_End,)),
    ShowKey("list", "G", N_("List of the pages; a number and Enter goes there"), (_Key.Key_G,)),
    ShowKey("edit", "E  F2", N_("Change what is shown"), (_Key.Key_E, _Key.Key_F2)),
    ShowKey("decision", "D", N_("Note a decision"), (_Key.Key_D,)),
    ShowKey("action", "A", N_("Note an action point"), (_Key.Key_A,)),
    ShowKey("idea", "I", N_("Note an idea"), (_Key.Key_I,)),
    ShowKey("black", "B  .", N_("Black"), (_Key.Key_B, _Key.Key_Period)),
    ShowKey("white", "W  ,", N_("White"), (_Key.Key_W, _Key.Key_Comma)),
    ShowKey("freeze", "F", N_("Freeze the wall and work on"), (_Key.Key_F,)),
    ShowKey("swap", "S", N_("Swap the screens"), (_Key.Key_S,)),
    ShowKey("identify", "Shift+S", N_("Number the screens"), (_Key.Key_S,), _SHIFT),
    ShowKey("spot", "L", N_("Spot at the pointer"), (_Key.Key_L,)),
    ShowKey("zoom", "Z", N_("Enlarge where the pointer is, and back"), (_Key.Key_Z,)),
    ShowKey("larger", "+", N_("Larger"), (_Key.Key_Plus, _Key.Key_Equal)),
    ShowKey("smaller", "−", N_("Smaller"), (_Key.Key_Minus,)),
    ShowKey("whole", "0", N_("The whole page"), (_Key.Key_0,)),
    ShowKey("room", "R", N_("Small, normal or large room"), (_Key.Key_R,)),
    ShowKey("timer", "T", N_("Start or stop the timer"), (_Key.Key_T,)),
    ShowKey("more_time", "Shift+T", N_("Five minutes more"), (_Key.Key_T,), _SHIFT),
    ShowKey("undo", "Ctrl+Z", N_("Undo"), (_Key.Key_Z,), _CTRL),
    ShowKey("keys", "F1  H", N_("Keys"), (_Key.Key_F1, _Key.Key_H)),
    ShowKey("again", "F5", N_("From the beginning"), (_Key.Key_F5,)),
    ShowKey("leave", "Esc", N_("Back one thing at a time, then end"), (_Key.Key_Escape,)),
)  # fmt: skip
_ACTS: Final = {(key, each.modifiers): each.act for each in KEYS for key in each.keys}
# What a clicker sends: also while something is being typed these do not end up in a field.
PAGING: Final = {_Key.Key_PageDown: "next", _Key.Key_PageUp: "previous"}


def act_of(event: QKeyEvent) -> str:
    """Return what a key means while one shows; "" for one that means nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    found = _ACTS.get((key, modifiers))
    if found is None and modifiers == _SHIFT and event.text() in {"+", "="}:
        return "larger"
    return found or ""


def digit_of(event: QKeyEvent) -> str:
    """Return the digit a key types, "" for any other."""
    text = event.text()
    return text if len(text) == 1 and text in "0123456789" else ""


def sheet_lines() -> list[tuple[str, str]]:
    """Return the keys and what they do in the current language, for the key sheet."""
    return [(each.written, _(each.words)) for each in KEYS]
