"""One row's picture: bar, done part, forecast, baseline, bracket or diamond, and its labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.base.formats import date_short, percent_text
from workbench.charts import symbols
from workbench.charts.gantt.limits import deadline_shapes, float_shapes
from workbench.charts.scene import BOLD, Polygon, Rect, Text

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.gantt.field import Field
    from workbench.charts.gantt.rows import GanttRow, Mark
    from workbench.charts.scene import Hatch, Shape

LEAST_BAR = 3.0
DASH = (4.0, 2.0)
_LETTERS = 2  # so long is what tells a colour in words; a name takes the place of the share


@dataclass(slots=True)
class Lane:
    """What has been drawn on a row, and which stretches of it are taken."""

    row: GanttRow
    y: float
    area: Field
    shapes: list[Shape] = field(default_factory=list)
    taken: list[tuple[float, float]] = field(default_factory=list)

    def middle(self) -> float:
        """Return the y of the bar's middle."""
        return self.y + self.area.metrics.bar_middle

    def free(self, left: float, width: float) -> bool:
        """Tell whether a stretch lies inside the field and touches nothing taken."""
        right = left + width
        inside = left >= self.area.left and right <= self.area.right
        return inside and all(right <= a or left >= b for a, b in self.taken)


def bar_ends(row: GanttRow, surface: Field) -> tuple[float, float] | None:
    """Return left and right end of what stands for the row, not cut; None without dates."""
    if row.span is None:
        return None
    first, last = row.span
    if row.kind == "milestone":
        middle, half = surface.scale.x_middle(last), diamond_size(surface) / 2
        return middle - half, middle + half
    left = surface.scale.x(first)
    return left, max(surface.scale.x_end(last), left + LEAST_BAR * surface.metrics.u)


def diamond_size(surface: Field) -> float:
    """Return the height of a milestone."""
    return surface.metrics.bar * 1.25


def row_shapes(row: GanttRow, y: float, surface: Field, inside: str = "") -> list[Shape]:
    """Return the shapes of a row whose upper edge is at ``y``.

    ``inside`` is a text to stand in the bar or, when it does not fit, beside it.
    """
    lane = Lane(row, y, surface, taken=_kept_off(row, surface))
    if row.baseline:
        _baseline(lane, row.baseline)
    lane.shapes += float_shapes(row, y, surface)
    ends = bar_ends(row, surface)
    if ends is not None:
        if row.is_parent:
            _bracket(lane, *ends)
        elif row.kind == "milestone":
            _milestone(lane, ends)
        else:
            _task(lane, *ends, inside)
    for mark in row.marks:
        _diamond_at(lane, surface.scale.x_middle(mark.day))
    for mark in row.marks:
        _mark_label(lane, mark)
    return lane.shapes + deadline_shapes(row, y, surface)


def _kept_off(row: GanttRow, surface: Field) -> list[tuple[float, float]]:
    """Return where labels would lie on today's line or on the flag of a deadline."""
    u = surface.metrics.u
    taken = [] if surface.today is None else [(surface.today - 3 * u, surface.today + 3 * u)]
    if row.deadline is not None:
        post = surface.scale.x_end(row.deadline)
        taken.append((post - 6 * u, post + u))
    return taken


def _baseline(lane: Lane, baseline: tuple[date, date]) -> None:
    scale, m = lane.area.scale, lane.area.metrics
    seen = lane.area.clip(scale.x(baseline[0]), scale.x_end(baseline[1]))
    if seen:
        top = lane.y + m.base_top
        lane.shapes.append(
            Rect(seen[0], top, seen[1] - seen[0], m.base, fill="baseline", radius=m.base / 2)
        )


def _bracket(lane: Lane, start: float, end: float) -> None:
    seen = lane.area.clip(start, end)
    if not seen:
        return
    u, y = lane.area.metrics.u, lane.y + lane.area.metrics.row / 2 - lane.area.metrics.u
    left, right = seen
    lane.shapes.append(Rect(left, y, right - left, 3 * u, fill="muted"))
    hook = min(5 * u, (right - left) / 2)
    if start >= lane.area.left:
        lane.shapes.append(Polygon(((left, y), (left + hook, y), (left, y + 7 * u)), fill="muted"))
    if end <= lane.area.right:
        points = ((right, y), (right - hook, y), (right, y + 7 * u))
        lane.shapes.append(Polygon(points, fill="muted"))


