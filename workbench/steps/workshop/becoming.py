"""Notes become rows of the project, with what the note already says, and keep the link back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Privacy
from workbench.models.registry import record
from workbench.project.register import add_row
from workbench.steps.workshop.edits import link_made
from workbench.steps.workshop.views import read_board

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.workshop.views import Made, Note, NoteGroup, WorkshopBoard


@dataclass(frozen=True, slots=True)
class Target:
    """What a note can become: its table, the key that makes it, its icon and its command."""

    table: str
    key: str
    icon: str
    command: str


TARGETS: Final = (
    Target("activity", "Ctrl+Shift+A", "chart-gantt", N_("Make an activity of it")),
    Target("problem", "Ctrl+Shift+B", "triangle-alert", N_("Make a problem of it")),
    Target("finding", "Ctrl+Shift+U", "map-pin", N_("Make a finding of it")),
    Target("goal", "Ctrl+Shift+G", "target", N_("Make a goal of it")),
    Target("risk", "Ctrl+Shift+R", "shield", N_("Make a risk of it")),
    Target("stakeholder", "Ctrl+Shift+I", "user", N_("Make a stakeholder of it")),
)


def become(
    project: Project,
    workshop_id: str,
    table: str,
    *,
    note_ids: Collection[str] = (),
    group_id: str = "",
) -> list[str]:
    """Make rows of ``table``: one of each note, or one of a whole group; return their ids.

    Notes that became such a row already are left as they are; where that is all of them,
    WorkbenchError says so.
    """
    with project.read() as session:
        board = read_board(session, workshop_id)
    if board is None:
        raise WorkbenchError(N_("The workshop is gone"))
    group = next((each for each in board.groups if each.id == group_id), None)
    wanted = _sources(board, table, note_ids, group)
    if not wanted:
        raise WorkbenchError(N_("That has been made of it already"))
    kind = record(table)
    one = len(wanted) == 1
    label = N_("Made {what} of a note") if one else N_("Made {count} {what} of notes")
    what = kind.one if one else kind.many
    with project.edit(label, count=len(wanted), what=f"_:{what}") as session:
        made = []
        for title, notes in wanted:
            values = prefilled(table, title, notes, board)
            row_id = add_row(session, kind, values)
            link_made(session, [note.id for note in notes], table, row_id)
            made.append(row_id)
        return made


def _sources(
    board: WorkshopBoard, table: str, note_ids: Collection[str], group: NoteGroup | None
) -> list[tuple[str, tuple[Note, ...]]]:
    def is_new(note: Note) -> bool:
        return all(made.table != table for made in note.made)

    if group is not None:
        fresh = tuple(filter(is_new, group.notes))
        return [(group.title(), fresh)] if fresh else []
    notes = (note for note in board.notes() if note.id in set(note_ids))
    return [(note.text, (note,)) for note in notes if is_new(note)]


def prefilled(table: str, title: str, notes: Collection[Note], board: WorkshopBoard) -> Values:
    """Return what a new row of ``table`` already knows from its notes."""
    values: Values = {record(table).title_field: title}
    told = evidence(notes, board)
    if table == "problem":
        values["evidence"] = told
    elif table == "goal" and len(notes) > 1:
        values["description"] = told
    elif table == "finding":
        values |= {"found_on": board.held_on, "source": None}
    return values


def evidence(notes: Collection[Note], board: WorkshopBoard) -> str:
    """Return in a sentence or two what notes say, and on which workshop."""
    day = date_text(board.held_on) if board.held_on else ""
    head = _("Workshop {day}: {question}").format(day=day, question=board.question)
    count = len(notes)
    parts = [ngettext("{count} note", "{count} notes", count).format(count=count)]
    dots = sum(note.dots or 0 for note in notes)
    if dots:
        parts.append(ngettext("{count} dot", "{count} dots", dots).format(count=dots))
    said = "; ".join(note.text for note in notes)
    return f"{head} ({', '.join(parts)}). {said}"


def became(made: Made) -> str:
    """Return what a note became, in words that may stand on a wall: names of people do not."""
    kind = record(made.table)
    word = _(kind.one)
    name = f"{word[:1].upper()}{word[1:]}"
    is_public = kind[kind.title_field].privacy is Privacy.PUBLIC
    return f"{name}: {made.title}" if is_public and made.title else name
