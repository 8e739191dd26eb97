"""What a feature of a map stands for: the boundary, a property, a surface or a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, _, using
from workbench.exchange.column_names import matches
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.exchange.features import Feature
    from workbench.models.field import Record

BOUNDARY: Final = "project"
PROPERTY: Final = "property"
SURFACE: Final = "surface"
FINDING: Final = "finding"
TABLES: Final = (BOUNDARY, PROPERTY, SURFACE, FINDING)

# The attribute that says it outright; written by our own export.
LAYER: Final = "layer"
_SAYING: Final = frozenset({LAYER, "lager", "kind", "objekttyp", "table", "tabell", "feature_type"})
# Parts of words by which layers are called, the most telling first.
_WORDS: Final = (
    (BOUNDARY, ("boundary", "grans", "omradesgrans", "avgransning")),
    (PROPERTY, ("fastighet", "property", "properties", "parcel", "cadast", "registerenhet")),
    (FINDING, ("fynd", "finding", "iakttagelse", "felanmalan")),
    (SURFACE, ("surface", "yta", "ytor")),
)


def table_of(feature: Feature) -> str:
    """Return the table that a feature belongs to, see TABLES.

    It says so itself, else its layer's name does, else its shape and its attributes: points are
    findings, outlines with a designation or measures of buildings are properties.
    """
    said = stated_table(feature) or called_table(feature.layer)
    if said is not None and _may_be(feature, said):
        return said
    if feature.geometry is not None and feature.geometry.points:
        return FINDING
    known = {table: _known(feature.properties, record(table)) for table in (SURFACE, PROPERTY)}
    return PROPERTY if known[PROPERTY] > known[SURFACE] else SURFACE


def stated_table(feature: Feature) -> str | None:
    """Return the table that a feature says it belongs to; None where it says none."""
    says = (str(value) for key, value in feature.properties.items() if fold(key) in _SAYING)
    return next((table for name in says if (table := called_table(name))), None)


def called_table(name: str) -> str | None:
    """Return the table that a layer of this name is about, or None."""
    key = fold(name)
    for table in TABLES:
        if key in _own_names(table):
            return table
    words = re.split(r"[\W_\d]+", key)
    for table, parts in _WORDS:
        if any(word.startswith(part) for word in words for part in parts):
            return table
    return None


def _own_names(table: str) -> set[str]:
    kind = record(table)
    found = {table, *kind.kinds}
    for language in LANGUAGES:
        with using(language):
            found |= {fold(_(kind.one)), fold(_(kind.many))}
    return found


def _may_be(feature: Feature, table: str) -> bool:
    """Tell whether the geometry allows it: findings are points, all else has an outline."""
    if feature.geometry is None:
        return table != BOUNDARY
    return bool(feature.geometry.points) == (table == FINDING)


def _known(keys: Iterable[str], kind: Record) -> int:
    """Return how many attributes are the record's own, beside those that every record has."""
    fields = {found[0].field.name for key in keys if (found := matches(key, kind))}
    return len(fields - {"code", "notes", "outline", "area"} - _loosely_named(keys, kind))


def _loosely_named(keys: Iterable[str], kind: Record) -> set[str]:
    """Return the title where it is only called "name", as every record may call it."""
    plain = {fold(key) for key in keys} & {"name", "namn", "title", "titel", "rubrik"}
    return {kind.title_field} if plain else set()
