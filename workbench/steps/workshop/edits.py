"""What can be done on a workshop board, each act one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.base import new_id
from workbench.models.registry import record, sql_table
from workbench.project.photos import insert_photos, photos_label
from workbench.project.register import add_row, add_rows, delete_rows, read_row, update_row
from workbench.steps.workshop.views import (
    CAPTURED,
    GROUP,
    NOTE,
    VOTE,
    WORKSHOP,
    ballot,
    read_board,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.photos import NewPhoto
    from workbench.project.project import Project
    from workbench.steps.workshop.views import WorkshopBoard

KEYS = 9  # the digits that send a note to a group
_CHUNK = 500


def new_workshop(project: Project, question: str) -> str:
    """Add a workshop of today with its question and return its id."""
    with project.edit(N_("Added {what}"), what=f"_:{WORKSHOP.one}") as session:
        values = {"question": question.strip(), "held_on": project.clock.today()}
        return add_row(session, WORKSHOP, values)


def write_notes(
    project: Project,
    workshop_id: str,
    texts: Sequence[str],
    *,
    group_id: str | None = None,
    photo_id: str | None = None,
) -> list[str]:
    """Put notes on the board, one for each text with something in it, and return their ids."""
    said = [" ".join(text.split()) for text in texts]
    rows = [
        {"title": text, "workshop_id": workshop_id, "group_id": group_id, "photo_id": photo_id}
        for text in said
        if text
    ]
    if not rows:
        return []
    label = N_("Wrote a note") if len(rows) == 1 else N_("Wrote {count} notes")
    with project.edit(label, count=len(rows)) as session:
        _there(session, workshop_id)
        return add_rows(session, NOTE, rows)


def remove_notes(project: Project, ids: Collection[str]) -> None:
    """Take notes off the board; undo brings them back with their dots and links."""
    if ids:
        label = N_("Deleted a note") if len(ids) == 1 else N_("Deleted {count} notes")
        with project.edit(label, count=len(ids)) as session:
            delete_rows(session, NOTE, ids)


def move_notes(project: Project, ids: Collection[str], group_id: str | None) -> None:
    """Put notes into a group, or out of all groups."""
    if ids:
        with project.edit(_moved(ids), count=len(ids)) as session:
            _put(session, ids, group_id)


def send_to(project: Project, workshop_id: str, ids: Collection[str], number: int) -> str | None:
    """Put notes into the group with this number, 0 for none; a number above all makes a new group.

    Returns the id of the group. Raises WorkbenchError when the workshop is gone.
    """
    if not ids:
        return None
    with project.edit(_moved(ids), count=len(ids)) as session:
        board = _there(session, workshop_id)
        target: str | None = None
        if number > len(board.groups):
            target = add_row(session, GROUP, {"workshop_id": workshop_id})
        elif number > 0:
            target = board.groups[number - 1].id
        _put(session, ids, target)
        return target


def group_notes(project: Project, workshop_id: str, ids: Collection[str], name: str = "") -> str:
    """Make a new group of notes, also by splitting the group they stand in; return its id."""
    with project.edit(N_("Made a group of {count} notes"), count=len(ids)) as session:
        _there(session, workshop_id)
        made = add_row(session, GROUP, {"workshop_id": workshop_id, "name": name.strip()})
        _put(session, ids, made)
        return made


def name_group(project: Project, group_id: str, name: str) -> None:
    """Give a group another name."""
    with project.edit(N_("Named a group of notes")) as session:
        update_row(session, GROUP, group_id, {"name": " ".join(name.split())})


def merge_groups(project: Project, into: str, others: Collection[str]) -> None:
    """Let the notes of ``others`` go over to the group ``into``; a name it lacks it takes over."""
    rest = [key for key in others if key != into]
    if not rest:
        return
    notes = sql_table(NOTE.table)
    with project.edit(N_("Merged groups of notes")) as session:
        kept = read_row(session, GROUP, into)
        if kept is None:
            raise WorkbenchError(N_("The group is gone"))
        for key in rest:
            gone = read_row(session, GROUP, key)
            if gone is not None and gone["name"] and not kept["name"]:
                kept["name"] = gone["name"]
                update_row(session, GROUP, into, {"name": gone["name"]})
            session.execute(update(notes).where(notes.c.group_id == key).values(group_id=into))
        delete_rows(session, GROUP, rest)


def dissolve_group(project: Project, group_id: str) -> None:
    """Take a group away; its notes stay, without a group."""
    with project.edit(N_("Dissolved a group of notes")) as session:
        delete_rows(session, GROUP, [group_id])


def hide_writing(project: Project, workshop_id: str, *, hidden: bool) -> None:
    """Keep notes unseen while people write, or show them all."""
    label = N_("Hid the notes") if hidden else N_("Showed the notes")
    with project.edit(label) as session:
        update_row(session, WORKSHOP, workshop_id, {"hidden_writing": hidden})


def show_sums(project: Project, workshop_id: str, *, shown: bool) -> None:
    """Show the sums of dots to the room, or hide them again."""
    label = N_("Showed the sums of dots") if shown else N_("Hid the sums of dots")
    with project.edit(label) as session:
        update_row(session, WORKSHOP, workshop_id, {"sums_shown": shown})


# -- dots


def give_dots(project: Project, note_id: str, dots: int, voter: int | None = None) -> None:
    """Say how many dots a person gave a note; without ``voter`` how many hands were counted.

    Raises WorkbenchError where the person would have given more dots than each has.
    """
    label = N_("Gave a note {count} dots")
    votes = sql_table(VOTE.table)
    with project.edit(label, count=dots) as session:
        note = read_row(session, NOTE, note_id)
        if note is None:
            raise WorkbenchError(N_("The note is gone"))
        if voter is not None:
            _refuse_too_many(session, note["workshop_id"], note_id, dots, voter)
        mine = (
            votes.c.note_id == note_id,
            votes.c.voter.is_(None) if voter is None else votes.c.voter == voter,
        )
        there = session.scalar(select(votes.c.id).where(*mine))
        if there is not None and dots > 0:
            session.execute(update(votes).where(votes.c.id == there).values(dots=dots))
        elif there is not None:
            session.execute(delete(votes).where(votes.c.id == there))
        elif dots > 0:
            add_row(session, VOTE, {"note_id": note_id, "voter": voter, "dots": dots})


def _refuse_too_many(
    session: Session, workshop_id: str, note_id: str, dots: int, voter: int
) -> None:
    board = _there(session, workshop_id)
    given = ballot(session, workshop_id, voter)
    others = sum(count for key, count in given.items() if key != note_id)
    if others + dots > board.allowance:
        raise WorkbenchError(
            N_("Person {number} has {allowance} dots and no more"),
            number=voter,
            allowance=board.allowance,
        )


def clear_dots(project: Project, workshop_id: str) -> None:
    """Take all dots of a workshop away, to vote once more."""
    notes, votes = sql_table(NOTE.table), sql_table(VOTE.table)
    with project.edit(N_("Took all dots away")) as session:
        own = select(notes.c.id).where(notes.c.workshop_id == workshop_id)
        session.execute(delete(votes).where(votes.c.note_id.in_(own)))


# -- what is captured, and what is kept from the room


def put_on_board(project: Project, ids: Collection[str], workshop_id: str) -> list[str]:
    """Move captured texts to the board, where everybody sees them; return the notes' ids."""
    with project.edit(N_("Moved {count} captured texts to the board"), count=len(ids)) as session:
        _there(session, workshop_id)
        found = [read_row(session, CAPTURED, key) for key in ids]
        rows = [{"title": row["title"], "workshop_id": workshop_id} for row in found if row]
        delete_rows(session, CAPTURED, ids)
        return add_rows(session, NOTE, rows)


