"""Ratings by theme as a wheel, and beside it the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Polygon, Rect, Scene, Text
from workbench.charts.symbols import diamond, triangle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Anchor, Point, Shape

BASE_TEXT: Final = 40 / 3
_LABEL: Final = 9.0
_ROW: Final = 1.9
_NUMBER: Final = 5.0
_LEAST_RADIUS: Final = 7.0
_MOST_RADIUS: Final = 11.0
_TABLE: Final = 24.0
_UPRIGHT: Final = 0.2
_STYLES: Final[tuple[tuple[str, tuple[float, ...]], ...]] = (
    ("accent", ()),
    ("category.4", (7.0, 3.0)),
    ("category.3", (2.0, 3.0)),
    ("category.5", (9.0, 3.0, 2.0, 3.0)),
)
MOST_SERIES: Final = len(_STYLES)


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """The means of one group by theme, as written too; None where nothing may be shown."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RadarTheme:
    """An axis of the wheel."""

    key: str
    name: str


class _Wheel(NamedTuple):
    x: float
    y: float
    radius: float
    low: float
    high: float
    axes: int

    def point(self, axis: int, value: float) -> Point:
        """Return where a value lies on an axis; the first axis points up, they run clockwise."""
        share = (value - self.low + 1) / (self.high - self.low + 1)
        return self.at(axis, share)

    def at(self, axis: int, share: float) -> Point:
        angle = 2 * pi * axis / self.axes - pi / 2
        return self.x + self.radius * share * cos(angle), self.y + self.radius * share * sin(angle)


def radar_scene(
    themes: Sequence[RadarTheme],
    series: Sequence[RadarSeries],
    width: float,
    text: float = BASE_TEXT,
    scale: tuple[int, int] = (1, 7),
    head: str = "",
    alt: str = "",
) -> Scene:
    """Return wheel and table, beside each other where there is room, else below each other.

    At most four series are drawn; each has its own colour, dash and sign. ``head`` stands above
    the themes of the table.
    """
    drawn = series[:MOST_SERIES]
    number = text * max(_NUMBER, 0.7 * max((len(each.name) for each in drawn), default=0))
    table = text * _TABLE + number * len(drawn)
    beside = width >= table + text * 2 * (_LEAST_RADIUS + _LABEL)
    room = width - table if beside else width
    radius = min(max(room / 2 - text * _LABEL, text * _LEAST_RADIUS), text * _MOST_RADIUS)
    wheel = _Wheel(room / 2, radius + text * 3, radius, *scale, max(len(themes), 1))
    below = 2 * radius + text * 6
    left, top = (room, text) if beside else (0.0, below)
    rows = text * _ROW * (len(themes) + 1)
    height = max(below, top + rows + text) if beside else top + rows + text
    shapes: list[Shape] = [Rect(0.0, 0.0, width, height, "surface"), *_web(wheel, text)]
    shapes += [shape for n, each in enumerate(drawn) for shape in _line(wheel, each, n, text)]
    grid = _Table(left, top, width, number, text)
    shapes += _table_head(drawn, grid, head)
    for axis, theme in enumerate(themes):
        inner = (*_axis_name(wheel, axis, theme.name, text), *_table_row(axis, theme, drawn, grid))
        shapes.append(Group(inner, theme.key, _words(axis, theme, drawn)))
    return Scene(width, height, tuple(shapes), alt)


def wheel_scene(
    themes: Sequence[RadarTheme],
    series: Sequence[RadarSeries],
    size: tuple[float, float],
    text: float = BASE_TEXT,
    scale: tuple[int, int] = (1, 7),
    alt: str = "",
) -> Scene:
    """Return the wheel without its table, as large as width and height allow, its key beside."""
    width, height = size
    shown = series[:MOST_SERIES]
    key = max((measure.text_width(each.name, text) for each in shown), default=0.0) + text * 4
    across = (width - key) / 2 - text * _LABEL
    radius = max(min((height - text * 5) / 2, across), text * 3)
    x = max(width / 2 - key / 2, radius + text * _LABEL)
    wheel = _Wheel(x, height / 2, radius, *scale, max(len(themes), 1))
    shapes: list[Shape] = [Rect(0.0, 0.0, width, height, "surface"), *_web(wheel, text)]
    for number, each in enumerate(shown):
        shapes += _line(wheel, each, number, text)
        shapes += _key_line(number, each.name, width - key, text * (1.5 + number * 2), text)
    for axis, theme in enumerate(themes):
        named = tuple(_axis_name(wheel, axis, theme.name, text))
        shapes.append(Group(named, theme.key, _words(axis, theme, shown)))
    return Scene(width, height, tuple(shapes), alt)


def _key_line(number: int, name: str, x: float, y: float, text: float) -> Iterator[Shape]:
    color, dash = _STYLES[number]
    yield Line(x, y, x + text * 2.4, y, color, 2.0, dash)
    yield _sign(number, x + text * 1.2, y, text * 0.7, color)
    yield Text(x + text * 3, y + text * 0.36, name, text, "text", BOLD)


