"""The look of an organisation, read from its project; what cannot be used is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.documents.content import OwnLook
from workbench.project.paper_look import read_look
from workbench.rules.contrast import READABLE, contrast, read_colour

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WHITE = (255, 255, 255)


def own_look(session: Session) -> OwnLook:
    """Return the look; a colour that cannot be read on white paper is not used."""
    row = read_look(session)
    accent = read_colour(row["accent"])
    if accent is not None and contrast(accent, WHITE) < READABLE:
        accent = None
    return OwnLook(
        accent, row["logo"] or b"", row["logo_alt"], row["cover"] or b"", row["cover_alt"]
    )
