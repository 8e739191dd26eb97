"""A share over several rounds: a mark with its interval for each, a line where they compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_HEIGHT: Final = 12.0
_TICKS: Final = 4
_LEFT: Final = 2.6
_BELOW: Final = 3.2


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One round: its name, its value with its interval, how it is written, how many answered.

    ``value`` None says that nothing is shown of it. ``joined`` is False where the round cannot be
    compared with the one before: no line leads to it.
    """

    key: str
    name: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    note: str = ""
    joined: bool = True


def trend_scene(
    points: Sequence[TrendPoint],
    width: float,
    text: float = BASE_TEXT,
    most: float = 100.0,
    alt: str = "",
) -> Scene:
    """Return the rounds from left to right, on a scale from 0 to ``most``."""
    left, high = text * _LEFT, text * _HEIGHT
    plot = (left, text, max(width - left - text, text * 4), high - text * (_BELOW + 1))
    shapes: list[Shape] = [
        Rect(left, plot[1], plot[2], plot[3], "surface"),
        *_axis(plot, text, most),
    ]
    places = [(_x(number, len(points), plot), _y(each.value, plot, most))
              for number, each in enumerate(points)]  # fmt: skip
    shapes += _line(points, places)
    shapes += [
        Group(tuple(_point(each, place, plot, most, text, len(points))), each.key, _words(each))
        for each, place in zip(points, places, strict=True)
    ]
    return Scene(width, high, tuple(shapes), alt)


Plot = tuple[float, float, float, float]


def _x(number: int, count: int, plot: Plot) -> float:
    return plot[0] + plot[2] * (number + 0.5) / max(count, 1)


def _y(value: float | None, plot: Plot, most: float) -> float | None:
    return None if value is None else plot[1] + plot[3] * (1 - value / (most or 1.0))


def _axis(plot: Plot, text: float, most: float) -> Iterator[Shape]:
    for step in range(_TICKS + 1):
        value = most * step / _TICKS
        y = plot[1] + plot[3] * (1 - step / _TICKS)
        yield Line(plot[0], y, plot[0] + plot[2], y, "border" if not step else "grid")
        if step % 2 == 0:
            yield Text(plot[0] - text * 0.5, y + text * 0.32, f"{value:.0f}", text * 0.85, "muted",
                       anchor="end")  # fmt: skip


def _line(
    points: Sequence[TrendPoint], places: Sequence[tuple[float, float | None]]
) -> Iterator[Shape]:
    before: tuple[float, float] | None = None
    for each, (x, y) in zip(points, places, strict=True):
        if y is None:
            before = None
            continue
        if before is not None and each.joined:
            yield Line(*before, x, y, "baseline", 1.5)
        before = (x, y)


def _point(
    each: TrendPoint,
    place: tuple[float, float | None],
    plot: Plot,
    most: float,
    text: float,
    count: int,
) -> Iterator[Shape]:
    x, y = place
    room, size = plot[2] / max(count, 1) - text * 0.3, text * 0.85
    yield Rect(x - room / 2, plot[1], room, plot[3] + text * _BELOW)
    base = plot[1] + plot[3] + text * 1.2
    yield Text(x, base, measure.elide(each.name, room, size), size, "muted", anchor="middle")
    if each.note:
        note = measure.elide(each.note, room, size * 0.95)
        yield Text(x, base + text * 1.15, note, size * 0.95, "muted", anchor="middle")
    if y is None:
        yield Text(x, plot[1] + plot[3] / 2, each.text, size, "muted", anchor="middle")
        return
    low, high = _y(each.low, plot, most), _y(each.high, plot, most)
    if low is not None and high is not None:
        half = text * 0.25
        yield Line(x, low, x, high, "accent", 1.5)
        yield Line(x - half, low, x + half, low, "accent", 1.5)
        yield Line(x - half, high, x + half, high, "accent", 1.5)
    yield Ellipse(x, y, text * 0.3, text * 0.3, "accent", "surface", 1.0)
    above = (high if high is not None else y) - text * 0.45
    yield Text(x, max(above, text * 0.9), each.text, size, "text", BOLD, "middle")


def _words(each: TrendPoint) -> str:
    return ", ".join(part for part in (f"{each.name}: {each.text}", each.note) if part)
