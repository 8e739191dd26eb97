"""Intervals side by side, trends, answers from bad to good: shapes that can be read in grey."""

from __future__ import annotations

import pytest

from workbench.charts.bars import FROM_BAD_TO_GOOD, Part, Stack, stack_scene
from workbench.charts.intervals import IntervalHead, IntervalRow, Mark, interval_scene
from workbench.charts.palette import is_token, paper_rgb
from workbench.charts.scene import Ellipse, Group, Line, Rect, Text
from workbench.charts.trend import TrendPoint, trend_scene

HEAD = IntervalHead("Fråga", ("2025", "2026"), "Skillnad, pe", "Bedömning")
LONG = (
    "Jag litar på att någon tar hand om problem här och att det går fort när jag säger till om det"
)


def mark(value, spread=5.0):
    return Mark(value, value - spread, value + spread, f"{value:.1f}")


def row(key="a", label="Trygg", **more):
    facts = {"change": "+13,0", "verdict": "säkerställd", "certain": True, **more}
    return IntervalRow(key, "Q1", label, (mark(41.7), mark(54.8)), **facts)


def group(scene, key="a"):
    return next(s for s in scene.shapes if isinstance(s, Group) and s.key == key)


def test_each_row_is_one_thing_that_says_all_its_figures():
    found = group(interval_scene(HEAD, [row()], 800))
    for word in ("Q1", "Trygg", "2025: 41.7", "2026: 54.8", "+13,0", "säkerställd"):
        assert word in found.alt


def test_rounds_are_told_apart_without_colour():
    circles = [
        s for s in group(interval_scene(HEAD, [row()], 800)).shapes if isinstance(s, Ellipse)
    ]
    assert [circle.fill for circle in circles] == ["surface", "accent"]
    assert circles[0].cy < circles[1].cy


def test_an_interval_is_drawn_for_every_mark_on_one_scale():
    found = group(interval_scene(HEAD, [row()], 800))
    whiskers = [s for s in found.shapes if isinstance(s, Line) and s.y1 == s.y2]
    assert len(whiskers) == 2
    assert whiskers[0].x2 - whiskers[0].x1 == pytest.approx(whiskers[1].x2 - whiskers[1].x1)


def test_what_is_hidden_has_a_word_and_no_mark():
    hidden = IntervalRow("a", "Q1", "Trygg", (Mark(None, None, None, "dold"), mark(50)))
    found = group(interval_scene(HEAD, [hidden], 800))
    assert sum(isinstance(s, Ellipse) for s in found.shapes) == 1
    assert "dold" in [s.text for s in found.shapes if isinstance(s, Text)]


def test_what_is_not_certain_stands_in_a_dashed_frame():
    unsure = row(verdict="ej säkerställd", certain=False)
    frames = [s for s in group(interval_scene(HEAD, [unsure], 800)).shapes
              if isinstance(s, Rect) and s.dash]  # fmt: skip
    assert len(frames) == 1
    assert not [s for s in group(interval_scene(HEAD, [row()], 800)).shapes
                if isinstance(s, Rect) and s.dash]  # fmt: skip


@pytest.mark.parametrize("width", [560, 640, 820, 1300])
def test_long_questions_take_two_lines_and_nothing_overlaps(width):
    scene = interval_scene(HEAD, [row(label=LONG), row("b", "Kort")], width)
    texts = [s for s in group(scene).shapes if isinstance(s, Text)]
    axis = min(s.x1 for s in scene.shapes if isinstance(s, Line) and s.x1 == s.x2)
    label = [text for text in texts if text.max_width and text.x < axis]
    assert 1 <= len(label) <= 2
    assert all(text.x + text.max_width <= axis for text in label)
    other = [s for s in group(scene, "b").shapes if isinstance(s, Text) and s.text == "Kort"]
    assert other[0].size == label[0].size


def test_the_chosen_row_is_set_off():
    plain, chosen = (interval_scene(HEAD, [row()], 800, chosen=key) for key in ("", "a"))
    assert [s for s in chosen.shapes if isinstance(s, Rect) and s.fill == "selected"]
    assert not [s for s in plain.shapes if isinstance(s, Rect) and s.fill == "selected"]


def test_no_rows_are_a_heading_alone():
    assert interval_scene(HEAD, [], 600).height > 0


# -- all answers


def stack(values):
    names = ("mycket otrygg", "ganska otrygg", "varken eller", "ganska trygg", "mycket trygg")
    parts = tuple(Part(n, v, f"{v}") for n, v in zip(names, values, strict=True))
    return Stack("2025", parts, "n = 230", "r1")


def test_steps_name_their_ends_only():
    scene = stack_scene([stack((15, 25, 18, 29, 13))], 300, styles=FROM_BAD_TO_GOOD,
                        ends=("mycket otrygg", "mycket trygg"))  # fmt: skip
    said = [text.text for text in scene.texts()]
    assert "mycket otrygg" in said
    assert "ganska otrygg" not in said
    assert {"15", "25", "18", "29", "13"} <= set(said)


def test_neighbouring_steps_differ_in_grey():
    def grey(token):
        red, green, blue = paper_rgb(token)
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = [grey(color) for color, _hatch in FROM_BAD_TO_GOOD]
    # The dark ends and what lies beside them; the three light ones have an edge each.
    assert shades[1] - shades[0] > 60
    assert shades[3] - shades[4] > 60
    scene = stack_scene([stack((20, 20, 20, 20, 20))], 300, styles=FROM_BAD_TO_GOOD)
    pale = [s for s in group(scene, "r1").shapes if isinstance(s, Rect) and s.stroke]
    assert len(pale) == 3


# -- over time


def point(name, value, **more):
    return TrendPoint(
        name, name, value, value and value - 4, value and value + 4, f"{value}", **more
    )


def test_a_trend_joins_only_what_can_be_compared():
    points = [point("2024", 40.0), point("2025", 45.0), point("2026", 60.0, joined=False)]
    scene = trend_scene(points, 400)
    joins = [s for s in scene.shapes if isinstance(s, Line) and s.stroke == "baseline"]
    assert len(joins) == 1
    assert [g.key for g in scene.groups()] == ["2024", "2025", "2026"]


def test_a_hidden_round_leaves_a_gap():
    points = [point("2024", 40.0), TrendPoint("2025", "2025", None, None, None, "dold"),
              point("2026", 60.0)]  # fmt: skip
    scene = trend_scene(points, 400)
    assert not [s for s in scene.shapes if isinstance(s, Line) and s.stroke == "baseline"]
    assert "dold" in [text.text for text in scene.texts()]


def test_only_colours_that_every_theme_knows():
    scenes = (
        interval_scene(HEAD, [row()], 800, chosen="a"),
        trend_scene([point("a", 1.0), point("b", 2.0)], 300),
        stack_scene([stack((1, 1, 1, 1, 1))], 300, styles=FROM_BAD_TO_GOOD),
    )
    assert all(is_token(name) for scene in scenes for name in scene.tokens())
