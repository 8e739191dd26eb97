"""Putting things into a box: text in lines, pictures in the room there is."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from workbench.charts.measure import one_line
from workbench.charts.scene import NORMAL, Group, Scene, Shape, moved

if TYPE_CHECKING:
    from workbench.charts.gantt.field import Measure
    from workbench.charts.wall.page import Draw

_TRIES: Final = 4
_LENGTHS: Final = frozenset(
    {
        "x", "y", "width", "height", "stroke_width", "radius", "x1", "y1", "x2", "y2",
        "cx", "cy", "rx", "ry", "size", "max_width",
    }
)  # fmt: skip
_POINTS: Final = frozenset({"points", "holes", "dash"})


def lines_of(
    text: str, width: float, size: float, measure: Measure, weight: int = NORMAL
) -> list[str]:
    """Return a text in lines that are not wider than ``width``; nothing is left out.

    A word that is wider than a line is cut with an ellipsis.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in map(one_line, paragraph.split()):
            if not word:
                continue
            longer = f"{line} {word}".strip()
            if line and measure.text_width(longer, size, weight) > width:
                lines.append(line)
                longer = word
            line = longer
        if line:
            lines.append(line)
    return [measure.elide(line, width + 1, size, weight) for line in lines]


def at_most(
    text: str, width: float, size: float, measure: Measure, weight: int, most: int
) -> list[str]:
    """Return a text in at most ``most`` lines; the last one is cut where there is more."""
    lines = lines_of(text, width, size, measure, weight)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    return [*lines[: most - 1], measure.elide(rest, width, size, weight)]


def drawn(draw: Draw, width: float, height: float, sizes: tuple[float, float]) -> Scene:
    """Return a picture that fits; its letters go from the first of ``sizes`` down to the second.

    One that is too high even with the smallest letters is made smaller as a whole.
    """
    most, least = sizes
    size = most
    scene = draw(width, height, size)
    for _each in range(_TRIES):
        if scene.height <= height or size <= least:
            break
        size = max(size * max(height / scene.height, 0.7), least)
        scene = draw(width, height, size)
    return scene if scene.height <= height else shrunk(scene, height / scene.height)


def shrunk(scene: Scene, factor: float) -> Scene:
    """Return a picture with all lengths multiplied by ``factor``."""
    shapes = tuple(_scaled(shape, factor) for shape in scene.shapes)
    return Scene(scene.width * factor, scene.height * factor, shapes, scene.alt)


def _scaled(shape: Shape, factor: float) -> Shape:
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(_scaled(part, factor) for part in shape.shapes))
    changes: dict[str, Any] = {}
    for each in fields(shape):
        value = getattr(shape, each.name)
        if each.name in _LENGTHS:
            changes[each.name] = value * factor
        elif each.name in _POINTS:
            changes[each.name] = _times(value, factor)
    return replace(shape, **changes)


def _times(value: Any, factor: float) -> Any:  # noqa: ANN401 - rings of points, or lengths
    if isinstance(value, tuple):
        return tuple(_times(each, factor) for each in value)
    return value * factor


def placed(scene: Scene, x: float, y: float) -> tuple[Shape, ...]:
    """Return what is in a picture, with its corner at x, y."""
    return tuple(moved(shape, x, y) for shape in scene.shapes)
