"""Series, columns, scores and wheels: all inside, all told in words, only known colours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.charts import measure
from workbench.charts.columns import Panel, Slot, column_scene
from workbench.charts.palette import is_token
from workbench.charts.radar import MOST_SERIES, RadarSeries, RadarTheme, radar_scene
from workbench.charts.scene import Ellipse, Line, Polygon, Polyline, Rect, Text, bounds
from workbench.charts.scores import Score, ScoreHead, ScoreRow, score_scene
from workbench.charts.series import SeriesFrame, SeriesPanel, series_scene

HOSTILE = "<b>Å\u202e</b>\n" + "x" * 200
WIDTHS = st.floats(240, 1600)


def inside(scene, slack=1.0):
    """Every drawn thing lies in the picture, texts by how wide their letters are."""
    for shape in scene.walk():
        if isinstance(shape, Text):
            wide = measure.text_width(shape.text, shape.size, shape.weight)
            left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
            box = left, shape.y - shape.size, left + wide, shape.y
        else:
            box = bounds(shape)
        assert box[0] >= -slack, shape
        assert box[2] <= scene.width + slack, shape
        assert box[3] <= scene.height + slack, shape
    assert all(is_token(token) for token in scene.tokens())


# -- series


FRAME = SeriesFrame(
    tuple(f"kv {n}" for n in range(8)), ((0, "2025"), (4, "2026")), "kv 4 saknas", "brott", "skala"
)


def panel(values, **more):
    return SeriesPanel("k", "Stöld", tuple(values), **more)


@settings(max_examples=40)
@given(WIDTHS, st.integers(1, 12))
def test_series_lie_inside(width, count):
    panels = [panel([3, 5, None, 2, 1, 4, 9, None], figures=HOSTILE) for _n in range(count)]
    inside(series_scene(panels, FRAME, width))


def lines(scene):
    return [shape.points for shape in scene.walk() if isinstance(shape, Polyline)]


def test_a_line_ends_at_a_gap_and_at_a_break():
    whole = series_scene([panel([1, 2, 3, 4, 5, 6, 7, 8])], FRAME, 400)
    assert [len(points) for points in lines(whole)] == [8]
    gap = series_scene([panel([1, 2, 3, None, 5, 6, 7, 8])], FRAME, 400)
    assert [len(points) for points in lines(gap)] == [3, 4]
    broken = series_scene([panel([1, 2, 3, 4, 5, 6, 7, 8], breaks=(4,))], FRAME, 400)
    assert [len(points) for points in lines(broken)] == [4, 4]
    dashed = [s for s in broken.walk() if isinstance(s, Line) and s.dash]
    assert len(dashed) == 2  # the break itself, and its explanation
    assert dashed[0].stroke == "warn"


def test_a_lone_count_is_a_dot_and_a_missing_one_an_open_dot():
    scene = series_scene([panel([None, 4, None, None, None, None, None, None])], FRAME, 400)
    dots = [s for s in scene.groups()[0].shapes if isinstance(s, Ellipse)]
    assert len([d for d in dots if d.stroke == "muted"]) == 7
    assert len([d for d in dots if d.fill == "accent"]) == 2
    assert lines(scene) == []


def test_all_panels_have_one_scale():
    scene = series_scene([panel([10] * 8), panel([5] * 8)], FRAME, 800)
    first, second = lines(scene)
    tops = [min(y for _x, y in points) for points in (first, second)]
    base = max(
        s.y1
        for s in scene.walk()
        if isinstance(s, Line) and s.stroke == "hairline" and s.y1 == s.y2 and s.x1
    )
    assert (base - tops[0]) == pytest.approx(2 * (base - tops[1]), rel=0.01)


def test_panels_stand_evenly():
    assert [measure.columns_for(9, 800, 180), measure.columns_for(8, 800, 180)] == [3, 4]
    assert [measure.columns_for(0, 800, 180), measure.columns_for(5, 90, 180)] == [1, 1]


def test_words_of_a_panel_say_all_periods():
    words = series_scene([panel([1, None, 3, 4, 5, 6, 7, 8], warning="ny källa")], FRAME, 400)
    assert "ny källa" in words.groups()[0].alt
    assert "kv 1: –" in words.groups()[0].alt


# -- columns


SLOTS = [Slot("08–09", "vardag"), Slot("20–21", "vardag"), Slot("12–13", "lördag")]


def columns(count, values=((3.0, 5.0), (None, 2.0), (118.0, 7.0))):
    texts = tuple(tuple("–" if v is None else f"{v:g}" for v in row) for row in values)
    return [Panel(str(n), HOSTILE, values, texts, "a → b") for n in range(count)]


@settings(max_examples=40)
@given(WIDTHS, st.integers(0, 9))
def test_columns_lie_inside(width, count):
    inside(column_scene(columns(count), SLOTS, ("sep 2025", "sep 2026"), width))


def test_rounds_differ_by_more_than_colour_and_numbers_stand_on_them():
    scene = column_scene(columns(1), SLOTS, ("före", "efter"), 700)
    bars = [
        s for s in scene.groups()[0].shapes if isinstance(s, Rect) and s.fill.startswith("accent")
    ]
    assert [bool(bar.hatch) for bar in bars] == [True, False, False, True, False]
    heights = [bar.height for bar in bars]
    assert heights[3] == max(heights)
    assert {"3", "5", "118", "7"} <= {text.text for text in scene.texts()}
    assert "lördag 12–13: före 118, efter 7" in scene.groups()[0].alt


# -- scores


HEAD = ScoreHead("Aspekt", ("2025", "2026"), "Skillnad", "Nivå", 7, 14)


def score_rows(points):
    levels = {True: ("red", "röd"), False: ("green", "grön")}
    scores = [tuple(Score(v, f"{v:g}", *levels[v < 7]) for v in pair) for pair in points]
    return [ScoreRow(str(n), HOSTILE, each, "+1") for n, each in enumerate(scores)]


@settings(max_examples=40)
@given(
    WIDTHS.filter(lambda w: w > 420),
    st.lists(st.tuples(st.floats(0, 20), st.floats(0, 20)), max_size=9),
)
def test_scores_lie_inside(width, points):
    rounded = [(round(a, 1), round(b, 1)) for a, b in points]
    inside(score_scene(HEAD, score_rows(rounded), width))


def test_levels_have_a_sign_a_word_and_a_colour():
    scene = score_scene(HEAD, score_rows([(6.0, 6.0), (6.0, 15.0)]), 800)
    red, green = scene.groups()
    assert any(isinstance(s, Polygon) and len(s.points) == 3 for s in red.shapes)
    assert any(isinstance(s, Ellipse) for s in green.shapes)
    assert "2026: 6 röd" in red.alt
    assert [t.color for t in green.shapes if isinstance(t, Text) and t.text == "grön"] == ["ok"]
    bars = [s for s in green.shapes if isinstance(s, Rect) and s.fill and s.height < 20]
    assert [bool(bar.hatch) for bar in bars] == [True, False]


def test_nothing_scored_draws_nothing():
    row = ScoreRow("a", "Ljus", (Score(None, "–"), Score(None, "–")))
    scene = score_scene(HEAD, [row], 800)
    assert scene.groups()[0].alt == "Ljus, 2025: –, 2026: –"


# -- wheels


def wheel(axes, series, width, hidden=()):
    themes = [RadarTheme(str(n), f"Tema nummer {n}") for n in range(axes)]
    shown = [
        RadarSeries(
            f"Grupp {s}",
            tuple(None if n in hidden else 1 + (n + s) % 7 for n in range(axes)),
            tuple("–" if n in hidden else str(1 + (n + s) % 7) for n in range(axes)),
        )
        for s in range(series)
    ]
    return radar_scene(themes, shown, width, head="Tema")


@settings(max_examples=40)
@given(st.floats(360, 1600), st.integers(3, 14), st.integers(1, 6))
def test_wheels_lie_inside(width, axes, series):
    inside(wheel(axes, series, width))


def test_a_wheel_has_its_numbers_as_a_table_and_differs_in_grey():
    scene = wheel(6, 3, 1200)
    assert len(scene.groups()) == 6
    assert scene.groups()[0].alt == "Tema nummer 0, Grupp 0 1, Grupp 1 2, Grupp 2 3"
    drawn = [s for s in scene.shapes if isinstance(s, Polygon) and s.stroke_width == 2]
    assert len({s.dash for s in drawn}) == 3
    assert len({s.stroke for s in drawn}) == 3


def test_at_most_four_are_drawn_and_hidden_values_leave_a_gap():
    assert (
        len([s for s in wheel(6, 9, 1200).shapes if isinstance(s, Polygon) and s.stroke_width == 2])
        == MOST_SERIES
    )
    gap = wheel(6, 1, 1200, hidden={2})
    assert not [s for s in gap.shapes if isinstance(s, Polygon) and s.stroke_width == 2]
    assert len([s for s in gap.shapes if isinstance(s, Line) and s.stroke_width == 2]) >= 4
    assert gap.groups()[2].alt.endswith("–")


def test_high_is_far_out():
    scene = wheel(4, 1, 1200)
    [line] = [s for s in scene.shapes if isinstance(s, Polygon) and s.stroke_width == 2]
    rings = [
        s
        for s in scene.shapes
        if isinstance(s, Polygon) and s.stroke_width == 1 and s.stroke == "border"
    ]
    middle = sum(y for _x, y in rings[0].points) / 4
    reach = [abs(y - middle) + abs(x - rings[0].points[0][0]) for x, y in line.points]
    assert reach == sorted(reach)
