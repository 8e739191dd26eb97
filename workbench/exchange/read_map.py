"""A map file of any kind that can be read: GeoJSON or GeoPackage, told apart by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.features import MAX_FILE_BYTES, FeatureSet, too_large
from workbench.exchange.read_geojson import no_map, read_geojson
from workbench.exchange.read_geopackage import MAGIC, read_geopackage
from workbench.exchange.read_text import decode

if TYPE_CHECKING:
    from pathlib import Path

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0")


def is_map(path: Path) -> bool:
    """Tell whether a file looks like a map, from its first bytes; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return False
    if head.startswith(MAGIC):
        return True
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().startswith(b"{")


def read_map(path: Path, layer: str | None = None) -> FeatureSet:
    """Return the features of a map file; ``layer`` chooses one where a file has several.

    Raises WorkbenchError with a sentence when the file is missing, damaged, too large or no map.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) == MAGIC:
                return read_geopackage(path, layer)
            file.seek(0)
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise WorkbenchError(N_("There is no file {name}"), name=path.name) from error
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    if not data.strip():
        raise WorkbenchError(N_("The file {name} is empty"), name=path.name)
    if not is_map(path):
        raise no_map()
    found = read_geojson(decode(data).removeprefix("\ufeff"), path.name)
    names = {feature.layer for feature in found.features}
    if layer is not None and fold(layer) not in {fold(name) for name in names}:
        raise WorkbenchError(
            N_("There is no layer “{name}”; there are {names}"),
            name=layer[:60],
            names=", ".join(sorted(names - {""}))[:300] or "–",
        )
    return found
