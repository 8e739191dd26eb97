"""The marks of the matrix: each stance has a form of its own, and a ring stands where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.charts.scene import Ellipse, Line, Polygon, Rect
from workbench.charts.symbols import diamond, star, triangle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.charts.scene import Point, Shape

_DOT: Final = 0.36

# The stances of a person, with the words of the legend and the form of the mark.
STANCE_MARKS: Final = {
    "drives": (N_("Drives"), "triangle"),
    "supports": (N_("Supports"), "dot"),
    "neutral": (N_("Neutral"), "ring"),
    "doubtful": (N_("Doubtful"), "diamond"),
    "opposes": (N_("Opposes"), "square"),
}


def mark_shapes(form: str, x: float, y: float, text: float, *, placed: bool) -> list[Shape]:
    """Return a mark by its form, a dot where none is told; hollow for what is not placed."""
    radius = text * _DOT
    if form in {"star", "triangle"}:
        return [
            star(x, y, radius * 3.0) if form == "star" else triangle(x, y, radius * 2.4, "accent")
        ]
    match form:
        case "ring":
            return [Ellipse(x, y, radius * 0.9, radius * 0.9, "surface", "muted", radius * 0.35)]
        case "diamond":
            return [diamond(x, y, radius * 2.5, fill="warn")]
        case "square":
            side = radius * 1.8
            return [Rect(x - side / 2, y - side / 2, side, side, "error")]
        case _ if not placed and not form:
            return [Ellipse(x, y, radius * 0.9, radius * 0.9, "surface", "border", radius * 0.3)]
        case _:
            return [Ellipse(x, y, radius, radius, "accent")]


def ghost_shapes(
    ways: Sequence[tuple[tuple[int, int], Point]],
    cell: Callable[[int, int], Point],
    cell_width: float,
    text: float,
) -> list[Shape]:
    """Return a ring where each party was and an arrow to where it is now.

    Rings of one cell stand below each other at its right edge.
    """
    taken: dict[tuple[int, int], int] = {}
    shapes: list[Shape] = []
    for before, to in ways:
        place = taken.get(before, 0)
        taken[before] = place + 1
        left, top = cell(*before)
        x = left + cell_width - text * (0.9 + place // 4 * 1.1)
        shapes += _way((x, top + text * (1.0 + place % 4 * 1.3)), to, text)
    return shapes


def _way(start: Point, to: Point, text: float) -> list[Shape]:
    x, y = start
    radius = text * _DOT
    dx, dy = to[0] - x, to[1] - y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    gap = radius * 1.5
    tip = (to[0] - ux * gap, to[1] - uy * gap)
    base = (tip[0] - ux * radius * 1.6, tip[1] - uy * radius * 1.6)
    half = radius * 0.7
    one = (base[0] - uy * half, base[1] + ux * half)
    other = (base[0] + uy * half, base[1] - ux * half)
    return [
        Ellipse(x, y, radius, radius, "surface", "muted", 1.0, dash=(2.0, 2.0)),
        Line(x + ux * radius, y + uy * radius, *base, "muted", 1.0),
        Polygon((tip, one, other), "muted"),
    ]
