"""SWEREF 99 and Web Mercator against PROJ, and systems seen from names and numbers."""

from __future__ import annotations

import math

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.coordinates import (
    LOCAL,
    MERCATOR,
    RT90,
    TM,
    WGS84,
    guess_system,
    misfit,
    named_system,
    to_degrees,
    to_tm,
)
from workbench.rules.sweref import SWEREF99TM, ZONES, web_mercator_degrees

MILLIMETRE = 0.001
GRIDS = (SWEREF99TM, *ZONES)
STOCKHOLM = (18.0686, 59.3293)


def oracle(epsg):
    return pyproj.Transformer.from_crs("EPSG:4619", f"EPSG:{epsg}", always_xy=True)


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_metres_and_degrees_agree_with_proj_all_over_sweden(grid):
    there = oracle(grid.epsg)
    worst = 0.0
    for tenth in range(105, 245, 4):
        longitude = tenth / 10
        if grid is not SWEREF99TM and abs(longitude - grid.meridian) > 4:
            continue
        for half in range(110, 139):
            latitude = half / 2
            east, north = there.transform(longitude, latitude)
            x, y = grid.metres(longitude, latitude)
            back = there.transform(*grid.degrees((east, north)))
            worst = max(worst, abs(x - east), abs(y - north))
            worst = max(worst, abs(back[0] - east), abs(back[1] - north))
    assert worst < MILLIMETRE / 10


def test_names_and_parameters_are_those_of_the_register():
    for grid in GRIDS:
        known = pyproj.CRS.from_epsg(grid.epsg)
        assert known.name.replace("SWEREF99", "SWEREF 99") == grid.name
        facts = {each.name: each.value for each in known.coordinate_operation.params}
        assert facts["Longitude of natural origin"] == grid.meridian
        assert facts["Scale factor at natural origin"] == grid.scale
        assert facts["False easting"] == grid.east


def test_web_mercator_agrees_with_proj():
    there = pyproj.Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)
    for point in ((2_011_000.0, 8_251_000.0), (1_250_000.0, 7_450_000.0)):
        assert web_mercator_degrees(point) == pytest.approx(there.transform(*point), abs=1e-10)


@given(st.floats(10.6, 24.2), st.floats(55.0, 69.2))
def test_there_and_back_is_where_one_was(longitude, latitude):
    back = SWEREF99TM.degrees(SWEREF99TM.metres(longitude, latitude))
    assert math.dist(back, (longitude, latitude)) < 1e-9


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("EPSG:3006", TM),
        ("urn:ogc:def:crs:EPSG::3006", TM),
        ("urn:ogc:def:crs:EPSG:9.9.1:3006", TM),
        ("http://www.opengis.net/def/crs/EPSG/0/3006", TM),
        ("https://epsg.io/3006", None),
        ("SWEREF 99 TM", TM),
        ("SWEREF99_TM", TM),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", WGS84),
        ("urn:ogc:def:crs:OGC::CRS84", WGS84),
        ("EPSG:4326", WGS84),
        ("EPSG:4619", WGS84),
        ("WGS 84", WGS84),
        ("EPSG:3857", MERCATOR),
        ("EPSG:900913", MERCATOR),
        ("EPSG:3021", RT90),
        ("local", LOCAL),
        ("EPSG:27700", None),
        ("månen", None),
        ("", None),
    ],
)
def test_systems_by_name(name, system):
    assert named_system(name) is system


@pytest.mark.parametrize(("epsg", "zone"), [(3011, "SWEREF 99 18 00"), (5850, "SWEREF 99 18 00")])
def test_zones_by_number_also_with_heights(epsg, zone):
    assert named_system(f"EPSG:{epsg}").name == zone
    assert named_system(zone).epsg == 3011


def test_numbers_tell_the_system():
    tm = SWEREF99TM.metres(*STOCKHOLM)
    mercator = pyproj.Transformer.from_crs(4326, 3857, always_xy=True).transform(*STOCKHOLM)
    rt90 = pyproj.Transformer.from_crs(4326, 3021, always_xy=True).transform(*STOCKHOLM)
    for point, system in ((STOCKHOLM, WGS84), (tm, TM), (mercator, MERCATOR), (rt90, RT90)):
        assert guess_system([point]) is system
        assert guess_system([point[::-1]]) is system
    assert guess_system([(60, 110), (390, 250)]) is LOCAL
    assert guess_system([]) is None


def test_numbers_that_may_be_several_systems_tell_none():
    zone = ZONES[4].metres(*STOCKHOLM)
    assert guess_system([zone]) is None
    oslo = [(10.0, 59.9 - 100), (-0.1, 51.5), (-0.2, 51.4)]
    assert guess_system(oslo[1:]) is None


def test_a_few_wrong_points_do_not_sway_the_guess():
    points = [STOCKHOLM, (18.1, 59.4), (59.3, 18.1), (0, 0), (18.2, 59.3)]
    assert guess_system(points) is WGS84
    assert guess_system([*points, (math.nan, 1), (math.inf, 2)]) is WGS84


def test_why_a_place_cannot_be():
    assert misfit(STOCKHOLM, WGS84) is None
    assert "exchanged" in misfit(STOCKHOLM[::-1], WGS84)
    assert "no degrees" in misfit((674_000, 6_580_000), WGS84)
    assert "Sweden" in misfit((-0.1, 51.5), WGS84)
    assert "degrees, not metres" in misfit(STOCKHOLM, TM)
    assert "exchanged" in misfit((6_580_000, 674_000), TM)
    assert "Sweden" in misfit((0, 5_000_000), TM)
    assert misfit((-5, 1e6), LOCAL) is None


def test_everything_comes_into_sweref():
    tm = SWEREF99TM.metres(*STOCKHOLM)
    zone = named_system("EPSG:3011")
    mercator = pyproj.Transformer.from_crs(4326, 3857, always_xy=True).transform(*STOCKHOLM)
    cases = [(STOCKHOLM, WGS84), (tm, TM), (zone.grid.metres(*STOCKHOLM), zone),
             (mercator, MERCATOR)]  # fmt: skip
    for point, system in cases:
        assert math.dist(to_tm(point, system), tm) < MILLIMETRE
        assert to_degrees(point, system) == pytest.approx(STOCKHOLM, abs=1e-8)
