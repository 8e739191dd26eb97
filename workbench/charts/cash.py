"""The cash over time: a line through the end of each period, with zero drawn and shortage shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Polygon, Polyline, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_HEIGHT: Final = 15.0
_PAD: Final = 1.0
_BELOW: Final = 3.4
_ABOVE: Final = 2.0


@dataclass(frozen=True, slots=True)
class CashPoint:
    """The end of a period: its name ("Q1"), the group it is in ("2026"), its value as written."""

    key: str
    name: str
    group: str
    value: float
    text: str


class _Plot(NamedTuple):
    left: float
    top: float
    width: float
    height: float
    low: float
    high: float

    def x(self, number: int, count: int) -> float:
        return self.left + self.width * (number + 0.5) / max(count, 1)

    def y(self, value: float) -> float:
        return self.top + self.height * (self.high - value) / ((self.high - self.low) or 1.0)


def cash_scene(
    points: Sequence[CashPoint], width: float, text: float = BASE_TEXT, alt: str = ""
) -> Scene:
    """Return the line; where it lies below zero the ground is hatched and the figure is marked."""
    height = text * _HEIGHT
    values = [0.0, *(each.value for each in points)]
    plot = _Plot(
        text * _PAD,
        text * _ABOVE,
        width - 2 * text * _PAD,
        height - text * (_ABOVE + _BELOW),
        min(values),
        max(values),
    )
    places = [(plot.x(n, len(points)), plot.y(p.value)) for n, p in enumerate(points)]
    zero = plot.y(0.0)
    shapes: list[Shape] = [Rect(0.0, 0.0, width, height, "surface"), *_groups(points, plot, text)]
    if plot.low < 0:
        below = plot.top + plot.height - zero
        shapes.append(Rect(plot.left, zero, plot.width, below, "surface", "", hatch="diagonal",
                           hatch_color="error.soft"))  # fmt: skip
    if places:
        first, last = places[0][0], places[-1][0]
        shapes.append(Polygon(((first, zero), *places, (last, zero)), "accent.soft"))
    shapes.append(Line(plot.left, zero, plot.left + plot.width, zero, "border", 1.5))
    shapes.append(Text(plot.left, zero - text * 0.3, "0", text * 0.8, "muted"))
    shapes.append(Polyline(tuple(places), "accent", 2.0))
    shapes += [
        Group(tuple(_point(each, place, plot, text, len(points))), each.key,
              f"{each.name} {each.group}: {each.text}")
        for each, place in zip(points, places, strict=True)
    ]  # fmt: skip
    return Scene(width, height, tuple(shapes), alt)


def _groups(points: Sequence[CashPoint], plot: _Plot, text: float) -> Iterator[Shape]:
    """Draw the names of groups below, and a line between them."""
    start = 0
    for place in range(1, len(points) + 1):
        if place < len(points) and points[place].group == points[start].group:
            continue
        left = plot.x(start, len(points)) - plot.width / max(len(points), 1) / 2
        right = plot.x(place - 1, len(points)) + plot.width / max(len(points), 1) / 2
        base = plot.top + plot.height + text * 2.7
        name = points[start].group
        yield Text((left + right) / 2, base, name, text * 0.92, "muted", BOLD, "middle")
        if start:
            yield Line(left, plot.top - text, left, base, "grid")
        start = place


def _point(
    each: CashPoint, place: tuple[float, float], plot: _Plot, text: float, count: int
) -> Iterator[Shape]:
    x, y = place
    room, size = plot.width / max(count, 1), text * 0.85
    short = each.value < 0
    yield Rect(x - room / 2 + 1, plot.top - text, room - 2, plot.height + text * 2.6)
    ink = "error" if short else "accent"
    yield Ellipse(x, y, text * 0.3, text * 0.3, ink, "surface", 1.0)
    words = f"▼ {each.text}" if short else each.text
    if measure.text_width(words, size, BOLD) <= room * 1.15:
        above = y - text * 0.6
        yield Text(x, max(above, text * 0.9), words, size, "error" if short else "text", BOLD,
                   "middle", halo="surface")  # fmt: skip
    base = plot.top + plot.height + text * 1.4
    yield Text(x, base, measure.elide(each.name, room, size), size, "muted", anchor="middle")
