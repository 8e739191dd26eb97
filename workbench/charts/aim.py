"""Indicators over the years: values with their intervals and, on the same scale, the targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.formats import number_text
from workbench.charts import measure
from workbench.charts.scene import BOLD, NORMAL, Ellipse, Group, Line, Polygon, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
TONES: Final = {"green": "ok", "yellow": "warn", "red": "error", "grey": "muted"}
_AIR: Final = 0.12


@dataclass(frozen=True, slots=True)
class AimPoint:
    """A value at ``at`` (years and parts of years), how it is written, its interval if any.

    ``joined`` is False where it cannot be compared with the one before: no line leads to it.
    """

    at: float
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    joined: bool = True


@dataclass(frozen=True, slots=True)
class AimPanel:
    """One indicator: its values, the target of each year, and how it stands.

    ``light`` is one of green, yellow, red and grey, ``status`` the same in words. ``upper`` is the
    far end where the value shall lie within a range.
    """

    key: str
    title: str
    points: tuple[AimPoint, ...]
    targets: tuple[tuple[int, float], ...] = ()
    light: str = "grey"
    status: str = ""
    upper: float | None = None
    words: str = ""


class _Frame(NamedTuple):
    """Where the plot lies and what its edges mean."""

    x: float
    y: float
    width: float
    height: float
    first: float
    last: float
    low: float
    high: float

    def at(self, year: float) -> float:
        return self.x + self.width * (year - self.first) / (self.last - self.first)

    def level(self, value: float) -> float:
        return self.y + self.height * (1 - (value - self.low) / (self.high - self.low))


def aim_scene(panel: AimPanel, width: float, text: float = BASE_TEXT, alt: str = "") -> Scene:
    """Return one indicator in full width, with its scale."""
    high = text * 11
    left, below = text * 3.2, text * 1.8
    frame = _frame(panel, (left, text, max(width - left - text, text * 4), high - text - below))
    shapes = [*_scale(frame, text), *_years(frame, text), *_plot(panel, frame, text)]
    return Scene(width, high, (Group(tuple(shapes), panel.key, panel.words),), alt)


def aims_scene(
    panels: Sequence[AimPanel],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
    across: int = 3,
) -> Scene:
    """Return many indicators as small pictures beside and below each other."""
    gap, cell_high = text * 1.2, text * 11
    across = max(1, min(across, int(width // (text * 15)) or 1))
    cell = (width - gap * (across - 1)) / across
    rows = -(-len(panels) // across)
    shapes: list[Shape] = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, across)
        x, y = column * (cell + gap), row * (cell_high + gap)
        shapes.append(Group(tuple(_small(panel, x, y, (cell, cell_high), text)), panel.key,
                            panel.words))  # fmt: skip
    return Scene(width, rows * (cell_high + gap), tuple(shapes), alt)


def _small(
    panel: AimPanel, x: float, y: float, size: tuple[float, float], text: float
) -> Iterator[Shape]:
    width, height = size
    yield Rect(x, y, width, height, "surface", "border", 0.8)
    room = width - text
    lines = measure.wrap(panel.title, room, text * 0.95, 2, BOLD)
    for number, line in enumerate(lines):
        yield Text(x + text / 2, y + text * (1.3 + 1.15 * number), line, text * 0.95, "text", BOLD)
    base = y + text * 3.6
    yield light_sign(panel.light, x + text * 0.9, base - text * 0.32, text * 0.7)
    status = measure.elide(panel.status, room - text * 1.1, text * 0.9)
    yield Text(x + text * 1.6, base, status, text * 0.9, TONES[panel.light])
    top = base + text * 1.1
    plot = (x + text, top, width - text * 2, y + height - top - text * 1.6)
    frame = _frame(panel, plot)
    yield from _years(frame, text * 0.9)
    yield from _plot(panel, frame, text * 0.9)


def light_sign(light: str, x: float, y: float, size: float) -> Shape:
    """Return the sign of a light, told apart by its form too."""
    half, tone = size / 2, TONES[light]
    if light == "green":
        return Ellipse(x, y, half, half, tone)
    if light == "yellow":
        return Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), tone)
    if light == "red":
        return Polygon(((x, y - half), (x + half, y + half), (x - half, y + half)), tone)
    return Ellipse(x, y, half, half, "", tone, 1.2)


def _frame(panel: AimPanel, place: tuple[float, float, float, float]) -> _Frame:
    years = [each.at for each in panel.points] + [year + 0.5 for year, _v in panel.targets]
    values = [
        end for each in panel.points for end in (each.value, each.low, each.high) if end is not None
    ]
    values += [value for _year, value in panel.targets]
    values += [panel.upper] if panel.upper is not None else []
    first, last = int(min(years, default=0)), int(max(years, default=0)) + 1
    low, high = min(values, default=0.0), max(values, default=1.0)
    air = (high - low) * _AIR or abs(high) * _AIR or 1.0
    return _Frame(*place, first, last, 0.0 if 0 <= low < air else low - air, high + air)


def _scale(frame: _Frame, text: float) -> Iterator[Shape]:
    for share in (0.0, 0.5, 1.0):
        value = frame.low + (frame.high - frame.low) * share
        y = frame.level(value)
        yield Line(frame.x, y, frame.x + frame.width, y, "grid")
        far = abs(frame.high - frame.low) >= 20  # noqa: PLR2004 - whole numbers tell enough then
        said = number_text(value, 0 if far else 1)
        yield Text(frame.x - text * 0.4, y + text * 0.32, said, text * 0.8, "muted", anchor="end")


def _years(frame: _Frame, text: float) -> Iterator[Shape]:
    base = frame.y + frame.height
    yield Line(frame.x, base, frame.x + frame.width, base, "border")
    for year in range(int(frame.first), int(frame.last)):
        said = str(year)
        yield Text(
            frame.at(year + 0.5), base + text * 1.1, said, text * 0.8, "muted", anchor="middle"
        )


def _plot(panel: AimPanel, frame: _Frame, text: float) -> Iterator[Shape]:
    for year, value in panel.targets:
        ends = (frame.at(year + 0.08), frame.at(year + 0.92))
        for level in (value,) if panel.upper is None else (value, panel.upper):
            y = frame.level(level)
            yield Line(ends[0], y, ends[1], y, "baseline", 2.0, (4.0, 2.5))
    before: tuple[float, float] | None = None
    for each in panel.points:
        x, y = frame.at(each.at), frame.level(each.value)
        if before is not None and each.joined:
            yield Line(*before, x, y, "accent", 1.6)
        before = (x, y)
    for number, each in enumerate(panel.points):
        yield from _point(each, frame, text, last=number == len(panel.points) - 1)


def _point(each: AimPoint, frame: _Frame, text: float, *, last: bool) -> Iterator[Shape]:
    x, y = frame.at(each.at), frame.level(each.value)
    if each.low is not None and each.high is not None:
        low, high, half = frame.level(each.low), frame.level(each.high), text * 0.22
        yield Line(x, low, x, high, "accent", 1.2)
        yield Line(x - half, low, x + half, low, "accent", 1.2)
        yield Line(x - half, high, x + half, high, "accent", 1.2)
    size = text * (0.3 if last else 0.24)
    yield Ellipse(x, y, size, size, "accent" if last else "surface", "accent", 1.4)
    room = measure.text_width(each.text, text * 0.85, BOLD)
    left = x - room - text * 0.5
    fits = x + text * 0.5 + room < frame.x + frame.width + text
    beside = x + text * 0.5 if fits or left < frame.x else left
    lifted = max(y - text * 0.35, frame.y + text * 0.2)
    yield Text(beside, lifted, each.text, text * 0.85, "text" if last else "muted",
               BOLD if last else NORMAL, halo="surface")  # fmt: skip
