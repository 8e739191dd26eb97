"""Maps in and out on the command line."""

from __future__ import annotations

import json
import shutil

import pytest
import shapely

from tests.command import digest
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

POINT = {"type": "Point", "coordinates": in_degrees([[3, 3]])[0]}


def write(shell, name, text):
    (shell.folder / name).write_text(text, encoding="utf-8")
    return shell.path(name)


def torg(shell):
    return write(shell, "torg.geojson", collection(
        feature(polygon(in_degrees(square(side=90))), layer="boundary"),
        feature(polygon(in_degrees(square())), kod="Y01", namn="Torget", typ="torg",
                radighet_org="Kommunen"),
        feature(polygon(in_degrees([[0, 0], [9, 9], [9, 0], [0, 9]])), namn="Parken"),
        feature(polygon(in_degrees(square(20))), beteckning="Ekorren 1", agare_org="Kommunen",
                bta_m2=1200),
        feature(POINT, iakttagelse="Trasig bänk", allvar=3, yta="Y01"),
    ))  # fmt: skip


def test_a_map_in_degrees_fills_an_empty_project(shell, blank):
    said = shell.data("import", blank, torg(shell), "--as", "map", code=1)
    assert list(said) == ["read", "new", "updated", "skipped", "created", "errors"]
    assert (said["read"], said["new"], said["updated"]) == (5, 4, 0)
    assert said["created"] == {"organisation": 1}
    (error,) = said["errors"]
    assert (error["row"], error["column"]) == (3, "geometry")
    assert error["reason"].startswith("“Parken”: The outline crosses itself (at 674004.5, ")
    counts = shell.data("info", blank)["tables"]
    assert {t: counts[t] for t in ("surface", "property", "finding", "organisation")} == {
        "surface": 1, "property": 1, "finding": 1, "organisation": 1}  # fmt: skip
    assert len(shell.data("history", blank)) == 1
    again = shell.data("import", blank, torg(shell), code=1)
    assert (again["new"], again["updated"], again["skipped"]) == (0, 0, 4)
    shell.data("undo", blank)
    assert shell.data("info", blank)["tables"]["surface"] == 0
    assert shell.data("export", blank, shell.path("t.json"))
    (project,) = json.loads((shell.folder / "t.json").read_text())["tables"]["project"]
    assert (project["coordinate_system"], project["boundary"]) == ("local", "")


def test_what_is_to_be_known_stands_beside_the_answer(shell, blank):
    path = write(shell, "k.json", collection(feature(polygon(in_tm(square())), namn="Torget")))
    code, out, err = shell.run("import", blank, path)
    assert code == 0
    assert "1 new" in out
    assert "its numbers are SWEREF 99 TM" in err
    assert "now in SWEREF 99 TM" in err


def test_a_trial_changes_nothing(shell, blank):
    before = digest(blank)
    said = shell.data("import", blank, torg(shell), "--as", "map", "--dry-run", code=1)
    assert said["new"] == 4
    assert digest(blank) == before


@pytest.mark.parametrize(("kind", "table"), [("surfaces", "surface"), ("properties", "property")])
def test_a_map_can_be_one_table(shell, blank, kind, table):
    text = collection(feature(polygon(in_tm(square())), NAMN="Ett", GFA=12), crs=crs("EPSG:3006"))
    said = shell.data("import", blank, write(shell, "k.geojson", text), "--as", kind)
    assert said["new"] == 1
    assert shell.data("info", blank)["tables"][table] == 1


def test_a_geopackage_by_layer(shell, blank):
    box = shapely.box(EAST, NORTH, EAST + 10, NORTH + 10)
    path = package(shell.folder / "k.gpkg", {
        "ytor": (3006, [(packaged(box), "Torget")]),
        "fastigheter": (3006, [(packaged(box), "E 1")]),
    })  # fmt: skip
    assert shell.data("import", blank, path, "--as", "map", "--sheet", "ytor")["new"] == 1
    counts = shell.data("info", blank)["tables"]
    assert (counts["surface"], counts["property"]) == (1, 0)
    assert shell.data("import", blank, path)["new"] == 1
    assert "ytor, fastigheter" in shell.refused("import", blank, path, "--sheet", "hus")


def test_attributes_can_be_named(shell, blank):
    text = collection(feature(polygon(in_tm(square())), Vad="Torget"))
    path = write(shell, "k.geojson", text)
    shell.data("import", blank, path, "--as", "map", "--map", "Vad=name")
    shell.data("export", blank, shell.path("ut.csv"), "--table", "surfaces")
    assert "Torget" in (shell.folder / "ut.csv").read_text(encoding="utf-8-sig")
    assert "Färg" in shell.refused("import", blank, path, "--map", "Färg=name")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("k.geojson", "{", "damaged"),
        ("k.geojson", '{"type": "Topology"}', "not a map"),
        ("k.csv", "namn;typ\nTorget;torg\n", "not a map"),
        ("k.geojson", collection(feature(POINT), crs=crs("EPSG:27700")), "EPSG:27700"),
    ],
)
def test_what_is_no_map_leaves_the_project_alone(shell, blank, name, text, words):
    before = digest(blank)
    assert words in shell.refused("import", blank, write(shell, name, text), "--as", "map")
    assert digest(blank) == before


def test_a_map_is_not_taken_for_people(shell, blank):
    words = shell.refused("import", blank, torg(shell), "--as", "stakeholders")
    assert "choose one of map, properties, surfaces, findings" in words


def test_a_map_in_other_metres_is_refused(shell, example):
    before = digest(example)
    words = shell.refused("import", example, torg(shell), "--as", "map")
    assert "drawn in local metres, the file is in WGS 84" in words
    assert digest(example) == before


