"""Qt's palette and the one style sheet, both made from tokens and metrics.

The style sheet states no font size: the application's font carries the zoom, and every length in
the sheet is reckoned from it.
"""

from __future__ import annotations

from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from workbench.base.resources import resource
from workbench.ui.look.icons import tinted_file
from workbench.ui.look.tokens import PLAIN

if TYPE_CHECKING:
    from workbench.ui.look.metrics import Metrics
    from workbench.ui.look.tokens import Tokens

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "on_tip",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}
_DIMMED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)
# The pictures the sheet shows: name in the sheet, icon, token, width of its lines.
_PICTURES = (
    ("icon_check", "check", "on_accent", 3.0),
    ("icon_minus_on", "minus", "on_accent", 3.0),
    ("icon_down", "chevron-down", "muted", 2.0),
    ("icon_down_off", "chevron-down", "disabled", 2.0),
    ("icon_right", "chevron-right", "muted", 2.0),
    ("icon_minus", "minus", "text", 2.0),
    ("icon_plus", "plus", "text", 2.0),
    ("icon_minus_off", "minus", "disabled", 2.0),
    ("icon_plus_off", "plus", "disabled", 2.0),
    ("icon_menu_check", "check", "accent", 2.5),
)


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette in the colours of a theme."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(tokens.hex(name)))
    for role in _DIMMED:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.hex("disabled")))
    return result


@cache
def _template() -> Template:
    text = resource("themes", "style.qss").read_text(encoding="utf-8")
    return Template(text)


def _lengths(metrics: Metrics) -> dict[str, str]:
    # A field is as high as a button: its content plus a border of one pixel on either side.
    inner, ring = metrics.control - 2, metrics.ring
    # Qt draws a corner square whose radius is more than half the side, so round things are even.
    mark, handle, dot_ring = 2 * metrics.px(9), 2 * metrics.px(8), metrics.px(5)
    values = {
        "radius": metrics.radius,
        "ring": ring,
        "inner": inner,
        "inner_ring": metrics.control - 2 * ring,
        "pad": metrics.px(12),
        "pad_ring": metrics.px(12) + 1 - ring,
        "field_pad": metrics.px(9),
        "field_pad_ring": metrics.px(9) + 1 - ring,
        "row": metrics.row,
        "target": max(24, metrics.px(24)),
        "target_ring": max(24, metrics.px(24)) - 2 * ring,
        "icon": metrics.icon,
        "mark_inner": mark - 2,
        "mark_radius": mark // 2,
        "dot": mark - 2 * dot_ring,
        "dot_ring": dot_ring,
        "handle": handle - 2 * ring,
        "handle_radius": handle // 2,
        "handle_out": (handle - metrics.px(4)) // 2,
        "groove_radius": metrics.px(4) // 2,
        "thin_radius": metrics.px(6) // 2,
        "bar": metrics.px(12),
        "bar_radius": metrics.px(3),
        "steps": metrics.px(28),
        "arrow": metrics.px(28),
    }
    values |= {f"px{number}": metrics.px(number) for number in (2, 3, 4, 6, 8, 10, 16, 24, 32)}
    return {name: f"{value}px" for name, value in values.items()}


def sheet(tokens: Tokens, metrics: Metrics) -> str:
    """Return the style sheet of a theme in the sizes of ``metrics``."""
    colours = {name: tokens.hex(name) for name in PLAIN}
    pictures = {
        name: f'url("{tinted_file(icon, tokens.hex(token), stroke)}")'
        for name, icon, token, stroke in _PICTURES
    }
    return _template().substitute(colours | pictures | _lengths(metrics))
