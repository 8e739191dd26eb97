"""What stands on a workshop board, as plain values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from workbench.base.language import _
from workbench.models.registry import record, sql_table
from workbench.project.register import read_row, read_rows, row_ids

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

WORKSHOP, GROUP, NOTE = record("workshop"), record("workshop_group"), record("workshop_note")
VOTE, CAPTURED = record("workshop_vote"), record("captured")
USUAL_DOTS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A row that a note became: its table, its id and what it is called."""

    table: str
    row_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its words, its group, its dots (None where nobody may see them) and its judgement.

    ``text`` is empty while writing is hidden from the room. ``place`` counts in order of writing.
    """

    id: str
    text: str
    group_id: str | None = None
    dots: int | None = 0
    effect: int | None = None
    feasibility: int | None = None
    author: str = ""
    photo_id: str | None = None
    made: tuple[Made, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """A group with its notes; ``number`` counts from 1 and is the key that sends notes to it."""

    id: str
    name: str
    number: int
    notes: tuple[Note, ...] = ()
    effect: int | None = None
    feasibility: int | None = None

    def title(self) -> str:
        """Return what the group is called: its name, or its number."""
        return self.name or _("Group {number}").format(number=self.number)

    @property
    def dots(self) -> int | None:
        """All dots of its notes, None where nobody may see them."""
        return _sum(self.notes)


@dataclass(frozen=True, slots=True)
class WorkshopBoard:
    """A workshop with everything on its board; ``loose`` are the notes without a group."""

    id: str
    question: str
    held_on: date | None
    participants: int | None
    allowance: int
    hidden_writing: bool
    sums_shown: bool
    place: str
    conclusion: str
    groups: tuple[NoteGroup, ...] = ()
    loose: tuple[Note, ...] = ()
    spent: int = 0

    def notes(self) -> tuple[Note, ...]:
        """Return all notes, group by group, those without one last."""
        return (*(note for group in self.groups for note in group.notes), *self.loose)

    @property
    def all_dots(self) -> int | None:
        """How many dots there are to give in all, None where nobody said how many take part."""
        return None if self.participants is None else self.participants * self.allowance

    @property
    def remaining(self) -> int | None:
        """How many dots are left, negative where more were counted than there are."""
        return None if self.all_dots is None else self.all_dots - self.spent

    def ranked_groups(self) -> tuple[NoteGroup, ...]:
        """Return the groups with most dots first, and so their notes."""
        groups = (
            replace(group, notes=tuple(sorted(group.notes, key=lambda note: -(note.dots or 0))))
            for group in self.groups
        )
        return tuple(sorted(groups, key=lambda group: -(group.dots or 0)))

    def by_dots(self) -> WorkshopBoard:
        """Return the same board with most dots first everywhere."""
        loose = sorted(self.loose, key=lambda note: -(note.dots or 0))
        return replace(self, groups=self.ranked_groups(), loose=tuple(loose))

    def for_the_room(self) -> WorkshopBoard:
        """Return what may be shown to everybody now.

        Words are left out while writing is hidden, dots until the sums are shown, authors always.
        """

        def shown(note: Note) -> Note:
            return replace(
                note,
                text="" if self.hidden_writing else note.text,
                dots=note.dots if self.sums_shown else None,
                author="",
                made=() if self.hidden_writing else note.made,
            )

        groups = tuple(
            replace(group, notes=tuple(map(shown, group.notes))) for group in self.groups
        )
        return replace(self, groups=groups, loose=tuple(map(shown, self.loose)))


def _sum(notes: Collection[Note]) -> int | None:
    known = [note.dots for note in notes if note.dots is not None]
    return sum(known) if len(known) == len(notes) else None


def workshop_ids(session: Session) -> list[str]:
    """Return the ids of the workshops, the latest first."""
    return row_ids(session, WORKSHOP)


def read_board(session: Session, workshop_id: str) -> WorkshopBoard | None:
    """Return the board of a workshop, None when it is gone."""
    row = read_row(session, WORKSHOP, workshop_id)
    if row is None:
        return None
    notes = _notes(session, workshop_id)
    groups = tuple(
        NoteGroup(
            each["id"],
            each["name"],
            number,
            tuple(note for note in notes if note.group_id == each["id"]),
            each["effect"],
            each["feasibility"],
        )
        for number, each in enumerate(_rows_of(session, GROUP.table, workshop_id), start=1)
    )
    return WorkshopBoard(
        id=row["id"],
        question=row["question"],
        held_on=row["held_on"],
        participants=row["participants"],
        allowance=row["dots"] or USUAL_DOTS,
        hidden_writing=row["hidden_writing"],
        sums_shown=row["sums_shown"],
        place=row["place"],
        conclusion=row["conclusion"],
        groups=groups,
        loose=tuple(note for note in notes if note.group_id is None),
        spent=sum(note.dots or 0 for note in notes),
    )


def _rows_of(session: Session, table: str, workshop_id: str) -> list[Values]:
    columns = sql_table(table).c
    query = select(*columns).where(columns.workshop_id == workshop_id)
    ordered = query.order_by(columns.position, columns.id)
    return [dict(row) for row in session.execute(ordered).mappings()]


def _notes(session: Session, workshop_id: str) -> list[Note]:
    dots = note_dots(session, workshop_id)
    made = outcomes(session, workshop_id)
    return [
        Note(
            row["id"],
            row["title"],
            row["group_id"],
            dots.get(row["id"], 0),
            row["effect"],
            row["feasibility"],
            row["author"],
            row["photo_id"],
            made.get(row["id"], ()),
            row["position"],
        )
        for row in _rows_of(session, NOTE.table, workshop_id)
    ]


def note_dots(session: Session, workshop_id: str) -> dict[str, int]:
    """Return how many dots each note of a workshop has, those that have any."""
    notes, votes = sql_table(NOTE.table).c, sql_table(VOTE.table).c
    query = (
        select(votes.note_id, func.sum(votes.dots))
        .join(sql_table(NOTE.table), notes.id == votes.note_id)
        .where(notes.workshop_id == workshop_id)
        .group_by(votes.note_id)
    )
    return {key: int(count or 0) for key, count in session.execute(query)}


def ballot(session: Session, workshop_id: str, voter: int | None) -> dict[str, int]:
    """Return the dots that one person gave, by note; those counted from hands when None."""
    notes, votes = sql_table(NOTE.table).c, sql_table(VOTE.table).c
    query = (
        select(votes.note_id, votes.dots)
        .join(sql_table(NOTE.table), notes.id == votes.note_id)
        .where(notes.workshop_id == workshop_id, votes.voter.is_(None) if voter is None
               else votes.voter == voter)
    )  # fmt: skip
    return {key: count or 0 for key, count in session.execute(query)}


def voters(session: Session, workshop_id: str) -> dict[int, int]:
    """Return how many dots each person has given, by the person's number."""
    notes, votes = sql_table(NOTE.table).c, sql_table(VOTE.table).c
    query = (
        select(votes.voter, func.sum(votes.dots))
        .join(sql_table(NOTE.table), notes.id == votes.note_id)
        .where(notes.workshop_id == workshop_id, votes.voter.is_not(None))
        .group_by(votes.voter)
        .order_by(votes.voter)
    )
    return {int(number): int(count or 0) for number, count in session.execute(query)}


