"""Where features lie on the project's map: from the file's coordinates to the project's metres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.features import FeatureError
from workbench.exchange.import_plan import Said
from workbench.rules.coordinates import LOCAL, RT90, TM, WGS84, System, guess_system, misfit, to_tm
from workbench.rules.outline import fault_of
from workbench.rules.overlay import geometry_of, shape_of
from workbench.rules.shapes import DECIMALS, Shape, ShapeError, area, ring_of

if TYPE_CHECKING:
    from workbench.exchange.features import FeatureSet, Geometry
    from workbench.rules.shapes import Point, Polygon

_SAMPLE: Final = 2_000
_SAME: Final = 0.01  # m²


@dataclass(frozen=True, slots=True)
class OwnMap:
    """What the project has: its system (LOCAL or TM), and whether anything is drawn in it."""

    system: System
    drawn: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """From which system to which; ``note`` is what people should know of it ("" for nothing).

    ``note`` is a message id, filled by the names of ``source`` and ``target``.
    """

    source: System
    target: System
    note: str = ""


def find_placing(features: FeatureSet, own: OwnMap) -> Placing:
    """Return how the features of a file come onto the project's map.

    The system is the one that the file states, else the one that the numbers show. A project in
    which nothing is drawn takes over the file's kind: metres of one's own, or SWEREF 99 TM for
    everything else. Raises WorkbenchError when file and map cannot be laid together.
    """
    source, note = _source(features, own)
    if source is RT90:
        raise WorkbenchError(
            N_("The map is in RT 90, which cannot be converted here; save it in SWEREF 99 TM")
        )
    target = LOCAL if source is LOCAL else TM
    if target is not own.system and own.drawn:
        raise WorkbenchError(
            N_(
                "The project's map is drawn in {own}, the file is in {other}: they cannot be "
                "laid together. Import the file into a project without a map"
            ),
            own=Said(own.system.name),
            other=Said(source.name),
        )
    return Placing(source, target, note)


def _source(features: FeatureSet, own: OwnMap) -> tuple[System, str]:
    points = [
        point
        for feature in features.features
        if feature.geometry is not None
        for point in feature.geometry.corners()
    ]
    if not points:
        return features.system or own.system, ""
    guessed = guess_system(points[:: 1 + len(points) // _SAMPLE])
    stated = features.system
    if stated is not None and not (stated is LOCAL and guessed not in {LOCAL, None}):
        return stated, ""
    if guessed is None:
        if own.drawn and own.system is LOCAL:
            guessed = LOCAL
        else:
            raise WorkbenchError(
                N_(
                    "The file does not say which coordinate system it is in, and the numbers may "
                    "be several; save it in SWEREF 99 TM or WGS 84"
                )
            )
    # Without a word GeoJSON is in WGS 84, so that need not be told.
    note = N_("The file states no coordinate system; its numbers are {source}")
    return guessed, "" if guessed is WGS84 else note


def placed_shape(geometry: Geometry, placing: Placing) -> Shape:
    """Return the polygons of a geometry in the project's metres.

    An outline that only touches itself is mended. Raises FeatureError with the reason, and the
    place, for what cannot lie there or is no surface.
    """
    try:
        shape = tuple(_polygon(rings, placing) for rings in geometry.polygons)
    except ShapeError as error:
        raise FeatureError(error.message, **error.facts) from error
    fault = fault_of(shape)
    if fault is None:
        return shape
    mended = shape_of(geometry_of(shape))
    if mended and fault_of(mended) is None and abs(area(mended) - area(shape)) < _SAME:
        return mended
    if fault.point is None:
        raise FeatureError(fault.message, **fault.facts)
    raise FeatureError(
        N_("{reason} (at {x}, {y})"),
        reason=Said(fault.message, **fault.facts),
        x=f"{fault.point[0]:.1f}",
        y=f"{fault.point[1]:.1f}",
    )


def _polygon(rings: list[list[Point]], placing: Placing) -> Polygon:
    return tuple(ring_of([placed_point(point, placing) for point in ring]) for ring in rings)


def placed_point(point: Point, placing: Placing) -> Point:
    """Return a point in the project's metres; raises FeatureError when it cannot lie there."""
    wrong = misfit(point, placing.source)
    if wrong is not None:
        raise FeatureError(wrong)
    return point if placing.source is placing.target else to_tm(point, placing.source)


def as_decimal(metres: float) -> Decimal:
    """Return a coordinate as the number that a field keeps, in millimetres."""
    text = f"{round(metres, DECIMALS) + 0.0:.{DECIMALS}f}"
    return Decimal(text.rstrip("0").rstrip("."))
