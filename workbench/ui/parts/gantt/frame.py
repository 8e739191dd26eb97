"""The shapes of one frame: only the rows in view, with selection, grips and what is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.charts.gantt.bars import row_shapes
from workbench.charts.gantt.columns import heading_shapes, outline_shapes
from workbench.charts.gantt.header import (
    header_height,
    header_shapes,
    stripe_shapes,
    tick_shapes,
    today_shapes,
)
from workbench.charts.gantt.links import anchor, link_shapes
from workbench.charts.scene import BOLD, Ellipse, Line, Polygon, Rect, Text
from workbench.ui.parts.gantt.zones import handles

# The ground is painted this high once and repeated down the window.
TILE = 32.0

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.gantt.field import Field, Measure
    from workbench.charts.scene import Shape
    from workbench.ui.parts.gantt.drags import Drag
    from workbench.ui.parts.gantt.state import ChartState


def ground_shapes(state: ChartState, measure: Measure) -> list[Shape]:
    """Return what is the same at every height: surface, days off and the calendar's lines."""
    area = state.viewport.field(measure, state.today)
    shapes: list[Shape] = [Rect(0.0, 0.0, state.viewport.width, TILE, fill="surface")]
    shapes += stripe_shapes(0.0, TILE, area, state.holidays)
    shapes += tick_shapes(0.0, TILE, area)
    return shapes


def ground_depth(state: ChartState) -> float:
    """Return down to where there are rows."""
    return min(state.viewport.height, state.viewport.y_of(state.viewport.count))


def body_shapes(state: ChartState, measure: Measure) -> list[Shape]:
    """Return everything below the calendar but the ground, from back to front."""
    view = state.viewport
    area = view.field(measure, state.today)
    rows = view.rows_in_view()
    depth = ground_depth(state)
    shapes: list[Shape] = [*_selection(state, rows)]
    shapes += _lines(state, rows)
    shapes += _links(state, area, rows)
    shapes += today_shapes(0.0, depth, area, state.today)
    columns = view.place
    for place in rows:
        row, y = state.row_at(place), view.y_of(place)
        folded = state.folding.is_folded(row.key)
        shapes += outline_shapes(row, y, columns, view.metrics, measure, folded=folded)
        shapes += row_shapes(row, y, area, row.letter)
    shapes += _grips(state, area)
    if state.drag is not None:
        shapes += _hand(state, state.drag, area)
    shapes.append(Line(area.left, 0.0, area.left, view.height, "hairline"))
    return shapes


def calendar_shapes(state: ChartState, measure: Measure) -> list[Shape]:
    """Return the calendar and the names of the columns."""
    view = state.viewport
    area = view.field(measure, state.today)
    height = header_height(area)
    shapes = heading_shapes(0.0, height, view.place, view.metrics, state.cost_unit)
    shapes += header_shapes(0.0, area, state.today)
    shapes.append(Line(0.0, height - 0.5, view.width, height - 0.5, "border"))
    return shapes


def _selection(state: ChartState, rows: range) -> Iterator[Shape]:
    view = state.viewport
    for place in rows:
        key, y = state.folding.visible[place].key, view.y_of(place)
        if key in state.selected:
            yield Rect(0.0, y, view.width, view.metrics.row, fill="selected")
            yield Rect(0.0, y, 3 * view.metrics.u, view.metrics.row, fill="accent")
        elif key == state.hovered and state.drag is None:
            yield Rect(0.0, y, view.place.right, view.metrics.row, fill="hover")


def _lines(state: ChartState, rows: range) -> Iterator[Shape]:
    view = state.viewport
    for place in rows:
        y = view.y_of(place + 1)
        yield Line(0.0, y - 0.5, view.width, y - 0.5, "hairline")


def _links(state: ChartState, area: Field, rows: range) -> list[Shape]:
    view = state.viewport
    shapes: list[Shape] = []
    for link, source, target in state.index.in_view(rows):
        start = anchor(state.row_at(source), view.y_of(source), area)
        end = anchor(state.row_at(target), view.y_of(target), area)
        if start and end:
            shapes += link_shapes(link, start, end, area)
    return shapes


def _grips(state: ChartState, area: Field) -> Iterator[Shape]:
    if state.focused and state.current:
        yield from _ring(state)
    if not state.editable or state.drag is not None:
        return
    for key in {state.hovered, state.current} - {""}:
        place = state.folding.place(key)
        if place is not None and place in state.viewport.rows_in_view():
            yield from _grip(state, place, area)


def _ring(state: ChartState) -> Iterator[Shape]:
    view = state.viewport
    place = state.folding.place(state.current)
    if place is not None:
        y, row = view.y_of(place), view.metrics.row
        yield Rect(0.0, y, view.width, row - 1, stroke="accent", stroke_width=2.0)


def _grip(state: ChartState, place: int, area: Field) -> Iterator[Shape]:
    view = state.viewport
    found = handles(state.row_at(place), view.y_of(place), area)
    if found is None:
        return
    m = view.metrics
    if area.left <= found.link <= area.right:
        size = 3.5 * m.u
        yield Ellipse(found.link, found.y, size, size, "surface", "accent", 1.5 * m.u)
    if found.progress is not None and area.left <= found.progress <= area.right:
        x, y, size = found.progress, found.y + m.bar / 2, 4.5 * m.u
        points = ((x, y - size * 0.6), (x + size, y + size * 0.9), (x - size, y + size * 0.9))
        yield Polygon(points, "surface", "accent", 1.2 * m.u)


def _hand(state: ChartState, drag: Drag, area: Field) -> Iterator[Shape]:
    view, m = state.viewport, state.viewport.metrics
    if drag.kind == "link":
        yield from _loose_link(state, drag, area)
    text = drag.words()
    width = area.measure.text_width(text, m.small, BOLD) + 12 * m.u
    left = min(max(drag.x + 12 * m.u, area.left), max(view.width - width, area.left))
    top = drag.y - m.row * 1.1
    if top < 0:
        top = drag.y + m.row * 0.7
    height = m.small * 1.7
    yield Rect(left, top, width, height, fill="tip", radius=4 * m.u)
    baseline = top + height / 2 + m.small * 0.36
    yield Text(left + 6 * m.u, baseline, text, m.small, "on_tip", BOLD)


def _loose_link(state: ChartState, drag: Drag, area: Field) -> Iterator[Shape]:
    view, m = state.viewport, state.viewport.metrics
    place = state.folding.place(drag.row.key)
    found = handles(drag.row, view.y_of(place), area) if place is not None else None
    if found is None:
        return
    yield Line(found.link, found.y, drag.x, drag.y, "accent", 1.6 * m.u)
    target = state.folding.place(drag.target) if drag.target else None
    if target is not None:
        y = view.y_of(target)
        width = area.right - area.left
        yield Rect(area.left, y + 1, width, m.row - 3, stroke="accent", stroke_width=2.0)