class _Table(NamedTuple):
    left: float
    top: float
    right: float
    number: float
    text: float

    def column(self, place: int, count: int) -> float:
        """Return the right edge of a column of numbers."""
        return self.right - self.text * 0.6 - (count - 1 - place) * self.number


def _web(wheel: _Wheel, text: float) -> Iterator[Shape]:
    """Draw a ring for each step of the scale and a spoke for each theme."""
    steps = int(wheel.high - wheel.low) + 1
    for step in range(1, steps + 1):
        share = step / steps
        ring = tuple(wheel.at(axis, share) for axis in range(wheel.axes))
        stroke = "border" if step == steps else "grid"
        yield Polygon(ring, "", stroke)
    for axis in range(wheel.axes):
        yield Line(wheel.x, wheel.y, *wheel.at(axis, 1.0), "grid")
    for step in range(1, steps + 1):
        x, y = wheel.at(0, step / steps)
        label = f"{wheel.low + step - 1:g}"
        yield Text(x + 3, y + text * 0.3, label, text * 0.78, "muted", halo="surface")


def _line(wheel: _Wheel, series: RadarSeries, number: int, text: float) -> Iterator[Shape]:
    color, dash = _STYLES[number]
    points = {
        axis: wheel.point(axis, value)
        for axis, value in enumerate(series.values)
        if value is not None
    }
    if len(points) == wheel.axes:
        yield Polygon(tuple(points.values()), "", color, 2.0, dash=dash)
    else:
        for axis, point in points.items():
            following = points.get((axis + 1) % wheel.axes)
            if following is not None:
                yield Line(*point, *following, color, 2.0, dash)
    for x, y in points.values():
        yield _sign(number, x, y, text * 0.55, color)


def _sign(number: int, x: float, y: float, size: float, color: str) -> Shape:
    if number == 1:
        return diamond(x, y, size * 1.2, fill=color)
    if number == 2:  # noqa: PLR2004 - the third sign
        return triangle(x, y, size * 1.2, color)
    fill = "surface" if number else color
    return Ellipse(x, y, size / 2, size / 2, fill, color, 1.5)


def _anchor(aside: float) -> Anchor:
    """Return how a name stands to its axis, which points so far to the right (-1..1)."""
    if abs(aside) < _UPRIGHT:
        return "middle"
    return "start" if aside > 0 else "end"


def _axis_name(wheel: _Wheel, axis: int, name: str, text: float) -> Iterator[Shape]:
    x, y = wheel.at(axis, 1.0)
    aside = (x - wheel.x) / wheel.radius
    anchor = _anchor(aside)
    x += text * 0.6 * aside
    right = 2 * wheel.x - x
    room = {"start": right, "end": x, "middle": 2 * min(x, right)}[anchor] - 2
    lines = measure.wrap(name, min(text * (_LABEL - 0.8), room), text * 0.88)
    up = (y - wheel.y) / wheel.radius
    first = y + text * 0.3 + text * 0.9 * up - (text * 1.05 * (len(lines) - 1) * (1 - up) / 2)
    for number, line in enumerate(lines):
        yield Text(
            x, first + number * text * 1.05, line, text * 0.88, "text",
            anchor=anchor,
        )  # fmt: skip


def _table_head(series: Sequence[RadarSeries], grid: _Table, head: str) -> Iterator[Shape]:
    text, base = grid.text, grid.top + grid.text * 1.25
    yield Text(grid.left + text * 0.6, base, head, text * 0.88, "muted")
    for place, each in enumerate(series):
        color, dash = _STYLES[place]
        right = grid.column(place, len(series))
        name = measure.elide(each.name, grid.number - text * 0.4, text * 0.88, BOLD)
        yield Text(right, base, name, text * 0.88, "text", BOLD, "end")
        left = right - measure.text_width(name, text * 0.88, BOLD)
        line = base + text * 0.32
        yield Line(left, line, right, line, color, 2.0, dash)
    bottom = grid.top + text * _ROW
    yield Line(grid.left, bottom, grid.right, bottom, "border")


def _table_row(
    axis: int, theme: RadarTheme, series: Sequence[RadarSeries], grid: _Table
) -> Iterator[Shape]:
    text, row = grid.text, grid.text * _ROW
    top = grid.top + row * (axis + 1)
    base = top + row / 2 + text * 0.36
    room = grid.right - grid.left - grid.number * len(series) - text * 1.2
    yield Rect(grid.left, top, grid.right - grid.left, row)
    yield Text(grid.left + text * 0.6, base, measure.elide(theme.name, room, text), text)
    for place, each in enumerate(series):
        shown = each.values[axis] is not None
        right = grid.column(place, len(series))
        color = "text" if shown else "muted"
        yield Text(right, base, each.texts[axis], text, color, anchor="end")
    yield Line(grid.left, top + row, grid.right, top + row, "hairline")


def _words(axis: int, theme: RadarTheme, series: Sequence[RadarSeries]) -> str:
    return ", ".join([theme.name, *(f"{each.name} {each.texts[axis]}" for each in series)])
