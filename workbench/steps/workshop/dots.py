"""The groups and notes of a workshop as dots on the field of effect and feasibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import ngettext
from workbench.charts.matrix import MatrixDot

if TYPE_CHECKING:
    from workbench.steps.workshop.views import Note, NoteGroup, WorkshopBoard


def proposals(shown: WorkshopBoard) -> list[MatrixDot]:
    """Return what is to be placed: all groups, and the notes that got dots or are placed already.

    Notes without any group stand alone, so that a small workshop needs no groups.
    """
    dots = [_dot(group.id, group.title(), group, "group") for group in shown.groups]
    return dots + [_dot(note.id, note.text, note, "note") for note in shown.notes() if
                   _stands_alone(note, shown)]  # fmt: skip


def _stands_alone(note: Note, shown: WorkshopBoard) -> bool:
    placed = note.effect is not None or note.feasibility is not None
    return placed or (note.group_id is None and (bool(note.dots) or not shown.groups))


def _dot(key: str, title: str, thing: Note | NoteGroup, mark: str) -> MatrixDot:
    count = thing.dots or 0
    detail = ngettext("{count} dot", "{count} dots", count).format(count=count) if count else ""
    return MatrixDot(key, title, thing.effect, thing.feasibility, mark=mark, detail=detail)
