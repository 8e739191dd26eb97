"""What is wrong with outlines, told with the place; corners moved without spoiling any."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.figures import BOW, DONUT, SQUARE, outlines, places
from workbench.base.language import using
from workbench.rules.outline import (
    Corner,
    fault_of,
    insert_corner,
    move_corner,
    nearest_corner,
    nearest_edge,
    remove_corner,
)
from workbench.rules.overlay import geometry_of
from workbench.rules.shapes import ShapeError, area, read_shape

WRONG = {
    "0 0,10 10,10 0,0 10": ("korsar sig", (5, 5)),
    "0 0,10 0,10 10,5 0,0 10": ("går ihop med sig", (5, 0)),
    "0 0,10 0,20 0": ("ingen mark", (0, 0)),
    "POLYGON((0 0,10 0,10 10,0 10,0 0),(20 20,21 20,21 21,20 20))": ("hål ligger utanför", None),
    "POLYGON((0 0,9 0,9 9,0 9,0 0),(2 2,8 2,8 8,2 8,2 2),(3 3,4 3,4 4,3 3))": ("annat hål", None),
    "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((5 5,6 5,6 6,5 5)))": ("inuti en annan del", None),
    "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((5 5,15 5,15 15,5 5)))": ("korsar sig", None),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_the_place(text):
    words, point = WRONG[text]
    fault = fault_of(read_shape(text))
    with using("sv"):
        assert words in fault.text()
    assert fault.point == point if point else fault.point is not None


def test_a_ring_of_two_corners():
    assert "three corners" in fault_of((((0.0, 0.0), (1.0, 1.0)),)).message


def test_sound_outlines_have_no_fault():
    for shape in (SQUARE, DONUT, ()):
        assert fault_of(shape) is None


@given(outlines())
def test_the_library_agrees(shape):
    assert (fault_of(shape) is None) == geometry_of(shape).is_valid


def test_corners_are_found():
    assert nearest_corner(SQUARE, (9, 1)) == (Corner(0, 0, 1), pytest.approx(2**0.5))
    corner, foot, away = nearest_edge(DONUT, (4, 10))
    assert (corner, foot, away) == (Corner(0, 1, 3), (5, 10), 1)
    assert nearest_corner((), (0, 0)) is None
    assert nearest_edge((), (0, 0)) is None


def test_corners_move_come_and_go():
    wider = move_corner(SQUARE, Corner(0, 0, 1), (20.0004, 0))
    assert area(wider) == 150
    with_five = insert_corner(SQUARE, Corner(0, 0, 3), (-5, 5))
    assert area(with_five) == 125
    assert remove_corner(with_five, Corner(0, 0, 4)) == SQUARE


def test_a_corner_may_not_cross_an_edge():
    for act in (move_corner, insert_corner):
        with pytest.raises(ShapeError, match="korsar sig"):
            act(SQUARE, Corner(0, 0, 1), (5, 20))


def test_a_faulty_outline_may_be_worked_on():
    assert move_corner(BOW, Corner(0, 0, 1), (12, 12)) != BOW
    mended = move_corner(BOW, Corner(0, 0, 1), (5, -10))
    assert fault_of(mended) is None


def test_the_last_three_corners_stay_but_a_hole_may_go():
    triangle = read_shape("0 0,10 0,0 10")
    with pytest.raises(ShapeError, match="minst tre hörn"):
        remove_corner(triangle, Corner(0, 0, 0))
    holed = read_shape("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,2 4,2 2))")
    assert remove_corner(holed, Corner(0, 1, 0)) == SQUARE
    assert remove_corner((*SQUARE, *triangle), Corner(1, 0, 2)) == SQUARE


@given(outlines(), places(), st.data())
def test_no_move_spoils_a_sound_outline(shape, point, data):
    assume(fault_of(shape) is None)
    ring = data.draw(st.integers(0, len(shape[0]) - 1))
    corner = Corner(0, ring, data.draw(st.integers(0, len(shape[0][ring]) - 1)))
    for act in (move_corner, insert_corner):
        try:
            assert fault_of(act(shape, corner, point)) is None
        except ShapeError:
            continue
