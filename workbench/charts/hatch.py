"""The strokes of a hatch inside a rectangle, for painters that know no patterns (PDF, SVG)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workbench.charts.scene import Hatch

# A tile of 8 by 8 units repeats the diagonals, on the screen as on paper.
STEP: Final = 4 * math.sqrt(2)
WIDTH: Final = 1.3
DOT: Final = 0.9

Segment = tuple[float, float, float, float]


def hatch_lines(
    x: float, y: float, width: float, height: float, hatch: Hatch, step: float = STEP
) -> list[Segment]:
    """Return the segments (x1, y1, x2, y2) of a hatch, cut at the rectangle's edges.

    "diagonal" rises to the right, "cross" adds the falling lines. The lines sit on a fixed grid of
    the scene, so that neighbouring surfaces match. "dots" has no lines, see ``hatch_dots``.
    """
    if hatch not in {"diagonal", "cross"} or width <= 0 or height <= 0:
        return []
    lines = _diagonals(x, y, width, height, step)
    if hatch == "cross":
        mirrored = _diagonals(-x - width, y, width, height, step)
        lines += [(-x1, y1, -x2, y2) for x1, y1, x2, y2 in mirrored]
    return lines


def _diagonals(x: float, y: float, width: float, height: float, step: float) -> list[Segment]:
    # On a rising line x + y is constant; ``step`` is the distance across the lines.
    apart = step * math.sqrt(2)
    total = math.ceil((x + y) / apart) * apart
    lines = []
    while total < x + width + y + height:
        x1, x2 = max(x, total - y - height), min(x + width, total - y)
        lines.append((x1, total - x1, x2, total - x2))
        total += apart
    return lines


def hatch_dots(
    x: float, y: float, width: float, height: float, step: float = STEP
) -> list[tuple[float, float]]:
    """Return the centres of a dotted hatch that lie wholly inside the rectangle, in a quincunx."""
    dots = []
    row = math.ceil((y + DOT) / step)
    while row * step <= y + height - DOT:
        shift = step / 2 if row % 2 else 0.0
        column = math.ceil((x + DOT - shift) / step)
        while column * step + shift <= x + width - DOT:
            dots.append((column * step + shift, row * step))
            column += 1
        row += 1
    return dots
