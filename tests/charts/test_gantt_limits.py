"""Deadlines, float and the colours of categories in the chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.charts.gantt import Category, GanttOptions, GanttRow, describe, gantt_scene
from workbench.charts.gantt.limits import misses
from workbench.charts.gantt.rows import span_of
from workbench.charts.scene import Group, Line, Polygon, Text

ROW = GanttRow("a", "Gräv", start=date(2026, 3, 2), finish=date(2026, 3, 13))
WINDOW = (date(2026, 3, 1), date(2026, 4, 30))


def drawn(row, **options):
    scene = gantt_scene([row], WINDOW, GanttOptions(today=date(2026, 3, 5), **options))
    (group,) = (each for each in scene.shapes if isinstance(each, Group))
    outside = [each for each in scene.shapes if isinstance(each, Text)]
    return group.shapes, [each.text for each in outside]


def added(row):
    """What a row draws more than the plain one."""
    plain = list(drawn(ROW)[0])
    return [shape for shape in drawn(row)[0] if shape not in plain]


def test_a_deadline_stands_at_the_end_of_its_day():
    post, flag = added(replace(ROW, deadline=date(2026, 3, 31)))
    earlier = added(replace(ROW, deadline=date(2026, 3, 30)))[0]
    assert isinstance(post, Line)
    assert isinstance(flag, Polygon)
    assert post.x1 == post.x2
    assert post.x1 > earlier.x1
    assert post.stroke == flag.fill == "text"


def test_a_missed_deadline_is_red_until_the_work_is_done():
    late = replace(ROW, deadline=date(2026, 3, 10))
    assert added(late)[0].stroke == "error"
    assert misses(late, late.deadline)
    assert not misses(replace(late, done=1.0), late.deadline)
    slipping = replace(ROW, deadline=date(2026, 3, 20), forecast_finish=date(2026, 3, 25))
    assert misses(slipping, slipping.deadline)


def test_float_runs_from_the_bar_to_its_latest_end():
    line, stop = added(replace(ROW, late_finish=date(2026, 3, 27)))
    assert line.dash
    assert line.x2 == stop.x1 == stop.x2
    assert added(replace(ROW, late_finish=date(2026, 3, 13))) == []
    assert not any(
        isinstance(each, Line) and each.dash
        for each in drawn(replace(ROW, late_finish=date(2026, 3, 27), done=1.0))[0]
    )


def test_all_that_is_drawn_lies_within_the_plan():
    row = replace(ROW, deadline=date(2026, 5, 31), late_finish=date(2026, 4, 10))
    assert span_of([row]) == (date(2026, 3, 2), date(2026, 5, 31))


def test_the_key_names_colours_that_occur():
    categories = (Category("category.1", "K", "Kommunen"), Category("category.2", "P", "Polisen"))
    row = replace(ROW, color="category.1", letter="K", critical=True)
    shapes, key = drawn(row, categories=categories)
    assert "Kommunen" in key
    assert "Polisen" not in key
    assert "Klart / kvar" not in key
    assert "K" in [each.text for each in shapes if isinstance(each, Text)]
    assert row.token == "category.1"


def test_rows_say_deadline_and_decision():
    row = replace(ROW, deadline=date(2026, 3, 31), baseline=(date(2026, 3, 1), date(2026, 3, 10)))
    assert "senast 31 mars 2026" in describe(row)
    assert "beslutat 1 mars 2026 – 10 mars 2026" in describe(row)
