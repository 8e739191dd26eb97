"""The organisation's own look on paper: one row of the file, made when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.base import new_id
from workbench.models.registry import sql_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project

MOST_BYTES: Final = 2_000_000
PICTURES: Final = ("logo", "cover")
_LABELS: Final = {
    "accent": N_("Changed the colour of documents"),
    "logo": N_("Changed the logotype"),
    "cover": N_("Changed the cover picture"),
    "logo_alt": N_("Changed the words for the logotype"),
    "cover_alt": N_("Changed the words for the cover picture"),
}


def read_look(session: Session) -> dict[str, Any]:
    """Return the row as plain values, with empty ones while there is none."""
    table = sql_table("paper_look")
    found = session.execute(select(table).order_by(table.c.id).limit(1)).mappings().first()
    blank = {"id": "", "accent": "", "logo_alt": "", "cover_alt": "", "logo": None, "cover": None}
    return dict(found) if found else blank


def set_look(
    project: Project, name: str, value: str | bytes | None, *, initiator: object = None
) -> None:
    """Change the colour, a picture or its words in one edit; None or "" takes it away.

    Raises WorkbenchError for a picture that is too large.
    """
    if isinstance(value, bytes) and len(value) > MOST_BYTES:
        raise WorkbenchError(N_("The picture is too large to be kept in the file"))
    table = sql_table("paper_look")
    with project.edit(_LABELS[name], initiator=initiator) as session:
        row_id = session.scalar(select(table.c.id).order_by(table.c.id).limit(1))
        if row_id is None:
            row_id = new_id()
            session.execute(insert(table).values(id=row_id, accent="", logo_alt="", cover_alt=""))
        session.execute(update(table).where(table.c.id == row_id).values({name: value}))
