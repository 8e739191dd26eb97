"""Which workshop is on the board, which notes are marked, who is voting: shared by the views."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.steps.workshop.views import read_board, workshop_ids

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.steps.workshop.views import WorkshopBoard


class Phase(StrEnum):
    """What people do with the board; any of them at any time."""

    WRITE = "write"
    GROUP = "group"
    VOTE = "vote"
    RESULT = "result"


@dataclass
class Seat:
    """The state that the views of the page share.

    ``current`` is the note or group in focus. ``voter`` is the number of the person whose dots are
    typed, None while hands are counted.
    """

    workshop_id: str = ""
    current: str = ""
    marked: set[str] = field(default_factory=set)
    voter: int | None = 1

    def board(self, session: Session) -> WorkshopBoard | None:
        """Return the chosen workshop, else the latest one; None where there is none."""
        board = read_board(session, self.workshop_id) if self.workshop_id else None
        if board is None:
            ids = workshop_ids(session)
            board = read_board(session, ids[0]) if ids else None
        self.choose(board.id if board else "")
        if board is not None:
            self.marked &= {note.id for note in board.notes()}
        return board

    def choose(self, workshop_id: str) -> None:
        """Put another workshop on the board."""
        if workshop_id != self.workshop_id:
            self.workshop_id, self.current, self.voter = workshop_id, "", 1
            self.marked.clear()