def _diamond_at(lane: Lane, x: float) -> None:
    size = diamond_size(lane.area)
    if not lane.area.left <= x <= lane.area.right:
        return
    row = lane.row
    own = row.kind == "milestone"
    fill = "done" if own and row.is_done else "surface"
    stroke = "text"
    if own and not row.is_done and (row.late or row.critical):
        stroke = "error" if row.late else "critical"
        fill = f"{stroke}.soft"
    lane.shapes.append(
        symbols.diamond(
            x, lane.middle(), size, fill=fill, stroke=stroke, width=1.3 * lane.area.metrics.line
        )
    )
    lane.taken.append((x - size / 2, x + size / 2))


def _milestone(lane: Lane, ends: tuple[float, float]) -> None:
    _diamond_at(lane, (ends[0] + ends[1]) / 2)
    span = lane.row.span
    if not lane.area.clip(*ends) or span is None:
        return
    _signs(lane, ends[1])
    _label(lane, date_short(span[1]), *ends)


def _mark_label(lane: Lane, mark: Mark) -> None:
    half = diamond_size(lane.area) / 2
    x = lane.area.scale.x_middle(mark.day)
    if lane.area.left <= x <= lane.area.right:
        _label(lane, mark.label, x - half, x + half)


def _label(lane: Lane, text: str, start: float, end: float, weight: int = 400) -> None:
    """Place a text right of ``end`` or left of ``start``; leave it out where both collide."""
    m, measure = lane.area.metrics, lane.area.measure
    width, gap = measure.text_width(text, m.small, weight), 4 * m.u
    for left in (end + gap, start - gap - width):
        if text and lane.free(left, width):
            baseline = lane.middle() + m.small * 0.36
            lane.shapes.append(Text(left, baseline, text, m.small, weight=weight, halo="surface"))
            lane.taken.append((left - gap, left + width + gap))
            return


def _task(lane: Lane, start: float, end: float, inside: str) -> None:
    seen = lane.area.clip(start, end)
    row = lane.row
    if seen:
        _bar(lane, seen, start + min(max(row.done, 0), 1) * (end - start))
        lane.taken.append(seen)
        _beyond(lane, seen, start, end, share=len(inside) <= _LETTERS)
    reach = _forecast(lane, end)
    if seen or reach > end:
        _signs(lane, reach)
    if seen and inside:
        _inside(lane, inside, seen, start + row.done * (end - start), reach)


def _bar(lane: Lane, seen: tuple[float, float], done_to: float) -> None:
    m, row = lane.area.metrics, lane.row
    (left, right), top, token = seen, lane.y + m.bar_top, row.token
    radius = min(2.5 * m.u, (right - left) / 2)
    if row.is_done:
        lane.shapes.append(Rect(left, top, right - left, m.bar, fill="done", radius=radius))
        return
    hatch: Hatch = "diagonal" if row.critical else ""
    lane.shapes.append(
        Rect(left, top, right - left, m.bar, f"{token}.soft", token, m.line, radius, hatch)
    )
    filled = min(done_to, right) - left
    if filled > 0:
        lane.shapes.append(Rect(left, top, filled, m.bar, fill=token, radius=min(radius, filled)))


def _beyond(
    lane: Lane, seen: tuple[float, float], start: float, end: float, *, share: bool
) -> None:
    """Angles where the bar runs on outside the field, and the share done when that is hidden."""
    m, row = lane.area.metrics, lane.row
    y, size = lane.middle(), m.bar * 0.5
    done_to = start + row.done * (end - start)
    if start < lane.area.left and seen[1] - seen[0] > 3 * size:
        _angle(lane, seen[0] + size * 1.1, y, "left", filled=done_to > seen[0] + size * 2)
        if share and 0 < row.done < 1 and done_to <= lane.area.left:
            _hidden_share(lane, seen, size)
    if end > lane.area.right and seen[1] - seen[0] > 3 * size:
        _angle(lane, seen[1] - size * 1.1, y, "right", filled=done_to > seen[1])


