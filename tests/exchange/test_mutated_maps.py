"""Map files with some bytes wrong are read or refused, and never anything else."""

from __future__ import annotations

import json
import random
import time
from datetime import date

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.maps import (
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
from tests.exchange.test_map_import import owner
from tests.exchange.test_mutated_files import spoiled
from workbench.base.errors import WorkbenchError
from workbench.exchange.features import PointBudget
from workbench.exchange.map_import import plan_map
from workbench.exchange.read_geojson import read_geojson
from workbench.exchange.read_map import read_map
from workbench.exchange.read_wkb import read_packaged
from workbench.rules.shapes import read_shape

POINT = {"type": "Point", "coordinates": in_degrees([[1, 1]])[0]}
SOUND = [
    collection(*[feature(polygon(in_degrees(square(20 * n))), namn=f"Yta {n}", typ="torg",
                         radighet_org="Kommunen") for n in range(3)], feature(POINT, namn="Bänk")),
    collection(feature(polygon(in_tm(square(side=40)), in_tm(square(5, 5)[::-1])), beteckning="E 1",
                       bta_m2=100, taxeringsvarde=1e6), name="fastigheter", crs=crs("EPSG:3006")),
    json.dumps(feature({"type": "MultiPolygon", "coordinates": [[square()], [square(9)]]}, id="Y")),
    collection(feature({"type": "GeometryCollection", "geometries": [polygon(square()), POINT]},
                       layer="boundary"), crs=None),
]  # fmt: skip


def tried(read):
    """What came of reading a file and planning its import: "read" or "refused"."""
    begin = time.monotonic()
    try:
        made = plan_map(read(), owner(), today=date(2026, 11, 18))
        made.report()
        made.notes()
        for each in made.plans:
            for row in each.rows:
                read_shape(str(row.values.get("outline", "")))
    except WorkbenchError as error:
        return "refused" if error.text() else "silent"
    finally:
        assert time.monotonic() - begin < 5
    return "read"


@pytest.mark.parametrize("seed", range(3))
def test_spoiled_geojson_is_read_or_refused_with_a_sentence(seed, tmp_path):
    chance = random.Random(seed)
    path = tmp_path / "karta.geojson"
    outcomes = {"read": 0, "refused": 0}
    for _ in range(250):
        path.write_bytes(spoiled(chance.choice(SOUND).encode(), chance, most=2))
        outcomes[tried(lambda: read_map(path))] += 1
    assert min(outcomes.values()) > 20


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["Polygon", "Feature", "geometry", 18.05, 59.3, 674000, 6580000, 1e999]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["type", "coordinates", "geometry", "features", "properties", "crs", "id",
                         "namn", "typ", "layer", "geometries"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES, st.integers(0, 3), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_any_value_anywhere_is_read_or_refused(value, which, chance):
    root = json.loads(SOUND[which])
    spot, key = root, None
    while isinstance(spot, dict | list) and spot and (key is None or chance.random() < 0.85):
        holder, key = (
            spot,
            chance.choice(list(spot) if isinstance(spot, dict) else range(len(spot))),
        )
        spot = holder[key]
    holder[key] = value
    tried(lambda: read_geojson(json.dumps(root)))


SHAPES = [
    packaged(shapely.box(674_000, 6_580_000, 674_010, 6_580_010)),
    packaged(shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)]), envelope=4),
    packaged(shapely.GeometryCollection([shapely.Point(1, 2), shapely.box(0, 0, 1, 1)])),
    packaged(shapely.to_wkb(shapely.Point(1, 2, 3), byte_order=0), envelope=6),
]


@given(st.sampled_from(SHAPES), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_spoiled_binaries_are_read_or_refused(blob, chance):
    try:
        found = read_packaged(spoiled(blob, chance), PointBudget())
    except WorkbenchError:
        return
    assert found.corners()


@pytest.mark.parametrize("seed", range(2))
def test_spoiled_geopackages_are_read_or_refused(seed, tmp_path):
    chance = random.Random(seed)
    rows = [(blob, f"Yta {at}") for at, blob in enumerate(SHAPES * 8)]
    sound = package(tmp_path / "sund.gpkg", {"ytor": (3006, rows)}).read_bytes()
    path = tmp_path / "karta.gpkg"
    outcomes = {"read": 0, "refused": 0}
    for _ in range(120):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 30)):
            # Most of the damage falls where the structure stands.
            end = 4096 if chance.random() < 0.4 else len(data)
            data[chance.randrange(100 if chance.random() < 0.9 else 0, end)] = chance.randrange(256)
        path.write_bytes(data)
        outcomes[tried(lambda: read_map(path))] += 1
    assert min(outcomes.values()) > 5
