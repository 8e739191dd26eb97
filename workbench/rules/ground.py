"""Does the map of surfaces and properties fit together? What overlaps, is open, lacks an owner.

Ground is looked at as :class:`Parcel` values, properties and surfaces alike. Surfaces form a tree
(a zone for outdoor serving is a part of its square): parts are compared with their siblings and
their parent, and never counted beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.rules.geometry import label_point
from workbench.rules.outline import fault_of
from workbench.rules.overlay import (
    LEAST_AREA,
    Coverage,
    Shared,
    coverage,
    outside,
    overlaps,
    point_in,
)
from workbench.rules.shapes import Point, Shape, area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHARE: Final = 0.005  # by which parts may exceed their parent: drawn by hand


class Trouble(StrEnum):
    """What may be wrong on the map, the worst first."""

    FAULTY = "faulty"  # the outline is no surface
    OVERLAP = "overlap"  # two surfaces of one level, or two properties, claim the same ground
    ON_PROPERTY = "on_property"  # a surface lies on a property of somebody else
    OUTSIDE_PARENT = "outside_parent"  # a part lies outside the surface it is a part of
    PARTS_LARGER = "parts_larger"  # the parts together are larger than the whole
    GAP = "gap"  # nothing covers a part of the boundary
    NO_OWNER = "no_owner"  # nobody is known to own a property or control a surface


@dataclass(frozen=True, slots=True)
class Parcel:
    """A surface or a property. ``holder`` owns or controls it, ``measure`` is a typed area in m².

    ``parent`` is the surface it is a part of.
    """

    id: str
    shape: Shape
    is_property: bool = False
    holder: str | None = None
    parent: str | None = None
    measure: float | None = None

    @property
    def area(self) -> float | None:
        """The area in m²: of the outline, else the typed one, None where neither is known."""
        return area(self.shape) if self.shape else self.measure


@dataclass(frozen=True, slots=True)
class MapFinding:
    """Something on the map to see to: the parcels in question, the area in m² and where it is.

    ``reason`` is why an outline is no surface, as a message id.
    """

    trouble: Trouble
    ids: tuple[str, ...]
    area: float | None = None
    point: Point | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GroundReport:
    """What was found, the worst first, and how much of the boundary is covered (None without)."""

    findings: tuple[MapFinding, ...]
    coverage: Coverage | None


def check_ground(parcels: Sequence[Parcel], boundary: Shape = ()) -> GroundReport:
    """Return what does not fit together on a map, with a point that leads to each spot.

    Hair-wide overlaps and gaps are the work of the hand and are not told. A surface on a property
    is told unless its holder also owns the property: a courtyard lies on its own ground.
    """
    faulty = {p.id: bad for p in parcels if (bad := _faulty(p))}
    sound = [parcel for parcel in parcels if parcel.id not in faulty]
    covered = coverage(boundary, [p.shape for p in parcels]) if boundary else None
    gaps = covered.gaps if covered else ()
    found = [
        *faulty.values(),
        *_overlaps(sound),
        *_parts(sound),
        *(MapFinding(Trouble.GAP, (), gap.area, gap.point) for gap in gaps),
        *(
            MapFinding(Trouble.NO_OWNER, (p.id,), p.area, _middle(p))
            for p in parcels
            if p.holder is None and p.parent is None
        ),
    ]
    order = list(Trouble)
    found.sort(key=lambda each: order.index(each.trouble))
    return GroundReport(tuple(found), covered)


def _faulty(parcel: Parcel) -> MapFinding | None:
    fault = fault_of(parcel.shape)
    if fault is None:
        return None
    return MapFinding(Trouble.FAULTY, (parcel.id,), None, fault.point, fault.message)


def _middle(parcel: Parcel) -> Point | None:
    return label_point(parcel.shape) if parcel.shape else None


def _overlaps(parcels: Sequence[Parcel]) -> Iterator[MapFinding]:
    known = {parcel.id for parcel in parcels}
    shared = overlaps([parcel.shape for parcel in parcels])
    for each in sorted(shared, key=lambda shared: -shared.area):
        one, other = parcels[each.one], parcels[each.other]
        if one.is_property == other.is_property:
            if one.is_property or _level(one, known) == _level(other, known):
                yield _claimed(Trouble.OVERLAP, one, other, each)
        elif one.holder is None or one.holder != other.holder:
            surface, ground = (other, one) if one.is_property else (one, other)
            # A part lies where its surface lies; that is told once, of the whole.
            if _level(surface, known) is None:
                yield _claimed(Trouble.ON_PROPERTY, surface, ground, each)


def _claimed(trouble: Trouble, one: Parcel, other: Parcel, shared: Shared) -> MapFinding:
    return MapFinding(trouble, (one.id, other.id), shared.area, shared.point)


def _level(parcel: Parcel, known: set[str]) -> str | None:
    return parcel.parent if parcel.parent in known else None


def _parts(parcels: Sequence[Parcel]) -> Iterator[MapFinding]:
    by_id = {parcel.id: parcel for parcel in parcels}
    for parcel in parcels:
        parent = by_id.get(parcel.parent or "")
        if parent is None or parent is parcel:
            continue
        rest = outside(parcel.shape, parent.shape)
        if rest:
            yield MapFinding(
                Trouble.OUTSIDE_PARENT, (parcel.id, parent.id), area(rest), point_in(rest)
            )
    for parent_id, parts in _children(parcels).items():
        whole = by_id[parent_id].area
        together = sum(part.area or 0.0 for part in parts)
        if whole is not None and together > whole * (1 + _SHARE) + LEAST_AREA:
            ids = (parent_id, *(part.id for part in parts))
            excess = together - whole
            yield MapFinding(Trouble.PARTS_LARGER, ids, excess, _middle(by_id[parent_id]))


def _children(parcels: Iterable[Parcel]) -> dict[str, list[Parcel]]:
    """Return the parts of each surface; one that is a part of itself, however far, has none."""
    given = list(parcels)
    parents = {parcel.id: parcel.parent for parcel in given}
    found: dict[str, list[Parcel]] = {}
    for parcel in given:
        if parcel.parent in parents and not _circular(parcel.id, parents):
            found.setdefault(str(parcel.parent), []).append(parcel)
    return found


def _circular(start: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    here: str | None = start
    while here is not None and here in parents:
        if here in seen:
            return True
        seen.add(here)
        here = parents[here]
    return False


def total_area(parcels: Sequence[Parcel]) -> float:
    """Return the area of all parcels in m², each piece of ground once.

    A part counts within its surface; where a surface has no area of its own its parts give it.
    """
    children = _children(parcels)
    inner = {part.id for parts in children.values() for part in parts}

    def size(parcel: Parcel) -> float:
        own = parcel.area
        return own if own is not None else sum(size(p) for p in children.get(parcel.id, ()))

    return sum(size(parcel) for parcel in parcels if parcel.id not in inner)
