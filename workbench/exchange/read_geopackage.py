"""GeoPackage in: an SQLite file made by others, read without trusting anything in it.

Nothing of the file's own is ever run: only ordinary tables are read, column by column, with an
authorizer that allows reading and nothing else, bounded in size and time.
"""

from __future__ import annotations

import math
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.features import (
    MAX_FEATURES,
    MAX_FILE_BYTES,
    BadFeature,
    Feature,
    FeatureError,
    FeatureSet,
    PointBudget,
    called,
    too_large,
)
from workbench.exchange.grid import clean_text
from workbench.exchange.read_geojson import MOST_KEYS
from workbench.exchange.read_wkb import read_packaged
from workbench.rules.coordinates import named_system, system_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.exchange.grid import Cell
    from workbench.rules.coordinates import System

MAGIC: Final = b"SQLite format 3\0"
_APPLICATIONS: Final = frozenset({b"GPKG", b"GP10", b"GP11"})
_APPLICATION_AT: Final = slice(68, 72)
_SECONDS: Final = 10.0
_STEPS: Final = 10_000
_MOST_LAYERS: Final = 200
_MOST_TEXT: Final = 20_000
_LIMITS: Final = (
    (sqlite3.SQLITE_LIMIT_LENGTH, MAX_FILE_BYTES),
    (sqlite3.SQLITE_LIMIT_COLUMN, 1_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)
_ALLOWED: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_STORED: Final = 0  # how pragma table_xinfo calls a column that is neither hidden nor generated


def read_geopackage(path: Path, layer: str | None = None) -> FeatureSet:
    """Return the features of a GeoPackage: of one layer where named, else of all.

    Raises WorkbenchError when the file is none, is damaged or too large, or has no such layer.
    """
    _look_at_header(path)
    try:
        with closing(_connect(path)) as connection:
            _guard(connection)
            return _Package(connection, path.name).read(layer)
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise WorkbenchError(
            N_("The map file {name} is damaged or too slow to read"), name=path.name
        ) from error


def _look_at_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise WorkbenchError(N_("There is no file {name}"), name=path.name) from error
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error
    if not head.startswith(MAGIC) or head[_APPLICATION_AT] not in _APPLICATIONS:
        raise WorkbenchError(N_("The file {name} is no GeoPackage"), name=path.name)
    if size > MAX_FILE_BYTES:
        raise too_large()


def _connect(path: Path) -> sqlite3.Connection:
    # Immutable: no side file of a foreign program is looked at, and none is made.
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _guard(connection: sqlite3.Connection) -> None:
    """Bound what may be read in size and time, and switch off what a file may bring to run."""
    end = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    for pragma in ("trusted_schema = off", "query_only = on", "cell_size_check = on",
                   "mmap_size = 0"):  # fmt: skip
        connection.execute(f"pragma {pragma}")


class _Package:
    """The tables of an open GeoPackage."""

    def __init__(self, connection: sqlite3.Connection, source: str) -> None:
        self._connection = connection
        self._source = source
        # Virtual tables and views have no page of their own.
        found = connection.execute(
            "select name from sqlite_schema where type = 'table' and rootpage > 0"
        )
        names = [name for (name,) in found.fetchall() if isinstance(name, str)]
        self._tables = {fold(name): name for name in names}
        self._columns = {
            name: [row[1] for row in connection.execute(f"pragma table_xinfo({_quoted(name)})")
                   if row[6] == _STORED]
            for name in self._tables.values()
        }  # fmt: skip
        # From here on nothing but plain reading of plain tables.
        connection.set_authorizer(_only_read)

    def read(self, wanted: str | None) -> FeatureSet:
        """Return the features of the layers, and the system they share."""
        layers = self._layers()
        names = tuple(layers)
        if wanted is not None:
            names = tuple(name for name in names if fold(name) == fold(wanted))
            if not names:
                raise WorkbenchError(
                    N_("There is no layer “{name}”; there are {names}"),
                    name=wanted[:60],
                    names=", ".join(layers)[:300] or "–",
                )
        good: list[Feature] = []
        bad: list[BadFeature] = []
        budget = PointBudget()
        systems = {self._system(layers[name][1]) for name in names}
        if len(systems) > 1:
            raise WorkbenchError(
                N_("The layers are in different coordinate systems; choose one of {names}"),
                names=", ".join(names)[:300],
            )
        for name in names:
            self._read_layer(name, layers[name][0], budget, good, bad)
        system = next(iter(systems), None)
        read = len(good) + len(bad)
        return FeatureSet(self._source, tuple(good), tuple(bad), system, read, tuple(layers))

    def _layers(self) -> dict[str, tuple[str, int]]:
        """Return the geometry column and the system's number of each layer with features."""
        if not {"gpkg_contents", "gpkg_geometry_columns"} <= set(self._tables):
            raise WorkbenchError(N_("The file {name} is no GeoPackage"), name=self._source)
        rows = self._connection.execute(
            "select table_name, column_name, srs_id from gpkg_geometry_columns limit ?",
            (_MOST_LAYERS,),
        )
        found: dict[str, tuple[str, int]] = {}
        for table, column, number in rows.fetchall():
            name = self._tables.get(fold(str(table)))
            columns = {fold(each): each for each in self._columns.get(name or "", ())}
            if name is not None and fold(str(column)) in columns:
                found[name] = (columns[fold(str(column))], number if isinstance(number, int) else 0)
        return found

    def _system(self, number: int) -> System | None:
        """Return the system of a layer; None where the file states none."""
        if number in {0, -1} or "gpkg_spatial_ref_sys" not in self._tables:
            return None
        row = self._connection.execute(
            "select organization, organization_coordsys_id, srs_name from gpkg_spatial_ref_sys "
            "where srs_id = ?",
            (number,),
        ).fetchone()
        if row is None:
            return system_of(number)
        system = named_system(f"{row[0]}:{row[1]}") or named_system(str(row[2]))
        if system is None:
            raise WorkbenchError(
                N_(
                    "The coordinate system {name} is not known here; save the map in SWEREF 99 "
                    "TM or WGS 84"
                ),
                name=clean_text(f"{row[0]}:{row[1]}")[:60],
            )
        return system

    def _read_layer(
        self,
        name: str,
        place: str,
        budget: PointBudget,
        good: list[Feature],
        bad: list[BadFeature],
    ) -> None:
        columns = [each for each in self._columns[name] if each != place][:MOST_KEYS]
        wanted = ", ".join(_quoted(each) for each in (place, *columns))
        for row in self._connection.execute(f"select {wanted} from {_quoted(name)}"):  # noqa: S608 - quoted names from the schema
            number = len(good) + len(bad) + 1
            if number > MAX_FEATURES:
                raise too_large()
            pairs = zip(columns, row[1:], strict=True)
            properties = {
                clean_text(key)[:80]: cell
                for key, value in pairs
                if (cell := _cell(value)) is not None
            }
            try:
                geometry = None if row[0] is None else read_packaged(_blob(row[0]), budget)
                good.append(Feature(number, name, geometry, properties))
            except FeatureError as error:
                said = called(number, properties)
                bad.append(BadFeature(number, said, error.message, error.facts))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _only_read(action: int, *_what: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _blob(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise FeatureError(N_("Its geometry cannot be read"))
    return value


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return clean_text(value[:_MOST_TEXT]) or None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, int) else None
