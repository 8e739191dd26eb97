"""Photos on their way into the file: where they lie on the map, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.exchange.map_placing import as_decimal
from workbench.models.registry import record
from workbench.project.photos import OF_FINDING, NewPhoto, PhotoOwner, add_photos
from workbench.project.register import read_rows, update_row
from workbench.rules.coordinates import TM, WGS84, misfit, to_tm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.exchange.read_photo import ReadPhoto
    from workbench.project.project import Project

_SWEREF = "sweref99tm"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of photos: their ids, and what people should know of their places."""

    ids: tuple[str, ...]
    note: str = ""


def is_drawn(session: Session) -> bool:
    """Tell whether anything lies on the project's map, so that its metres can no longer change."""
    project = read_rows(session, record("project"))[0]
    if project["boundary"] or read_rows(session, record("underlay")):
        return True
    outlines = (
        row["outline"]
        for table in ("surface", "property")
        for row in read_rows(session, record(table))
    )
    places = (
        row["x"]
        for table in ("finding", "walk_stop", "photo", "log_entry")
        for row in read_rows(session, record(table))
    )
    return any(outlines) or any(x is not None for x in places)


def take_photos(
    project: Project,
    row_id: str,
    photos: Sequence[ReadPhoto],
    *,
    owner: PhotoOwner = OF_FINDING,
    initiator: object = None,
) -> Taken:
    """Add photos to a row, each at its place where the map can show it; one edit.

    A map in which nothing is drawn becomes one in SWEREF 99 TM by the first photo with a position.
    Raises WorkbenchError as :func:`workbench.project.photos.add_photos` does.
    """
    with project.read() as session:
        facts = read_rows(session, record("project"))[0]
        in_sweref = facts["coordinate_system"] == _SWEREF
        becomes = not in_sweref and not is_drawn(session)
    placed = [_place(photo) for photo in photos]
    told = sum(photo.longitude is not None for photo in photos)
    if not in_sweref and not becomes:
        new = [_new(photo, None) for photo in photos]
        ids = add_photos(project, row_id, new, owner=owner, initiator=initiator)
        note = _("The map is drawn in metres of its own, so the camera's position is not used.")
        return Taken(tuple(ids), note if told else "")
    new = [_new(photo, place) for photo, place in zip(photos, placed, strict=True)]
    change = (facts["id"], {"coordinate_system": _SWEREF}) if becomes and any(placed) else None
    ids = add_photos(
        project, row_id, new, owner=owner, initiator=initiator,
        also=lambda session: update_row(session, record("project"), *change) if change else None,
    )  # fmt: skip
    outside = told - sum(place is not None for place in placed)
    note = _("The camera's position does not lie in Sweden, so it is not used.")
    return Taken(tuple(ids), note if outside else "")


def _place(photo: ReadPhoto) -> tuple[Decimal, Decimal] | None:
    if photo.longitude is None or photo.latitude is None:
        return None
    point = (photo.longitude, photo.latitude)
    if misfit(point, WGS84) is not None:
        return None
    east, north = to_tm(point, WGS84)
    return (as_decimal(east), as_decimal(north)) if misfit((east, north), TM) is None else None


def _new(photo: ReadPhoto, place: tuple[Decimal, Decimal] | None) -> NewPhoto:
    x, y = place or (None, None)
    return NewPhoto(photo.data, photo.media_type, "", photo.taken_on, x, y)
