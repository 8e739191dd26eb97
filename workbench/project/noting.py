"""Noting decisions, action points and ideas as they are made, each one labelled edit.

A meeting, the wall and the quick capture of the window note alike, so it lies here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.decided import link_decision
from workbench.project.meeting_book import read_meeting
from workbench.project.register import add_rows, update_row
from workbench.rules.meetings import Quorate

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project

DECISION, ITEM = record("decision"), record("agenda_item")
_LABELS = {
    "decision": N_("Noted a decision"),
    "action": N_("Noted an action point"),
    "idea": N_("Noted an idea"),
}


@dataclass(frozen=True)
class Spot:
    """Where something is noted: in a meeting, under an item of its agenda; or nowhere (None)."""

    meeting_id: str | None = None
    item_id: str | None = None


@dataclass(frozen=True)
class Votes:
    """How many voted for, against and not at all; None where nobody counted."""

    for_: int | None = None
    against: int | None = None
    abstained: int | None = None


def note_decision(  # noqa: PLR0913 - what a decision is made of
    project: Project,
    title: str,
    spot: Spot = Spot(),
    *,
    responsible_id: str | None = None,
    person_id: str | None = None,
    due: date | None = None,
    votes: Votes = Votes(),
    reservation: str = "",
    outcome: str = "adopted",
    subjects: tuple[tuple[str, str], ...] = (),
    initiator: object = None,
) -> str:
    """Note a decision and return its id; ``outcome`` is adopted, rejected, postponed or referred.

    ``subjects`` are tables and ids of rows it is about. A postponed item is marked so.
    Raises WorkbenchError where the body is not quorate or the minutes are verified.
    """
    with project.read() as session:
        _refuse_unable(session, spot, outcome, project.today())
    values = {
        "outcome": outcome,
        "votes_for": votes.for_,
        "votes_against": votes.against,
        "votes_abstain": votes.abstained,
        "reservation": reservation,
        # What is postponed, sent back or rejected leaves nothing to carry out.
        "status": "open" if outcome == "adopted" else None,
        "responsible_id": responsible_id,
        "person_id": person_id,
        "due": due,
    }
    return _note(project, "decision", title, spot, values, subjects, initiator)


def note_action(
    project: Project,
    title: str,
    spot: Spot = Spot(),
    *,
    responsible_id: str | None = None,
    person_id: str | None = None,
    due: date | None = None,
    initiator: object = None,
) -> str:
    """Note an action point and return its id."""
    values = {"responsible_id": responsible_id, "person_id": person_id, "due": due}
    return _note(project, "action", title, spot, {**values, "status": "open"}, (), initiator)


def note_idea(
    project: Project,
    title: str,
    spot: Spot = Spot(),
    *,
    initiator: object = None,
) -> str:
    """Note an idea and return its id."""
    return _note(project, "idea", title, spot, {"status": None}, (), initiator)


def _note(
    project: Project,
    kind: str,
    title: str,
    spot: Spot,
    values: dict[str, Any],
    subjects: tuple[tuple[str, str], ...],
    initiator: object,
) -> str:
    if not title.strip():
        raise WorkbenchError(N_("Write what was said; there is nothing to note yet"))
    row = {"title": title.strip(), "kind": kind, "meeting_id": spot.meeting_id,
           "item_id": spot.item_id, **values}  # fmt: skip
    with project.edit(_LABELS[kind], initiator=initiator) as session:
        key = add_rows(session, DECISION, [row])[0]
        for table, row_id in subjects:
            link_decision(session, key, table, row_id)
        if kind == "decision" and spot.item_id is not None:
            postponed = values["outcome"] == "postponed"
            state = "postponed" if postponed else "dealt_with"
            update_row(session, ITEM, spot.item_id, {"state": state})
    return key


def _refuse_unable(session: Session, spot: Spot, outcome: str, today: date) -> None:
    """Raise WorkbenchError where nothing can be decided: too few votes are there for the item."""
    if spot.meeting_id is None or outcome == "postponed":
        return
    book = read_meeting(session, spot.meeting_id, today)
    if book is None:
        raise WorkbenchError(N_("The meeting is gone"))
    item = book.item(spot.item_id)
    found = item.quorum if item is not None else book.line.quorum
    if found.state is Quorate.NO:
        raise WorkbenchError(
            N_(
                "The meeting is not quorate here: {present} of {votes} votes are present, {needed} "
                "are needed. Postpone the item or note an action point."
            ),
            present=found.present,
            votes=found.votes,
            needed=found.needed,
        )
