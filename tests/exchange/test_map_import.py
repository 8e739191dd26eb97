"""From features to rows: which table, which attribute, where on the map, new or known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.exchange.maps import (
    EAST,
    NORTH,
    collection,
    crs,
    feature,
    in_degrees,
    in_tm,
    polygon,
    square,
)
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.map_import import ORDER, plan_map
from workbench.exchange.map_kinds import called_table, table_of
from workbench.exchange.map_placing import OwnMap, as_decimal
from workbench.exchange.map_plan import MapOwner
from workbench.exchange.read_geojson import read_geojson
from workbench.exchange.table_import import tables_of
from workbench.models.registry import record
from workbench.rules.coordinates import LOCAL, TM
from workbench.rules.shapes import area, read_shape

TM_CRS = crs("EPSG:3006")


@pytest.fixture(autouse=True)
def english():
    with using("en"):
        yield


def owner(system=LOCAL, *, drawn=False, boundary="", **rows):
    """A project; ``rows`` are existing rows by table."""
    known = {t: {name: rows.get(name, []) for name in tables_of(record(t))} for t in ORDER}
    return MapOwner(known, OwnMap(system, drawn), boundary)


def plan(text, own=None, **how):
    return plan_map(read_geojson(text), own or owner(), today=date(2026, 11, 18), **how)


def rows_of(made, table):
    return [row.values for each in made.plans if each.record.table == table for row in each.rows]


def at(x, y):
    return {"type": "Point", "coordinates": [EAST + x, NORTH + y]}


# -- which table


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("surface", "surface"), ("surfaces", "surface"), ("ytor", "surface"), ("Ytor", "surface"),
        ("property", "property"), ("fastigheter", "property"), ("Fastighetsytor", "property"),
        ("boundary", "project"), ("Områdesgräns", "project"), ("fynd", "finding"),
        ("findings", "finding"), ("Torget", None), ("", None), ("Platssamverkan X", None),
    ],
)  # fmt: skip
def test_layers_by_name(name, table):
    assert called_table(name) == table


def test_features_by_what_they_say_and_hold():
    found = read_geojson(collection(
        feature(polygon(square()), layer="property"),
        feature(polygon(square()), namn="Torget", typ="torg"),
        feature(polygon(square()), beteckning="Ekorren 1", bta_m2=100),
        feature({"type": "Point", "coordinates": [0, 0]}, namn="Bänk"),
        feature({"type": "Point", "coordinates": [0, 0]}, layer="property"),
        feature(polygon(square()), layer="finding"),
    ))  # fmt: skip
    assert [table_of(each) for each in found.features] == [
        "property", "surface", "property", "finding", "finding", "surface"]  # fmt: skip


def test_a_table_asked_for_takes_all_but_those_that_belong_elsewhere():
    text = collection(
        feature(polygon(square()), namn="Torget"),
        feature(polygon(square(20)), namn="Ekorren", layer="property"),
        feature(None, namn="Parken"),
        feature({"type": "Point", "coordinates": [0, 0]}, namn="Bänk"),
    )
    made = plan(text, only="surface")
    assert [row["name"] for row in rows_of(made, "surface")] == ["Torget", "Parken"]
    assert (made.new, made.skipped, len(made.errors)) == (2, 1, 1)
    assert "“Bänk”: It is a point" in made.errors[0].text()


# -- attributes


def test_attributes_are_known_as_columns_are():
    text = collection(
        feature(
            polygon(in_tm(square())),
            id="Y01", namn="Torget", typ="torg", tillganglighet="offentlig",
            radighet_org="Kommunen",
        ),
        feature(polygon(in_tm(square(20))), namn="Uteservering", del_av="Y01", GlobalID="{ab}"),
        crs=TM_CRS,
    )  # fmt: skip
    made = plan(text)
    one, two = rows_of(made, "surface")
    (party,) = made.created()["organisation"]
    assert (one["code"], one["type"], one["publicness"]) == ("Y01", "square", "public")
    assert one["control_id"] == party.id
    assert area(read_shape(one["outline"])) == 100
    assert two["parent_id"] == made.plans[0].rows[0].id
    assert made.report() == {"read": 2, "new": 2, "updated": 0, "skipped": 0,
                             "created": {"organisation": 1}, "errors": []}  # fmt: skip


def test_the_same_party_comes_along_once_for_all_tables():
    text = collection(
        feature(polygon(in_tm(square())), beteckning="Ekorren 1", agare_org="O05", bta_m2=5),
        feature(polygon(in_tm(square(20))), namn="Gården", radighet_org="O05"),
        feature(polygon(in_tm(square(40))), namn="Torget", radighet_org="O01"),
        feature(at(1, 1), iakttagelse="Bänk", yta="Gården", ansvarig="O05"),
    )
    made = plan(text)
    assert not made.errors
    five, one = made.created()["organisation"]
    assert (five.values["code"], one.values["code"]) == ("O05", "O01")
    (bench,) = rows_of(made, "finding")
    assert bench["responsible_id"] == five.id
    yard = next(
        row for each in made.plans for row in each.rows if row.values.get("name") == "Gården"
    )
    assert bench["surface_id"] == yard.id


def test_names_nobody_declared_are_found_and_the_nameless_numbered():
    text = collection(feature(polygon(square()), lan_kod="01", KOM_NAMN="Norrtälje"))
    assert rows_of(plan(text), "surface")[0]["name"] == "Norrtälje"
    text = collection(feature(polygon(square())), feature(polygon(square(20)), id="Y07"))
    assert [row["name"] for row in rows_of(plan(text), "surface")] == ["Surface 1", "Y07"]


def test_attributes_can_be_named():
    text = collection(
        feature(polygon(square()), Vad="Torget", Vem="x"),
        feature(polygon(square(20)), Hus="Ekorren 1", layer="property"),
    )
    made = plan(text, mapping={"Vad": "name", "Hus": "beteckning", "Vem": "-"})
    assert rows_of(made, "surface")[0]["name"] == "Torget"
    assert rows_of(made, "property")[0]["designation"] == "Ekorren 1"
    with pytest.raises(WorkbenchError, match="Färg"):
        plan(text, mapping={"Färg": "name"})


def test_a_bad_attribute_refuses_its_feature_by_name():
    text = collection(
        feature(polygon(square()), namn="Torget", typ="månlandskap"),
        feature(polygon(square(20)), namn="Parken", typ="park"),
    )
    made = plan(text)
    assert [row["name"] for row in rows_of(made, "surface")] == ["Parken"]
    (error,) = made.report()["errors"]
    assert (error["row"], error["column"]) == (1, "typ")
    assert error["reason"].startswith("“Torget”: “månlandskap”")


# -- known rows

TORGET = ExistingRow(
    "t",
    "Y01",
    "Torget",
    {"code": "Y01", "name": "Torget", "outline": "0 0,10 0,10 10,0 10", "type": "square"},
)


def test_rows_are_recognised_by_code_or_name():
    own = owner(drawn=True, surface=[TORGET])
    moved = feature(polygon(square(2)), id="Y01")
    made = plan(collection(moved, crs=None), own)
    assert (made.new, made.updated) == (0, 1)
    assert set(rows_of(made, "surface")[0]) == {"outline", "code"}
    by_name = plan(collection(feature(polygon(square(2)), namn="Torget"), crs=None), own)
    assert (by_name.new, by_name.updated) == (0, 1)


def test_the_same_ground_in_another_order_is_nothing_new():
    own = owner(drawn=True, surface=[TORGET])
    ring = [[10, 10.001], [0, 10], [0, 0], [10, 0], [10, 10.001]]
    made = plan(collection(feature(polygon(ring), id="Y01", typ="torg"), crs=None), own)
    assert (made.new, made.updated, made.skipped) == (0, 0, 1)
    made = plan(collection(feature(polygon(ring), id="Y01", typ="park"), crs=None), own)
    assert rows_of(made, "surface") == [{"code": "Y01", "type": "park"}]


def test_findings_are_points():
    known = ExistingRow("f", "", "Bänk", {"title": "Bänk", "x": Decimal(5), "y": Decimal("5.0005")})
    points = [feature({"type": "Point", "coordinates": [x, 5]}, iakttagelse=name)
              for x, name in ((5.001, "Bänk"), (120.25, "Klotter"))]  # fmt: skip
    several = feature({"type": "MultiPoint", "coordinates": [[1, 1], [2, 2]]}, iakttagelse="Glas")
    made = plan(collection(*points, several, crs=None), owner(drawn=True, finding=[known]))
    assert rows_of(made, "finding") == [
        {"x": Decimal("120.25"), "y": Decimal(5), "title": "Klotter"}]  # fmt: skip
    assert (made.new, made.skipped) == (1, 1)
    assert "not one point" in made.errors[0].text()


def test_decimals_are_plain():
    assert [str(as_decimal(x)) for x in (100.0, -0.0001, 0.1 + 0.2, 6580000.12345)] == [
        "100", "0", "0.3", "6580000.123"]  # fmt: skip


def test_the_boundary_is_all_its_parts_together():
    text = collection(feature(polygon(square()), layer="boundary"),
                      feature(polygon(square(10)), layer="gräns"), crs=None)  # fmt: skip
    made = plan(text)
    assert area(read_shape(made.boundary)) == 200
    assert (made.new, made.updated) == (1, 0)
    again = plan(text, owner(drawn=True, boundary=made.boundary))
    assert (again.new, again.updated, again.skipped, again.boundary) == (0, 0, 1, "")
    other = plan(text, owner(drawn=True, boundary="0 0,1 0,1 1"))
    assert (other.new, other.updated) == (0, 1)


# -- where on the map


@pytest.mark.parametrize(
    ("place", "member"),
    [
        (in_degrees, {}),
        (in_degrees, {"crs": crs("urn:ogc:def:crs:OGC:1.3:CRS84")}),
        (in_tm, {"crs": TM_CRS}),
        (in_tm, {}),
        (in_tm, {"crs": None}),
    ],
)
def test_an_empty_map_becomes_sweref(place, member):
    made = plan(collection(feature(polygon(place(square())), namn="Torget"), **member))
    assert made.system is TM
    outline = read_shape(rows_of(made, "surface")[0]["outline"])
    assert area(outline) == pytest.approx(100, abs=0.05)
    assert outline[0][0][0] == (EAST, NORTH)
    assert any("now in SWEREF 99 TM" in note for note in made.notes())
    guessed = not member.get("crs") and place is in_tm
    assert any("states no coordinate system" in note for note in made.notes()) == guessed


def test_a_drawn_map_stays_in_its_system():
    degrees = collection(feature(polygon(in_degrees(square())), namn="Torget"))
    assert plan(degrees, owner(TM, drawn=True)).system is None
    with pytest.raises(WorkbenchError, match="drawn in local metres, the file is in WGS 84"):
        plan(degrees, owner(drawn=True))
    local = collection(feature(polygon(square()), namn="Torget"))
    assert plan(local, owner(drawn=True)).system is None
    assert plan(local, owner(TM)).system is LOCAL
    with pytest.raises(WorkbenchError, match="drawn in SWEREF 99 TM, the file is in local metres"):
        plan(local, owner(TM, drawn=True))


def test_nothing_taken_in_changes_no_system():
    made = plan(collection(feature(polygon([[18, 59], [18, 59], [18, 59]]), namn="Torget")))
    assert (made.system, made.new, len(made.errors)) == (None, 0, 1)


def test_unclear_and_old_systems_are_refused():
    zone = [[150_000 + x, 6_580_000 + y] for x, y in square()]
    with pytest.raises(WorkbenchError, match="may be several"):
        plan(collection(feature(polygon(zone))))
    assert plan(collection(feature(polygon(zone)), crs=crs("EPSG:3011"))).system is TM
    with pytest.raises(WorkbenchError, match="RT 90"):
        plan(collection(feature(polygon(square())), crs=crs("EPSG:3021")))
    one = collection(feature({"type": "Point", "coordinates": [100, 50]}, namn="Bänk"))
    with pytest.raises(WorkbenchError, match="may be several"):
        plan(one)
    assert plan(one, owner(drawn=True)).new == 1


SWAPPED = [[y, x] for x, y in in_degrees(square(40))]
LONDON = [[-0.1, 51.5], [-0.1, 51.6], [0, 51.6]]
WRONG = {
    "swapped": (SWAPPED, "Longitude and latitude are exchanged"),
    "abroad": (LONDON, "does not lie in Sweden"),
    "metres": (in_tm(square()), "no degrees"),
    "crossed": (
        in_degrees([[0, 0], [10, 10], [10, 0], [0, 10]]),
        "crosses itself (at 674005.0, 65",
    ),
    "flat": (in_degrees([[0, 0], [10, 0], [20, 0]]), "encloses no ground"),
    "two corners": (in_degrees([[0, 0], [10, 0], [0, 0]]), "three corners"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_lie_there_is_named_and_the_rest_taken_in(name):
    ring, words = WRONG[name]
    good = [feature(polygon(in_degrees(square(20 * n))), namn=f"Yta {n}") for n in (1, 2)]
    made = plan(collection(good[0], feature(polygon(ring), namn="Parken"), good[1]))
    assert [row["name"] for row in rows_of(made, "surface")] == ["Yta 1", "Yta 2"]
    (error,) = made.report()["errors"]
    assert (error["row"], error["column"]) == (2, "geometry")
    assert error["reason"].startswith("“Parken”: ")
    assert words in error["reason"]


def test_degrees_in_a_file_of_metres_are_told():
    text = collection(feature(polygon(in_tm(square())), namn="A"),
                      feature(polygon(in_degrees(square())), namn="B"),
                      feature(polygon([p[::-1] for p in in_tm(square())]), namn="C"),
                      crs=TM_CRS)  # fmt: skip
    made = plan(text)
    said = [error.text() for error in made.errors]
    assert "degrees, not metres" in said[0]
    assert "East and north are exchanged" in said[1]


def test_an_outline_that_only_touches_itself_is_mended():
    touching = polygon([[0, 0], [10, 0], [10, 10], [5, 0], [0, 10], [0, 0]])
    made = plan(collection(feature(touching, namn="Torget"), crs=None))
    outline = read_shape(rows_of(made, "surface")[0]["outline"])
    assert (len(outline), area(outline)) == (2, 50)


def test_large_outlines_are_taken_in():
    ring = [[EAST + x, NORTH] for x in range(20_000)] + [[EAST, NORTH + 100]]
    made = plan(collection(feature(polygon(ring), namn="Kusten"), crs=TM_CRS))
    assert len(rows_of(made, "surface")[0]["outline"]) > 200_000
