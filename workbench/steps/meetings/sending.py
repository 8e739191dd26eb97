"""What is sent out before and after a meeting: mail texts, the calendar, the list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, current
from workbench.documents.audience import Audience
from workbench.documents.named_rows import KnownNames, columns_of
from workbench.documents.registry import Options
from workbench.exchange.write_meeting_ics import Invitation, meeting_ics
from workbench.exchange.write_table import write_table
from workbench.project.meeting_book import DECISION, MeetingBook, read_meeting
from workbench.project.register import read_rows
from workbench.rules.meetings import read_clock
from workbench.steps.meetings.notice_paper import open_points
from workbench.steps.meetings.words import (
    clock_span,
    follow_text,
    kind_word,
    votes_text,
    when_text,
    where_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.documents.content import Document
    from workbench.project.meeting_book import NotedLine
    from workbench.project.project import Project

ACTION_FIELDS: Final = (
    "paragraph",
    "title",
    "kind",
    "responsible_id",
    "person_id",
    "due",
    "status",
)


def book_of(project: Project, meeting_id: str) -> MeetingBook:
    """Return a meeting; raises WorkbenchError where it is gone."""
    with project.read() as session:
        book = read_meeting(session, meeting_id, project.today())
    if book is None:
        raise WorkbenchError(N_("The meeting is gone"))
    return book


def options_for(project: Project, book: MeetingBook, *, named: bool) -> Options:
    """Return how a paper of the meeting is wanted; names stand in it only where ``named``."""
    return Options(
        date=project.today(),
        language=project.facts().language,
        audience=Audience.INTERNAL if named else Audience.PUBLIC,
        author=project.facts().consultant,
        subject=book.line.id,
    )


def notice_mail(project: Project, meeting_id: str, *, named: bool) -> str:
    """Return the notice as the text of a mail, its subject in the first line."""
    book = book_of(project, meeting_id)
    lines = [_subject(book, _("Notice of meeting")), ""]
    lines += [when_text(book), where_text(book), ""]
    lines += [_("Agenda"), ""]
    for item in book.items:
        clock = clock_span(item.begins, item.ends)
        head = " ".join(filter(None, (clock, f"{item.number}. {item.title}")))
        who = f" ({item.presenter})" if named and item.presenter else ""
        lines.append(head + who)
        if item.values["proposal"]:
            said = _("Proposed decision: {text}").format(text=item.values["proposal"])
            lines.append(f"    {said}")
    with project.read() as session:
        points = open_points(session, book, options_for(project, book, named=named))
    if points:
        lines += ["", _("Open from earlier meetings"), ""]
        lines += [f"- {_point(each, named=named)}" for each in points]
    lines += ["", _("Those who cannot come tell it, so that the substitute can be called.")]
    return _joined(lines)


def minutes_mail(project: Project, meeting_id: str, *, named: bool, party: str = "") -> str:
    """Return what the meeting led to as the text of a mail, its subject in the first line.

    With ``party`` (an id) what that party is to do stands first.
    """
    book = book_of(project, meeting_id)
    lines = [_subject(book, _("What was decided")), ""]
    own = [each for each in book.noted if party and each.values["responsible_id"] == party]
    if own:
        lines += [_("For {name} to do").format(name=own[0].responsible), ""]
        lines += [f"- {_point(each, named=named)}" for each in own]
        lines.append("")
    rest = [each for each in book.noted if each not in own and each.values["kind"] != "idea"]
    if rest:
        lines += [_("Decisions and action points"), ""]
        for each in rest:
            word = kind_word(each)
            said = " ".join(filter(None, (_point(each, named=named), votes_text(each))))
            lines.append(f"- {word}: {said}")
    ideas = [each for each in book.noted if each.values["kind"] == "idea"]
    if ideas:
        lines += ["", _("Ideas"), ""]
        lines += [f"- {each.values['title']}" for each in ideas]
    return _joined(lines)


def _subject(book: MeetingBook, what: str) -> str:
    day = book.values["held_on"]
    title = " ".join(filter(None, (book.values["title"], day.isoformat() if day else "")))
    return f"{what}: {title}"


def _point(noted: NotedLine, *, named: bool) -> str:
    said = noted.values["title"].rstrip(".") + "."
    return " ".join(filter(None, (noted.paragraph, said, follow_text(noted, named=named))))


def _joined(lines: list[str]) -> str:
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip() + "\n"


def parties_of(book: MeetingBook) -> list[tuple[str, str]]:
    """Return the parties with something to do after the meeting: id and name."""
    found = {
        each.values["responsible_id"]: each.responsible
        for each in book.noted
        if each.values["responsible_id"] and each.is_open
    }
    return list(found.items())


def calendar_bytes(project: Project, meeting_id: str) -> bytes:
    """Return the meeting as a file for calendars; raises WorkbenchError where it has no day."""
    book = book_of(project, meeting_id)
    day = book.values["held_on"]
    if day is None:
        raise WorkbenchError(N_("The meeting has no day yet"))
    agenda = "\n".join(f"{item.number}. {item.title}" for item in book.items)
    name = project.facts().name
    invitation = Invitation(
        book.line.id,
        book.values["sequence"] or 0,
        f"{book.values['title']} – {name}",
        day,
        read_clock(book.values["starts"]),
        book.minutes,
        book.values["place"],
        book.values["link"],
        agenda,
    )
    return meeting_ics([invitation], project.clock.now(), current())


def write_actions(project: Project, target: Path, meeting_id: str, *, named: bool) -> int:
    """Write what is open after a meeting as a spreadsheet; return how many rows."""
    book = book_of(project, meeting_id)
    with project.read() as session:
        before = open_points(session, book, options_for(project, book, named=named))
        ids = {each.id for each in (*before, *book.noted) if each.is_open}
        written = {each.id: each.paragraph for each in (*before, *book.noted)}
        rows = [row for row in read_rows(session, DECISION) if row["id"] in ids]
        rows = [{**row, "paragraph": written[row["id"]]} for row in rows]
        keys = [key for key in ACTION_FIELDS if named or key != "person_id"]
        columns = [each for key in keys for each in columns_of(DECISION[key], rows)]
        known = KnownNames(session)
        cells = [[known.cell(f, row[f.name], year) for f, year, _c in columns] for row in rows]
    write_table(
        target,
        [column for _f, _y, column in columns],
        cells,
        language=current(),
        title=_("Action list"),
        created=project.clock.now().replace(tzinfo=None),
    )
    return len(rows)


def pressed(document: Document, ending: str) -> bytes:
    """Return a document as the bytes of a file that ends so: pdf or docx."""
    if ending == "docx":
        from workbench.documents.docx import pressed as word

        return word(document, lambda _done, _all: None)
    import io

    from workbench.documents.pdf import press

    file = io.BytesIO()
    press(document, file, lambda _done, _all: None)
    return file.getvalue()
