"""Map files for tests: GeoJSON from plain values, GeoPackages through sqlite3 and shapely."""

from __future__ import annotations

import json
import sqlite3
import struct

import shapely

from workbench.rules.sweref import SWEREF99TM

EAST, NORTH = 674_000, 6_580_000  # in Stockholm


def square(x=0.0, y=0.0, side=10.0):
    """The ring of a square, closed as GeoJSON wants it."""
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def in_tm(ring):
    return [[EAST + x, NORTH + y] for x, y in ring]


def in_degrees(ring):
    return [list(SWEREF99TM.degrees((EAST + x, NORTH + y))) for x, y in ring]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features, **members):
    return json.dumps({"type": "FeatureCollection", **members, "features": list(features)})


def crs(name):
    return {"type": "name", "properties": {"name": name}}


def packaged(geometry, number=3006, *, envelope=0, flags=1):
    """A geometry as a GeoPackage keeps it; ``envelope`` is how many numbers stand before it."""
    kind = {0: 0, 4: 1, 6: 2, 8: 4}[envelope]
    head = b"GP\0" + bytes([flags | kind << 1]) + struct.pack("<i", number)
    body = geometry if isinstance(geometry, bytes) else shapely.to_wkb(geometry)
    return head + struct.pack(f"<{envelope}d", *[0.0] * envelope) + body


SETS = """
create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
  organization_coordsys_id integer, definition text, description text);
create table gpkg_contents (table_name text primary key, data_type text, identifier text,
  description text, last_change text, min_x real, min_y real, max_x real, max_y real,
  srs_id integer);
create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text,
  srs_id integer, z integer, m integer);
insert into gpkg_spatial_ref_sys values
  ('SWEREF99 TM', 3006, 'EPSG', 3006, '', ''), ('WGS 84', 4326, 'EPSG', 4326, '', ''),
  ('Undefined', -1, 'NONE', -1, '', ''), ('OSGB', 27700, 'EPSG', 27700, '', ''),
  ('Eget', 99999, 'NONE', 99999, '', '');
"""


def package(path, layers, *, application=0x47504B47, more=""):
    """Write a GeoPackage; ``layers`` maps names to (number of the system, [(blob, name), …])."""
    with sqlite3.connect(path) as base:
        base.executescript(SETS)
        for name, (number, rows) in layers.items():
            base.execute(f'create table "{name}" (fid integer primary key, geom blob, namn text)')
            base.execute(
                "insert into gpkg_contents (table_name, data_type, srs_id) "
                "values (?, 'features', ?)",
                (name, number),
            )
            base.execute(
                "insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 0, 0)",
                (name, number),
            )
            base.executemany(f'insert into "{name}" (geom, namn) values (?, ?)', rows)
        base.execute(f"pragma application_id = {application}")
        base.executescript(more)
    base.close()
    return path
