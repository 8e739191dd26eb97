"""The meeting on the wall: agenda, each item with what was decided, and decisions read back.

Names of people stay off the wall; who answers for something is its party.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_long, date_short, date_text
from workbench.base.language import _, ngettext
from workbench.charts.wall import Cell, Rows, WallPage, WallRow, Words
from workbench.project.meeting_book import (
    DECISION,
    ITEM,
    MEETING,
    next_meeting,
    read_meeting,
    read_noted,
)
from workbench.steps.meetings.words import clock_span, votes_text
from workbench.steps.on_wall import spot, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.meeting_book import ItemLine, MeetingBook, NotedLine

STEP: Final = "meetings"
_AFTER: Final = 4


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:
    """Return the meeting of today or the next one, item by item, then decisions to read back."""
    line = next_meeting(session, today)
    book = read_meeting(session, line.id, today) if line is not None else None
    if book is not None and book.items:
        return (*_meeting(book, today), *_read_back(book, today), *_open(session, today))
    return tuple(_open(session, today))


def _meeting(book: MeetingBook, today: date) -> Iterator[WallPage]:
    yield _agenda(book)
    for item in book.items:
        yield _item(book, item, today)


def _agenda(book: MeetingBook) -> WallPage:
    day = book.values["held_on"]
    when = " ".join(
        filter(None, (date_long(day) if day else "", told(MEETING, book.values, "starts")))
    )
    rows = tuple(_line(item) for item in book.items)
    lead = " · ".join(filter(None, (when, told(MEETING, book.values, "place"), _quorum(book))))
    return WallPage(
        f"meeting.{book.line.id}", STEP, _("Agenda"), told(MEETING, book.values, "title"),
        Rows(rows), lead, noting=(book.line.id, ""),
    )  # fmt: skip


def _line(item: ItemLine) -> WallRow:
    return WallRow(
        item.id,
        f"{item.number}  {told(ITEM, item.values, 'title')}",
        (Cell(clock_span(item.begins, "")), _kind(item)),
        (spot(ITEM, item.id, "title"), spot(ITEM, item.id, "minutes")),
    )


def _quorum(book: MeetingBook) -> str:
    there = sum(each.there for each in book.roll)
    if not there:
        return ""
    return _("{there} of {all} present").format(there=there, all=len(book.roll))


def _kind(item: ItemLine) -> Cell:
    if item.values["state"] == "postponed":
        return Cell(told(ITEM, item.values, "state"), "warn", "risk")
    if item.noted or item.values["state"]:
        return Cell(_("Done"), "ok", "done")
    return Cell(told(ITEM, item.values, "kind"), "muted", "planned")


def _item(book: MeetingBook, item: ItemLine, today: date) -> WallPage:
    number = (
        f"§ {item.paragraph}" if item.paragraph else _("Item {number}").format(number=item.number)
    )
    kind = told(ITEM, item.values, "kind")
    minutes = item.values["minutes"]
    length = _("{count} min").format(count=minutes) if minutes else ""
    lead = " · ".join(filter(None, (number, kind, length)))
    fields = ("title", "proposal", "background", "said")
    spots = tuple(
        spot(ITEM, item.id, name) for name in fields if name == "title" or item.values[name]
    )
    return WallPage(
        f"item.{item.id}",
        STEP,
        _("Item {number}").format(number=item.number),
        told(ITEM, item.values, "title"),
        _body(book, item, today),
        lead,
        aside=(str(item.values["notes"]),) if item.values["notes"] else (),
        spots=spots,
        minutes=minutes,
        follows=str(item.values["page"] or ""),
        noting=(book.line.id, item.id),
    )


def _body(book: MeetingBook, item: ItemLine, today: date) -> Rows | Words:
    """Return what was noted under an item; before that what is proposed, or what it is about.

    Where nothing is written it is what comes after it.
    """
    if item.noted:
        return Rows(tuple(noted_row(each, today) for each in item.noted))
    proposal = told(ITEM, item.values, "proposal")
    text = proposal or told(ITEM, item.values, "background") or told(ITEM, item.values, "said")
    if text:
        return Words(text, (), _("Proposed decision") if proposal else "")
    after = [each for each in book.items if each.number > item.number][:_AFTER]
    return Rows(tuple(_line(each) for each in after), (_("Then"), ""))


def noted_row(noted: NotedLine, today: date) -> WallRow:
    """Return a decision, action point or idea as a row."""
    values = noted.values
    due = values["due"]
    when = ""
    if due is not None:
        when = date_short(due) if due.year == today.year else date_text(due)
    title = f"{noted.paragraph} {told(DECISION, values, 'title')}".strip()
    spots = tuple(spot(DECISION, noted.id, name) for name in ("title", "due", "status"))
    return WallRow(noted.id, title, (Cell(noted.responsible), Cell(when), _state(noted)), spots)


def _state(noted: NotedLine) -> Cell:
    values = noted.values
    if values["outcome"] in {"rejected", "postponed", "referred"}:
        return Cell(told(DECISION, values, "outcome"), "warn", "risk")
    if values["status"] == "done":
        return Cell(_("Done"), "ok", "done")
    if noted.late:
        return Cell(_("Late"), "error", "late")
    kind = told(DECISION, values, "kind")
    return (
        Cell(kind, "muted", "planned") if values["kind"] == "idea" else Cell(kind, "ok", "running")
    )


def _read_back(book: MeetingBook, today: date) -> Iterator[WallPage]:
    """Yield what was decided at the meeting, to be read aloud before it closes."""
    if not book.noted:
        return
    count = sum(each.values["kind"] == "decision" for each in book.noted)
    title = ngettext("{count} decision to read back", "{count} decisions to read back", count)
    votes = " ".join(filter(None, (votes_text(each) for each in book.noted)))
    yield _decisions(
        "decisions.now", title.format(count=count), book.noted, today, votes, book.line.id
    )


def _open(session: Session, today: date) -> Iterator[WallPage]:
    """Yield what earlier meetings decided and that is still to be carried out."""
    found = [each for each in read_noted(session, today) if each.is_open]
    if not found:
        return
    found.sort(key=lambda each: (not each.late, each.values["due"] is None, each.values["due"]))
    late = sum(each.late for each in found)
    title = ngettext(
        "{count} decision is to be carried out", "{count} decisions are to be carried out",
        len(found),
    )  # fmt: skip
    lead = ngettext("{count} should have been done", "{count} should have been done", late)
    said = lead.format(count=late) if late else _("None is late")
    yield _decisions("decisions.open", title.format(count=len(found)), found, today, said)


def _decisions(
    key: str, title: str, noted: Sequence[NotedLine], today: date, lead: str, meeting: str = ""
) -> WallPage:
    heads = (_("Responsible"), _("Due by"), "")
    rows = Rows(tuple(noted_row(each, today) for each in noted), heads)
    return WallPage(key, STEP, _("Decisions"), title, rows, lead, noting=(meeting, ""))
