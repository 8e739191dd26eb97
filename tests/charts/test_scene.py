from __future__ import annotations

import math

import pytest

from workbench.charts.hatch import hatch_dots, hatch_lines
from workbench.charts.palette import PAPER, is_token, mix, paper_hex, paper_rgb
from workbench.charts.scene import (
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Scene,
    Text,
    bounds,
    moved,
    to_plain,
)
from workbench.charts.svg import scene_to_svg
from workbench.ui.look.tokens import NAMES, contrast, to_hex

SHAPES = (
    Rect(1, 2, 3, 4, fill="accent", hatch="diagonal"),
    Line(0, 0, 5, 5, "text"),
    Polyline(((0, 0), (4, 2)), "border"),
    Polygon(((0, 0), (2, 0), (0, 2)), "ok"),
    Ellipse(5, 5, 2, 1, "warn"),
    Text(1, 10, "<b>&", 10, halo="surface", max_width=40),
)


def test_walking_finds_what_groups_hold_and_all_colours():
    scene = Scene(10, 10, (Group(SHAPES, "k", "named"), Group((SHAPES[0],))))
    assert len(list(scene.walk())) == 2 + len(SHAPES) + 1
    assert [group.key for group in scene.groups()] == ["k"]
    assert scene.tokens() == {"accent", "text", "border", "ok", "warn", "surface"}
    assert all(is_token(token) for token in scene.tokens())


@pytest.mark.parametrize("shape", [*SHAPES, Group(SHAPES)], ids=lambda s: type(s).__name__)
def test_a_moved_shape_has_moved_bounds(shape):
    before, after = bounds(shape), bounds(moved(shape, 7, -3))
    assert after == pytest.approx([before[0] + 7, before[1] - 3, before[2] + 7, before[3] - 3])


def test_plain_values_tell_kinds_and_nest():
    plain = to_plain(Scene(10, 20, (Group(SHAPES[:1], "k", "a"),), "alt"))
    assert plain["shapes"][0]["shapes"][0]["kind"] == "Rect"
    assert (plain["width"], plain["height"], plain["alt"]) == (10, 20, "alt")


def test_svg_escapes_text_and_keeps_descriptions():
    import defusedxml.ElementTree as Xml

    text = scene_to_svg(Scene(10, 10, (Group(SHAPES, "k", 'A "b" <c>\x00'),), "all & more"))
    root = Xml.fromstring(text)
    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == ["all & more", 'A "b" <c>']
    assert [n.text for n in root.iter("{http://www.w3.org/2000/svg}text")] == ["<b>&"]


@pytest.mark.parametrize("hatch", ["diagonal", "cross"])
def test_hatch_lines_stay_inside_and_slope(hatch):
    lines = hatch_lines(10, 20, 50, 12, hatch)
    assert len(lines) > 5
    for x1, y1, x2, y2 in lines:
        assert 10 - 1e-6 <= min(x1, x2) <= max(x1, x2) <= 60 + 1e-6
        assert 20 - 1e-6 <= min(y1, y2) <= max(y1, y2) <= 32 + 1e-6
        assert math.isclose(abs(x2 - x1), abs(y2 - y1), abs_tol=1e-6)


def test_dots_stay_inside():
    dots = hatch_dots(3, 4, 30, 20)
    assert dots
    assert all(3 < x < 33 and 4 < y < 24 for x, y in dots)
    assert hatch_lines(0, 0, 10, 10, "dots") == []


def test_every_paper_colour_is_a_screen_colour_too():
    assert set(PAPER) <= NAMES


@pytest.mark.parametrize("token", ["text", "muted", "accent", "ok", "warn", "error", "critical"])
def test_words_on_paper_can_be_read(token):
    assert contrast(paper_hex(token), paper_hex("surface")) >= 4.5


@pytest.mark.parametrize("number", range(1, 8))
def test_categories_stand_out_from_paper_and_carry_white_words(number):
    assert contrast(to_hex(PAPER[f"category.{number}"]), "#ffffff") >= 4.5


def test_soft_is_mixed_into_the_surface():
    assert paper_rgb("accent.soft") == mix(PAPER["accent"], PAPER["surface"])
    with pytest.raises(KeyError):
        paper_rgb("pink")
