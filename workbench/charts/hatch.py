"""The strokes of a hatch inside a rectangle, for painters that know no patterns (PDF, SVG)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.charts.scene import Hatch, Point

# A tile of 8 by 8 units repeats the diagonals, on the screen as on paper.
STEP: Final = 4 * math.sqrt(2)
WIDTH: Final = 1.3
DOT: Final = 0.9

Segment = tuple[float, float, float, float]


def hatch_lines(
    x: float, y: float, width: float, height: float, hatch: Hatch, step: float = STEP
) -> list[Segment]:
    """Return the segments (x1, y1, x2, y2) of a hatch, cut at the rectangle's edges.

    "diagonal" rises to the right, "back_diagonal" falls, "cross" is both, "rows" and "columns" lie
    and stand. The lines sit on a fixed grid of the scene, so that neighbouring surfaces match.
    "dots" has no lines, see ``hatch_dots``.
    """
    if width <= 0 or height <= 0:
        return []
    lines: list[Segment] = []
    if hatch in {"diagonal", "cross"}:
        lines += _diagonals(x, y, width, height, step)
    if hatch in {"back_diagonal", "cross"}:
        mirrored = _diagonals(-x - width, y, width, height, step)
        lines += [(-x1, y1, -x2, y2) for x1, y1, x2, y2 in mirrored]
    if hatch == "rows":
        lines += [(x, at, x + width, at) for at in _grid(y, height, step)]
    if hatch == "columns":
        lines += [(at, y, at, y + height) for at in _grid(x, width, step)]
    return lines


def _grid(start: float, length: float, step: float) -> list[float]:
    # As far apart as the diagonals are along an edge.
    apart = step * math.sqrt(2)
    first = math.ceil(start / apart)
    return [number * apart for number in range(first, math.ceil((start + length) / apart))]


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


def within(lines: Iterable[Segment], rings: Sequence[Sequence[Point]]) -> Iterator[Segment]:
    """Yield the parts of lines that lie inside rings, where odd counts are inside.

    For painters that cannot cut at an outline.
    """
    edges = [(ring[at - 1], corner) for ring in rings for at, corner in enumerate(ring)]
    for line in lines:
        shares = sorted(share for edge in edges if (share := _meeting(line, edge)) is not None)
        for start, end in zip(shares[::2], shares[1::2], strict=False):
            yield (*_along(line, start), *_along(line, end))


def is_inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Tell whether a point lies inside rings (odd counts inside)."""
    x, y = point
    return (
        sum(
            (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            for ring in rings
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
        )
        % 2
        == 1
    )


def _meeting(line: Segment, edge: tuple[Point, Point]) -> float | None:
    """Return where a line meets an edge, as a share of the line's length; it may lie beyond."""
    x1, y1, x2, y2 = line
    (ax, ay), (bx, by) = edge
    one = (x2 - x1) * (ay - y1) - (y2 - y1) * (ax - x1)
    other = (x2 - x1) * (by - y1) - (y2 - y1) * (bx - x1)
    if (one > 0) == (other > 0):
        return None
    part = one / (one - other)
    x, y = ax + (bx - ax) * part, ay + (by - ay) * part
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    return ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else None


def _along(line: Segment, share: float) -> Point:
    x1, y1, x2, y2 = line
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
