"""Photos of the place in the file: the picture itself lies beside what tables show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, select

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.asking import rows_asked
from workbench.project.register import read_row, update_row
from workbench.project.seen_rows import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

MOST_BYTES: Final = 2_000_000
PHOTO = record("photo")


@dataclass(frozen=True, slots=True)
class PhotoOwner:
    """What photos can be of: the table of the rows, the column that refers to one, its day."""

    table: str
    column: str
    day: str


OF_FINDING = PhotoOwner("finding", "finding_id", "found_on")
OF_ENTRY = PhotoOwner("log_entry", "log_entry_id", "happened_on")


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo on its way into the file; ``picture`` must be free of what the camera wrote.

    ``x`` and ``y`` are in the project's metres, both None where it has no place on the map.
    """

    picture: bytes
    media_type: str
    caption: str = ""
    taken_on: date | None = None
    x: Decimal | None = None
    y: Decimal | None = None


def add_photos(
    project: Project,
    row_id: str,
    photos: Sequence[NewPhoto],
    *,
    owner: PhotoOwner = OF_FINDING,
    also: Callable[[Session], object] = lambda _session: None,
    initiator: object = None,
) -> list[str]:
    """Add photos to a row of ``owner``, one edit; return their ids.

    A row without a place or a day takes them from the first photo that has one. What ``also``
    writes belongs to the same edit. Raises WorkbenchError for a photo that is too large, or when
    the row is gone.
    """
    with project.edit(photos_label(photos), initiator=initiator, count=len(photos)) as session:
        kind = record(owner.table)
        row = read_row(session, kind, row_id)
        if row is None:
            raise WorkbenchError(N_("What the photos are of is gone"))
        ids = insert_photos(session, photos, {owner.column: row_id})
        also(session)
        if told := _told(row, photos, owner.day):
            update_row(session, kind, row_id, told)
    return ids


def insert_photos(
    session: Session, photos: Sequence[NewPhoto], owner: Mapping[str, str] | None = None
) -> list[str]:
    """Add photos within an edit and return their ids.

    ``owner`` is the column that refers to what they are of, with its row; none for photos that
    belong elsewhere. Raises WorkbenchError for a photo that is too large.
    """
    if any(len(each.picture) > MOST_BYTES for each in photos):
        raise WorkbenchError(N_("The picture is too large to be kept in the file"))
    table = sql_table(PHOTO.table)
    last = session.scalar(select(func.max(table.c.position)))
    first = 0 if last is None else last + 1
    rows = [
        {"id": new_id(), "position": first + place, **(owner or {}), **_values(each)}
        for place, each in enumerate(photos)
    ]
    if rows:
        session.execute(insert(table), rows)
    return [row["id"] for row in rows]


def photos_label(photos: Sequence[NewPhoto]) -> str:
    """Return the label of an edit that adds photos."""
    return N_("Added a photo") if len(photos) == 1 else N_("Added {count} photos")


def _values(photo: NewPhoto) -> Values:
    return {
        "caption": photo.caption,
        "taken_on": photo.taken_on,
        "x": photo.x,
        "y": photo.y,
        "shows_people": True,  # until somebody has looked and says otherwise
        "consent": False,
        "picture": photo.picture,
        "media_type": photo.media_type,
    }


def _told(row: Values, photos: Sequence[NewPhoto], day: str) -> Values:
    """Return what a row learns from its first photos."""
    told: Values = {}
    placed = next((each for each in photos if each.x is not None and each.y is not None), None)
    if placed is not None and row["x"] is None:
        told |= {"x": placed.x, "y": placed.y}
    dated = next((each.taken_on for each in photos if each.taken_on is not None), None)
    if dated is not None and row[day] is None:
        told[day] = dated
    return told


def photos_of(
    session: Session, row_ids: Collection[str], owner: PhotoOwner = OF_FINDING
) -> dict[str, list[Values]]:
    """Return what is known of the photos of rows, without their pictures, by row."""
    names = ("id", owner.column, "caption", "taken_on", "shows_people", "consent")
    found: dict[str, list[Values]] = {key: [] for key in row_ids}
    for row in rows_asked(session, Asked(PHOTO.table, names, ("position", "id"))):
        values = dict(zip(names, row, strict=True))
        if values[owner.column] in found:
            found[values[owner.column]].append(values)
    return found


def picture_of(session: Session, photo_id: str) -> bytes:
    """Return the picture of a photo; empty when it is gone."""
    table = sql_table(PHOTO.table)
    return session.scalar(select(table.c.picture).where(table.c.id == photo_id)) or b""


def may_publish(photo: Values) -> bool:
    """Tell whether others than those who work with the file may see a photo.

    Nobody can be recognised in it, or all who can have consented.
    """
    return not photo["shows_people"] or bool(photo["consent"])
