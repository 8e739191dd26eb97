"""What is laid over a page for the one who shows it: the list of the pages, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.scene import BOLD, NORMAL, Rect, Scene, Text
from workbench.charts.wall.frame import FLOOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape
    from workbench.charts.wall.frame import Frame

_SIZE: Final = FLOOR * 1.25
_LINE: Final = 1.75
_MANY: Final = 3


def list_scene(
    frame: Frame, titles: Sequence[str], names: Sequence[str], chosen: tuple[int, str], title: str
) -> Scene:
    """Return the pages with their numbers, in columns where they are many; then by name alone.

    ``chosen`` is the number of the one that is set off, and the digits typed to go to one.
    """
    at_now, typed = chosen
    size = frame.height * _SIZE
    shapes, top = _ground(frame, f"{title}  {typed}".strip(), size)
    per = max(int((frame.height * 0.94 - top) // (size * _LINE)), 1)
    columns = max(-(-len(titles) // per), 1)
    wide = (frame.right - frame.left) / columns
    for at, words in enumerate(titles if columns < _MANY else names):
        column, row = divmod(at, per)
        x, y = frame.left + column * wide, top + row * size * _LINE
        if at == at_now:
            shapes.append(Rect(x - size * 0.4, y, wide - size * 0.4, size * _LINE, "selected"))
        base = y + size * 1.2
        shapes.append(Text(x + size * 1.5, base, str(at + 1), size, "muted", anchor="end"))
        room = wide - size * 3
        weight = BOLD if at == at_now else NORMAL
        told = frame.measure.elide(words, room, size, weight)
        shapes.append(Text(x + size * 2.1, base, told, size, "text", weight))
    return Scene(frame.width, frame.height, tuple(shapes), title)


def keys_scene(frame: Frame, lines: Sequence[tuple[str, str]], title: str) -> Scene:
    """Return the keys and what they do, in two columns."""
    size = frame.height * _SIZE
    shapes, top = _ground(frame, title, size)
    per = -(-len(lines) // 2)
    wide = (frame.right - frame.left) / 2
    step = min(size * _LINE * 1.1, (frame.height * 0.94 - top) / max(per, 1))
    for at, (keys, words) in enumerate(lines):
        column, row = divmod(at, per)
        x, base = frame.left + column * wide, top + row * step + size * 1.2
        shapes.append(Text(x, base, frame.measure.elide(keys, wide * 0.36, size, BOLD), size,
                           "accent", BOLD))  # fmt: skip
        told = frame.measure.elide(words, wide * 0.6, size)
        shapes.append(Text(x + wide * 0.37, base, told, size))
    return Scene(frame.width, frame.height, tuple(shapes), title)


def _ground(frame: Frame, title: str, size: float) -> tuple[list[Shape], float]:
    large = size * 1.5
    top = frame.height * 0.035
    return [
        Rect(0.0, 0.0, frame.width, frame.height, "surface"),
        Text(frame.left, top + large, title, large, "text", BOLD),
    ], top + large * 1.7
