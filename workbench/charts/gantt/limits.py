"""What bounds a bar: the day by which it should be done, and how late it may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.charts.scene import Line, Polygon

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.gantt.field import Field, Metrics
    from workbench.charts.gantt.rows import GanttRow
    from workbench.charts.scene import Shape

FLOAT_DASH = (2.0, 2.0)


def float_shapes(row: GanttRow, y: float, surface: Field) -> list[Shape]:
    """Return the line from a bar's end to its latest, with a stop; nothing where it has no room."""
    if row.late_finish is None or row.span is None or row.is_done or row.is_parent:
        return []
    start, end = surface.scale.x_end(row.span[1]), surface.scale.x_end(row.late_finish)
    seen = surface.clip(start, end)
    if seen is None or end - start < 2 * surface.metrics.u:
        return []
    m, middle = surface.metrics, y + surface.metrics.bar_middle
    dash = (FLOAT_DASH[0] * m.u, FLOAT_DASH[1] * m.u)
    shapes: list[Shape] = [Line(*seen[:1], middle, seen[1], middle, "muted", m.line, dash)]
    if end <= surface.right:
        half = m.bar * 0.3
        shapes.append(Line(end, middle - half, end, middle + half, "muted", m.line))
    return shapes


def deadline_shapes(row: GanttRow, y: float, surface: Field) -> list[Shape]:
    """Return the flag at the end of the day by which the row should be done."""
    if row.deadline is None or row.is_parent:
        return []
    x = surface.scale.x_end(row.deadline)
    if not surface.left <= x <= surface.right:
        return []
    m = surface.metrics
    return flag(x, y + m.bar_top - 2 * m.u, m.bar + 4 * m.u, m, late=misses(row, row.deadline))


def misses(row: GanttRow, deadline: date) -> bool:
    """Tell whether a row that is not done ends after its deadline, or is expected to."""
    last = max(filter(None, (row.span and row.span[1], row.forecast_finish)), default=None)
    return last is not None and last > deadline and not row.is_done


def flag(x: float, top: float, height: float, m: Metrics, *, late: bool) -> list[Shape]:
    """Return a post with a small flag to its left, so that it stands at the end of a day."""
    token, size = ("error" if late else "text"), 5 * m.u
    points = ((x, top), (x - size, top + size * 0.55), (x, top + size * 1.1))
    return [
        Line(x, top, x, top + height, token, m.line),
        Polygon(points, fill=token),
    ]
