"""The outline left of the bars: names with indentation, responsible, cost; and its heading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts import symbols
from workbench.charts.measure import LONGEST
from workbench.charts.scene import BOLD, NORMAL, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.charts.gantt.field import Measure, Metrics
    from workbench.charts.gantt.rows import Column, GanttRow
    from workbench.charts.scene import Shape

PAD = 8.0
INDENT = 18.0
_WIDTHS: dict[Column, float] = {"code": 44.0, "responsible": 98.0, "cost": 70.0}


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the columns stand: the names from ``left``, ``name`` wide, then the others."""

    left: float
    name: float
    columns: tuple[tuple[Column, float], ...]

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.left + self.name + sum(width for _, width in self.columns)


def outline(left: float, name: float, columns: tuple[Column, ...], m: Metrics) -> Outline:
    """Return columns of their usual widths after a name column of width ``name``."""
    return Outline(left, name, tuple((column, _WIDTHS[column] * m.u) for column in columns))


def fitted(place: Outline, rows: Iterable[GanttRow], m: Metrics, measure: Measure) -> Outline:
    """Return the outline with the parties' column wide enough for them, at most half as wide again.

    For pictures and paper, where nobody can ask for what has been cut.
    """
    widest = max((measure.text_width(r.responsible[:60], m.text) for r in rows), default=0.0)
    usual = _WIDTHS["responsible"] * m.u
    wanted = min(max(widest + PAD * m.u * 1.5, usual), usual * 1.5)
    columns = tuple((c, wanted if c == "responsible" else w) for c, w in place.columns)
    return replace(place, columns=columns)


def natural_name_width(rows: Iterable[GanttRow], m: Metrics, measure: Measure) -> float:
    """Return the width at which no title is cut."""
    widths = (
        title_left(row, m)
        + _lead_width(row, m, measure)
        + measure.text_width(row.title[:LONGEST], m.text, _weight(row))
        for row in rows
    )
    return max(widths, default=0.0) + 2 * PAD * m.u


def _weight(row: GanttRow) -> int:
    return BOLD if row.is_parent else NORMAL


def title_left(row: GanttRow, m: Metrics) -> float:
    """Return where a row's text begins, from the left edge of the name column."""
    return PAD * m.u + INDENT * m.u * (row.level + 1 if row.is_parent else max(row.level, 0))


def _lead_width(row: GanttRow, m: Metrics, measure: Measure) -> float:
    if not row.is_parent or not row.code:
        return 0.0
    return measure.text_width(row.code, m.text, BOLD) + PAD * m.u


def outline_shapes(
    row: GanttRow,
    y: float,
    place: Outline,
    m: Metrics,
    measure: Measure,
    *,
    folded: bool | None = None,
) -> list[Shape]:
    """Return the texts of a row; ``folded`` adds the angle that folds and unfolds what is under it.

    ``None`` is for rows with nothing to fold.
    """
    baseline = y + m.row / 2 + m.text * 0.36
    left = place.left + title_left(row, m)
    right = place.left + place.name - PAD * m.u / 2
    weight = _weight(row)
    shapes: list[Shape] = []
    if folded is not None:
        direction = "right" if folded else "down"
        x = left - INDENT * m.u * 0.62
        shapes.append(symbols.chevron(x, y + m.row / 2, 8 * m.u, "muted", direction))
    if row.is_parent and row.code:
        shapes.append(Text(left, baseline, row.code, m.text, "muted", BOLD))
        left += _lead_width(row, m, measure)
    title = measure.elide(row.title, right - left, m.text, weight)
    if title:
        shapes.append(Text(left, baseline, title, m.text, "text", weight, max_width=right - left))
    x = place.left + place.name
    for column, width in place.columns:
        shapes += _cell(row, column, x, width, baseline, m, measure)
        x += width
    return shapes


def _cell(
    row: GanttRow,
    column: Column,
    x: float,
    width: float,
    baseline: float,
    m: Metrics,
    measure: Measure,
) -> list[Shape]:
    text = {"code": row.code, "responsible": row.responsible, "cost": row.cost}[column]
    if column == "code" and row.is_parent:
        return []
    room = width - PAD * m.u
    weight = BOLD if row.is_parent and column == "cost" else NORMAL
    text = measure.elide(text, room, m.text, weight)
    if not text:
        return []
    if column == "cost":
        right = x + width - PAD * m.u * 1.5
        return [Text(right, baseline, text, m.text, "text", weight, "end", room)]
    return [Text(x, baseline, text, m.text, "text", weight, max_width=room)]


def heading_shapes(
    top: float, height: float, place: Outline, m: Metrics, cost_unit: str = ""
) -> list[Shape]:
    """Return the names of the columns, on the line of the calendar's finer units."""
    names = {"code": _("Code"), "responsible": _("Responsible"), "cost": _("Cost")}
    baseline = top + height * 0.86
    shapes: list[Shape] = [
        Text(place.left + PAD * m.u, baseline, _("Action"), m.small, "muted", NORMAL)
    ]
    x = place.left + place.name
    for column, width in place.columns:
        if column == "cost":
            right = x + width - PAD * m.u * 1.5
            shapes.append(Text(right, baseline, names[column], m.small, "muted", anchor="end"))
            if cost_unit:
                above = top + height * 0.36
                shapes.append(Text(right, above, cost_unit, m.small, "muted", anchor="end"))
        else:
            shapes.append(Text(x, baseline, names[column], m.small, "muted"))
        x += width
    return shapes