def test_hostile_features_are_refused_one_by_one(shell, blank):
    ring = in_degrees(square())
    far = [[p[0] + 0.0001, p[1]] for p in ring]
    text = collection(
        feature(polygon(ring), namn="God"),
        feature(polygon([["NUMBER", 59], *ring]), namn="NaN"),
        feature(polygon([["LARGE", 59], *ring]), namn="Stor"),
        feature(polygon(), namn="Tom"),
        feature(polygon([p[::-1] for p in ring]), namn="Omkastad"),
        feature(polygon(in_tm(square())), namn="Meter"),
        feature(polygon(in_degrees([[i % 450, i // 450] for i in range(200_000)])), namn="Många"),
        feature(polygon(far), namn="God 2"),
    ).replace('"NUMBER"', "NaN").replace('"LARGE"', "1e999")  # fmt: skip
    said = shell.data("import", blank, write(shell, "k.geojson", text), "--as", "map", code=1)
    assert (said["read"], said["new"]) == (8, 2)
    names = ["NaN", "Stor", "Tom", "Omkastad", "Meter", "Många"]
    named = [(e["row"], e["reason"].split("”")[0][1:]) for e in said["errors"]]
    assert named == list(enumerate(names, 2))


# -- out


def read(shell, name="ut.geojson"):
    return json.loads((shell.folder / name).read_text(encoding="utf-8"))


def test_the_whole_map_goes_out_and_in_unchanged(shell, example):
    path = shell.path("ut.geojson")
    for language in ("sv", "en"):
        shell.data("export", example, path, "--language", language)
        said = shell.data("import", example, path)
        assert said == {"read": 52, "new": 0, "updated": 0, "skipped": 52, "created": {},
                        "errors": []}  # fmt: skip


def test_a_new_project_can_be_made_from_it(shell, example, blank):
    shell.data("export", example, shell.path("ut.geojson"))
    said = shell.data("import", blank, shell.path("ut.geojson"))
    assert (said["new"], said["errors"]) == (52, [])
    shell.data("export", blank, shell.path("ut2.geojson"))
    was, now = read(shell), read(shell, "ut2.geojson")
    assert [f["geometry"] for f in was["features"]] == [f["geometry"] for f in now["features"]]


def test_the_file_says_its_system_and_layers(shell, example, blank):
    shell.data("export", example, shell.path("ut.geojson"), "--language", "sv")
    whole = read(shell)
    assert whole["crs"] is None
    torget = next(f for f in whole["features"] if f["properties"].get("Kod") == "Y01")
    assert torget["properties"] == {
        "layer": "surface", "Kod": "Y01", "Namn": "Mellantorget", "Typ": "Torg",
        "Tillgänglighet": "Offentlig", "Rådighet": "Mellanstads kommun",
        "Areal om ej ritad": 6300,
    }  # fmt: skip
    ring = torget["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1] == [160, 110]
    shell.data("import", blank, torg(shell), code=1)
    shell.data("export", blank, shell.path("ut.geojson"))
    whole = read(shell)
    assert whole["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::3006"
    assert [f["properties"]["layer"] for f in whole["features"]] == [
        "boundary", "property", "surface", "finding"]  # fmt: skip


def test_degrees_on_request(shell, example, blank):
    shell.data("import", blank, torg(shell), code=1)
    shell.data("export", blank, shell.path("ut.geojson"), "--wgs84")
    whole = read(shell)
    assert "crs" not in whole
    x, y = whole["features"][3]["geometry"]["coordinates"]
    assert (x, y) == pytest.approx(POINT["coordinates"], abs=2e-8)
    again = shell.data("import", blank, shell.path("ut.geojson"))
    assert (again["new"], again["updated"]) == (0, 0)
    before = digest(example)
    assert "local metres" in shell.refused("export", example, shell.path("x.geojson"), "--wgs84")
    assert digest(example) == before
    assert not (shell.folder / "x.geojson").exists()


def test_one_layer_and_what_an_audience_may_not_see(shell, example):
    shutil.copy(example, shell.path("kopia.plats"))
    table = write(shell, "y.csv", "id;anmärkning\nY01;hemligt\n")
    shell.data("import", example, table, "--as", "surfaces")
    said = shell.data("export", example, shell.path("ut.geojson"), "--table", "surfaces")
    assert len(read(shell)["features"]) == 14
    assert said["left_out"] == ["Notes"]
    assert "hemligt" not in (shell.folder / "ut.geojson").read_text(encoding="utf-8")
    shell.data("export", example, shell.path("ut.geojson"), "--audience", "internal")
    assert "hemligt" in (shell.folder / "ut.geojson").read_text(encoding="utf-8")
    words = shell.refused("export", example, shell.path("x.geojson"), "--table", "goals")
    assert "no place on the map" in words


def test_the_file_is_as_the_standard_says(shell, blank):
    """Outer rings run against the clock, holes with it; every ring is closed."""
    holed = polygon(in_tm(square(side=40))[::-1], in_tm(square(5, 5)))
    text = collection(feature(holed, namn="Torget"), crs=crs("EPSG:3006"))
    shell.data("import", blank, write(shell, "k.geojson", text))
    shell.data("export", blank, shell.path("ut.geojson"))
    (whole,) = read(shell)["features"]
    outer, hole = whole["geometry"]["coordinates"]
    assert shapely.LinearRing(outer).is_ccw
    assert not shapely.LinearRing(hole).is_ccw
    assert shapely.from_geojson(json.dumps(whole["geometry"])).area == 1500
