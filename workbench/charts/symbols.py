"""Signs drawn as shapes: typefaces of paper lack them, and size and place stay exact."""

from __future__ import annotations

import math
from typing import Final

from workbench.charts.scene import Ellipse, Polygon, Polyline, Shape

_STAR: Final = 5
_INNER: Final = 0.45


def triangle(x: float, y: float, size: float, color: str = "error") -> Polygon:
    """Return a filled triangle, point up, centred at x, y: late."""
    half = size / 2
    return Polygon(
        ((x, y - half * 0.9), (x + half, y + half * 0.8), (x - half, y + half * 0.8)), fill=color
    )


def diamond(
    x: float, y: float, size: float, *, fill: str, stroke: str = "", width: float = 1.5
) -> Polygon:
    """Return a square on its point, centred at x, y: a milestone (outlined) or a risk (filled)."""
    half = size / 2
    points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return Polygon(points, fill=fill, stroke=stroke, stroke_width=width)


def star(x: float, y: float, size: float, color: str = "accent") -> Polygon:
    """Return a filled star of five points, centred at x, y: prioritised."""
    half = size / 2
    corners = [
        (
            x + math.sin(math.pi * turn / _STAR) * half * (1.0 if turn % 2 == 0 else _INNER),
            y - math.cos(math.pi * turn / _STAR) * half * (1.0 if turn % 2 == 0 else _INNER),
        )
        for turn in range(2 * _STAR)
    ]
    return Polygon(tuple(corners), fill=color)


def check(x: float, y: float, size: float, color: str = "ok") -> Polyline:
    """Return a tick mark centred at x, y: done."""
    half = size / 2
    points = ((x - half, y), (x - half * 0.3, y + half * 0.7), (x + half, y - half * 0.7))
    return Polyline(points, color, stroke_width=max(size / 5, 1.0))


def chevron(x: float, y: float, size: float, color: str, direction: str) -> Polyline:
    """Return an open angle centred at x, y that points "left", "right" or "down"."""
    half = size / 2
    if direction == "down":
        points = ((x - half, y - half / 2), (x, y + half / 2), (x + half, y - half / 2))
    else:
        tip = -half / 2 if direction == "left" else half / 2
        points = ((x - tip, y - half), (x + tip, y), (x - tip, y + half))
    return Polyline(points, color, stroke_width=max(size / 5, 1.2))


def dot(x: float, y: float, size: float, color: str = "ok") -> Ellipse:
    """Return a filled dot centred at x, y: on time."""
    return Ellipse(x, y, size / 2, size / 2, fill=color)


def ring(x: float, y: float, size: float, color: str = "muted") -> Ellipse:
    """Return an open ring centred at x, y: planned."""
    return Ellipse(x, y, size / 2, size / 2, fill="surface", stroke=color, stroke_width=1.5)


def status_sign(status: str, x: float, y: float, size: float) -> Shape:
    """Return the sign of a status word: each status has its own form, not only its colour."""
    match status:
        case "done":
            return check(x, y, size)
        case "late":
            return triangle(x, y, size)
        case "risk":
            return diamond(x, y, size, fill="warn")
        case "running":
            return dot(x, y, size * 0.9)
        case _:
            return ring(x, y, size * 0.85)
