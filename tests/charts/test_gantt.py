from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbench.base.language import using
from workbench.charts import measure
from workbench.charts.gantt import GanttOptions, GanttRow, Link, Mark, describe, gantt_scene
from workbench.charts.gantt.bars import bar_ends, row_shapes
from workbench.charts.gantt.field import Field, metrics_for
from workbench.charts.gantt.links import anchor, link_shapes, route
from workbench.charts.palette import is_token
from workbench.charts.scene import Polygon, Polyline, Rect, Text
from workbench.charts.timescale import fitting

sys.path.insert(0, str(Path(__file__).parent))
import itertools

from example_rows import HOLIDAYS, TODAY, example, mockup

WINDOW = (date(2026, 8, 1), date(2027, 3, 31))


def area(first=WINDOW[0], last=WINDOW[1], width=480.0):
    return Field(fitting(first, last, 0.0, width), 0.0, width, metrics_for(), measure)


def task(**more):
    values = {"start": date(2026, 9, 1), "finish": date(2026, 10, 31), **more}
    return GanttRow("t", "Uppgift", **values)


def boxes(shapes, token):
    return [s for s in shapes if isinstance(s, Rect) and s.fill == token]


def test_a_bar_spans_its_days_and_its_done_part_its_share():
    row, field = task(done=0.25), area()
    rest, done = (
        boxes(row_shapes(row, 0, field), "accent.soft"),
        boxes(row_shapes(row, 0, field), "accent"),
    )
    left, right = field.scale.x(row.start), field.scale.x_end(row.finish)
    assert (rest[0].x, rest[0].width) == pytest.approx((left, right - left))
    assert done[0].width == pytest.approx((right - left) / 4)


def test_the_finish_day_is_inside_the_bar():
    field = area()
    one_day = task(start=date(2026, 9, 7), finish=date(2026, 9, 7))
    ends = bar_ends(one_day, replace(field, scale=fitting(*WINDOW, 0.0, 5000.0)))
    assert ends[1] - ends[0] == pytest.approx(5000 / 243)


def test_critical_is_hatched_done_is_grey_with_a_tick_late_is_dashed_with_a_triangle():
    critical = row_shapes(task(critical=True), 0, area())
    assert boxes(critical, "critical.soft")[0].hatch == "diagonal"
    done = row_shapes(task(done=1.0, critical=True), 0, area())
    assert boxes(done, "done")
    assert [s for s in done if isinstance(s, Polyline) and s.stroke == "ok"]
    late = row_shapes(task(late=True, forecast_finish=date(2026, 12, 15)), 0, area())
    forecast = boxes(late, "error.soft")[0]
    assert forecast.dash
    assert forecast.x == pytest.approx(area().scale.x_end(date(2026, 10, 31)))
    assert [s for s in late if isinstance(s, Polygon) and s.fill == "error"]


def test_a_baseline_lies_under_the_bar():
    row = task(baseline=(date(2026, 8, 15), date(2026, 9, 30)))
    shapes = row_shapes(row, 28, area())
    base, bar = boxes(shapes, "baseline")[0], boxes(shapes, "accent.soft")[0]
    assert base.y >= bar.y + bar.height
    assert base.y + base.height <= 56


def test_angles_tell_that_a_bar_goes_on_and_hidden_progress_is_written():
    row = task(start=date(2026, 3, 1), finish=date(2027, 9, 30), done=0.1)
    shapes = row_shapes(row, 0, area())
    assert len([s for s in shapes if isinstance(s, Polyline)]) == 2
    with using("sv"):
        assert [s.text for s in row_shapes(row, 0, area()) if isinstance(s, Text)] == [
            "10\N{NO-BREAK SPACE}%"
        ]


def test_what_lies_outside_the_window_is_not_drawn():
    row = task(start=date(2025, 1, 1), finish=date(2025, 2, 1), baseline=None)
    assert row_shapes(row, 0, area()) == []


def test_labels_of_milestones_on_a_row_never_collide():
    marks = tuple(
        Mark(date(2026, 9, 1) + timedelta(days=9 * i), f"Styrgrupp {i}") for i in range(12)
    )
    row = GanttRow(
        "g", "Möten", "group", start=date(2026, 9, 1), finish=date(2026, 12, 31), marks=marks
    )
    texts = [s for s in row_shapes(row, 0, area()) if isinstance(s, Text)]
    assert texts
    spans = sorted((t.x, t.x + measure.text_width(t.text, t.size)) for t in texts)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("kind", "heading"), [("FS", "right"), ("SS", "right"), ("FF", "left"), ("SF", "left")]
)
def test_arrows_begin_and_end_at_the_right_ends(kind, heading):
    field = area()
    source = anchor(task(), 0, field)
    target = anchor(task(start=date(2026, 12, 1), finish=date(2027, 1, 15)), 56, field)
    points, points_to = route(Link("a", "b", kind), source, target, field.metrics)
    assert points_to == heading
    assert points[0] == (source.start if kind[0] == "S" else source.after, source.y)
    assert points[-1] == (target.start if kind[1] == "S" else target.finish, target.y)
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in itertools.pairwise(points))


