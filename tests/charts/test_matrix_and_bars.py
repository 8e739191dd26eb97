from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.charts import measure
from workbench.charts.bars import Bar, Part, Stack, bar_scene, stack_scene
from workbench.charts.matrix import (
    BASE_TEXT,
    PROBLEMS,
    MatrixDot,
    frame_of,
    matrix_frame,
    matrix_scene,
)
from workbench.charts.matrix_marks import STANCE_MARKS
from workbench.charts.matrix_spots import Area, spread
from workbench.charts.palette import is_token
from workbench.charts.scene import Ellipse, Rect, Text
from workbench.models.stakeholders import STANCES


def dots(places):
    return [MatrixDot(f"k{i}", f"Intressent nummer {i}", a, b) for i, (a, b) in enumerate(places)]


PLACES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=60)


@given(PLACES)
def test_each_dot_lies_in_its_cell(places):
    frame = matrix_frame(800, 600)
    scene = matrix_scene(dots(places), 800, 600)
    for group in scene.groups():
        dot = next(s for s in group.shapes if isinstance(s, Ellipse))
        assert frame.at(dot.cx, dot.cy) == places[int(group.key[1:])]


@given(PLACES)
def test_names_never_lie_on_names(places):
    boxes = [
        (t.x, t.y - t.size * 0.75, t.x + measure.text_width(t.text, t.size), t.y + t.size * 0.2)
        for group in matrix_scene(dots(places), 800, 600).groups()
        for t in group.shapes
        if isinstance(t, Text)
    ]
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_who_has_moved_has_a_ghost_and_says_so():
    moved = MatrixDot("m", "Polisen", 4, 5, before=(2, 3))
    still = MatrixDot("s", "Region", 3, 3, before=(3, 3))
    scene = matrix_scene([moved, still], 600, 500)
    ghosts = [s for s in scene.shapes if isinstance(s, Ellipse) and s.dash]
    assert len(ghosts) == 1
    assert matrix_frame(600, 500).at(ghosts[0].cx, ghosts[0].cy) == (2, 3)
    words = {group.key: group.alt for group in scene.groups()}
    assert "2" in words["m"]
    assert all(is_token(token) for token in scene.tokens())


@given(st.integers(0, 120), st.integers(60, 400), st.integers(40, 300))
def test_the_members_of_a_cell_stay_in_it_and_apart(count, width, height):
    area = Area(10.0, 20.0, float(width), float(height))
    spots = spread(count, area, BASE_TEXT)
    assert len(spots) == count
    assert all(10 <= s.x <= 10 + width for s in spots)
    assert all(20 <= s.y <= 20 + height for s in spots)
    assert len({(round(s.x, 3), round(s.y, 3)) for s in spots}) == count


def test_names_give_way_to_initials_and_then_to_dots():
    crowd = [MatrixDot(f"k{n}", "Anna Öhman", 3, 3) for n in range(150)]
    for count, said in ((3, {"Anna Öhman"}), (12, {"AÖ"}), (150, set())):
        scene = matrix_scene(crowd[:count], 800, 600)
        assert {t.text for g in scene.groups() for t in g.shapes if isinstance(t, Text)} == said
        assert len(scene.groups()) == count


def test_who_is_not_placed_stands_at_the_side_and_leaves_room():
    loose = MatrixDot("l", "Bo Berg", None, 4)
    scene = matrix_scene([loose, *dots([(5, 5)])], 800, 600)
    frame = frame_of([loose], 800, 600)
    group = next(g for g in scene.groups() if g.key == "l")
    dot = next(s for s in group.shapes if isinstance(s, Ellipse))
    assert frame.at(dot.cx, dot.cy) is None
    assert dot.cx > frame.left + frame.width
    assert "inflytande –" in group.alt
    assert frame.width < frame_of(dots([(5, 5)]), 800, 600).width


def test_each_stance_has_a_form_of_its_own_and_is_explained():
    marked = [MatrixDot(m, m, 3, 3, mark=m) for m in STANCE_MARKS]
    scene = matrix_scene(marked, 900, 600)
    forms = {type(g.shapes[0]).__name__ + str(len(getattr(g.shapes[0], "points", ()))) +
             getattr(g.shapes[0], "fill", "") for g in scene.groups()}  # fmt: skip
    assert len(forms) == len(STANCE_MARKS)
    assert {choice.key for choice in STANCES} == set(STANCE_MARKS)
    words = {text.text for text in scene.texts()}
    assert {"Driver", "Motsätter sig"} <= words
    plain = {text.text for text in matrix_scene(dots([(3, 3)]), 900, 600).texts()}
    assert "Driver" not in plain


