"""GeoJSON and GeoPackage as they come, good ones and bad ones: the rest is always read."""

from __future__ import annotations

import json

import pytest
import shapely

from tests.exchange.maps import (
    EAST,
    NORTH,
    collection,
    crs,
    feature,
    in_degrees,
    in_tm,
    package,
    packaged,
    polygon,
    square,
)
from tests.pace import timing
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange import read_geopackage as packages
from workbench.exchange.read_geojson import read_geojson
from workbench.exchange.read_map import is_map, read_map
from workbench.rules.coordinates import LOCAL, TM, WGS84

GOOD = feature(polygon(square()), namn="Torget")


@pytest.fixture(autouse=True)
def english():
    with using("en"):
        yield


def reasons(found):
    return [each.message.format(**each.facts) for each in found.bad]


# -- what can be read


def test_a_collection_keeps_numbers_names_and_attributes():
    text = collection(GOOD, feature(polygon(square(20)), id="Y02", yta=3.5, bra=True), name="ytor")
    one, two = read_geojson(text).features
    assert (one.number, one.layer, one.called) == (1, "ytor", "Torget")
    assert two.properties == {"id": "Y02", "yta": 3.5, "bra": True}
    assert one.geometry.polygons[0][0][2] == (10.0, 10.0)


@pytest.mark.parametrize("text", [json.dumps(GOOD), json.dumps(GOOD["geometry"]), collection(GOOD)])
def test_a_feature_or_a_bare_geometry_is_a_map_too(text):
    found = read_geojson(text)
    assert len(found.features) == 1
    assert len(found.features[0].geometry.polygons) == 1


def test_several_polygons_holes_heights_and_collections():
    holed = polygon(square(side=20), square(5, 5)[::-1])
    several = {"type": "MultiPolygon", "coordinates": [[square()], [square(30)]]}
    high = polygon([[x, y, 17.5] for x, y in square()])
    mixed = {"type": "GeometryCollection", "geometries": [
        {"type": "Point", "coordinates": [1, 1]}, polygon(square()), {"type": "LineString",
        "coordinates": [[0, 0], [1, 1]]}]}  # fmt: skip
    found = read_geojson(collection(*(feature(g) for g in (holed, several, high, mixed))))
    assert [len(f.geometry.polygons) for f in found.features] == [1, 2, 1, 1]
    assert len(found.features[0].geometry.polygons[0]) == 2
    assert found.features[2].geometry.corners()[0] == (0, 0)
    assert found.features[3].geometry.points == ()


def test_points_and_nothing():
    found = read_geojson(collection(feature({"type": "Point", "coordinates": [1, 2, 3]}),
                                    feature(None, namn="Ingenstans")))  # fmt: skip
    assert found.features[0].geometry.points == ((1.0, 2.0),)
    assert found.features[1].geometry is None


@pytest.mark.parametrize(
    ("member", "system"),
    [
        ({}, None),
        ({"crs": None}, LOCAL),
        ({"crs": crs("urn:ogc:def:crs:EPSG::3006")}, TM),
        ({"crs": crs("urn:ogc:def:crs:OGC:1.3:CRS84")}, WGS84),
        ({"crs": {"type": "EPSG", "properties": {"code": 3006}}}, TM),
        ({"crs": {"type": "link", "properties": {"href": "x"}}}, None),
        ({"crs": "EPSG:3006"}, None),
    ],
)
def test_the_stated_system(member, system):
    assert read_geojson(collection(GOOD, **member)).system is system


# -- one bad feature among good ones

