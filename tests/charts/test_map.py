"""The map as a scene: classes without colour, names that never lie on each other, frames."""

from __future__ import annotations

import csv
import itertools
import math
import random

import pytest

from workbench.base.resources import resource
from workbench.charts.hatch import hatch_lines, is_inside, within
from workbench.charts.map import (
    CATEGORIES,
    HIGH,
    LOW,
    NONE,
    OTHER,
    PLAIN,
    UNKNOWN,
    MapContent,
    MapFrame,
    MapGroup,
    MapPoint,
    MapThing,
    fitted,
    map_scene,
    placed_labels,
)
from workbench.charts.map.scene import furniture_boxes
from workbench.charts.measure import text_width
from workbench.charts.palette import is_token
from workbench.charts.scene import Polygon, Text
from workbench.charts.svg import scene_to_svg
from workbench.rules.shapes import read_shape

CLEARNESS = (NONE, LOW, HIGH, UNKNOWN, PLAIN)
KINDS = (*CATEGORIES, OTHER, UNKNOWN, PLAIN)


def rows(name):
    with resource("example", f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def mellantorg(points=()):
    things = [
        MapThing(r["id"], read_shape(r["polygon_m"]), r["id"], alt=r["beteckning"], is_ground=True)
        for r in rows("properties")
    ]
    things += [
        MapThing(
            r["id"], read_shape(r["polygon_m"]), r["id"], r["namn"], str(number % 6),
            "1 oklar" if number % 3 else "", r["namn"],
        )
        for number, r in enumerate(rows("surfaces"))
    ]  # fmt: skip
    groups = tuple(MapGroup(str(n), f"Klass {n}", look) for n, look in enumerate(CATEGORIES))
    return MapContent((), tuple(things), tuple(points), groups, "Mellantorg")


def crowded(count=400, seed=7):
    """Boxes of all sizes, many of them over each other."""
    dice = random.Random(seed)
    things = []
    for number in range(count):
        x, y = dice.uniform(0, 800), dice.uniform(0, 600)
        wide, high = dice.uniform(4, 120), dice.uniform(4, 90)
        ring = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        ground = number % 2 == 0
        note = "3 oklara" if number % 5 == 0 else ""
        things.append(
            MapThing(
                str(number), ((ring,),), f"Y{number}", f"Yta {number}", "0", note, is_ground=ground
            )
        )
    return MapContent(things=tuple(things), groups=(MapGroup("0", "Klass", LOW),))


def labels_of(content, width, height, chosen=""):
    frame = fitted(content.extent(), width, height)
    return frame, list(placed_labels(content, frame, text_width, text=13.3, chosen=chosen))


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("looks", [CLEARNESS, KINDS], ids=["clearness", "kinds"])
def test_every_class_has_a_second_code_of_its_own(looks):
    codes = [look.second_code for look in looks]
    assert len(set(codes)) == len(codes)
    assert all(is_token(token) for look in looks for token in (look.fill, look.stroke))


@pytest.mark.parametrize(
    "content", [mellantorg(), crowded(), crowded(60, 3)], ids=["mellantorg", "crowd", "few"]
)
@pytest.mark.parametrize("size", [(480, 380), (820, 400), (220, 160), (1600, 1000)])
def test_names_never_lie_on_each_other_nor_outside(content, size):
    _frame, labels = labels_of(content, *size)
    assert labels
    for one, other in itertools.combinations(labels, 2):
        assert not meet(one.box, other.box), (one.key, other.key)
    for label in labels:
        left, top, right, bottom = label.box
        assert left >= 0
        assert top >= 0
        assert right <= size[0]
        assert bottom <= size[1]


def test_no_line_runs_over_a_name():
    _frame, labels = labels_of(crowded(), 820, 600)
    lines = [label for label in labels if label.foot is not None]
    assert lines
    for line in lines:
        for share in (n / 40 for n in range(41)):
            x = line.foot[0] + (line.x - line.foot[0]) * share
            y = line.foot[1] + (line.y - line.foot[1]) * share
            for other in labels:
                box = other.box
                inside = box[0] < x < box[2] and box[1] < y < box[3]
                assert other.key == line.key or not inside


def test_each_thing_has_one_name_and_the_texts_fit_their_plates():
    _frame, labels = labels_of(mellantorg(), 480, 380)
    assert len({label.key for label in labels}) == len(labels)
    for label in labels:
        left, _top, right, _bottom = label.box
        for shape in label.plate.shapes(label.x, label.y):
            if isinstance(shape, Text) and shape.anchor == "start":
                end = shape.x + text_width(shape.text, shape.size, shape.weight)
                assert left <= shape.x
                assert end <= right + 0.5


def test_large_surfaces_say_their_name_and_narrow_ones_stand_beside():
    _frame, labels = labels_of(mellantorg(), 900, 700)
    named = {label.key: label for label in labels}
    assert named["Y03"].plate.title == "Stationsparken"
    assert named["Y03"].foot is None
    assert named["Y11"].foot is not None


def test_the_chosen_one_is_named_where_others_are_not():
    content = crowded()
    _frame, without = labels_of(content, 300, 220)
    nameless = next(
        thing.key
        for thing in content.things
        if thing.is_ground and thing.key not in {label.key for label in without}
    )
    _frame, labels = labels_of(content, 300, 220, chosen=nameless)
    assert nameless in {label.key for label in labels}


def test_scale_and_arrow_are_kept_clear():
    content = crowded()
    scene = map_scene(content, 820, 600, legend=False)
    frame = fitted(content.extent(), 820, 600, 13.3 * 1.8)
    assert len(scene.groups()) == 0  # nothing here has words
    labels = list(
        placed_labels(content, frame, text_width, text=13.3, taken=furniture_boxes(frame, 13.3))
    )
    assert not any(meet(label.box, box) for label in labels for box in furniture_boxes(frame, 13.3))


def test_the_scene_says_all_in_words_and_shows_its_legend():
    point = MapPoint("f", 100, 100, "F01", "late", "F01 Mörkt hörn, försenad")
    scene = map_scene(mellantorg([point]), 640, 560)
    assert scene.alt == "Mellantorg"
    assert {group.key for group in scene.groups()} == {
        *(r["id"] for r in rows("surfaces")), *(r["id"] for r in rows("properties")), "f",
    }  # fmt: skip
    texts = {text.text for text in scene.texts()}
    assert {f"Klass {n}" for n in range(6)} <= texts
    assert all(is_token(token) for token in scene.tokens())


def test_the_scale_bar_is_as_long_as_it_says():
    scene = map_scene(mellantorg(), 640, 560, legend=False)
    frame = fitted(mellantorg().extent(), 640, 560, 40 / 3 * 1.8)
    assert "50 m" in {text.text for text in scene.texts()}
    bar = [s for s in scene.walk() if type(s).__name__ == "Line" and s.y1 == s.y2]
    assert bar[-1].x2 - bar[-1].x1 == pytest.approx(50 * frame.scale)


@pytest.mark.parametrize("scale", [0.0004, 0.03, 1.0, 37.0, 400.0])
def test_a_round_length_is_found_at_every_scale(scale):
    content = MapContent(things=(MapThing("a", read_shape("0 0,10 0,10 10,0 10"), "Y01"),))
    frame = MapFrame(0, 10, scale, 640, 560)
    texts = [text.text for text in map_scene(content, 640, 560, frame=frame).texts()]
    assert any(text.endswith((" m", " km")) for text in texts)


def test_frames_go_there_and_back():
    frame = fitted((100, 200, 500, 400), 820, 400)
    x, y = frame.at((123.4, 345.6))
    assert frame.ground(x, y) == pytest.approx((123.4, 345.6))
    assert frame.shows((100, 200, 500, 400))
    assert not frame.shows((2000, 200, 2100, 400))
    assert fitted(None, 400, 300).scale > 0


def test_long_rings_lose_only_what_nobody_can_see():
    ring = tuple((n * 0.001, (n % 2) * 0.001) for n in range(5000))
    frame = MapFrame(0, 1, 1.0, 100, 100)
    assert 3 <= len(frame.ring(ring)) < 50


def test_holes_are_left_open_in_every_painter():
    holed = read_shape("POLYGON ((0 0,40 0,40 40,0 40),(10 10,30 10,30 30,10 30))")
    things = (MapThing("a", holed, "Y01", group="0", alt="Y01"),)
    groups = (MapGroup("0", "Klass", LOW),)
    scene = map_scene(MapContent(things=things, groups=groups), 200, 200, legend=False)
    polygon = next(s for s in scene.walk() if isinstance(s, Polygon) and s.holes)
    assert len(polygon.holes) == 1
    svg = scene_to_svg(scene)
    assert 'fill-rule="evenodd"' in svg
    hole = polygon.holes[0]
    middle = (sum(x for x, _ in hole) / 4, sum(y for _, y in hole) / 4)
    assert not is_inside(middle, (polygon.points, hole))


@pytest.mark.parametrize("hatch", ["diagonal", "back_diagonal", "cross", "rows", "columns"])
def test_hatches_end_at_the_outline(hatch):
    triangle = ((0.0, 0.0), (100.0, 0.0), (0.0, 80.0))
    lines = list(within(hatch_lines(0, 0, 100, 80, hatch), (triangle,)))
    long = [line for line in lines if math.dist(line[:2], line[2:]) > 0.01]
    assert long
    for x1, y1, x2, y2 in long:
        assert is_inside(((x1 + x2) / 2, (y1 + y2) / 2), (triangle,))
