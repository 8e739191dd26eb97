"""What is to be seen to in meetings and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.project.meeting_book import read_meetings, read_noted
from workbench.rules.meetings import Quorate
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.meeting_book import MeetingLine, NotedLine

VERIFY_WITHIN: Final = 21  # days from the meeting
CALL_BEFORE: Final = 7


def meeting_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield decisions without anybody responsible, what is late, and minutes not verified."""
    lines = read_meetings(session)
    unable = {line.id for line in lines if line.quorum.state is Quorate.NO}
    for noted in read_noted(session, today):
        yield from _noted(noted, unable)
    for line in lines:
        yield from _meeting(line, today)


def _noted(noted: NotedLine, unable: set[str]) -> Iterator[Notice]:
    values = noted.values
    where = " ".join(filter(None, (values["code"], noted.paragraph, values["title"])))
    if noted.is_open and not values["responsible_id"] and not values["person_id"]:
        said = _("has nobody responsible")
        yield Notice("decision.responsible", "warning", where, said, noted.id)
    if noted.late:
        said = _("should have been done {day}").format(day=date_text(values["due"]))
        yield Notice("decision.late", "warning", where, said, noted.id)
    elif noted.is_open and values["due"] is None:
        yield Notice("decision.due", "note", where, _("has no day to be done by"), noted.id)
    decided = values["kind"] == "decision" and values["outcome"] != "postponed"
    if decided and values["meeting_id"] in unable:
        said = _("was noted as a decision at a meeting that was not quorate")
        yield Notice("decision.quorum", "error", where, said, noted.id)


def _meeting(line: MeetingLine, today: date) -> Iterator[Notice]:
    day = line.values["held_on"]
    if day is None:
        return
    where = f"{line.values['title']} {date_text(day)}"
    if line.values["correcting"]:
        said = _("the minutes are open for correction")
        yield Notice("minutes.open", "warning", where, said, line.id)
    late = (today - day).days > 0
    if late and line.items and not line.values["verified_on"]:
        grave = (today - day).days > VERIFY_WITHIN
        said = _("the minutes are not verified")
        yield Notice("minutes.verified", "warning" if grave else "note", where, said, line.id)
    if 0 <= (day - today).days <= CALL_BEFORE and line.values["called_on"] is None:
        said = _("nobody has been called yet")
        yield Notice("meeting.called", "warning", where, said, line.id)
