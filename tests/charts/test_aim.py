"""Indicators drawn over the years: every value, target and interval on one scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.charts.aim import AimPanel, AimPoint, aim_scene, aims_scene, light_sign
from workbench.charts.scene import Ellipse, Group, Line, Polygon, Text

POINTS = (
    AimPoint(2025.7, 41.7, "41,7", 35.6, 48.2),
    AimPoint(2026.7, 54.8, "54,8", 48.0, 61.3),
)
PANEL = AimPanel(
    "k", "Trygg efter mörkret", POINTS, ((2026, 50.0), (2028, 55.0)), "green", "Grön", words="Trygg"
)


def flat(shapes):
    for each in shapes:
        yield from flat(each.shapes) if isinstance(each, Group) else [each]


def test_the_newer_value_lies_higher_and_later():
    dots = [each for each in flat(aim_scene(PANEL, 300).shapes) if isinstance(each, Ellipse)]
    assert len(dots) == 2
    assert dots[0].cx < dots[1].cx
    assert dots[0].cy > dots[1].cy
    assert dots[0].fill == "surface"
    assert dots[1].fill == "accent"


def test_a_line_joins_only_what_compares():
    def joins(panel):
        dots = [each for each in flat(aim_scene(panel, 300).shapes) if isinstance(each, Ellipse)]
        ends = {(dots[0].cx, dots[0].cy, dots[1].cx, dots[1].cy)}
        return [
            each
            for each in flat(aim_scene(panel, 300).shapes)
            if isinstance(each, Line) and (each.x1, each.y1, each.x2, each.y2) in ends
        ]

    assert joins(PANEL)
    assert not joins(replace(PANEL, points=(POINTS[0], replace(POINTS[1], joined=False))))


def test_targets_are_dashed_and_a_range_has_two_ends():
    dashed = [e for e in flat(aim_scene(PANEL, 300).shapes) if isinstance(e, Line) and e.dash]
    assert len(dashed) == 2
    within = aim_scene(replace(PANEL, upper=70.0), 300)
    assert len([e for e in flat(within.shapes) if isinstance(e, Line) and e.dash]) == 4


@pytest.mark.parametrize("width", [120.0, 300.0, 900.0])
def test_everything_stays_inside(width):
    scene = aim_scene(PANEL, width)
    for each in flat(scene.shapes):
        if isinstance(each, Line):
            assert min(each.x1, each.x2) >= 0
            assert max(each.x1, each.x2) <= scene.width
            assert min(each.y1, each.y2) >= 0
            assert max(each.y1, each.y2) <= scene.height


def test_many_stand_in_a_grid_each_with_its_words():
    panels = [replace(PANEL, key=str(n)) for n in range(7)]
    scene = aims_scene(panels, 660, 11.0)
    groups = [each for each in scene.shapes if isinstance(each, Group)]
    assert [each.key for each in groups] == [str(n) for n in range(7)]
    assert {each.alt for each in groups} == {"Trygg"}
    titles = [e for e in flat(scene.shapes) if isinstance(e, Text) and "Trygg" in e.text]
    assert len({round(each.x) for each in titles}) == 3


@pytest.mark.parametrize(
    ("light", "kind"), [("green", Ellipse), ("yellow", Polygon), ("red", Polygon)]
)
def test_lights_differ_in_form(light, kind):
    assert isinstance(light_sign(light, 0, 0, 10), kind)
    assert len(light_sign("yellow", 0, 0, 10).points) == 4
    assert len(light_sign("red", 0, 0, 10).points) == 3


def test_nothing_measured_is_drawn_without_points():
    scene = aim_scene(replace(PANEL, points=(), targets=()), 300)
    assert not [each for each in flat(scene.shapes) if isinstance(each, Ellipse)]