def test_the_cell_under_a_point_is_outlined():
    frame = matrix_frame(600, 500)
    left, top = frame.cell(2, 4)
    shape = frame.target(left + 5, top + 5)
    assert (shape.x, shape.y) == (left, top)
    assert frame.target(0, 0) is None


def test_the_chosen_one_is_bold():
    scene = matrix_scene(dots([(3, 3), (4, 4)]), 600, 500, chosen="k1")
    weights = {g.key: t.weight for g in scene.groups() for t in g.shapes if isinstance(t, Text)}
    assert weights == {"k0": 400, "k1": 600}


def test_a_point_outside_the_field_is_nowhere():
    frame = matrix_frame(600, 500, 4)
    assert frame.at(0, 0) is None
    assert frame.at(*(v + 1 for v in frame.cell(4, 1))) == (4, 1)


def test_bars_share_one_scale_and_figures_stay_inside():
    bars = [
        Bar("A", 40, "40 %", "n = 212", low=35, high=45, target=60),
        Bar("Lång etikett " * 9, 20, "20 %"),
    ]
    scene = bar_scene(bars, 400)
    first, second = (next(s for s in g.shapes if isinstance(s, Rect)) for g in scene.groups())
    assert first.width == pytest.approx(2 * second.width)
    for text in scene.texts():
        assert text.x + measure.text_width(text.text, text.size, text.weight) <= 400


def test_negative_bars_run_left_of_zero():
    up, down = bar_scene([Bar("A", 10, "10"), Bar("B", -5, "-5")], 400).groups()
    right, left = up.shapes[1], down.shapes[1]
    assert left.x + left.width == pytest.approx(right.x)


def test_the_parts_of_a_stack_add_up_and_are_told_apart_in_grey():
    stacks = [Stack("2026", (Part("Avgifter", 3, "3"), Part("Bidrag", 1, "1")), "4")]
    scene = stack_scene(stacks, 500)
    one, other = [s for s in scene.groups()[0].shapes if isinstance(s, Rect)]
    assert one.width == pytest.approx(3 * other.width)
    assert other.x == pytest.approx(one.x + one.width)
    assert one.hatch != other.hatch
    assert {"Avgifter", "Bidrag", "4"} <= {text.text for text in scene.texts()}


@pytest.mark.parametrize(
    "scene", [bar_scene([], 300), stack_scene([], 300), matrix_scene([], 300, 200)]
)
def test_nothing_to_show_is_no_error(scene):
    assert scene.groups() == []


def test_the_field_of_problems_speaks_of_problems_and_writes_names_in_lines():
    long = "Otryggt i tunneln och passagen efter mörkrets inbrott"
    dots = [
        MatrixDot("a", long, 5, 5, mark="prioritised"),
        MatrixDot("b", "Mopeder", None, 3, mark="other"),
    ]
    scene = matrix_scene(dots, 1100, 640, words=PROBLEMS)
    assert scene.alt == "Matris över allvar och påverkbarhet, 2 problem"
    first = next(group for group in scene.groups() if group.key == "a")
    assert first.alt == f"{long}, allvar 5 av 5, påverkbarhet 5 av 5"
    lines = [shape.text for shape in first.shapes if isinstance(shape, Text)]
    assert len(lines) > 1
    assert " ".join(lines) == long
    words = [shape.text for shape in scene.shapes if isinstance(shape, Text)]
    assert {"↑ Allvar", "Påverkbarhet →", "Ta itu med först", "Prioriterat"} <= set(words)


def test_few_names_share_a_cell_and_many_stand_close():
    area = Area(0, 0, 200, 100)
    two = spread(2, area, 13.3, airy=True)
    assert [spot.lines for spot in two] == [2, 2]
    assert two[1].y - two[0].y == 50
    assert {spot.lines for spot in spread(5, area, 13.3, airy=True)} == {1}
    assert {spot.lines for spot in spread(2, area, 13.3)} == {1}
