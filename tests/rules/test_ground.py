"""The checks of the map, on the example and on maps with one fault each."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from tests.rules.figures import BOW, SQUARE
from workbench.rules.geometry import contains, moved
from workbench.rules.ground import Parcel, Trouble, check_ground, total_area
from workbench.rules.shapes import area, read_shape

FRAME = read_shape("20 0,390 0,390 300,20 300")


@pytest.fixture(scope="module")
def table(root):
    def read(name):
        path = root / f"resources/example/{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))

    return read


@pytest.fixture(scope="module")
def parcels(table):
    surfaces = [
        Parcel(
            row["id"],
            read_shape(row["polygon_m"]),
            holder=row["radighet_org"] or None,
            parent=row["del_av"] or None,
        )
        for row in table("surfaces")
    ]
    properties = [
        Parcel(row["id"], read_shape(row["polygon_m"]), True, row["agare_org"] or None)
        for row in table("properties")
    ]
    return surfaces, properties


def kinds(found):
    return [each.trouble for each in found.findings]


def test_every_area_of_the_example_is_the_stated_one(table):
    rows = table("surfaces")
    assert len(rows) == 14
    for row in rows:
        assert area(read_shape(row["polygon_m"])) == float(Decimal(row["yta_m2"]))


def test_a_part_is_not_counted_beside_its_whole(parcels):
    surfaces, _ = parcels
    assert sum(parcel.area for parcel in surfaces) == 35_470
    assert total_area(surfaces) == 34_870  # without Y14, which is 600 m² of Y01


def test_the_example_fits_together(parcels):
    surfaces, properties = parcels
    found = check_ground([*surfaces, *properties], FRAME)
    assert kinds(found) == [Trouble.GAP, Trouble.NO_OWNER]
    assert found.findings[1].ids == ("P19",)
    assert found.coverage.area == 111_000
    assert found.coverage.covered == total_area(surfaces) + total_area(properties) == 68_803
    assert contains(FRAME, found.findings[0].point)


def test_two_claims_to_one_piece_of_ground():
    a = Parcel("a", SQUARE, holder="k")
    b = Parcel("b", moved(SQUARE, 5, 0), holder="k")
    (found,) = check_ground([a, b]).findings
    assert (found.trouble, found.ids, found.area) == (Trouble.OVERLAP, ("a", "b"), 50)
    assert contains(SQUARE, found.point)
    p, q = (Parcel(x.id, x.shape, True, x.holder) for x in (a, b))
    assert kinds(check_ground([p, q])) == [Trouble.OVERLAP]


def test_a_courtyard_lies_on_its_owners_property():
    court = Parcel("y", SQUARE, holder="brf")
    own = Parcel("p", moved(SQUARE, 2, 2), True, "brf")
    assert kinds(check_ground([court, own])) == []
    other = Parcel("p", moved(SQUARE, 2, 2), True, "bolag")
    (found,) = check_ground([other, court]).findings
    assert (found.trouble, found.ids, found.area) == (Trouble.ON_PROPERTY, ("y", "p"), 64)


def test_a_part_belongs_inside_its_whole():
    whole = Parcel("y", SQUARE, holder="k")
    inside = Parcel("z", read_shape("2 2,4 2,4 4,2 4"), parent="y")
    assert kinds(check_ground([whole, inside])) == []
    astray = Parcel("z", read_shape("8 2,12 2,12 4,8 4"), parent="y")
    (found,) = check_ground([whole, astray]).findings
    assert (found.trouble, found.ids, found.area) == (Trouble.OUTSIDE_PARENT, ("z", "y"), 4)


def test_parts_may_not_exceed_the_whole():
    whole = Parcel("y", SQUARE, holder="k")
    parts = [Parcel("a", SQUARE, parent="y"), Parcel("b", (), parent="y", measure=20.0)]
    (found,) = check_ground([whole, *parts]).findings
    assert (found.trouble, found.ids, found.area) == (Trouble.PARTS_LARGER, ("y", "a", "b"), 20)


def test_a_crossed_outline_is_told_and_left_out():
    a = Parcel("a", BOW, holder="k")
    b = Parcel("b", SQUARE, holder="k")
    (found,) = check_ground([a, b]).findings
    assert (found.trouble, found.ids, found.point) == (Trouble.FAULTY, ("a",), (5, 5))
    assert "crosses itself" in found.reason


def test_a_surface_that_is_a_part_of_itself_does_no_harm():
    ring = [
        Parcel("a", SQUARE, holder="k", parent="b"),
        Parcel("b", moved(SQUARE, 20, 0), holder="k", parent="a"),
        Parcel("c", moved(SQUARE, 40, 0), holder="k", parent="c"),
    ]
    assert total_area(ring) == 300
    check_ground(ring, FRAME)


def test_a_whole_without_measure_is_as_large_as_its_parts():
    parts = [Parcel("a", SQUARE, parent="y"), Parcel("b", (), parent="y", measure=20.0)]
    assert total_area([Parcel("y", ()), *parts]) == 120


def test_nothing_drawn_is_nothing_wrong():
    found = check_ground([Parcel("y", (), holder="k")])
    assert (found.findings, found.coverage) == ((), None)
