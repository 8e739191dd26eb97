"""Where a row came from: the notes of a workshop that became it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import ngettext

if TYPE_CHECKING:
    from workbench.project.project import Project

_QUERY = """
    select workshop.held_on from note_outcome
    join workshop_note on workshop_note.id = note_outcome.note_id
    join workshop on workshop.id = workshop_note.workshop_id
    where note_outcome.made_id = ? and note_outcome.made_table = ?
"""


def source_words(project: Project, table: str, row_id: str) -> str:
    """Return in words which notes a row came from, as in "Source: note of 12 May"; else ""."""
    days = [day for (day,) in project.raw.execute(_QUERY, (row_id, table)).fetchall()]
    if not days:
        return ""
    told = next((day for day in days if day), None)
    if told is None:
        return ngettext(
            "Source: {count} note of a workshop", "Source: {count} notes of a workshop", len(days)
        ).format(count=len(days))
    said = ngettext("Source: note of {day}", "Source: {count} notes of {day}", len(days))
    return said.format(count=len(days), day=date_text(date.fromisoformat(told)))
