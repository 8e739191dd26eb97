"""The legend of a map: each class with its colour, hatch and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.map.plates import drawn_sign
from workbench.charts.scene import Group, Rect, Scene, Text
from workbench.charts.symbols import status_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.map.plates import Width
    from workbench.charts.map.things import MapGroup
    from workbench.charts.scene import Shape

_SWATCH: Final = 1.8
_LINE: Final = 1.9
_BETWEEN: Final = 1.1
_SIZE: Final = 0.9


def legend_rows(
    groups: Sequence[MapGroup], width: float, text: float, width_of: Width = measure.text_width
) -> tuple[tuple[Shape, ...], float]:
    """Return the legend in as many rows as it takes, and its height."""
    size = text * _SIZE
    x, y = 0.0, text * _LINE / 2
    shapes: list[Shape] = []
    for group in groups:
        words = measure.elide(group.title, max(width - text * (_SWATCH + 1), text), size)
        needed = text * (_SWATCH + 0.7) + width_of(words, size, 400)
        if x and x + needed > width:
            x, y = 0.0, y + text * _LINE
        shapes.append(Group(tuple(_entry(group, words, x, y, text)), group.key))
        x += needed + text * _BETWEEN
    return tuple(shapes), y + text * _LINE / 2 if shapes else 0.0


def _entry(group: MapGroup, words: str, x: float, y: float, text: float) -> list[Shape]:
    look, high = group.look, text * 1.1
    if group.mark:
        sign = status_sign(group.mark, x + text * 0.6, y, text * 0.7)
        return [sign, Text(x + text * (_SWATCH + 0.6) - text * 0.7, y + text * 0.34, words,
                           text * _SIZE)]  # fmt: skip
    swatch = Rect(
        x,
        y - high / 2,
        text * _SWATCH,
        high,
        look.fill,
        look.stroke,
        look.stroke_width,
        hatch=look.hatch,
    )
    signs = drawn_sign(look.sign, x + text * _SWATCH / 2, y, text * 0.6, look.stroke)
    shapes: list[Shape] = [swatch]
    if look.sign and look.hatch:
        shapes.append(Rect(x + text * _SWATCH / 2 - text * 0.42, y - text * 0.42, text * 0.84,
                           text * 0.84, "surface", radius=2.0))  # fmt: skip
    after = x + text * (_SWATCH + 0.6)
    return [*shapes, *signs, Text(after, y + text * 0.34, words, text * _SIZE)]


def legend_scene(
    groups: Sequence[MapGroup], width: float, text: float, width_of: Width = measure.text_width
) -> Scene:
    """Return the legend alone."""
    shapes, height = legend_rows(groups, width, text, width_of)
    return Scene(width, height, shapes, "; ".join(group.title for group in groups))
