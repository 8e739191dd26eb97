"""Curves as points and dashes as short lines, for a painter that knows straight lines only."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Ellipse, Point, Rect

_ROUND: Final = 72
_CORNER: Final = 8


def round_shape(shape: Ellipse) -> list[Point]:
    """Return the points of an ellipse."""
    turns = (2 * math.pi * at / _ROUND for at in range(_ROUND))
    return [(shape.cx + shape.rx * math.cos(t), shape.cy + shape.ry * math.sin(t)) for t in turns]


def round_box(shape: Rect) -> list[Point]:
    """Return the points of a rectangle, its corners rounded."""
    x, y, width, height = shape.x, shape.y, shape.width, shape.height
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    radius = min(shape.radius, width / 2, height / 2)
    if radius <= 0:
        return corners
    points: list[Point] = []
    for at, corner in enumerate(corners):
        points += _bend(corners[at - 1], corner, corners[(at + 1) % 4], radius)
    return points


def rounded(points: Sequence[Point], radius: float) -> list[Point]:
    """Return an open line whose inner corners are rounded by ``radius``."""
    if radius <= 0 or len(points) < 3:  # noqa: PLR2004 - without a corner between
        return list(points)
    found = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        found += _bend(before, corner, after, radius)
    return [*found, points[-1]]


def _bend(before: Point, corner: Point, after: Point, radius: float) -> list[Point]:
    """Return a curve that leaves the way from ``before`` and joins the one to ``after``."""
    (x1, y1), (x2, y2) = _towards(corner, before, radius), _towards(corner, after, radius)
    found = []
    for at in range(_CORNER + 1):
        share = at / _CORNER
        first, middle, last = (1 - share) ** 2, 2 * share * (1 - share), share**2
        found.append(
            (
                first * x1 + middle * corner[0] + last * x2,
                first * y1 + middle * corner[1] + last * y2,
            )
        )
    return found


def _towards(start: Point, goal: Point, distance: float) -> Point:
    length = math.dist(start, goal)
    share = min(distance / length, 0.5) if length else 0.0
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def dashed(points: Sequence[Point], dash: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the parts of a line that are drawn; ``dash`` is on, off, ... in units."""
    if not dash or sum(dash) <= 0:
        yield list(points)
        return
    at, left, drawn = 0, dash[0], True
    run = [points[0]]
    for start, end in pairwise(points):
        length, done = math.dist(start, end), 0.0
        while length - done > left:
            done += left
            share = done / length
            turn = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            if drawn:
                yield [*run, turn]
            at, drawn, run = (at + 1) % len(dash), not drawn, [turn]
            left = max(dash[at], 0.01)
        left -= length - done
        run.append(end)
    if drawn and len(run) > 1:
        yield run
