"""The key to a chart: only the signs that occur in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts import symbols
from workbench.charts.gantt.bars import DASH
from workbench.charts.gantt.limits import FLOAT_DASH, flag
from workbench.charts.scene import BOLD, Line, Polygon, Polyline, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.charts.gantt.field import Measure, Metrics
    from workbench.charts.gantt.rows import Category, GanttRow
    from workbench.charts.scene import Shape

    Sample = Callable[[float, float, Metrics], list[Shape]]

SAMPLE = 22.0


def legend_entries(
    rows: Sequence[GanttRow],
    *,
    links: bool,
    stripes: bool,
    baseline_name: str = "",
    categories: Sequence[Category] = (),
) -> list[tuple[str, Sample]]:
    """Return label and sample of each sign that the rows use, in a fixed order."""
    open_tasks = [row for row in rows if row.kind == "task" and row.span and not row.is_done]
    has_baseline = any(row.baseline for row in rows)
    milestone = any(row.kind == "milestone" or row.marks for row in rows)
    entries: list[tuple[bool, str, Sample]] = [
        (bool(open_tasks), _("Done / left"), _plain),
        (any(row.critical for row in open_tasks), _("Critical"), _critical),
        (any(row.late for row in open_tasks), _("Late, forecast"), _late),
        (any(row.is_done and not row.is_parent for row in rows), _("Done"), _done),
        (has_baseline, baseline_name or _("Decided plan"), _baseline),
        (any(row.deadline and not row.is_parent for row in rows), _("Deadline"), _deadline),
        (any(row.late_finish for row in open_tasks), _("Float"), _float),
        (milestone, _("Milestone"), _milestone),
        (any(row.conflict for row in rows), _("Conflict"), _conflict),
        (links, _("Depends on"), _link),
        (stripes, _("Weekend, holiday"), _stripe),
    ]
    if categories:
        entries[0] = (False, "", _plain)
    used = {row.color for row in rows}
    named = [(each.name, _category(each)) for each in categories if each.color in used]
    return named + [(label, sample) for wanted, label, sample in entries if wanted]


def legend_shapes(
    entries: Sequence[tuple[str, Sample]],
    left: float,
    top: float,
    width: float,
    m: Metrics,
    measure: Measure,
) -> tuple[list[Shape], float]:
    """Return the key set in as many lines as it needs, and the height it takes."""
    line = m.small * 1.7
    x, y = left, top + line / 2
    shapes: list[Shape] = []
    for label, sample in entries:
        needed = SAMPLE * m.u + m.small * 0.5 + measure.text_width(label, m.small)
        if x > left and x + needed > left + width:
            x, y = left, y + line
        shapes += sample(x, y, m)
        at = x + SAMPLE * m.u + m.small * 0.5
        shapes.append(Text(at, y + m.small * 0.36, label, m.small, "muted"))
        x += needed + m.small * 1.4
    return shapes, (y + line / 2 - top) if entries else 0.0


def _box(x: float, y: float, m: Metrics, share: float = 1.0) -> tuple[float, float, float, float]:
    height = 10 * m.u
    return x, y - height / 2, SAMPLE * m.u * share, height


def _plain(x: float, y: float, m: Metrics) -> list[Shape]:
    left, top, width, height = _box(x, y, m)
    return [
        Rect(left, top, width, height, "accent.soft", "accent", 1.2, 2 * m.u),
        Rect(left, top, width / 2, height, "accent", radius=2 * m.u),
    ]


def _critical(x: float, y: float, m: Metrics) -> list[Shape]:
    return [Rect(*_box(x, y, m), "critical.soft", "critical", 1.2, 2 * m.u, "diagonal")]


def _late(x: float, y: float, m: Metrics) -> list[Shape]:
    dash = (DASH[0] * m.u, DASH[1] * m.u)
    return [
        Rect(*_box(x, y, m, 0.6), "error.soft", "error", 1.2, dash=dash),
        symbols.triangle(x + SAMPLE * m.u * 0.85, y, 9 * m.u),
    ]


def _category(category: Category) -> Sample:
    """Return the sample of a colour: a box with its letter."""

    def sample(x: float, y: float, m: Metrics) -> list[Shape]:
        left, top, width, height = _box(x, y, m)
        size = m.small * 0.8
        return [
            Rect(left, top, width, height, f"{category.color}.soft", category.color, 1.2, 2 * m.u),
            Text(left + width / 2, y + size * 0.36, category.letter, size, "text", BOLD, "middle"),
        ]

    return sample


def _deadline(x: float, y: float, m: Metrics) -> list[Shape]:
    return flag(x + SAMPLE * m.u * 0.6, y - 7 * m.u, 14 * m.u, m, late=False)


def _float(x: float, y: float, m: Metrics) -> list[Shape]:
    right, dash = x + SAMPLE * m.u, (FLOAT_DASH[0] * m.u, FLOAT_DASH[1] * m.u)
    return [
        Line(x, y, right, y, "muted", 1.2, dash),
        Line(right, y - 3 * m.u, right, y + 3 * m.u, "muted", 1.2),
    ]


def _done(x: float, y: float, m: Metrics) -> list[Shape]:
    return [
        Rect(*_box(x, y, m, 0.6), "done", radius=2 * m.u),
        symbols.check(x + SAMPLE * m.u * 0.85, y, 8 * m.u),
    ]


def _baseline(x: float, y: float, m: Metrics) -> list[Shape]:
    height = 2.6 * m.u
    return [Rect(x, y - height / 2, SAMPLE * m.u, height, "baseline", radius=height / 2)]


def _milestone(x: float, y: float, m: Metrics) -> list[Shape]:
    middle = x + SAMPLE * m.u / 2
    return [symbols.diamond(middle, y, 11 * m.u, fill="surface", stroke="text")]


def _conflict(x: float, y: float, m: Metrics) -> list[Shape]:
    return [symbols.diamond(x + SAMPLE * m.u / 2, y, 9 * m.u, fill="warn")]


def _link(x: float, y: float, m: Metrics) -> list[Shape]:
    right = x + SAMPLE * m.u
    points = ((right, y), (right - 6 * m.u, y - 3 * m.u), (right - 6 * m.u, y + 3 * m.u))
    return [
        Polyline(((x, y), (right - 5 * m.u, y)), "border", 1.2),
        Polygon(points, fill="border"),
    ]


def _stripe(x: float, y: float, m: Metrics) -> list[Shape]:
    left, top, width, height = _box(x, y, m, 0.5)
    return [Rect(left + width / 2, top, width, height, "weekend", "hairline", 0.5)]