def test_an_arrow_to_an_overlapping_bar_comes_from_above_or_below():
    field = area()
    upper, lower = anchor(task(), 0, field), anchor(task(finish=date(2027, 2, 1)), 28, field)
    assert route(Link("a", "b"), upper, lower, field.metrics)[1] == "down"
    assert (
        route(
            Link("a", "b"), lower, anchor(task(finish=date(2027, 3, 20)), 0, field), field.metrics
        )[1]
        == "up"
    )


def scene(**more):
    rows, links = mockup()
    options = GanttOptions(today=TODAY, holidays=HOLIDAYS, links=tuple(links), **more)
    return rows, gantt_scene(rows, WINDOW, options)


def test_a_whole_chart_uses_only_known_colours_and_stays_inside():
    rows, picture = scene(cost_unit="tkr")
    assert all(is_token(token) for token in picture.tokens())
    assert [group.key for group in picture.groups()] == [row.key for row in rows]
    for shape in picture.walk():
        if isinstance(shape, Rect):
            assert shape.x >= -0.01
            assert shape.x + shape.width <= picture.width + 0.01


def test_the_same_rows_give_the_same_picture():
    assert scene()[1] == scene()[1]


def test_names_never_run_into_the_next_column():
    rows, links = mockup()
    rows = [replace(row, title="Fastighetsägarrepresentantsamverkansgrupp " * 3) for row in rows]
    picture = gantt_scene(rows, WINDOW, GanttOptions(links=tuple(links)))
    for text in picture.texts():
        if text.max_width and text.anchor == "start":
            assert measure.text_width(text.text, text.size, text.weight) <= text.max_width + 0.01


def test_the_key_names_only_what_occurs():
    with using("en"):
        plain = gantt_scene([task()], WINDOW, GanttOptions(width=900))
        words = {text.text for text in plain.texts()}
        assert "Done / left" in words
        assert not {"Critical", "Milestone", "Late, forecast", "Depends on"} & words


def test_a_wall_page_says_the_status_in_words():
    with using("sv"):
        _rows, picture = scene(
            columns=(), status_column=True, inside_labels=True, text=27.7, row=58, width=1200
        )
        words = {text.text for text in picture.texts()}
        assert {"Försenad", "Risk", "I tid", "Klart", "Planerad"} <= words
        assert "Kommunen" in words


def test_rows_in_words():
    row = task(done=0.55, critical=True, late=True, forecast_finish=date(2027, 3, 16), code="A24")
    with using("sv"):
        text = describe(replace(row, responsible="Kommunen", float_days=-18))
    for part in ("A24 Uppgift", "1 sep 2026 – 31 okt 2026", "kritisk", "16 mars 2027", "Kommunen"):
        assert part in text
    assert "18" in text
    undated = GanttRow("x", "Utan")
    with using("en"):
        assert "no dates" in describe(undated)


def test_the_example_has_what_the_chart_can_show():
    rows, links = example()
    assert len([row for row in rows if row.kind == "task"]) == 40
    assert {link.type for link in links} == {"FS", "SS"}


def test_arrows_from_outside_the_window_leave_no_trace_along_its_edge():
    field = area()
    early = task(start=date(2026, 1, 1), finish=date(2026, 1, 31))
    start, end = anchor(early, 0, field), anchor(task(), 280, field)
    pieces = [s for s in link_shapes(Link("a", "b"), start, end, field) if isinstance(s, Polyline)]
    assert pieces
    for piece in pieces:
        assert all(x >= field.left for x, _y in piece.points)
        assert not any(a[0] == b[0] == field.left for a, b in itertools.pairwise(piece.points))


def test_the_year_stands_beside_the_sign_of_today_not_under_it():
    options = GanttOptions(today=date(2027, 1, 3), width=1200)
    texts = gantt_scene([task()], (date(2026, 8, 1), date(2027, 7, 31)), options).texts()
    assert {"2026", "2027"} <= {text.text for text in texts}
