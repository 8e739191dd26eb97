from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.charts import measure
from workbench.charts.palette import is_token
from workbench.charts.scene import Line, Rect, Text, bounds
from workbench.charts.thresholds import Measure, Threshold, threshold_height, threshold_scene

MARKS = (Threshold(1 / 2, "> 1/2"), Threshold(2 / 3, "≥ 2/3"))
SHARES = st.floats(0, 1, allow_nan=False)


def one(yes=0.5, no=0.0, **more):
    return Measure("BTA", yes, no, f"{yes:.0%}", "mer än hälften", "ok", key="area", **more)


def bars(scene):
    return [shape for shape in scene.groups()[0].shapes if isinstance(shape, Rect)]


@given(SHARES, SHARES, st.integers(200, 2000))
def test_bars_are_as_long_as_their_shares(yes, rest, width):
    no = rest * (1 - yes)
    track, for_, *against = bars(threshold_scene([one(yes, no)], MARKS, width))
    assert abs(for_.width - yes * track.width) < 1e-6
    assert for_.x == track.x
    for each in against:
        assert abs(each.width - no * track.width) < 1e-6
        assert abs(each.x + each.width - track.x - track.width) < 1e-6
        assert each.hatch


@given(st.integers(200, 2000), st.integers(0, 8))
def test_thresholds_cross_every_bar_at_their_share(width, count):
    scene = threshold_scene([one()] * count, MARKS, width)
    lines = [shape for shape in scene.shapes if isinstance(shape, Line)]
    assert len(lines) == 2 * count
    if count:
        track = bars(scene)[0]
        places = {round((line.x1 - track.x) / track.width, 6) for line in lines}
        assert places == {round(1 / 2, 6), round(2 / 3, 6)}
    assert scene.height == threshold_height(count)


def test_what_was_before_is_a_dashed_line():
    scene = threshold_scene([one(before=0.25)], MARKS, 800)
    (dashed,) = [s for s in scene.walk() if isinstance(s, Line) and s.dash]
    track = bars(scene)[0]
    assert round((dashed.x1 - track.x) / track.width, 6) == 0.25
    assert not [s for s in threshold_scene([one()], MARKS, 800).walk() if getattr(s, "dash", ())]


def test_everything_is_told_in_words():
    caption = "61 700 av 91 300 m²"
    scene = threshold_scene([one(caption=caption)], MARKS, 800, alt="Stöd")
    assert scene.alt == "Stöd"
    (group,) = scene.groups()
    assert group.alt == "BTA: 50%  mer än hälften. 61 700 av 91 300 m²"
    assert all(is_token(token) for token in scene.tokens())


@given(st.integers(420, 1400), st.text(max_size=200), st.text(max_size=60))
def test_no_words_lie_outside(width, caption, label):
    long = Measure(label, 0.4, 0.2, "40,0 %", "når två tredjedelar", "ok", caption)
    scene = threshold_scene([long, one()], MARKS, width)
    for text in (shape for shape in scene.walk() if isinstance(shape, Text)):
        left = bounds(text)[0]
        assert left >= -1
        if text.text == caption:
            assert left + measure.text_width(text.text, text.size) <= width + 1
