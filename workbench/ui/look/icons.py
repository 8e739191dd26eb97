"""Outline icons (Lucide) in the colours of the theme, crisp at every scale.

``resources/icons`` holds one SVG per icon, drawn in ``currentColor``. A tinted copy is made the
first time an icon is asked for in a colour; Qt then paints the vector itself at the scale needed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from workbench.base.resources import resource
from workbench.ui.look.memory_files import memory_file

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from workbench.ui.look.tokens import Tokens


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons that ship."""
    return frozenset(each.stem for each in resource("icons").glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def tinted_file(name: str, colour: str, stroke: float = 2.0) -> str:
    """Return the path of an icon in one colour (``#rrggbb``), readable for Qt and style sheets.

    ``stroke`` is the width of its lines in a square of 24. Raises FileNotFoundError for a name
    that does not ship.
    """
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    return memory_file(f"{name}-{colour[1:]}-{round(stroke * 100)}.svg", drawing.encode())


@cache
def _icon(name: str, normal: str, disabled: str, stroke: float) -> QIcon:
    icon = QIcon()
    icon.addFile(tinted_file(name, normal, stroke))
    icon.addFile(tinted_file(name, disabled, stroke), QSize(), QIcon.Mode.Disabled)
    return icon


def make(tokens: Tokens, name: str, colour: str = "text", stroke: float = 1.75) -> QIcon:
    """Return an icon in the colour of a token; disabled it takes the disabled colour."""
    return _icon(name, tokens.hex(colour), tokens.hex("disabled"), stroke)


def picture(tokens: Tokens, name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon as a picture of ``size`` pixels square for a screen of this pixel ratio."""
    return make(tokens, name, colour).pixmap(QSize(size, size), ratio)
