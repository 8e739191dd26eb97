"""What shapes share, leave open and fall into, against shapely and against the example."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.figures import BOW, DONUT, ELL, SQUARE, outlines, places, same_area, total
from workbench.rules.geometry import contains, moved
from workbench.rules.outline import fault_of
from workbench.rules.overlay import (
    coverage,
    geometry_of,
    outside,
    overlap,
    overlap_area,
    overlaps,
    shape_of,
    split,
    union,
    without,
)
from workbench.rules.shapes import ShapeError, area, read_shape

NORTH = read_shape("0 10,10 10,10 20,0 20")


def test_neighbours_share_nothing():
    assert overlap(SQUARE, NORTH) == ()
    assert overlap_area(SQUARE, NORTH) == 0
    assert overlap_area(SQUARE, ()) == 0
    assert overlaps([SQUARE, NORTH, ()]) == []
    assert overlaps([]) == []


def test_what_is_shared_is_told_with_a_place_in_it():
    (shared,) = overlaps([NORTH, DONUT, moved(SQUARE, 0, 5)])[1:2]
    assert (shared.one, shared.other) == (0, 2)
    assert shared.area == 50
    assert contains(NORTH, shared.point)
    assert contains(moved(SQUARE, 0, 5), shared.point)


def test_a_hair_of_overlap_is_the_work_of_the_hand():
    assert overlaps([SQUARE, moved(NORTH, 0, -0.09)]) == []
    assert len(overlaps([SQUARE, moved(NORTH, 0, -0.2)])) == 1


def test_the_uncovered_part_of_a_boundary():
    found = coverage(read_shape("0 0,20 0,20 20,0 20"), [SQUARE, NORTH])
    assert (found.area, found.covered, found.share) == (400, 200, 0.5)
    (gap,) = found.gaps
    assert gap.area == 200
    assert contains(gap.shape, gap.point)
    assert coverage(SQUARE, [SQUARE]).share == 1
    assert coverage(SQUARE, []).gaps[0].area == 100
    assert coverage((), [SQUARE]).share == 1


def test_a_part_outside_its_whole():
    assert outside(SQUARE, SQUARE) == ()
    assert area(outside(moved(SQUARE, 4, 0), SQUARE)) == 40
    assert outside(moved(SQUARE, 0.05, 0), SQUARE) == ()
    assert outside(SQUARE, ()) == ()


def test_a_crossed_outline_stops_no_check():
    assert overlap_area(BOW, SQUARE) == 50
    assert area(union([BOW, SQUARE])) == 100


def test_a_line_divides():
    left, right = split(SQUARE, [(4, 0), (4, 10)])
    assert (area(left), area(right)) == (40, 60)
    left, right = split(SQUARE, [(4, 10), (4, 0)])
    assert (area(left), area(right)) == (60, 40)


def test_a_bent_line_divides_a_shape_with_a_hole():
    left, right = split(DONUT, [(0, 10), (10, 10), (10, 20)])
    assert area(left) + area(right) == area(DONUT)
    assert area(left) == 100 - 25
    assert all(fault_of(half) is None for half in (left, right))


def test_several_pieces_on_one_side_stay_together():
    comb = read_shape("0 0,50 0,50 20,40 20,40 10,30 10,30 20,20 20,20 10,10 10,10 20,0 20")
    left, right = split(comb, [(-5, 15), (55, 15)])
    assert sorted((len(left), len(right))) == [1, 3]


@pytest.mark.parametrize(
    "line",
    [[], [(4, 0)], [(4, 4), (4, 4)], [(4, 2), (4, 8)], [(4, -5), (4, 5)], [(20, 0), (20, 10)]],
)
def test_a_line_that_does_not_divide_is_refused(line):
    with pytest.raises(ShapeError, match="kant till kant"):
        split(SQUARE, line)


@given(outlines(), outlines())
def test_overlap_and_union_are_those_of_the_library(one, other):
    first, second = geometry_of(one), geometry_of(other)
    assert overlap_area(one, other) == pytest.approx(first.intersection(second).area, abs=1e-6)
    assert same_area(area(overlap(one, other)), first.intersection(second).area)
    assert same_area(area(union([one, other])), first.union(second).area)
    assert same_area(area(without(one, [other])), first.difference(second).area)


@given(outlines(), places(), places())
def test_halves_make_the_whole_and_meet_only_at_the_line(shape, start, end):
    assume(start != end)
    whole = geometry_of(shape)
    try:
        left, right = split(shape, [start, end])
    except ShapeError:
        return
    assert same_area(total([left, right]), whole.area)
    assert overlap_area(left, right) < 0.5
    ahead = (end[0] - start[0], end[1] - start[1])
    for half, sign in ((left, 1), (right, -1)):
        for polygon in half:
            spot = shapely.point_on_surface(geometry_of((polygon,)))
            # A straight line through a shape: every piece must lie on its side of it.
            side = ahead[0] * (spot.y - start[1]) - ahead[1] * (spot.x - start[0])
            if area((polygon,)) > 1:
                assert side * sign > 0 or not _crosses_fully(whole, start, end)


def _crosses_fully(whole, start, end):
    """Whether neither end of the line lies inside the shape."""
    return not any(whole.contains(shapely.Point(point)) for point in (start, end))


@given(st.lists(outlines(), min_size=1, max_size=4))
def test_shapes_survive_the_way_through_the_library(shapes):
    for shape in shapes:
        assert same_area(area(shape_of(geometry_of(shape))), area(shape))
    assert area(union(shapes)) <= total(shapes) + 0.5


def test_a_corner_of_the_l_is_covered_once():
    assert area(union([ELL, SQUARE])) == area(ELL)