INF, NAN = float("inf"), float("nan")
BAD = {
    "NaN": (polygon([[0, 0], [NAN, 0], [1, 1]]), "no number"),
    "infinity": (polygon([[0, 0], [INF, 0], [1, 1]]), "no number"),
    "empty polygon": (polygon(), "empty"),
    "empty ring": (polygon([]), "empty"),
    "empty multipolygon": ({"type": "MultiPolygon", "coordinates": []}, "empty"),
    "empty collection": ({"type": "GeometryCollection", "geometries": []}, "empty"),
    "empty point": ({"type": "Point", "coordinates": []}, "empty"),
    "line": ({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "line"),
    "unknown": ({"type": "Circle", "coordinates": [0, 0]}, "Circle"),
    "no type": ({"coordinates": [0, 0]}, "None"),
    "text": (polygon([["0", "0"], ["1", "0"], ["1", "1"]]), "cannot be read"),
    "yes and no": (polygon([[True, False], [1, 0], [1, 1]]), "cannot be read"),
    "too flat": (polygon([0, 0, 1, 1]), "cannot be read"),
    "too deep": (polygon([square()]), "cannot be read"),
    "lonely": (polygon([[0], [1], [2]]), "cannot be read"),
    "no list": ({"type": "Polygon", "coordinates": {"x": 1}}, "cannot be read"),
    "no coordinates": ({"type": "Polygon"}, "cannot be read"),
    "no object": ("POLYGON((0 0,1 0,1 1))", "cannot be read"),
    "no list of parts": ({"type": "GeometryCollection", "geometries": 3}, "cannot be read"),
    "too many corners": (polygon([[i % 500, i // 500] for i in range(50_001)]), "50 001 corners"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_feature_is_named_and_the_others_are_read(name):
    geometry, words = BAD[name]
    found = read_geojson(collection(GOOD, feature(geometry, namn="Parken"), GOOD))
    assert [each.number for each in found.features] == [1, 3]
    (bad,) = found.bad
    assert (bad.number, bad.called, found.read) == (2, "Parken", 3)
    assert words in reasons(found)[0]


def test_numbers_beyond_all_bounds():
    text = collection(GOOD, GOOD, GOOD, GOOD)
    text = text.replace("[10.0, 10.0]", "[1e999, 10.0]", 1)
    text = text.replace("[10.0, 10.0]", f"[{'9' * 5000}, 10.0]", 1)
    found = read_geojson(text)
    assert [each.number for each in found.features] == [3, 4]
    assert reasons(found) == ["One of its coordinates is no number"] * 2


def test_what_stands_twice_is_not_guessed_at():
    one = json.dumps(GOOD)
    twice = one.replace('"coordinates":', '"coordinates": [], "coordinates":')
    other = one.replace('"namn":', '"namn": "Parken", "namn":')
    third = one.replace('"geometry":', '"geometry": null, "geometry":')
    head = '{"type": "FeatureCollection", "features": ['
    found = read_geojson(f"{head}{twice}, {other}, {third}, {one}]}}")
    assert [each.number for each in found.features] == [4]
    assert [words.split()[0] for words in reasons(found)] == ["“coordinates”", "“namn”",
                                                              "“geometry”"]  # fmt: skip
    with pytest.raises(WorkbenchError, match="features"):
        read_geojson(f'{head}], "features": []}}')


def test_what_is_no_feature():
    found = read_geojson(collection(3, None, {"type": "Fotografi"}, [GOOD], GOOD))
    assert len(found.bad) == 4
    assert {*reasons(found)} == {"It is no feature"}


def test_all_corners_together_are_bounded():
    ring = [[i % 300, i // 300] for i in range(49_000)]
    found = read_geojson(
        collection(*[feature(polygon(ring), namn=f"A{i}") for i in range(6)], GOOD)
    )
    assert [each.called for each in found.bad] == ["A4", "A5"]
    assert "200 000 corners in all" in reasons(found)[0]
    assert found.features[-1].called == "Torget"


def test_attributes_are_made_plain():
    raw = {"namn": " Torg\tet\u202e ", "tal": NAN, "lista": ["a", "b"], "delar": [1], "i": {"x": 1},
           "nej": False, "inget": None, "": "x"}  # fmt: skip
    found = read_geojson(collection(feature(polygon(square()), **raw)))
    assert found.features[0].properties == {"namn": "Torg et", "lista": "a|b", "nej": False}
    many = {f"k{i}": i for i in range(1000)}
    found = read_geojson(collection(feature(polygon(square()), **many)))
    assert len(found.features[0].properties) == 200


# -- files that are no map

REFUSED = {
    "nothing": (b" \n ", "empty"),
    "not JSON": (b"{hej", "damaged"),
    "cut off": (collection(GOOD).encode()[:-9], "damaged"),
    "list": (b"[1, 2]", "not a map"),
    "table": (b"namn;typ\nTorget;torg\n", "not a map"),
    "other JSON": (b'{"a": 1}', "not a map"),
    "topology": (b'{"type": "Topology", "objects": {}}', "not a map"),
    "features no list": (b'{"type": "FeatureCollection", "features": 7}', "not a map"),
    "deep": (b'{"a":' * 100_000, "nested"),
    "deep lists": (b'{"type":"Polygon","coordinates":' + b"[" * 200_000, "nested"),
    "unknown system": (collection(GOOD, crs=crs("EPSG:27700")).encode(), "EPSG:27700"),
    "too many": (collection(*[3] * 20_001).encode(), "20 000 features"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a map"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_map_is_refused_in_a_sentence(name, tmp_path):
    data, words = REFUSED[name]
    path = tmp_path / "karta.geojson"
    path.write_bytes(data)
    with timing() as watch, watch.lap(), pytest.raises(WorkbenchError) as refused:
        read_map(path)
    assert words in refused.value.text()
    assert watch.laps[0] < 5


def test_a_file_that_is_missing_or_too_large(tmp_path, monkeypatch):
    with pytest.raises(WorkbenchError, match=r"There is no file borta\.geojson"):
        read_map(tmp_path / "borta.geojson")
    with pytest.raises(WorkbenchError, match="cannot be read"):
        read_map(tmp_path)
    assert not is_map(tmp_path)
    monkeypatch.setattr("workbench.exchange.read_map.MAX_FILE_BYTES", 100)
    path = tmp_path / "stor.geojson"
    path.write_text(collection(GOOD))
    with pytest.raises(WorkbenchError, match="too large"):
        read_map(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_as_programs_write_it(encoding, tmp_path):
    path = tmp_path / "karta.json"
    text = collection(feature(polygon(square()), namn="Åkerängen")).replace("\\u00c5", "Å")
    path.write_bytes(text.replace("\\u00e4", "ä").encode(encoding))
    assert is_map(path)
    assert read_map(path).features[0].called == "Åkerängen"


def test_a_layer_can_be_asked_for(tmp_path):
    path = tmp_path / "karta.geojson"
    path.write_text(collection(GOOD, name="ytor"))
    assert len(read_map(path, "Ytor").features) == 1
    with pytest.raises(WorkbenchError, match="ytor"):
        read_map(path, "hus")


# -- GeoPackage

TORG = shapely.box(EAST, NORTH, EAST + 10, NORTH + 10)


def test_a_geopackage_gives_its_layers(tmp_path):
    several = shapely.MultiPolygon([TORG, shapely.box(0, 0, 1, 1)])
    path = package(tmp_path / "k.gpkg", {
        "ytor": (3006, [(packaged(TORG), "Torget"), (packaged(several, envelope=4), "Två")]),
        "fynd": (3006, [(packaged(shapely.Point(EAST, NORTH, 12)), "Trasig bänk")]),
    })  # fmt: skip
    found = read_map(path)
    assert is_map(path)
    assert [(f.number, f.layer, f.called) for f in found.features] == [
        (1, "ytor", "Torget"), (2, "ytor", "Två"), (3, "fynd", "Trasig bänk")]  # fmt: skip
    assert (found.system, found.layers, found.bad) == (TM, ("ytor", "fynd"), ())
    assert [len(f.geometry.polygons) for f in found.features] == [1, 2, 0]
    assert found.features[2].geometry.points == ((EAST, NORTH),)
    assert found.features[0].properties == {"fid": 1, "namn": "Torget"}
    assert [f.called for f in read_map(path, "FYND").features] == ["Trasig bänk"]
    with pytest.raises(WorkbenchError, match="ytor, fynd"):
        read_map(path, "hus")


def test_all_kinds_of_binary_are_understood(tmp_path):
    holed = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(2, 2), (4, 2), (4, 4)]])
    big = shapely.to_wkb(holed, byte_order=0)
    high = shapely.to_wkb(shapely.force_3d(holed), flavor="iso")
    extended = shapely.to_wkb(shapely.set_srid(shapely.force_3d(holed), 3006), include_srid=True)
    blobs = [packaged(each, envelope=e) for each, e in ((big, 0), (high, 6), (extended, 8))]
    path = package(tmp_path / "k.gpkg", {"ytor": (3006, [(b, "x") for b in blobs])})
    found = read_map(path)
    assert found.bad == ()
    for each in found.features:
        (rings,) = each.geometry.polygons
        assert [len(ring) for ring in rings] == [5, 4]
        assert rings[1][1] == (4, 2)


LIES = shapely.to_wkb(TORG)
BLOBS = {
    "no blob": ("POLYGON((0 0,1 0,1 1))", "cannot be read"),
    "no header": (shapely.to_wkb(TORG), "cannot be read"),
    "cut off": (packaged(TORG)[:40], "cannot be read"),
    "only a header": (packaged(b""), "cannot be read"),
    "count that lies": (packaged(LIES[:9] + b"\xff\xff\xff\x7f" + LIES[13:]), "cannot be read"),
    "marked empty": (packaged(TORG, flags=0b10001), "empty"),
    "empty": (packaged(shapely.Polygon()), "empty"),
    "empty point": (packaged(shapely.Point()), "empty"),
    "line": (packaged(shapely.LineString([(0, 0), (1, 1)])), "line"),
    "not finite": (packaged(shapely.Polygon([(0, 0), (float("inf"), 0), (1, 1)])), "no number"),
    "arc": (packaged(b"\x01\x08\0\0\0\0\0\0\0"), "arcs"),
    "strange numbers": (packaged(b"\x01\xff\xff\xff\x0f"), "cannot be read"),
    "nested": (packaged(b"\x01\x07\0\0\0\x01\0\0\0" * 50), "cannot be read"),
    "extended": (packaged(TORG, flags=0b100001), "cannot be read"),
    "wrong envelope": (packaged(TORG, flags=0b1011), "cannot be read"),
}


@pytest.mark.parametrize("name", BLOBS)
def test_a_bad_binary_is_named_and_the_others_are_read(name, tmp_path):
    blob, words = BLOBS[name]
    rows = [(packaged(TORG), "Torget"), (blob, "Parken"), (None, "Inget")]
    found = read_map(package(tmp_path / "k.gpkg", {"ytor": (3006, rows)}))
    assert [each.called for each in found.features] == ["Torget", "Inget"]
    (bad,) = found.bad
    assert (bad.number, bad.called) == (2, "Parken")
    assert words in reasons(found)[0]


def test_systems_of_a_geopackage(tmp_path):
    rows = [(packaged(TORG), "x")]
    paths = {number: package(tmp_path / f"{number}.gpkg", {"ytor": (number, rows)})
             for number in (4326, -1, 0, 27700, 99999, 4)}  # fmt: skip
    assert read_map(paths[4326]).system is WGS84
    for number in (-1, 0, 4):
        assert read_map(paths[number]).system is None
    for number in (27700, 99999):
        with pytest.raises(WorkbenchError, match=f"{number} is not known"):
            read_map(paths[number])
    both = package(tmp_path / "b.gpkg", {"a": (4326, rows), "b": (3006, rows)})
    with pytest.raises(WorkbenchError, match="a, b"):
        read_map(both)
    assert read_map(both, "b").system is TM


HOSTILE = {
    "a view in place of the table": (
        "alter table ytor rename to t; create view ytor as with recursive n(i) as (select 1 union "
        "all select i + 1 from n) select i as fid, null as geom, 'x' as namn from n;"
    ),
    "a generated column": (
        "alter table ytor add column dyr generated always as (length(hex(zeroblob(40000000))));"
    ),
    "a trigger": "create trigger t after insert on ytor begin delete from ytor; end;",
    "an index that reckons": "create index i on ytor (length(hex(zeroblob(1000))));",
    "a layer that is not there": "drop table ytor;",
    "a geometry column that is not there": (
        "update gpkg_geometry_columns set column_name = 'annat';"
    ),
    "a name to break out with": (
        """update gpkg_geometry_columns set table_name = 'ytor"; drop table ytor; --';"""
    ),
    "numbers that are text": "update gpkg_geometry_columns set srs_id = 'abc';",
    "a table of bad text": (
        "create table mer (fid integer); insert into ytor (geom, namn) values (null, "
        "cast(x'ff00fe' as text));"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_a_hostile_file_is_run(name, tmp_path):
    rows = [(packaged(TORG), "Torget")]
    path = package(tmp_path / "k.gpkg", {"ytor": (3006, rows)}, more=HOSTILE[name])
    before = path.read_bytes()
    with timing() as watch, watch.lap():
        found = read_map(path)
    assert watch.laps[0] < 1
    assert {each.called for each in found.features} <= {"Torget", "feature 2", "\ufffd\ufffd"}
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["k.gpkg"]


def test_a_virtual_table_is_no_layer(tmp_path):
    more = """create virtual table yta2 using fts5(geom, namn);
        insert into gpkg_geometry_columns values ('yta2', 'geom', 'GEOMETRY', 3006, 0, 0);"""
    path = package(tmp_path / "k.gpkg", {"ytor": (3006, [])}, more=more)
    assert read_map(path).layers == ("ytor",)


def test_what_is_no_geopackage(tmp_path, monkeypatch):
    rows = [(packaged(TORG), "x")]
    other = package(tmp_path / "annan.gpkg", {"ytor": (3006, rows)}, application=0)
    bare = package(tmp_path / "bar.gpkg", {}, more="drop table gpkg_geometry_columns;")
    for path in (other, bare):
        with pytest.raises(WorkbenchError, match="no GeoPackage"):
            read_map(path)
    whole = package(tmp_path / "hel.gpkg", {"ytor": (3006, rows * 2000)})
    damaged = tmp_path / "skadad.gpkg"
    data = bytearray(whole.read_bytes())
    data[8192:-4096] = bytes(len(data) - 12288)
    damaged.write_bytes(data)
    with pytest.raises(WorkbenchError, match="damaged"):
        read_map(damaged)
    monkeypatch.setattr(packages, "MAX_FEATURES", 100)
    with pytest.raises(WorkbenchError, match="too large"):
        read_map(whole)
    monkeypatch.setattr(packages, "MAX_FILE_BYTES", 1000)
    with pytest.raises(WorkbenchError, match="too large"):
        read_map(whole)


def test_reading_ends_after_a_while(tmp_path, monkeypatch):
    path = package(tmp_path / "k.gpkg", {"ytor": (3006, [(packaged(TORG), "x")] * 20_000)})
    monkeypatch.setattr(packages, "_SECONDS", 0.0)
    monkeypatch.setattr(packages, "_STEPS", 10)
    with pytest.raises(WorkbenchError, match="too slow"):
        read_map(path)


def test_degrees_and_metres_are_read_as_they_stand():
    found = read_geojson(collection(feature(polygon(in_degrees(square()))),
                                    feature(polygon(in_tm(square())))))  # fmt: skip
    assert found.features[0].geometry.corners()[0] == pytest.approx((18.05, 59.32), abs=0.05)
    assert found.features[1].geometry.corners()[0] == (EAST, NORTH)