def hold_back(project: Project, ids: Collection[str]) -> None:
    """Move notes from the board to what is captured, which nobody else is shown."""
    with project.edit(N_("Held {count} notes back from the board"), count=len(ids)) as session:
        found = [read_row(session, NOTE, key) for key in ids]
        today = project.clock.today()
        rows = [{"title": row["title"], "captured_on": today} for row in found if row]
        delete_rows(session, NOTE, ids)
        add_rows(session, CAPTURED, rows)


# -- photos of paper notes


def keep_photos(project: Project, workshop_id: str, photos: Sequence[NewPhoto]) -> list[str]:
    """Add photos of paper notes to a workshop and return their ids.

    Raises WorkbenchError when one is too large or the workshop is gone.
    """
    with project.edit(photos_label(photos), count=len(photos)) as session:
        _there(session, workshop_id)
        ids = insert_photos(session, photos)
        rows = [{"id": new_id(), "workshop_id": workshop_id, "photo_id": key} for key in ids]
        if rows:
            session.execute(insert(sql_table("workshop_photo")), rows)
        return ids


def link_made(session: Session, note_ids: Collection[str], table: str, row_id: str) -> None:
    """Say within an edit that notes became a row."""
    record(table)  # only rows that people see have a name
    rows = [
        {"id": new_id(), "note_id": key, "made_table": table, "made_id": row_id} for key in note_ids
    ]
    session.execute(insert(sql_table("note_outcome")), rows)


def _there(session: Session, workshop_id: str) -> WorkshopBoard:
    board = read_board(session, workshop_id)
    if board is None:
        raise WorkbenchError(N_("The workshop is gone"))
    return board


def _put(session: Session, ids: Collection[str], group_id: str | None) -> None:
    notes = sql_table(NOTE.table)
    keys = list(ids)
    for first in range(0, len(keys), _CHUNK):
        some = notes.c.id.in_(keys[first : first + _CHUNK])
        session.execute(update(notes).where(some).values(group_id=group_id))


def _moved(ids: Collection[str]) -> str:
    return N_("Moved a note") if len(ids) == 1 else N_("Moved {count} notes")
