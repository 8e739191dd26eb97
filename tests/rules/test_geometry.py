"""Lengths, places and snapping on shapes, against hand-made figures and against shapely."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.figures import DONUT, ELL, SQUARE, outlines, places
from workbench.rules.geometry import (
    centroid,
    clearance,
    contains,
    distance,
    label_point,
    length,
    moved,
    perimeter,
)
from workbench.rules.overlay import geometry_of
from workbench.rules.shapes import ShapeError, read_shape
from workbench.rules.snapping import Catch, snap


def test_lengths():
    assert distance((0, 0), (3, 4)) == 5
    assert length([(0, 0), (3, 4), (3, 10)]) == 11
    assert length([(1, 1)]) == 0
    assert perimeter(SQUARE) == 40
    assert perimeter(DONUT) == 80 + 40


def test_a_hole_is_outside_and_an_edge_inside():
    assert contains(DONUT, (2, 2))
    assert not contains(DONUT, (10, 10))
    assert contains(DONUT, (5, 10))
    assert contains(DONUT, (0, 0))
    assert not contains((), (0, 0))


def test_the_middle_of_a_donut_is_no_place_for_its_name():
    assert centroid(DONUT) == (10, 10)
    assert contains(DONUT, label_point(DONUT))
    assert clearance(DONUT, label_point(DONUT)) > 2


def test_a_label_lies_where_there_is_room():
    # In the corner of the L a circle of 10 - 10·√½ ≈ 5.86 m fits; in its legs one of 5 m.
    assert clearance(ELL, label_point(ELL)) > 4.9


def test_large_coordinates_cost_no_digits():
    far = moved(SQUARE, 674_000.5, 6_580_000.25)
    assert centroid(far) == pytest.approx((674_005.5, 6_580_005.25), abs=1e-6)
    assert label_point(far) == pytest.approx((674_005.5, 6_580_005.25), abs=1e-6)


def test_nothing_has_no_middle():
    for act in (centroid, label_point):
        with pytest.raises(ShapeError, match="Inget är ritat"):
            act(())


@given(outlines(), places())
def test_inside_is_what_the_library_says(shape, point):
    whole = geometry_of(shape)
    spot = shapely.Point(point)
    if whole.boundary.distance(spot) > 1e-6:
        assert contains(shape, point) == whole.contains(spot)
        assert clearance(shape, point) == pytest.approx(
            math.copysign(whole.boundary.distance(spot), 1 if whole.contains(spot) else -1)
        )


@given(outlines())
def test_labels_lie_inside_with_most_of_the_room_there_is(shape):
    whole = geometry_of(shape)
    point = label_point(shape)
    assert whole.covers(shapely.Point(point))
    best = shapely.maximum_inscribed_circle(whole, tolerance=0.01).length
    assert clearance(shape, point) >= 0.6 * best - 0.02
    assert centroid(shape) == pytest.approx(tuple(whole.centroid.coords[0]), abs=1e-3)


def test_a_corner_catches_before_a_nearer_edge():
    caught = snap((9.5, -0.1), [SQUARE], 1)
    assert (caught.point, caught.catch, caught.shape) == ((10, 0), Catch.CORNER, 0)
    caught = snap((5, -0.4), [SQUARE], 1)
    assert (caught.point, caught.catch) == ((5, 0), Catch.EDGE)
    assert snap((5, -1.5), [SQUARE], 1) is None
    assert snap((5, -1.5), [], 1) is None
    assert snap((5, -1.5), [()], 1) is None


@given(st.lists(outlines(), max_size=4), places(), st.floats(0.1, 5))
def test_what_is_caught_lies_on_an_outline_and_within_reach(shapes, point, tolerance):
    caught = snap(point, shapes, tolerance)
    spot = shapely.Point(point)
    rims = [geometry_of(shape).boundary for shape in shapes]
    if caught is None:
        assert all(rim.distance(spot) > tolerance - 1e-9 for rim in rims)
    else:
        assert distance(point, caught.point) <= tolerance + 0.001
        assert rims[caught.shape].distance(shapely.Point(caught.point)) <= 0.001
        if caught.catch is Catch.CORNER:
            corners = [c for p in shapes[caught.shape] for ring in p for c in ring]
            assert caught.point in corners


def test_shapes_move_as_a_whole():
    assert moved(read_shape("0 0,1 0,1 1"), 10.5, -2) == read_shape("10.5 -2,11.5 -2,11.5 -1")
