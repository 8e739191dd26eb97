"""What part of the plan the window shows: scroll, zoom and where rows lie. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from workbench.charts.gantt.columns import Outline, outline
from workbench.charts.gantt.field import Field, Metrics, metrics_for
from workbench.charts.timescale import FIRST, LAST, TimeScale

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.gantt.field import Measure
    from workbench.charts.gantt.rows import Column

ScaleName = Literal["day", "week", "month", "quarter", "year"]

# Pixels per day at 100 %.
SCALES: Final[dict[ScaleName, float]] = {
    "day": 44.0, "week": 20.0, "month": 6.0, "quarter": 1.7, "year": 0.55,
}  # fmt: skip
NARROWEST, WIDEST = 0.04, 60.0
BEFORE, AFTER = 31, 92
LEAST_NAME: Final = 90.0
USUAL_NAME: Final = 240.0
LEAST_BARS: Final = 80.0


@dataclass(slots=True)
class Viewport:
    """The body of the chart: ``width`` by ``height`` pixels, names at the left, bars at the right.

    ``origin`` is the (broken) ordinal at the left edge of the bars, ``top`` how many pixels are
    scrolled away above, ``count`` the number of visible rows, ``name`` the width of the name
    column at 100 %.
    """

    width: float = 0.0
    height: float = 0.0
    origin: float = 737_000.0
    per_day: float = SCALES["quarter"]
    top: float = 0.0
    count: int = 0
    name: float = USUAL_NAME
    columns: tuple[Column, ...] = ("responsible", "cost")
    metrics: Metrics = field(default_factory=metrics_for)
    first: int = 737_000
    last: int = 737_365

    @property
    def place(self) -> Outline:
        """Where the columns stand; the rightmost are dropped when the window is narrow."""
        u = self.metrics.u
        columns = self.columns
        while True:
            found = outline(0.0, self.name * u, columns, self.metrics)
            if not columns or found.right <= self.width * 0.6:
                break
            columns = columns[1:] if columns[0] == "code" else columns[:-1]
        spare = self.width - LEAST_BARS * u
        if found.right > spare:
            return outline(0.0, max(spare, LEAST_NAME * u), (), self.metrics)
        return found

    def field(self, measure: Measure, today: date | None = None) -> Field:
        """Return the surface of the bars."""
        left = self.place.right
        scale = TimeScale(self.origin, left, self.per_day)
        line = scale.x_middle(today) if today else None
        return Field(scale, left, max(self.width, left + 1), self.metrics, measure, line)

    @property
    def days(self) -> float:
        """How many days the bars' surface is wide."""
        return max(self.width - self.place.right, 1.0) / self.per_day

    # --- rows -----------------------------------------------------------------------------

    def rows_in_view(self) -> range:
        """Return the places of the rows that are at least partly seen."""
        row = self.metrics.row
        first = max(int(self.top // row), 0)
        last = min(int((self.top + self.height) // row) + 1, self.count)
        return range(first, max(last, first))

    def y_of(self, place: int) -> float:
        """Return the upper edge of a row."""
        return place * self.metrics.row - self.top

    def place_at(self, y: float) -> int | None:
        """Return the place of the row at ``y``."""
        place = int((y + self.top) // self.metrics.row)
        return place if 0 <= place < self.count else None

    @property
    def most_top(self) -> float:
        """How far one can scroll down."""
        return max(self.count * self.metrics.row - self.height, 0.0)

    def scroll_to(self, top: float) -> None:
        """Scroll down to ``top`` pixels, within what there is."""
        self.top = float(round(min(max(top, 0.0), self.most_top)))

    def show_place(self, place: int) -> None:
        """Scroll just so far that a row is wholly seen."""
        row = self.metrics.row
        if place * row < self.top:
            self.scroll_to(place * row)
        elif (place + 1) * row > self.top + self.height:
            self.scroll_to((place + 1) * row - self.height)

    # --- days -----------------------------------------------------------------------------

    def set_extent(self, first: date, last: date) -> None:
        """Tell between which days there is something to see."""
        self.first, self.last = first.toordinal() - BEFORE, last.toordinal() + AFTER

    def limits(self) -> tuple[float, float]:
        """Return the least and greatest origin one can scroll to."""
        least = min(self.first, self.last - self.days)
        return max(least, FIRST), min(max(self.last - self.days, self.first), LAST)

    def go_to(self, origin: float) -> None:
        """Put an ordinal at the left edge of the bars, within the limits."""
        least, most = self.limits()
        self.origin = min(max(origin, least), most)

    def zoom(self, factor: float, x: float) -> None:
        """Widen days by ``factor`` so that the day at ``x`` stays where it is."""
        left = self.place.right
        at = max(x - left, 0.0)
        day = self.origin + at / self.per_day
        u = self.metrics.u
        self.per_day = min(max(self.per_day * factor, NARROWEST * u), WIDEST * u)
        self.go_to(day - at / self.per_day)

    def set_scale(self, name: ScaleName, keep: float | None = None) -> None:
        """Take one of the named scales; the ordinal ``keep`` stays in place if it is in view."""
        x = self.place.right + (self.width - self.place.right) / 2
        if keep is not None and self.origin <= keep <= self.origin + self.days:
            x = self.place.right + (keep - self.origin) * self.per_day
        self.zoom(SCALES[name] * self.metrics.u / self.per_day, x)

    def scale_name(self) -> ScaleName | None:
        """Return the named scale in use, None for one in between."""
        for name, per_day in SCALES.items():
            if abs(per_day * self.metrics.u - self.per_day) < per_day * 0.01:
                return name
        return None

    def fit(self, first: date, last: date) -> None:
        """Show all days from ``first`` to ``last`` with a little air."""
        days = last.toordinal() - first.toordinal() + 1
        room = max(self.width - self.place.right, 1.0)
        u = self.metrics.u
        self.per_day = min(max(room / (days * 1.06), NARROWEST * u), WIDEST * u)
        self.go_to(first.toordinal() - days * 0.03)

    def show_day(self, day: float, share: float = 0.4) -> None:
        """Scroll so that an ordinal stands at a share of the width."""
        self.go_to(day - self.days * share)
