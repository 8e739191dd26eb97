"""The surface a Gantt chart is drawn on: its scale, edges, sizes and way to measure text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.charts.timescale import TimeScale

BASE_TEXT = 40 / 3
BASE_ROW = 28.0


class Measure(Protocol):
    """Tells how wide text runs; ``workbench.charts.measure`` is the one of paper."""

    def text_width(self, text: str, size: float, weight: int = 400) -> float:
        """Return the width of a line in units."""
        ...

    def elide(self, text: str, width: float, size: float, weight: int = 400) -> str:
        """Return the text cut to fit."""
        ...


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in units.

    ``text`` and ``small`` are ems; ``u`` is what one pixel at the usual size (rows 28 high, text
    of 10 pt) has become; ``bar_top`` and ``base_top`` count from the row's upper edge.
    """

    text: float
    small: float
    row: float
    u: float
    bar: float
    bar_top: float
    base_top: float
    base: float

    @property
    def line(self) -> float:
        """The width of outlines and arrows."""
        return max(1.2 * self.u, 0.6)

    @property
    def bar_middle(self) -> float:
        """The middle of a bar, from the row's upper edge."""
        return self.bar_top + self.bar / 2


def metrics_for(
    text: float = BASE_TEXT, row: float = BASE_ROW, small: float = 0.0, share: float = 0.4
) -> Metrics:
    """Return sizes for rows of height ``row``; a bar takes ``share`` of it."""
    u = min(text / BASE_TEXT, row / BASE_ROW * 1.5)
    bar = row * share
    base = max(row * 0.09, 1.2)
    top = (row - bar - base - row * 0.07) / 2
    return Metrics(text, small or text * 0.9, row, u, bar, top, row - top - base, base)


@dataclass(frozen=True, slots=True)
class Field:
    """Where bars may be drawn: between ``left`` and ``right``, on ``scale``.

    Labels keep off the line of today, at ``today`` (None when there is none).
    """

    scale: TimeScale
    left: float
    right: float
    metrics: Metrics
    measure: Measure
    today: float | None = None

    def clip(self, start: float, end: float) -> tuple[float, float] | None:
        """Return the part of a stretch inside the edges, None when nothing of it is."""
        if end <= self.left or start >= self.right:
            return None
        return max(start, self.left), min(end, self.right)
