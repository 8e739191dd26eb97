"""GeoJSON in: a collection, one feature or a bare geometry, in the system it states."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.features import (
    MAX_FEATURES,
    BadFeature,
    Feature,
    FeatureError,
    FeatureSet,
    PointBudget,
    called,
    too_large,
)
from workbench.exchange.geojson_geometry import read_geometry
from workbench.exchange.grid import clean_text
from workbench.exchange.json_text import Twice, read_json
from workbench.rules.coordinates import LOCAL, named_system

if TYPE_CHECKING:
    from workbench.exchange.grid import Cell
    from workbench.rules.coordinates import System

MOST_KEYS: Final = 200  # attributes of one feature that are looked at
_GEOMETRIES: Final = frozenset({
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
})  # fmt: skip


def read_geojson(text: str, source: str = "") -> FeatureSet:
    """Return the features of a GeoJSON text, those that cannot be read with the reason.

    Raises WorkbenchError when the text is no GeoJSON, is too large or states an unknown system.
    """
    root = read_json(text)
    if isinstance(root, Twice):
        raise WorkbenchError(
            N_("The file is unclear: “{key}” stands twice at its beginning"), key=root.key
        )
    if not isinstance(root, dict):
        raise no_map()
    found = _features(root)
    if len(found) > MAX_FEATURES:
        raise too_large()
    layer = clean_text(root["name"])[:80] if isinstance(root.get("name"), str) else ""
    good: list[Feature] = []
    bad: list[BadFeature] = []
    budget = PointBudget()
    for number, each in enumerate(found, 1):
        properties = _properties(each)
        try:
            good.append(_feature(number, each, properties, layer, budget))
        except FeatureError as error:
            bad.append(BadFeature(number, called(number, properties), error.message, error.facts))
    # A system that is expressly none means metres of one's own.
    system = LOCAL if root.get("crs", "") is None else _stated(root.get("crs"))
    return FeatureSet(source, tuple(good), tuple(bad), system, len(found))


def no_map() -> WorkbenchError:
    """Return the refusal of a file that is no map."""
    return WorkbenchError(N_("The file is not a map: GeoJSON and GeoPackage can be read"))


def _features(root: dict[str, Any]) -> list[Any]:
    kind = root.get("type")
    if kind == "FeatureCollection":
        found = root.get("features")
        if not isinstance(found, list):
            raise no_map()
        return found
    if kind == "Feature":
        return [root]
    if isinstance(kind, str) and kind in _GEOMETRIES:
        return [{"type": "Feature", "geometry": root, "properties": {}}]
    raise no_map()


def _feature(
    number: int,
    found: Any,  # noqa: ANN401 - any JSON
    properties: dict[str, Cell],
    layer: str,
    budget: PointBudget,
) -> Feature:
    if not isinstance(found, dict) or found.get("type") != "Feature":
        raise FeatureError(N_("It is no feature"))
    for part in (found, found.get("properties")):
        if isinstance(part, Twice):
            raise FeatureError(N_("“{key}” stands twice in it"), key=part.key)
    geometry = read_geometry(found.get("geometry"), budget)
    return Feature(number, layer, geometry, properties)


def _properties(found: Any) -> dict[str, Cell]:  # noqa: ANN401 - any JSON
    given = found.get("properties") if isinstance(found, dict) else None
    if not isinstance(given, dict):
        given = {}
    taken: dict[str, Cell] = {
        heading: cell
        for key, value in list(given.items())[:MOST_KEYS]
        if (heading := clean_text(key)[:80]) and (cell := _cell(value)) is not None
    }
    # An identifier beside the attributes serves where these have none; numbers there only count.
    code = found.get("id") if isinstance(found, dict) else None
    if isinstance(code, str) and not any(key.casefold() == "id" for key in taken):
        taken["id"] = _cell(code)
    return taken


def _cell(value: Any) -> Cell:  # noqa: ANN401 - any JSON
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return clean_text("|".join(value)) or None
    return None


def _stated(crs: Any) -> System | None:  # noqa: ANN401 - any JSON
    """Return the system that the file states, None where it states none."""
    if not isinstance(crs, dict):
        return None
    given = crs.get("properties")
    name = given.get("name", given.get("code")) if isinstance(given, dict) else None
    if isinstance(name, int):
        name = f"EPSG:{name}"
    if not isinstance(name, str) or not name.strip():
        return None
    system = named_system(name)
    if system is None:
        raise WorkbenchError(
            N_(
                "The coordinate system {name} is not known here; save the map in SWEREF 99 TM "
                "or WGS 84"
            ),
            name=clean_text(name)[:60],
        )
    return system
