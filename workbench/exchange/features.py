"""What a map file holds, whatever its format: features with a place and with attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Cell
    from workbench.rules.coordinates import System
    from workbench.rules.shapes import Point

MAX_FILE_BYTES: Final = 50_000_000
MAX_FEATURES: Final = 20_000
MAX_POINTS: Final = 200_000  # of all features together
MAX_FEATURE_POINTS: Final = 50_000

# Rings as they were found: of any number of corners, not yet checked.
Rings = list[list["Point"]]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Polygons (each its outer ring and its holes) or points, in the coordinates of the file."""

    polygons: tuple[Rings, ...] = ()
    points: tuple[Point, ...] = ()

    def corners(self) -> list[Point]:
        """Return all points of the geometry."""
        inside = [point for rings in self.polygons for ring in rings for point in ring]
        return [*inside, *self.points]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing on the map. ``number`` counts from 1 in the file; ``layer`` may be empty.

    ``geometry`` is None where the file gives none.
    """

    number: int
    layer: str
    geometry: Geometry | None
    properties: Mapping[str, Cell]

    @property
    def called(self) -> str:
        """What a person would call it: a name among its attributes, else its number."""
        return called(self.number, self.properties)


@dataclass(frozen=True, slots=True)
class BadFeature:
    """A feature that cannot be read: its number, what it is called, the reason as a message id."""

    number: int
    called: str
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeatureSet:
    """What was read of a map file.

    ``system`` is the one the file states, None where it states none. ``read`` counts all features,
    the bad ones too. ``names`` are the layers to choose from.
    """

    source: str
    features: tuple[Feature, ...]
    bad: tuple[BadFeature, ...]
    system: System | None
    read: int
    layers: tuple[str, ...] = ()


class FeatureError(WorkbenchError):
    """Why a feature cannot be read."""


_NAMES: Final = (
    "name", "namn", "title", "titel", "beteckning", "designation", "label", "iakttagelse",
    "finding", "kod", "code", "id",
)  # fmt: skip


def called(number: int, properties: Mapping[str, object]) -> str:
    """Return what a person would call a feature; see ``Feature.called``."""
    keys = {key.casefold(): key for key in properties}
    for wanted in _NAMES:
        # "namn" before "kom_namn", that before "id".
        for folded, key in sorted(keys.items(), key=lambda item: (item[0] != wanted, item[0])):
            said = properties[key]
            if folded.endswith(wanted) and isinstance(said, str | int) and str(said).strip():
                return str(said).strip()[:60]
    return _("feature {number}").format(number=number)


def too_large() -> WorkbenchError:
    """Return the refusal of a file beyond the limits."""
    return WorkbenchError(
        N_("The file is too large: at most {megabytes} MB and {count} features can be read"),
        megabytes=MAX_FILE_BYTES // 1_000_000,
        count=f"{MAX_FEATURES:,}".replace(",", " "),
    )


class PointBudget:
    """How many points may still be taken from a file."""

    def __init__(self) -> None:
        self._left = MAX_POINTS

    def spend(self, count: int) -> None:
        """Take ``count`` points of one feature; raises FeatureError when that is too many."""
        if count > MAX_FEATURE_POINTS:
            raise FeatureError(
                N_("It has {count} corners; at most {most} can be read"),
                count=f"{count:,}".replace(",", " "),
                most=f"{MAX_FEATURE_POINTS:,}".replace(",", " "),
            )
        if count > self._left:
            raise FeatureError(
                N_("The file has more than {most} corners in all"),
                most=f"{MAX_POINTS:,}".replace(",", " "),
            )
        self._left -= count
