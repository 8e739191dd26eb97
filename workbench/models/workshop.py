"""The workshop board: a question, notes in groups, dots, what became of them; and what is captured.

What stands on the board was written before everybody's eyes, so it may be shown on a wall. What is
captured in passing is a private note until somebody moves it to the board.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import (
    day,
    integer,
    note,
    part_of,
    reference,
    scale,
    text,
    yes_no,
)
from workbench.models.field import Privacy

PUBLIC, PERSONAL, SENSITIVE = Privacy.PUBLIC, Privacy.PERSONAL, Privacy.SENSITIVE


class Workshop(Ordered):
    """A workshop about one question.

    ``hidden_writing`` keeps notes unseen until all have written; ``sums_shown`` tells that the sums
    of dots may be seen. ``dots`` is how many dots each person has.
    """

    __tablename__ = "workshop"
    newest = "held_on"

    question: Mapped[str] = text(
        N_("Question"), PUBLIC, required=True, quick=0, width=40, known_as=("fråga", "frågan")
    )
    held_on: Mapped[date | None] = day(
        N_("Day of the workshop"), PUBLIC, short=N_("Day"), quick=1, width=11,
        known_as=("datum", "dag"),
    )  # fmt: skip
    participants: Mapped[int | None] = integer(
        N_("Participants"), PUBLIC, minimum=0, maximum=1000, quick=2, width=9,
        known_as=("deltagare", "antal"),
    )  # fmt: skip
    dots: Mapped[int | None] = integer(
        N_("Dots for each person"), PUBLIC, short=N_("Dots each"), minimum=1, maximum=100, quick=3,
        width=9, known_as=("prickar", "röster"),
    )  # fmt: skip
    place: Mapped[str] = text(N_("Where"), PUBLIC, width=20, known_as=("plats", "lokal", "var"))
    hidden_writing: Mapped[bool] = yes_no(N_("Hidden writing"), PUBLIC, hidden=True)
    sums_shown: Mapped[bool] = yes_no(N_("Sums are shown"), PUBLIC, hidden=True)
    conclusion: Mapped[str] = note(
        N_("Conclusion"), PUBLIC, known_as=("slutsats", "slutsatser"),
        help=N_("What the workshop arrived at, as it is to stand in the result"),
    )  # fmt: skip
    notes: Mapped[str] = note(
        N_("Note to myself"), SENSITIVE, known_as=("anteckning", "anteckningar"),
        help=N_("Never shown to others and in no document"),
    )  # fmt: skip


class WorkshopGroup(Ordered):
    """A group of notes that say the same; without a name it is called by its number."""

    __tablename__ = "workshop_group"

    workshop_id: Mapped[str] = reference(N_("Workshop"), PUBLIC, "workshop", owned=True)
    name: Mapped[str] = text(N_("Group of notes"), PUBLIC, quick=0, width=24)
    effect: Mapped[int | None] = scale(N_("Effect"), PUBLIC, width=8)
    feasibility: Mapped[int | None] = scale(N_("Feasibility"), PUBLIC, width=8)


class WorkshopNote(Ordered):
    """One note on the board, as it was written."""

    __tablename__ = "workshop_note"

    title: Mapped[str] = text(
        N_("Text of the note"), PUBLIC, required=True, quick=0, width=40, known_as=("lapp", "text")
    )
    workshop_id: Mapped[str] = reference(N_("Workshop"), PUBLIC, "workshop", owned=True)
    group_id: Mapped[str | None] = reference(N_("Group of notes"), PUBLIC, "workshop_group")
    photo_id: Mapped[str | None] = reference(N_("Photo"), PUBLIC, "photo", hidden=True)
    effect: Mapped[int | None] = scale(N_("Effect"), PUBLIC, width=8)
    feasibility: Mapped[int | None] = scale(N_("Feasibility"), PUBLIC, width=8)
    author: Mapped[str] = text(
        N_("Written by"), PERSONAL, width=12, known_as=("skriven av", "signatur"),
        help=N_("Only where the group wants it"),
    )  # fmt: skip
    comment: Mapped[str] = note(
        N_("Note to myself"), SENSITIVE, known_as=("kommentar",),
        help=N_("Never shown to others and in no document"),
    )  # fmt: skip


class WorkshopVote(Row):
    """Dots on a note: those of one person or slip (``voter``), or a count of hands without one."""

    __tablename__ = "workshop_vote"
    __table_args__ = (UniqueConstraint("note_id", "voter"),)

    note_id: Mapped[str] = reference(N_("Note"), PUBLIC, "workshop_note", owned=True)
    dots: Mapped[int | None] = integer(N_("Dots"), PUBLIC, minimum=0, required=True)
    voter: Mapped[int | None] = integer(N_("Number of the person"), PERSONAL, minimum=1)


class WorkshopPhoto(Row):
    """A photo of paper notes belongs to a workshop."""

    __tablename__ = "workshop_photo"
    __table_args__ = (UniqueConstraint("workshop_id", "photo_id"),)

    workshop_id: Mapped[str] = part_of("workshop")
    photo_id: Mapped[str] = part_of("photo")


class NoteOutcome(Row):
    """What a note became: a row of any table, named by table and id."""

    __tablename__ = "note_outcome"
    __table_args__ = (UniqueConstraint("note_id", "made_table", "made_id"),)

    note_id: Mapped[str] = part_of("workshop_note")
    made_table: Mapped[str] = mapped_column(String, nullable=False)
    made_id: Mapped[str] = mapped_column(String, nullable=False, index=True)


class Captured(Ordered):
    """Something noted in passing that waits to be put where it belongs."""

    __tablename__ = "captured"
    newest = "captured_on"

    title: Mapped[str] = text(
        N_("Captured text"), SENSITIVE, required=True, quick=0, width=44, known_as=("text",)
    )
    captured_on: Mapped[date | None] = day(N_("Captured on"), PUBLIC, width=11, known_as=("dag",))