def _angle(lane: Lane, x: float, y: float, direction: str, *, filled: bool) -> None:
    m, row = lane.area.metrics, lane.row
    size = m.bar * 0.5
    if row.critical and not filled and not row.is_done:
        lane.shapes.append(
            Rect(x - size * 0.8, y - m.bar / 2 + 1, size * 1.6, m.bar - 2, fill="surface")
        )
    token = "on_accent" if filled and not row.is_done else "text"
    lane.shapes.append(symbols.chevron(x, y, size, token, direction))


def _hidden_share(lane: Lane, seen: tuple[float, float], size: float) -> None:
    m = lane.area.metrics
    text = percent_text(lane.row.done)
    width = lane.area.measure.text_width(text, m.small * 0.9)
    left = seen[0] + size * 2.2
    if m.bar >= m.small * 0.8 and left + width < seen[1]:
        halo = "surface" if lane.row.critical else ""
        y = lane.middle() + m.small * 0.32
        lane.shapes.append(Text(left, y, text, m.small * 0.9, halo=halo))


def _forecast(lane: Lane, end: float) -> float:
    """Draw how far a late row is expected to run and return where it ends."""
    row, m = lane.row, lane.area.metrics
    if not row.late or row.is_done or row.forecast_finish is None:
        return end
    reach = max(lane.area.scale.x_end(row.forecast_finish), end)
    seen = lane.area.clip(end, reach)
    if seen:
        top = lane.y + m.bar_top
        dash = (DASH[0] * m.u, DASH[1] * m.u)
        lane.shapes.append(
            Rect(seen[0], top, seen[1] - seen[0], m.bar, "error.soft", "error", m.line, dash=dash)
        )
        lane.taken.append(seen)
    return reach


def _signs(lane: Lane, end: float) -> None:
    """Put the row's signs after its end: done, late, conflict."""
    m, row = lane.area.metrics, lane.row
    size = m.bar * 0.85
    x = min(end + 5 * m.u, lane.area.right - size) + size / 2
    if x < lane.area.left:
        return
    if row.is_done:
        lane.shapes.append(symbols.check(x, lane.middle(), size * 0.85))
    elif row.late:
        lane.shapes.append(symbols.triangle(x, lane.middle(), size))
    else:
        x -= size
    x += size
    lane.taken.append((end, x - size / 2))
    if row.conflict and not row.is_done:
        _conflict(lane, max(x, end + 5 * m.u + size / 2), size)


def _conflict(lane: Lane, x: float, size: float) -> None:
    m = lane.area.metrics
    left = x + size / 2 + 3 * m.u
    room = lane.area.right - left
    text = lane.area.measure.elide(lane.row.conflict, room, m.small, BOLD) if room > 0 else ""
    if x + size / 2 > lane.area.right:
        return
    lane.shapes.append(symbols.diamond(x, lane.middle(), size, fill="warn"))
    if text:
        y = lane.middle() + m.small * 0.36
        lane.shapes.append(Text(left, y, text, m.small, "warn", BOLD, halo="surface"))
        left += lane.area.measure.text_width(text, m.small, BOLD)
    lane.taken.append((x - size / 2, left))


def _inside(lane: Lane, text: str, seen: tuple[float, float], done_to: float, reach: float) -> None:
    m = lane.area.metrics
    pad = 6 * m.u
    width = lane.area.measure.text_width(text, m.small, BOLD)
    left, y = seen[0] + pad, lane.middle() + m.small * 0.36
    if seen[0] == lane.area.left:
        left += m.bar * 0.5
    done_part = min(done_to, seen[1])
    if m.bar < m.small or seen[1] - left < width + pad:
        _label(lane, text, seen[0], _after(lane, reach), BOLD)
        return
    if left + width <= done_part:
        token, halo = ("surface" if lane.row.is_done else "on_accent"), ""
    else:
        if done_part > seen[0] and done_part + width + 2 * pad <= seen[1]:
            left = done_part + pad
        plain = not lane.row.critical and done_part <= left
        token, halo = "text", "" if plain else "surface"
    lane.shapes.append(Text(left, y, text, m.small, token, BOLD, halo=halo))


def _after(lane: Lane, reach: float) -> float:
    """Return the end of what lies at the end of the bar, one thing after the other."""
    near = 8 * lane.area.metrics.u
    for start, end in sorted(lane.taken):
        if start <= reach + near and end > reach:
            reach = end
    return reach
