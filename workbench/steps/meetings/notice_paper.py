"""The notice of a meeting with its agenda, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    ListBlock,
    Manner,
    Paragraph,
    Row,
    Status,
    Table,
)
from workbench.models.registry import record
from workbench.project.meeting_book import ATTENDANCE, DECISION, ITEM, read_noted
from workbench.project.register import read_rows
from workbench.steps.meetings.subject import meeting_of
from workbench.steps.meetings.words import clock_span, doer, when_text, where_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.meeting_book import ItemLine, MeetingBook, NotedLine


def notice(session: Session, options: Options) -> Document:
    """Return the notice of the meeting in ``options.subject``, or of the next one."""
    book = meeting_of(session, options, ahead=True)
    place = read_rows(session, record("project"))[0]
    status = Status.ISSUED if book.values["called_on"] else options.status
    return Document(
        title=_("Notice of meeting: {title}").format(title=book.values["title"]),
        kind=_("Notice of meeting"),
        place=place["name"],
        author=options.author or place["consultant"],
        blocks=(
            _facts(book),
            Heading(_("Agenda"), 2, number=""),
            _agenda(book, options),
            *_proposals(book),
            *_left(session, book, options),
            *_called(book, options),
        ),
        date=options.date,
        language=options.language,
        version=options.version,
        status=status,
        audience=options.audience,
        page=options.page,
        cover=False,
        contents=False,
        numbered=False,
    )


def _facts(book: MeetingBook) -> Table:
    rows = [
        (_("Body"), book.line.body),
        (_("Time"), when_text(book)),
        (_("Where"), where_text(book)),
    ]
    columns = (Column(_("About"), header=True, weight=1), Column(_("What"), weight=5))
    shown = tuple(Row(pair) for pair in rows if pair[1])
    return Table(columns, shown, show_header=False)


def _called(book: MeetingBook, options: Options) -> list[Block]:
    if not book.roll:
        return []
    named = may_show(ATTENDANCE["stakeholder_id"], options.audience)
    columns = [Column(_("Seat"), header=True, weight=3), Column(_("Party"), weight=3)]
    if named:
        columns.append(Column(_("Name"), weight=3))
    columns.append(Column(ATTENDANCE["votes"].column_title(), ColumnKind.YES_NO))
    rows = tuple(
        Row(
            (each.values["title"], each.party, *((each.name,) if named else ()), each.votes)
        )
        for each in book.roll
    )  # fmt: skip
    said = _("Those who cannot come tell it, so that the substitute can be called.")
    return [
        Heading(_("Called"), 2, number=""),
        Table(tuple(columns), rows),
        Paragraph(said, Manner.SMALL),
    ]


def _agenda(book: MeetingBook, options: Options) -> Table:
    timed = bool(book.ends)
    named = may_show(ITEM["presenter_id"], options.audience)
    papers = any(item.values["document"] for item in book.items)
    columns = [Column(_("No."), ColumnKind.TEXT)]
    if timed:
        columns.append(Column(_("Time")))
    columns += [Column(_("Item"), header=True, weight=5), Column(ITEM["kind"].column_title())]
    if named:
        columns.append(Column(ITEM["presenter_id"].title(), weight=2))
    if papers:
        columns.append(Column(ITEM["document"].title(), weight=2))
    rows = []
    for item in book.items:
        kind = ITEM["kind"].choice(item.values["kind"])
        rows.append(
            Row(
                (
                    str(item.number),
                    *((clock_span(item.begins, item.ends),) if timed else ()),
                    item.title,
                    kind.text() if kind else "",
                    *((item.presenter,) if named else ()),
                    *((item.values["document"],) if papers else ()),
                )
            )
        )
    return Table(tuple(columns), tuple(rows))


def _proposals(book: MeetingBook) -> list[Block]:
    """Return the background of the items, and what is proposed."""
    told = [each for each in book.items if each.values["proposal"] or each.values["background"]]
    if not told:
        return []
    blocks: list[Block] = [Heading(_("Background and proposed decisions"), 2, number="")]
    for item in told:
        blocks.append(Heading(f"{item.number}. {item.title}", 3, number=""))
        if item.values["background"]:
            blocks.append(Paragraph(item.values["background"]))
        if item.values["proposal"]:
            said = _("Proposed decision: {text}").format(text=item.values["proposal"])
            blocks.append(Paragraph(said))
    return blocks


def _left(session: Session, book: MeetingBook, options: Options) -> list[Block]:
    """Return what is still open from earlier meetings of the body."""
    found = open_points(session, book, options)
    carried = [item for item in book.items if item.values["carried_from_id"]]
    blocks: list[Block] = []
    if found or carried:
        blocks.append(Heading(_("Open from earlier meetings"), 2, number=""))
    if carried:
        said = tuple(_postponed(item) for item in carried)
        blocks.append(ListBlock(said))
    if found:
        blocks.append(points_table(found, options))
    return blocks


def _postponed(item: ItemLine) -> str:
    return _("Postponed, now item {number}: {title}").format(number=item.number, title=item.title)


def open_points(session: Session, book: MeetingBook, options: Options) -> list[NotedLine]:
    """Return the decisions and action points that are open before a meeting of the body."""
    day = book.values["held_on"]
    earlier = {
        row["id"]
        for row in read_rows(session, record("meeting"))
        if row["body_id"] == book.values["body_id"]
        and row["id"] != book.line.id
        and (day is None or (row["held_on"] is not None and row["held_on"] <= day))
    }
    noted = read_noted(session, options.date)
    return [each for each in noted if each.is_open and each.values["meeting_id"] in earlier]


def points_table(noted: list[NotedLine], options: Options) -> Table:
    """Return decisions and action points with who does them and until when."""
    named = may_show(DECISION["person_id"], options.audience)
    columns = (
        Column(_("Paragraph")),
        Column(DECISION["title"].title(), header=True, weight=5),
        Column(DECISION["responsible_id"].title(), weight=2),
        Column(DECISION["due"].title(), ColumnKind.DATE),
        Column(DECISION["status"].title(), weight=1.6),
    )
    rows = []
    for each in noted:
        state = DECISION["status"].choice(each.values["status"])
        said = _("Late") if each.late else state.text() if state else ""
        written = each.paragraph
        if each.day is not None:
            written = f"{written} {date_text(each.day)}".strip()
        rows.append(
            Row((written, each.values["title"], doer(each, named=named), each.values["due"], said))
        )
    return Table(columns, tuple(rows))
