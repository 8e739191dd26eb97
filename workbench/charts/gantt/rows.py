"""What a Gantt chart shows: rows, marks on rows and links, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Kind = Literal["group", "summary", "task", "milestone"]
LinkType = Literal["FS", "SS", "FF", "SF"]
Column = Literal["code", "responsible", "cost"]

DONE = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone drawn on another thing's row, as the meetings of a steering group."""

    day: date
    label: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class GanttRow:
    """One row of the chart.

    ``finish`` is the last day, inclusive. ``done`` is a share 0..1. ``level`` is the indentation.
    ``color`` is a token ("accent", "category.3"); empty means the accent. ``conflict`` is a short
    word for a broken rule ("krock"), ``cost`` a finished text. ``baseline`` is start and finish as
    decided. ``float_days`` are working days of total float, None when not reckoned. A milestone
    has its day in ``finish`` (or ``start``). ``deadline`` is the day by which it should be done,
    ``late_finish`` how late it may end without moving the plan's end (where that is to be shown).
    ``letter`` is what tells its colour in words of one or two letters. Groups and summaries span
    what lies under them and are not edited by dragging.
    """

    key: str
    title: str
    kind: Kind = "task"
    code: str = ""
    level: int = 0
    start: date | None = None
    finish: date | None = None
    done: float = 0.0
    critical: bool = False
    late: bool = False
    forecast_finish: date | None = None
    conflict: str = ""
    baseline: tuple[date, date] | None = None
    responsible: str = ""
    cost: str = ""
    color: str = ""
    float_days: int | None = None
    marks: tuple[Mark, ...] = ()
    deadline: date | None = None
    late_finish: date | None = None
    letter: str = ""

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day, or None when the row has no date; never reversed."""
        first, last = self.start or self.finish, self.finish or self.start
        if first is None or last is None:
            return None
        if self.kind == "milestone":
            return last, last
        return first, max(first, last)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= DONE

    @property
    def is_parent(self) -> bool:
        """Whether the row sums up others."""
        return self.kind in {"group", "summary"}

    @property
    def token(self) -> str:
        """The colour of the bar, after what its state demands."""
        if self.is_done:
            return "done"
        return self.color or ("critical" if self.critical else "accent")


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency between two rows; ``critical`` when it drives a critical row."""

    source: str
    target: str
    type: LinkType = "FS"
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """What a colour means: its token, its letter and its name."""

    color: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class GanttOptions:
    """How a chart for paper or the wall is drawn; lengths are scene units.

    ``columns`` stand between the names and the bars. ``status_column`` adds symbol and word at the
    right edge and ``inside_labels`` the responsible party in or beside the bar: both for the wall.
    ``text`` is the em of names and bars, ``small`` that of scale and legend (0: nine tenths of
    ``text``). ``baseline_name`` names the decided plan in the legend, ``categories`` the colours.
    """

    today: date | None = None
    holidays: frozenset[date] = frozenset()
    links: tuple[Link, ...] = ()
    columns: tuple[Column, ...] = ("responsible", "cost")
    status_column: bool = False
    inside_labels: bool = False
    legend: bool = True
    title: str = ""
    subtitle: str = ""
    baseline_name: str = ""
    cost_unit: str = ""
    width: float = 1200.0
    text: float = 40 / 3
    small: float = 0.0
    row: float = 28.0
    name_width: float = 0.0
    categories: tuple[Category, ...] = ()


def span_of(rows: Iterable[GanttRow]) -> tuple[date, date] | None:
    """Return first and last day over all rows with baselines, forecasts and marks; None if none."""
    days = [day for row in rows for day in _days(row)]
    return (min(days), max(days)) if days else None


def _days(row: GanttRow) -> Iterable[date]:
    yield from row.span or ()
    yield from row.baseline or ()
    yield from filter(None, (row.forecast_finish, row.deadline, row.late_finish))
    for mark in row.marks:
        yield mark.day
