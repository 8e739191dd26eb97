"""The wall's own colours, whatever theme the program has: light, for bright rooms."""

from __future__ import annotations

from PySide6.QtGui import QColor

from workbench.ui.look.tokens import load


def wall_token(name: str) -> QColor:
    """Return a colour of the wall's theme by its token."""
    return QColor(load("wall").hex(name))
