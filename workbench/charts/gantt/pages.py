"""A plan on paper: one A3 or a few A4, each readable by itself.

Every page carries names, calendar, key, title and "page x of y"; no page is without a bar, and no
text is under 7 pt. The whole time is always shown: rows, not weeks, are divided between pages.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.charts import measure
from workbench.charts.gantt.chart import (
    alt_text,
    chart_shapes,
    layout,
    legend_block,
    levelled,
    window_of,
)
from workbench.charts.gantt.header import header_height
from workbench.charts.scene import BOLD, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.gantt.chart import Window
    from workbench.charts.gantt.rows import GanttOptions, GanttRow
    from workbench.charts.scene import Shape

Orientation = Literal["auto", "landscape", "portrait"]

MM = 96 / 25.4
POINT = 96 / 72
SMALLEST = 7 * POINT
LARGEST = 10 * POINT
MARGIN = 10 * MM
# Row height over the em of its text: below 1.25 letters of neighbouring rows touch.
TIGHT, LOOSE = 1.25, 2.1
_SHORT_SIDE = {"A3": 297 * MM, "A4": 210 * MM}
_LONG_SIDE = {"A3": 420 * MM, "A4": 297 * MM}


def page_size(paper: str, *, landscape: bool) -> tuple[float, float]:
    """Return width and height of "A3" or "A4" in units."""
    short, long = _SHORT_SIDE[paper], _LONG_SIDE[paper]
    return (long, short) if landscape else (short, long)


def gantt_pages(
    rows: Sequence[GanttRow],
    paper: str,
    options: GanttOptions,
    *,
    orientation: Orientation = "auto",
    window: Window | None = None,
    margin: float = MARGIN,
) -> list[Scene]:
    """Return the plan as pages of "A3" or "A4"; none when no row has a date.

    "auto" lays the page across and turns it upright only when that saves pages (100 rows on one
    A3). ``margin`` is empty on all sides; pass 0 when the page's own frame gives it.
    """
    rows = levelled(rows)
    dated = [row for row in rows if row.span or row.marks]
    if not dated:
        return []
    days = window or window_of(dated, options)
    landscape = orientation == "landscape"
    if orientation == "auto":
        across, upright = (
            _page_count(rows, page_size(paper, landscape=turn), margin) for turn in (True, False)
        )
        landscape = across <= upright
    size = page_size(paper, landscape=landscape)
    return pages_of_size(rows, size, options, days, margin)


def _room(size: tuple[float, float], margin: float) -> float:
    """Height left for rows when title, calendar, key and foot have taken theirs."""
    return size[1] - 2 * margin - _TITLE - _FOOT - SMALLEST * (3.35 + 2 * 1.7 + 0.5)


_TITLE = 34.0
_FOOT = 18.0


def _page_count(rows: Sequence[GanttRow], size: tuple[float, float], margin: float) -> int:
    fitting = max(int(_room(size, margin) / (SMALLEST * TIGHT)), 1)
    return math.ceil(len(rows) / fitting)


def pages_of_size(
    rows: Sequence[GanttRow],
    size: tuple[float, float],
    options: GanttOptions,
    days: Window,
    margin: float = 0.0,
) -> list[Scene]:
    """Return the plan on pages of any size (units), as large as it fits on the fewest pages."""
    count = _page_count(rows, size, margin)
    parts = _without_empty(_split(rows, count))
    most = max(len(part) for part in parts)
    pitch = _room(size, margin) / max(most, 1)
    text = min(max(pitch / 1.6, SMALLEST), LARGEST)
    row = min(pitch, text * LOOSE)
    dressed = replace(options, text=text, small=max(text * 0.9, SMALLEST), row=row)
    dressed = replace(dressed, name_width=_name_width(rows, days, dressed, size, margin))
    return [
        _page(part, rows, days, dressed, size, margin, (number, len(parts)))
        for number, part in enumerate(parts, 1)
    ]


def _name_width(
    rows: Sequence[GanttRow],
    days: Window,
    options: GanttOptions,
    size: tuple[float, float],
    margin: float,
) -> float:
    """One width for all pages, so that the same day stands at the same place on each."""
    return layout(rows, days, options, margin, size[0] - 2 * margin).place.name


def _split(rows: Sequence[GanttRow], count: int) -> list[list[GanttRow]]:
    """Divide rows evenly; a heading is not left alone at the foot of a page."""
    parts: list[list[GanttRow]] = []
    start = 0
    for index in range(count):
        end = round(len(rows) * (index + 1) / count)
        while end < len(rows) and end - start > 1 and rows[end - 1].is_parent:
            end -= 1
        parts.append(list(rows[start:end]))
        start = end
    return [part for part in parts if part]


def _without_empty(parts: list[list[GanttRow]]) -> list[list[GanttRow]]:
    """Join pages whose rows have no dates to their neighbour: a page without a bar says nothing."""
    kept: list[list[GanttRow]] = []
    waiting: list[GanttRow] = []
    for part in parts:
        joined = waiting + part
        if any(row.span or row.marks for row in part):
            kept.append(joined)
            waiting = []
        elif kept:
            kept[-1] = kept[-1] + part
        else:
            waiting = joined
    return kept


def _page(
    rows: Sequence[GanttRow],
    all_rows: Sequence[GanttRow],
    days: Window,
    options: GanttOptions,
    size: tuple[float, float],
    margin: float,
    number: tuple[int, int],
) -> Scene:
    width = size[0] - 2 * margin
    plan = layout(all_rows, days, options, margin, width)
    top = margin + _TITLE
    shapes = _title(options, margin, width)
    shapes += chart_shapes(rows, top, plan, options)
    bottom = top + header_height(plan.field) + len(rows) * options.row
    key, _height = legend_block(rows, options, plan, margin, bottom + options.small * 0.5)
    shapes += key
    shapes += _foot(options, days, size, margin, number)
    return Scene(*size, tuple(shapes), alt_text(rows, days))


def _title(options: GanttOptions, margin: float, width: float) -> list[Shape]:
    title, baseline = options.title or _("Action plan"), margin + 14 * POINT
    cut = measure.elide(title, width, 13 * POINT, BOLD)
    used = measure.text_width(cut, 13 * POINT, BOLD) + 10
    shapes: list[Shape] = [Text(margin, baseline, cut, 13 * POINT, "text", BOLD)]
    subtitle = measure.elide(options.subtitle, width - used, 9 * POINT)
    if subtitle:
        shapes.append(Text(margin + used, baseline, subtitle, 9 * POINT, "muted"))
    return shapes


def _foot(
    options: GanttOptions,
    days: Window,
    size: tuple[float, float],
    margin: float,
    number: tuple[int, int],
) -> list[Shape]:
    y, em = size[1] - margin - 3, 7.5 * POINT
    period = f"{date_text(days[0])} – {date_text(days[1])}"
    if options.today:
        status = _("Status {day}").format(day=date_text(options.today))
        period = f"{period} · {status}"
    page = _("Page {number} of {total}").format(number=number[0], total=number[1])
    return [
        Text(margin, y, period, em, "muted"),
        Text(size[0] - margin, y, page, em, "muted", anchor="end"),
    ]
