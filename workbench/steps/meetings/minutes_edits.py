"""Calling to a meeting, and the minutes: verified they stay; corrected they say why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.meeting_book import (
    ATTENDANCE,
    CORRECTION,
    ITEM,
    MEETING,
    MeetingBook,
    read_meeting,
)
from workbench.project.register import add_rows, titles, update_row
from workbench.steps.meetings.edits import call_roll

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project

DECISION: Final = record("decision")


def note_called(project: Project, meeting_id: str, *, initiator: object = None) -> None:
    """Note that the notice has been sent today; calendars know a second one by its number."""
    with project.read() as session:
        book = _book(session, project, meeting_id)
    before = book.values["sequence"]
    values = {
        "called_on": project.today(),
        "sequence": 0 if before is None else before + 1,
    }
    with project.edit(N_("Called to a meeting"), initiator=initiator) as session:
        call_roll(session, meeting_id)
        update_row(session, MEETING, meeting_id, values)


def verify_minutes(
    project: Project,
    meeting_id: str,
    verified_on: date,
    verifiers: Sequence[str],
    *,
    initiator: object = None,
) -> None:
    """Note who verified the minutes and when: from then on they stand as they are.

    ``verifiers`` are ids of people. Paragraphs, names and who is to do what are kept as they are
    now. Raises WorkbenchError where nobody verifies, or the meeting has no day or is ahead.
    """
    with project.read() as session:
        book = _book(session, project, meeting_id)
        names = _names(session, verifiers)
    held = book.values["held_on"]
    if not names:
        raise WorkbenchError(N_("Say who verifies the minutes"))
    if held is None or held > verified_on:
        raise WorkbenchError(N_("Minutes are verified on the day of the meeting or later"))
    with project.edit(N_("Verified the minutes"), initiator=initiator) as session:
        for item in book.items:
            update_row(session, ITEM, item.id, {"paragraph": item.paragraph})
        for noted in book.noted:
            due = noted.values["due"]
            said = "\n".join((noted.responsible, noted.person, due.isoformat() if due else ""))
            kept = {"paragraph": noted.paragraph, "minuted": said}
            update_row(session, DECISION, noted.id, kept)
        for each in book.roll:
            update_row(session, ATTENDANCE, each.id, {"name": each.name})
        values = {
            "adjusters": tuple(dict.fromkeys(verifiers)),
            "verified_on": verified_on,
            "verified_by": ", ".join(names),
            "correcting": False,
        }
        update_row(session, MEETING, meeting_id, values)


def start_correction(
    project: Project, meeting_id: str, reason: str, *, initiator: object = None
) -> str:
    """Open verified minutes for correction and return the id of the note that says why.

    They are closed again by verifying them again. Raises WorkbenchError without a reason, and where
    they are open.
    """
    with project.read() as session:
        book = _book(session, project, meeting_id)
    if not book.line.locked:
        raise WorkbenchError(N_("These minutes are open already"))
    if not reason.strip():
        raise WorkbenchError(N_("Say why the minutes are corrected"))
    values = {
        "reason": reason.strip(),
        "meeting_id": meeting_id,
        "made_on": project.today(),
        "verified_before": book.values["verified_on"],
    }
    with project.edit(N_("Opened the minutes for correction"), initiator=initiator) as session:
        update_row(session, MEETING, meeting_id, {"correcting": True})
        return add_rows(session, CORRECTION, [values])[0]


def _book(session: Session, project: Project, meeting_id: str) -> MeetingBook:
    book = read_meeting(session, meeting_id, project.today())
    if book is None:
        raise WorkbenchError(N_("The meeting is gone"))
    return book


def _names(session: Session, people: Sequence[str]) -> list[str]:
    known = titles(session, "stakeholder")
    return [known[key] for key in dict.fromkeys(people) if key in known]
