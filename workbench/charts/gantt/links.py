"""How dependency arrows run from bar to bar."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.charts.gantt.bars import bar_ends
from workbench.charts.scene import Polygon, Polyline

if TYPE_CHECKING:
    from workbench.charts.gantt.field import Field, Metrics
    from workbench.charts.gantt.rows import GanttRow, Link
    from workbench.charts.scene import Point, Shape


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where arrows may touch a bar: its ends, the end of its signs, and its height."""

    start: float
    finish: float
    after: float
    y: float
    half: float


def anchor(row: GanttRow, y: float, field: Field) -> Anchor | None:
    """Return where arrows touch the row whose upper edge is at ``y``; None without dates."""
    ends = bar_ends(row, field)
    if ends is None:
        return None
    m = field.metrics
    after = ends[1]
    if row.is_done and not row.is_parent:
        after += 5 * m.u + m.bar * 0.9
    return Anchor(ends[0], ends[1], after, y + m.bar_middle, m.bar / 2)


def link_shapes(link: Link, source: Anchor, target: Anchor, field: Field) -> list[Shape]:
    """Return line and head of an arrow, or nothing when it lies wholly outside the field."""
    points, heading = route(link, source, target, field.metrics)
    xs = [x for x, _ in points]
    if max(xs) < field.left or min(xs) > field.right:
        return []
    u = field.metrics.u
    token = "critical" if link.critical else "border"
    dash = (4 * u, 2 * u) if link.critical else ()
    tip = points[-1]
    points = (*points[:-1], _back(tip, heading, 4 * u))
    width = field.metrics.line * 0.85
    shapes: list[Shape] = [
        Polyline(piece, token, width, dash, 4 * u)
        for piece in _inside(points, field.left, field.right)
    ]
    if field.left <= tip[0] <= field.right:
        shapes.append(Polygon(_head(tip, heading, 6 * u), fill=token))
    return shapes


def _inside(points: tuple[Point, ...], left: float, right: float) -> list[tuple[Point, ...]]:
    """Return the pieces of a right-angled line between two edges."""
    pieces: list[list[Point]] = [[]]
    for (x1, y1), (x2, y2) in pairwise(points):
        if max(x1, x2) < left or min(x1, x2) > right:
            pieces.append([])
            continue
        if not pieces[-1]:
            pieces[-1].append((min(max(x1, left), right), y1))
        pieces[-1].append((min(max(x2, left), right), y2))
    return [tuple(piece) for piece in pieces if piece]


def route(link: Link, source: Anchor, target: Anchor, m: Metrics) -> tuple[tuple[Point, ...], str]:
    """Return the corners of an arrow and where its head points: right, left, down or up."""
    gap = 7 * m.u
    if link.type == "SS":
        bend = min(source.start, target.start) - gap
        return _bent(source.start, bend, target.start, source, target), "right"
    if link.type == "FF":
        bend = max(source.after, target.after) + gap
        return _bent(source.after, bend, target.finish, source, target), "left"
    if link.type == "SF":
        return _around(source.start, -gap, target.finish, gap, source, target, m), "left"
    return _finish_to_start(source, target, gap, m)


def _finish_to_start(
    source: Anchor, target: Anchor, gap: float, m: Metrics
) -> tuple[tuple[Point, ...], str]:
    begin = source.after
    if target.start - begin >= 2 * gap:
        return _bent(begin, begin + gap, target.start, source, target), "right"
    bend = max(begin + gap * 0.7, target.start + 3 * m.u)
    if bend <= target.finish - 2 * m.u:
        down = target.y > source.y
        edge = target.y - target.half if down else target.y + target.half
        return ((begin, source.y), (bend, source.y), (bend, edge)), "down" if down else "up"
    return _around(begin, gap, target.start, -gap, source, target, m), "right"


def _bent(
    begin: float, bend: float, end: float, source: Anchor, target: Anchor
) -> tuple[Point, ...]:
    return ((begin, source.y), (bend, source.y), (bend, target.y), (end, target.y))


def _around(
    begin: float, out: float, end: float, back: float, source: Anchor, target: Anchor, m: Metrics
) -> tuple[Point, ...]:
    """Run out, along the gap between two rows, and back in."""
    between = target.y + (-m.row / 2 if target.y > source.y else m.row / 2)
    return (
        (begin, source.y),
        (begin + out, source.y),
        (begin + out, between),
        (end + back, between),
        (end + back, target.y),
        (end, target.y),
    )


def _back(tip: Point, heading: str, length: float) -> Point:
    dx, dy = {"right": (-1, 0), "left": (1, 0), "down": (0, -1), "up": (0, 1)}[heading]
    return tip[0] + dx * length, tip[1] + dy * length


def _head(tip: Point, heading: str, size: float) -> tuple[Point, ...]:
    x, y = _back(tip, heading, size)
    half = size * 0.5
    if heading in {"right", "left"}:
        return (tip, (x, y - half), (x, y + half))
    return (tip, (x - half, y), (x + half, y))
