"""A whole Gantt chart as one scene, for the wall, for a figure in a report, for a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.charts import measure, symbols
from workbench.charts.gantt.bars import row_shapes
from workbench.charts.gantt.columns import (
    Outline,
    fitted,
    heading_shapes,
    natural_name_width,
    outline,
    outline_shapes,
)
from workbench.charts.gantt.field import Field, metrics_for
from workbench.charts.gantt.header import (
    header_height,
    header_shapes,
    stripe_shapes,
    tick_shapes,
    today_shapes,
)
from workbench.charts.gantt.legend import legend_entries, legend_shapes
from workbench.charts.gantt.links import anchor, link_shapes
from workbench.charts.gantt.rows import span_of
from workbench.charts.gantt.words import describe, status_of, status_word
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text
from workbench.charts.timeline import widen
from workbench.charts.timescale import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.charts.gantt.rows import GanttOptions, GanttRow
    from workbench.charts.scene import Shape

Window = tuple["date", "date"]
BAR_SHARE = 0.4
ROOMY_BAR_SHARE = 0.52
NAME_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the parts of a chart stand: outline, field of bars and the status words."""

    place: Outline
    field: Field
    status_left: float
    right: float


def gantt_scene(rows: Sequence[GanttRow], window: Window | None, options: GanttOptions) -> Scene:
    """Return the chart of ``rows`` over the days of ``window`` (inclusive).

    Without a window it spans whole months round everything shown. The scene is
    ``options.width`` wide and as high as its rows, calendar and key need.
    """
    days = window or window_of(rows, options)
    rows = levelled(rows)
    plan = layout(rows, days, options, 0.0, options.width)
    top = header_height(plan.field)
    shapes = chart_shapes(rows, 0.0, plan, options)
    bottom = top + len(rows) * options.row
    if options.legend:
        key, height = legend_block(rows, options, plan, 0.0, bottom + options.row * 0.2)
        shapes += key
        bottom += options.row * 0.2 + height
    return Scene(options.width, bottom, tuple(shapes), alt_text(rows, days))


def window_of(rows: Sequence[GanttRow], options: GanttOptions) -> Window:
    """Return whole months round all rows; round today when no row has a date."""
    span = span_of(rows)
    if span is None and options.today is not None:
        span = (options.today, options.today)
    if span is None:
        message = "a chart without dates needs a window"
        raise ValueError(message)
    return widen(*span)


def alt_text(rows: Sequence[GanttRow], days: Window) -> str:
    """Return the chart in one sentence."""
    tasks = [row for row in rows if not row.is_parent]
    late = sum(row.late and not row.is_done for row in tasks)
    text = ngettext(
        "Gantt chart, {count} action, {first} – {last}",
        "Gantt chart, {count} actions, {first} – {last}",
        len(tasks),
    ).format(count=len(tasks), first=date_text(days[0]), last=date_text(days[1]))
    some_late = _("late: {count}").format(count=late)
    return f"{text}, {some_late}" if late else text


def levelled(rows: Sequence[GanttRow]) -> list[GanttRow]:
    """Return rows without the indentation that means nothing when no heading is among them."""
    if any(row.is_parent for row in rows):
        return list(rows)
    least = min((row.level for row in rows), default=0)
    return [replace(row, level=row.level - least) for row in rows]


def layout(
    rows: Sequence[GanttRow], days: Window, options: GanttOptions, left: float, width: float
) -> Plan:
    """Return where outline, bars and status words stand between ``left`` and ``left + width``."""
    share = ROOMY_BAR_SHARE if options.inside_labels else BAR_SHARE
    m = metrics_for(options.text, options.row, options.small, share)
    name = options.name_width or min(natural_name_width(rows, m, measure), width * NAME_SHARE)
    place = fitted(outline(left, name, options.columns, m), rows, m, measure)
    status = _status_width(rows, m.text) if options.status_column else 0.0
    right = left + width - status
    scale = fitting(*days, place.right, right - place.right)
    today = scale.x_middle(options.today) if options.today else None
    field = Field(scale, place.right, right, m, measure, today)
    return Plan(place, field, right, left + width)


def _status_width(rows: Sequence[GanttRow], size: float) -> float:
    words = [status_word(status_of(row)) for row in rows if not row.is_parent]
    widest = max((measure.text_width(word, size, BOLD) for word in words), default=0.0)
    return widest + size * 1.9 if words else 0.0


def chart_shapes(
    rows: Sequence[GanttRow], top: float, plan: Plan, options: GanttOptions
) -> list[Shape]:
    """Return calendar, stripes, rows, arrows and today's line, from ``top`` down."""
    field, place = plan.field, plan.place
    height = header_height(field)
    body, depth = top + height, len(rows) * options.row
    shapes = stripe_shapes(body, depth, field, options.holidays)
    shapes += tick_shapes(body, depth, field)
    shapes += heading_shapes(top, height, place, field.metrics, options.cost_unit)
    shapes += header_shapes(top, field, options.today, word=options.inside_labels)
    shapes.append(Line(place.left, body, plan.right, body, "border"))
    for index in range(1, len(rows) + 1):
        y = body + index * options.row
        shapes.append(Line(place.left, y, plan.right, y, "hairline", 0.6))
    shapes += _links(rows, body, field, options)
    shapes += [
        Group(tuple(_row(row, body + i * options.row, plan, options)), row.key, describe(row))
        for i, row in enumerate(rows)
    ]
    return shapes + today_shapes(body, depth, field, options.today)


def _row(row: GanttRow, y: float, plan: Plan, options: GanttOptions) -> list[Shape]:
    inside = row.responsible if options.inside_labels else row.letter
    shapes = outline_shapes(row, y, plan.place, plan.field.metrics, measure)
    shapes += row_shapes(row, y, plan.field, inside)
    if options.status_column and not row.is_parent:
        shapes += _status(row, y, plan)
    return shapes


def _status(row: GanttRow, y: float, plan: Plan) -> list[Shape]:
    m, status = plan.field.metrics, status_of(row)
    tokens = {"done": "ok", "late": "error", "risk": "warn", "running": "ok", "planned": "muted"}
    x, size = plan.status_left + m.text * 0.9, m.text * 0.75
    word, baseline = status_word(status), y + m.row / 2 + m.text * 0.36
    return [
        symbols.status_sign(status, x, y + m.row / 2, size),
        Text(x + size * 0.9, baseline, word, m.text, tokens[status], BOLD),
    ]


def _links(
    rows: Sequence[GanttRow], body: float, field: Field, options: GanttOptions
) -> list[Shape]:
    spots = {row.key: anchor(row, body + i * options.row, field) for i, row in enumerate(rows)}
    shapes: list[Shape] = []
    for link in options.links:
        source, target = spots.get(link.source), spots.get(link.target)
        if source and target:
            shapes += link_shapes(link, source, target, field)
    return shapes


def legend_block(
    rows: Sequence[GanttRow], options: GanttOptions, plan: Plan, left: float, top: float
) -> tuple[list[Shape], float]:
    """Return the key under a chart and its height."""
    keys = {row.key for row in rows}
    drawn = any(link.source in keys and link.target in keys for link in options.links)
    stripes = any(isinstance(s, Rect) for s in stripe_shapes(0, 1, plan.field, options.holidays))
    entries = legend_entries(
        rows,
        links=drawn,
        stripes=stripes,
        baseline_name=options.baseline_name,
        categories=options.categories,
    )
    width = plan.right - left
    return legend_shapes(entries, left + 8, top, width - 16, plan.field.metrics, measure)
