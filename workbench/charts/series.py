"""Counts over time as small pictures side by side, all on one scale, breaks never joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Polyline, Rect, Scene, Text
from workbench.charts.symbols import diamond

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_PANEL: Final = 13.5
_HEIGHT: Final = 7.6
_PAD: Final = 0.9
_LEGEND: Final = 2.1


@dataclass(frozen=True, slots=True)
class SeriesPanel:
    """One series. ``values`` are by period, None where nothing was counted.

    ``breaks`` are the places of the periods from which the series is counted otherwise. ``figures``
    says the comparison in short ("70 → 54, −23 %"), ``warning`` what speaks against it.
    """

    key: str
    title: str
    values: tuple[float | None, ...]
    figures: str = ""
    warning: str = ""
    breaks: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeriesFrame:
    """What all panels share: the names of the periods, and where a year begins.

    ``missing``, ``broken`` and ``scale`` explain the open dot, the dashed line and the scale below
    the panels; empty where nothing needs to be explained.
    """

    periods: tuple[str, ...]
    years: tuple[tuple[int, str], ...] = ()
    missing: str = ""
    broken: str = ""
    scale: str = ""


def series_scene(
    panels: Sequence[SeriesPanel],
    frame: SeriesFrame,
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
) -> Scene:
    """Return the panels in rows, as many beside each other as there is room for."""
    columns = measure.columns_for(len(panels), width, text * _PANEL)
    broad, high = width / columns, text * _HEIGHT
    most = max((v for each in panels for v in each.values if v is not None), default=1.0) or 1.0
    shapes: list[Shape] = []
    for number, panel in enumerate(panels):
        left, top = number % columns * broad, number // columns * high
        inner = tuple(_panel(panel, frame, (left, top, broad, high), most, text))
        shapes.append(Group(inner, panel.key, panel.words or _words(panel, frame)))
    bottom = -(-len(panels) // columns) * high
    if panels and (frame.missing or frame.broken or frame.scale):
        shapes += _legend(frame, bottom, width, text)
        bottom += text * _LEGEND
    return Scene(width, bottom, tuple(shapes), alt)


def _legend(frame: SeriesFrame, top: float, width: float, text: float) -> Iterator[Shape]:
    """Say what an open dot and a dashed line mean, and that all panels have one scale."""
    size, x, y = text * 0.88, text * _PAD, top + text * 1.35
    yield Rect(0.0, top, width, text * _LEGEND, "surface")
    yield Line(0.0, top, width, top, "hairline")
    if frame.missing:
        yield Ellipse(x + size * 0.3, y - size * 0.35, text * 0.2, text * 0.2, "surface", "muted")
        yield Text(x + size, y, frame.missing, size, "muted")
        x += size * 2.5 + measure.text_width(frame.missing, size)
    if frame.broken:
        yield Line(x, y - size, x, y + size * 0.2, "warn", 1.5, (4.0, 3.0))
        yield Text(x + size * 0.6, y, frame.broken, size, "muted")
        x += size * 2.5 + measure.text_width(frame.broken, size)
    room = width - text * _PAD - x
    if frame.scale and measure.text_width(frame.scale, size) < room:
        yield Text(width - text * _PAD, y, frame.scale, size, "muted", anchor="end")


def _panel(
    panel: SeriesPanel,
    frame: SeriesFrame,
    box: tuple[float, float, float, float],
    most: float,
    text: float,
) -> Iterator[Shape]:
    left, top, width, height = box
    pad = text * _PAD
    room = width - 2 * pad
    yield Rect(left, top, width, height, "surface")
    if left:
        yield Line(left, top + pad, left, top + height - pad, "hairline")
    yield Text(
        left + pad,
        top + text * 1.3,
        measure.elide(panel.title, room, text * 0.92, BOLD),
        text * 0.92,
        "text",
        BOLD,
    )
    yield from _figures(panel, left + pad, top + text * 2.5, room, text)
    plot = (left + pad, top + text * 3.2, room, height - text * 4.4)
    yield from _years(frame, plot, text)
    yield from _breaks(panel, frame, plot)
    yield from _lines(panel, frame, plot, most, text)


def _figures(panel: SeriesPanel, x: float, y: float, room: float, text: float) -> Iterator[Shape]:
    size = text * 0.88
    if panel.warning:
        yield diamond(x + size * 0.4, y - size * 0.35, size * 0.75, fill="warn")
        words = measure.elide(panel.warning, room - size * 1.2, size, BOLD)
        yield Text(x + size * 1.1, y, words, size, "warn", BOLD)
    else:
        yield Text(x, y, measure.elide(panel.figures, room, size), size, "muted")


def _x(place: float, frame: SeriesFrame, plot: tuple[float, float, float, float]) -> float:
    steps = max(len(frame.periods) - 1, 1)
    return plot[0] + 4 + place * (plot[2] - 8) / steps


def _years(
    frame: SeriesFrame, plot: tuple[float, float, float, float], text: float
) -> Iterator[Shape]:
    left, top, width, height = plot
    yield Line(left, top + height, left + width, top + height, "hairline")
    for place, name in frame.years:
        x = _x(place - 0.5, frame, plot) if place else left
        if place:
            yield Line(x, top, x, top + height, "grid")
        yield Text(x + 2, top + height + text * 0.95, name, text * 0.78, "muted")


def _breaks(
    panel: SeriesPanel, frame: SeriesFrame, plot: tuple[float, float, float, float]
) -> Iterator[Shape]:
    _left, top, _width, height = plot
    for place in panel.breaks:
        x = _x(place - 0.5, frame, plot)
        yield Line(x, top - 2, x, top + height, "warn", 1.5, (4.0, 3.0))


def _lines(
    panel: SeriesPanel,
    frame: SeriesFrame,
    plot: tuple[float, float, float, float],
    most: float,
    text: float,
) -> Iterator[Shape]:
    """Draw a line through what was counted; it ends at a gap and at a break."""
    run: list[tuple[float, float]] = []
    runs = [run]
    for place, value in enumerate(panel.values):
        if place in panel.breaks or value is None:
            run = []
            runs.append(run)
        if value is None:
            x, y = _x(place, frame, plot), plot[1] + plot[3]
            yield Ellipse(x, y, text * 0.17, text * 0.17, "surface", "muted", 1.0)
        else:
            y = plot[1] + plot[3] * (1 - value / most)
            run.append((_x(place, frame, plot), y))
    for points in runs:
        if len(points) > 1:
            yield Polyline(tuple(points), "accent", 1.6)
        elif points:
            yield Ellipse(*points[0], text * 0.2, text * 0.2, "accent")
    ends = [points for points in runs if points]
    if ends:
        yield Ellipse(*ends[-1][-1], text * 0.22, text * 0.22, "accent")


def _words(panel: SeriesPanel, frame: SeriesFrame) -> str:
    said = ", ".join(
        f"{name}: {'–' if value is None else f'{value:g}'}"
        for name, value in zip(frame.periods, panel.values, strict=True)
    )
    parts = (panel.title, panel.figures, panel.warning, said)
    return "; ".join(part for part in parts if part)
