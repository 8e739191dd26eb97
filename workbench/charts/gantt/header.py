"""The calendar over the bars and its lines and stripes behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_short
from workbench.base.language import _
from workbench.charts.scene import BOLD, NORMAL, Line, Rect, Text
from workbench.charts.timeline import cells, days_off, tiers
from workbench.charts.timescale import day_of

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.gantt.field import Field
    from workbench.charts.scene import Shape
    from workbench.charts.timeline import Unit

LEAST_STRIPE = 1.2


def header_height(field: Field) -> float:
    """Return the height of the calendar's two lines."""
    return field.metrics.small * 3.35


def _days(field: Field) -> tuple[date, date]:
    scale = field.scale
    return scale.day_at(field.left), day_of(scale.ordinal_at(field.right) - 1e-6)


def header_shapes(
    top: float, field: Field, today: date | None, *, word: bool = False
) -> list[Shape]:
    """Return the calendar from ``top`` down; ``word`` writes "today" instead of its date."""
    units = tiers(field.scale.per_day, field.metrics.small)
    height = header_height(field)
    chip = _chip(top, height, field, today, word=word)
    shapes = _tier(top, height, field, units.below, today, lower=True)
    if units.above != units.below:
        shapes += _tier(top, height, field, units.above, today, lower=False, avoid=chip)
    return shapes + chip


def _tier(
    top: float,
    height: float,
    field: Field,
    unit: Unit,
    today: date | None,
    *,
    lower: bool,
    avoid: list[Shape] | None = None,
) -> list[Shape]:
    size = field.metrics.small
    shapes: list[Shape] = []
    baseline = top + height * (0.86 if lower else 0.36)
    blocked = next((s for s in avoid or () if isinstance(s, Rect)), None)
    for cell in cells(unit, *_days(field), roomy=not lower):
        left, right = field.scale.x(cell.start), field.scale.x(cell.end)
        if left >= field.left - 0.5:
            shapes.append(
                Line(left, top + height * (0.55 if lower else 0.05), left, top + height, "hairline")
            )
        current = lower and today is not None and cell.start <= today < cell.end
        weight = BOLD if current or not lower else NORMAL
        start = max(left, field.left) + size * 0.3
        if blocked and blocked.x - size <= start < blocked.x + blocked.width:
            start = blocked.x + blocked.width + size * 0.3
        room = min(right, field.right) - start
        if blocked and start < blocked.x < start + room:
            room = blocked.x - start
        if field.measure.text_width(cell.label, size, weight) <= room:
            color = "text" if current or not lower else "muted"
            shapes.append(Text(start, baseline, cell.label, size, color, weight))
    return shapes


def _chip(
    top: float, height: float, field: Field, today: date | None, *, word: bool
) -> list[Shape]:
    if today is None or not field.left <= field.scale.x_middle(today) <= field.right:
        return []
    size = field.metrics.small
    text = _("Today") if word else date_short(today)
    width = field.measure.text_width(text, size, BOLD) + size
    left = field.scale.x_middle(today) - width / 2
    left = min(max(left, field.left), field.right - width)
    box = Rect(left, top + height * 0.03, width, size * 1.5, fill="accent", radius=size * 0.25)
    label = Text(
        left + width / 2, box.y + size * 1.1, text, size, "on_accent", BOLD, anchor="middle"
    )
    return [box, label]


def stripe_shapes(
    top: float, height: float, field: Field, holidays: frozenset[date]
) -> list[Shape]:
    """Return weekends and holidays as stripes; none where a day is too narrow to tell."""
    if field.scale.per_day < LEAST_STRIPE * field.metrics.u:
        return []
    shapes: list[Shape] = []
    for first, last in days_off(*_days(field), holidays):
        seen = field.clip(field.scale.x(first), field.scale.x_end(last))
        if seen:
            shapes.append(Rect(seen[0], top, seen[1] - seen[0], height, fill="weekend"))
    return shapes


def tick_shapes(top: float, height: float, field: Field) -> list[Shape]:
    """Return the lines down from the calendar's finer units."""
    unit = tiers(field.scale.per_day, field.metrics.small).below
    starts = (field.scale.x(cell.start) for cell in cells(unit, *_days(field)))
    return [Line(x, top, x, top + height, "grid") for x in starts if x >= field.left]


def today_shapes(top: float, height: float, field: Field, today: date | None) -> list[Shape]:
    """Return the line of today, or nothing when it lies outside the field."""
    if today is None:
        return []
    x = field.scale.x_middle(today)
    if not field.left <= x <= field.right:
        return []
    return [Line(x, top, x, top + height, "accent", 1.8 * max(field.metrics.u, 0.7))]
