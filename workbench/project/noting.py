"""Noting decisions, action points and ideas as they are made, each one labelled edit.

A meeting, the wall and the quick capture of the window note alike, so it lies here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.decided import link_decision
from workbench.project.meeting_book import read_meeting
from workbench.project.register import add_rows, codes, names, read_row, titles, update_row
from workbench.rules.meetings import Quorate
from workbench.rules.noting import parse_note

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def note_line(
    project: Project, kind: str, line: str, spot: Spot = Spot(), *, initiator: object = None
) -> str:
    """Note what a line says ("what; who; when; votes; codes", see ``rules.noting``); return its id.

    ``kind`` is decision, action or idea. Raises WorkbenchError where nobody is called as the line
    says, and as :func:`note_decision` does.
    """
    said = parse_note(line, project.today())
    if kind == "idea":
        return note_idea(project, said.title, spot, initiator=initiator)
    with project.read() as session:
        party, person = who_is_meant(session, said.who)
    if kind == "action":
        return note_action(
            project, said.title, spot, responsible_id=party, person_id=person, due=said.due,
            initiator=initiator,
        )  # fmt: skip
    return note_decision(
        project,
        said.title,
        spot,
        responsible_id=party,
        person_id=person,
        due=said.due,
        votes=Votes(*said.votes),
        reservation=said.reservation,
        outcome=said.outcome,
        initiator=initiator,
    )


def who_is_meant(session: Session, words: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the ids of the party and of the person that words name, by name, code or beginning.

    A person brings the own party along. Raises WorkbenchError for a word that names nobody.
    """
    parties, people = _called(session, "organisation"), _called(session, "stakeholder")
    party = person = None
    for word in words:
        if (found := _match(parties, word)) is not None:
            party = party or found
        elif (found := _match(people, word)) is not None:
            person = person or found
        else:
            message = N_("Nobody is called “{name}”; write a party or a person of the registers")
            raise WorkbenchError(message, name=word[:60])
    if person is not None and party is None:
        row = read_row(session, record("stakeholder"), person)
        party = row["organisation_id"] if row else None
    return party, person


def _called(session: Session, table: str) -> list[tuple[str, str]]:
    """Return what rows are called, folded, each with its id."""
    found = [*codes(session, table).items(), *titles(session, table).items()]
    return [(fold(name), key) for key, name in (*found, *names(session, table).items())]


def _match(known: list[tuple[str, str]], word: str) -> str | None:
    wanted = fold(word)
    exact = next((key for name, key in known if name == wanted), None)
    begun = {key for name, key in known if len(wanted) > 1 and name.startswith(wanted)}
    return exact or (begun.pop() if len(begun) == 1 else None)


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