# -- what notes became


def outcomes(session: Session, workshop_id: str) -> dict[str, tuple[Made, ...]]:
    """Return what the notes of a workshop became, by note; rows that are gone are left out."""
    links, notes = sql_table("note_outcome").c, sql_table(NOTE.table).c
    query = (
        select(links.note_id, links.made_table, links.made_id)
        .join(sql_table(NOTE.table), notes.id == links.note_id)
        .where(notes.workshop_id == workshop_id)
        .order_by(links.id)
    )
    found = session.execute(query).all()
    names = {table: _titles(session, table) for table in {row[1] for row in found}}
    made: dict[str, list[Made]] = defaultdict(list)
    for note_id, table, row_id in found:
        if row_id in names[table]:
            made[note_id].append(Made(table, row_id, names[table][row_id]))
    return {key: tuple(rows) for key, rows in made.items()}


def _titles(session: Session, table: str) -> dict[str, str]:
    kind, columns = record(table), sql_table(table).c
    query = select(columns.id, columns[kind.title_field])
    return {key: str(name or "") for key, name in session.execute(query)}


def read_captured(session: Session) -> list[Values]:
    """Return what has been captured and waits to be put where it belongs, the latest first."""
    return read_rows(session, CAPTURED)


def photo_ids(session: Session, workshop_id: str) -> list[str]:
    """Return the ids of the photos of a workshop in their order."""
    between, photos = sql_table("workshop_photo").c, sql_table("photo").c
    query = (
        select(photos.id)
        .join(sql_table("workshop_photo"), between.photo_id == photos.id)
        .where(between.workshop_id == workshop_id)
        .order_by(photos.position, photos.id)
    )
    return list(session.scalars(query))
