"""What lies where on a row: the parts of a bar that can be taken hold of. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.charts.gantt.bars import bar_ends
from workbench.charts.gantt.columns import INDENT, title_left

if TYPE_CHECKING:
    from workbench.charts.gantt.columns import Outline
    from workbench.charts.gantt.field import Field
    from workbench.charts.gantt.rows import GanttRow

Part = Literal["fold", "title", "cell", "bar", "start", "finish", "progress", "link", "field"]


@dataclass(frozen=True, slots=True)
class Handles:
    """Where a bar can be gripped: its ends, the middle of its link dot and its progress mark."""

    start: float
    finish: float
    link: float
    progress: float | None
    y: float


def can_edit(row: GanttRow) -> bool:
    """Tell whether a row's dates are its own; those of a group follow from what is under it."""
    return not row.is_parent


def handles(row: GanttRow, y: float, field: Field) -> Handles | None:
    """Return the grips of a row whose upper edge is at ``y``; None without dates or for groups."""
    ends = bar_ends(row, field)
    if ends is None or row.is_parent:
        return None
    m = field.metrics
    progress = None
    if row.kind == "task":
        progress = ends[0] + min(max(row.done, 0.0), 1.0) * (ends[1] - ends[0])
    return Handles(ends[0], ends[1], ends[1] + 7 * m.u, progress, y + m.bar_middle)


def part_of_bar(
    row: GanttRow, x: float, y: float, top: float, field: Field, *, gripped: bool
) -> Part:
    """Return which part of the row at ``top`` is at ``x, y``, right of the outline.

    Only a ``gripped`` row (hovered or current) offers its link dot and progress mark, as only
    there they are drawn.
    """
    grip = handles(row, top, field)
    if grip is None:
        return "field"
    m = field.metrics
    reach = 5 * m.u
    if gripped and abs(x - grip.link) <= reach and abs(y - grip.y) <= m.bar:
        return "link"
    if not top + m.bar_top - 3 * m.u <= y <= top + m.row - 2 * m.u:
        return "field"
    low = y >= top + m.bar_top + m.bar * 0.75
    if gripped and low and grip.progress is not None and abs(x - grip.progress) <= reach:
        return "progress"
    if row.kind == "milestone":
        return "bar" if grip.start - 2 <= x <= grip.finish + 2 else "field"
    return _end_or_bar(x, grip, reach)


def _end_or_bar(x: float, grip: Handles, reach: float) -> Part:
    # A short bar keeps its middle for moving: its ends are gripped from just outside.
    inner = min(reach, (grip.finish - grip.start) / 4)
    if grip.start - reach / 2 <= x <= grip.start + inner:
        return "start"
    if grip.finish - inner <= x <= grip.finish + reach / 2:
        return "finish"
    return "bar" if grip.start < x < grip.finish else "field"


def part_of_outline(
    row: GanttRow, x: float, place: Outline, field: Field, *, foldable: bool
) -> Part:
    """Return which part of the outline is at ``x``."""
    u = field.metrics.u
    left = place.left + title_left(row, field.metrics)
    if foldable and left - INDENT * u - 6 * u <= x < left:
        return "fold"
    return "title" if x < place.left + place.name else "cell"
