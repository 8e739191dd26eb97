"""Which meeting a document is about: the one that is named, or the one that is nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.project.meeting_book import MeetingBook, next_meeting, read_meeting, read_meetings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options


def meeting_of(session: Session, options: Options, *, ahead: bool) -> MeetingBook:
    """Return the meeting that ``options`` name by id, code or title.

    Without a name it is the next one for a notice (``ahead``), for minutes the last one held; where
    there is none such, the other. Raises WorkbenchError where there is no meeting.
    """
    lines = read_meetings(session)
    key = ""
    if options.subject:
        wanted = fold(options.subject)
        found = (
            line.id
            for line in lines
            if line.id == options.subject
            or wanted in {fold(line.values["code"]), fold(line.values["title"])}
        )
        key = next(found, "")
        if not key:
            raise WorkbenchError(N_("There is no meeting “{name}”"), name=options.subject[:80])
    coming = next_meeting(session, options.date)
    held = [
        line.id
        for line in lines
        if line.values["held_on"] and line.values["held_on"] <= options.date
    ]
    order = [coming.id if coming else "", *held[:1]]
    key = key or next(filter(None, order if ahead else reversed(order)), "")
    key = key or next((line.id for line in lines), "")
    book = read_meeting(session, key, options.date) if key else None
    if book is None:
        raise WorkbenchError(N_("There is no meeting yet"))
    return book
