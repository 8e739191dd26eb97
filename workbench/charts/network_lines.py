"""The lines of a network: a curve from side to side, told apart by form and not by colour alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts.scene import Ellipse, Group, Line, Polygon, Polyline, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Point, Shape

_POINTS: Final = 18
_BULGE: Final = 34.0
_HANDLE: Final = 9.0


@dataclass(frozen=True, slots=True)
class _Manner:
    color: str
    dash: tuple[float, ...] = ()
    head: bool = True
    cross: bool = False


MANNERS: Final = {
    "influences": _Manner("accent"),
    "owns": _Manner("category.2"),
    "works_with": _Manner("category.3", head=False),
    "reports_to": _Manner("category.5", (7.0, 4.0)),
    "represents": _Manner("category.4", (2.0, 3.5)),
    "conflicts_with": _Manner("error", (10.0, 3.0, 2.0, 3.0), head=False, cross=True),
}
_PLAIN: Final = _Manner("muted", head=False)


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A tie between two rows; ``quiet`` ones step back behind others."""

    key: str
    start: Rect
    end: Rect
    kind: str
    strength: int
    alt: str
    quiet: bool


def link_shapes(
    lines: Sequence[LinkLine], scale: float, cards: Sequence[Rect] = ()
) -> tuple[list[Shape], list[Shape]]:
    """Return what lies beneath the cards (the lines) and above them (the handles on the lines).

    A handle is what one points at: a ring near the middle where no card covers the line, a group
    with the words of the tie. Quiet lines are drawn first.
    """
    ordered = sorted(lines, key=lambda line: not line.quiet)
    beneath = [shape for line in ordered for shape in _line(line, scale)]
    above: list[Shape] = []
    for line in ordered:
        spot = _free_spot(line, scale, cards)
        parts = _middle(line, spot, scale)
        above += [_handle(line, spot, parts, scale)] if line.alt else parts
    return beneath, above


def _free_spot(line: LinkLine, scale: float, cards: Sequence[Rect]) -> Point:
    """Return the point of the line nearest to its middle that no card covers."""
    points = _curve(line, scale)
    half = len(points) // 2
    inner = sorted(range(2, len(points) - 2), key=lambda at: abs(at - half))
    free = (points[at] for at in inner if not any(_covers(card, points[at]) for card in cards))
    return next(free, points[half])


def _covers(card: Rect, point: Point) -> bool:
    x, y = point
    return (
        card.x - 4 <= x <= card.x + card.width + 4 and card.y - 4 <= y <= card.y + card.height + 4
    )


def _line(line: LinkLine, scale: float) -> list[Shape]:
    manner = MANNERS.get(line.kind, _PLAIN)
    colour = f"{manner.color}.soft" if line.quiet else manner.color
    width = (0.9 + 0.7 * max(line.strength, 1)) * scale
    points = _curve(line, scale)
    shapes: list[Shape] = []
    if manner.head:
        tip, points = points[-1], points[:-1]
        back = points[-1]
        shapes.append(_head(back, tip, (3.2 + width) * scale, colour))
        points = (*points[:-1], _short_of(back, tip, (3.2 + width) * scale))
    dash = tuple(length * scale for length in manner.dash)
    return [Polyline(points, colour, width, dash), *shapes]


def _curve(line: LinkLine, scale: float) -> tuple[Point, ...]:
    """Return a curve that leaves and enters at the sides that face each other."""
    one, other = line.start, line.end
    y1, y2 = one.y + one.height / 2, other.y + other.height / 2
    if one.x + one.width + 8 < other.x:
        x1, out, x2, into = one.x + one.width, 1.0, other.x, -1.0
    elif other.x + other.width + 8 < one.x:
        x1, out, x2, into = one.x, -1.0, other.x + other.width, 1.0
    else:
        x1, out, x2, into = one.x + one.width, 1.0, other.x + other.width, 1.0
    reach = max(abs(x2 - x1) * 0.5, _BULGE * scale) if out != into else _BULGE * scale
    if x1 == x2 and abs(y1 - y2) < 1:
        reach = 0.0
    a, b = x1 + out * reach, x2 + into * reach
    return tuple(_bezier((x1, y1), (a, y1), (b, y2), (x2, y2), at / _POINTS)
                 for at in range(_POINTS + 1))  # fmt: skip


def _bezier(p: Point, q: Point, r: Point, s: Point, t: float) -> Point:
    u = 1 - t
    parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    xs, ys = zip(p, q, r, s, strict=True)
    return (
        sum(share * x for share, x in zip(parts, xs, strict=True)),
        sum(share * y for share, y in zip(parts, ys, strict=True)),
    )


def _short_of(back: Point, tip: Point, by: float) -> Point:
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    length = math.hypot(dx, dy) or 1.0
    share = max(length - by, 0.0) / length
    return back[0] + dx * share, back[1] + dy * share


def _head(back: Point, tip: Point, size: float, colour: str) -> Polygon:
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    base = (tip[0] - ux * size * 1.5, tip[1] - uy * size * 1.5)
    half = size * 0.75
    left = (base[0] - uy * half, base[1] + ux * half)
    right = (base[0] + uy * half, base[1] - ux * half)
    return Polygon((tip, left, right), colour)


def _handle(line: LinkLine, spot: Point, parts: list[Shape], scale: float) -> Group:
    x, y = spot
    reach = _HANDLE * scale
    # An unpainted field around the sign: what one points at is as large as any target.
    field = Rect(x - reach, y - reach, 2 * reach, 2 * reach)
    return Group((field, *parts), line.key, line.alt)


def _middle(line: LinkLine, spot: Point, scale: float) -> list[Shape]:
    manner = MANNERS.get(line.kind, _PLAIN)
    colour = f"{manner.color}.soft" if line.quiet else manner.color
    x, y = spot
    size = 4.0 * scale
    if manner.cross:
        return [
            Ellipse(x, y, size * 1.4, size * 1.4, "surface", colour, 1.2),
            Line(x - size * 0.6, y - size * 0.6, x + size * 0.6, y + size * 0.6, colour, 1.6),
            Line(x - size * 0.6, y + size * 0.6, x + size * 0.6, y - size * 0.6, colour, 1.6),
        ]
    return [Ellipse(x, y, size * 0.8, size * 0.8, "surface", colour, 1.4)]
