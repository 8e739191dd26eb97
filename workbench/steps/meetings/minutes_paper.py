"""The minutes of a meeting as a document, to be read, signed and verified."""

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
    Note,
    Paragraph,
    Row,
    Status,
    Table,
    Tone,
    rich,
    strong,
)
from workbench.models.registry import record
from workbench.project.meeting_book import ATTENDANCE, DECISION, MEETING
from workbench.project.register import read_rows
from workbench.rules.meetings import Quorate
from workbench.steps.meetings.subject import meeting_of
from workbench.steps.meetings.words import (
    item_facts,
    kind_word,
    minuted_text,
    seat_text,
    votes_text,
    when_text,
    where_text,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.meeting_book import ItemLine, MeetingBook, NotedLine

BLANK = "……………………………………"


def minutes(session: Session, options: Options) -> Document:
    """Return the minutes of the meeting in ``options.subject``, or of the last one held."""
    book = meeting_of(session, options, ahead=False)
    place = read_rows(session, record("project"))[0]
    verified = book.values["verified_on"] if book.line.locked else None
    said = _("Verified {day}").format(day=date_text(verified)) if verified else ""
    return Document(
        title=_("Minutes: {title}").format(title=book.values["title"]),
        kind=_("Minutes"),
        place=place["name"],
        author=options.author or place["consultant"],
        blocks=(
            _facts(book, options),
            *_roll(book, options),
            *(block for item in book.items for block in _item(item, options)),
            *_beside(book, options),
            *_annexes(book),
            *_corrections(book),
            *_signatures(book, options),
        ),
        date=options.date,
        cutoff=book.values["held_on"],
        language=options.language,
        version=options.version,
        status=Status.ADOPTED if verified else Status.DRAFT,
        audience=options.audience,
        adopted=said,
        page=options.page,
        cover=False,
        contents=False,
        numbered=False,
    )


def _facts(book: MeetingBook, options: Options) -> Table:
    named = may_show(MEETING["chair_id"], options.audience)
    rows = [
        (_("Body"), book.line.body),
        (_("Time"), when_text(book, held=True)),
        (_("Where"), where_text(book)),
        (_("Quorum"), quorum_sentence(book)),
    ]
    if named:
        rows += [
            (MEETING["chair_id"].title(), book.chair),
            (MEETING["secretary_id"].title(), book.secretary),
            (MEETING["adjusters"].title(), ", ".join(book.adjusters)),
        ]
    columns = (Column(_("About"), header=True, weight=1), Column(_("What"), weight=4))
    shown = tuple(Row(pair) for pair in rows if pair[1])
    return Table(columns, shown, show_header=False)


def quorum_sentence(book: MeetingBook) -> str:
    """Return whether the meeting could decide, and by how many votes."""
    found = book.line.quorum
    if found.state is Quorate.UNKNOWN:
        return ""
    counted = _("{present} of {votes} votes were present.")
    said = counted.format(present=found.present, votes=found.votes)
    able = {
        Quorate.YES: _("The meeting was quorate."),
        Quorate.NO: _("The meeting was not quorate: nothing could be decided."),
    }
    return " ".join(filter(None, (said, able.get(found.state, ""))))


def _roll(book: MeetingBook, options: Options) -> list[Block]:
    if not book.roll:
        return []
    named = may_show(ATTENDANCE["stakeholder_id"], options.audience)
    columns = [Column(_("Seat"), header=True, weight=3), Column(_("Party"), weight=3)]
    if named:
        columns += [
            Column(_("Name"), weight=3),
            Column(ATTENDANCE["replaces_id"].title(), weight=2),
        ]
    columns += [
        Column(ATTENDANCE["votes"].column_title(), ColumnKind.YES_NO),
        Column(ATTENDANCE["presence"].title(), weight=2),
    ]
    rows = []
    for each in book.roll:
        presence = ATTENDANCE["presence"].choice(each.values["presence"])
        people = (each.name, each.replaces) if named else ()
        said = presence.text() if presence else ""
        rows.append(Row((each.values["title"], each.party, *people, each.votes, said)))
    return [
        Heading(_("Attendance"), 2, number=""),
        Table(tuple(columns), tuple(rows)),
    ]


def _item(item: ItemLine, options: Options) -> list[Block]:
    named = may_show(ATTENDANCE["stakeholder_id"], options.audience)
    number = f"§ {item.paragraph}" if item.paragraph else str(item.number)
    blocks: list[Block] = [Heading(item.title, 2, number=number)]
    presents = may_show(record("agenda_item")["presenter_id"], options.audience)
    if facts := item_facts(item, named=presents):
        blocks.append(Paragraph(facts, Manner.SMALL))
    if item.recused:
        who = ", ".join(seat_text(each, named=named) for each in item.recused)
        said = _("Conflict of interest, takes no part in the item: {names}").format(names=who)
        blocks.append(Paragraph(said))
    told = (item.values["background"], item.values["said"])
    blocks += [Paragraph(text) for text in told if text]
    if item.values["proposal"] and not item.noted:
        said = _("Proposed decision: {text}").format(text=item.values["proposal"])
        blocks.append(Paragraph(said))
    blocks += [noted_block(each, options) for each in item.noted]
    postponed = any(each.values["outcome"] == "postponed" for each in item.noted)
    if item.values["state"] == "postponed" and not postponed:
        blocks.append(Note(_("The item is postponed."), _("Postponed"), Tone.DECISION))
    return blocks


def noted_block(noted: NotedLine, options: Options) -> Note:
    """Return a decision, an action point or an idea as it stands in the minutes."""
    named = may_show(DECISION["person_id"], options.audience)
    lines = [noted.values["title"]]
    lines += filter(None, (minuted_text(noted, named=named), votes_text(noted)))
    if noted.values["reservation"]:
        shown = may_show(DECISION["reservation"], options.audience)
        said = noted.values["reservation"] if shown else _("noted")
        lines.append(_("Reservation: {text}").format(text=said))
    tone = Tone.DECISION if noted.values["kind"] == "decision" else Tone.INFO
    first = rich(strong(lines[0])) if tone is Tone.DECISION else lines[0]
    return Note((first, *lines[1:]), kind_word(noted), tone)


def _beside(book: MeetingBook, options: Options) -> list[Block]:
    if not book.beside:
        return []
    blocks: list[Block] = [Heading(_("Also noted"), 2, number="")]
    for each in book.beside:
        block = noted_block(each, options)
        title = " ".join(filter(None, (each.paragraph, block.title)))
        blocks.append(Note(block.text, title, block.tone))
    return blocks


def _annexes(book: MeetingBook) -> list[Block]:
    papers = list(dict.fromkeys(i.values["document"] for i in book.items if i.values["document"]))
    if not papers:
        return []
    return [Heading(_("Annexes"), 2, number=""), ListBlock(tuple(papers), ordered=True)]


def _corrections(book: MeetingBook) -> list[Block]:
    if not book.corrections:
        return []
    columns = (
        Column(_("Corrected on"), ColumnKind.DATE),
        Column(_("Verified before that"), ColumnKind.DATE),
        Column(_("Why"), header=True, weight=4),
    )
    rows = tuple(
        Row((each["made_on"], each["verified_before"], each["reason"])) for each in book.corrections
    )
    return [Heading(_("Corrections"), 2, number=""), Table(columns, rows)]


def _signatures(book: MeetingBook, options: Options) -> list[Block]:
    """Return the lines to sign on, and who has verified the minutes."""
    named = may_show(MEETING["chair_id"], options.audience)
    people = [
        (MEETING["secretary_id"].title(), (book.secretary,)),
        (MEETING["chair_id"].title(), (book.chair,)),
        (_("Verifies the minutes"), book.adjusters or ("",)),
    ]
    columns = (
        Column(_("As"), header=True, weight=2),
        Column(_("Name"), weight=3),
        Column(_("Signature"), weight=4),
        Column(_("Date"), weight=2),
    )
    rows = tuple(
        Row((role, name if named and name else BLANK, BLANK, BLANK[:14]))
        for role, names in people
        for name in names
    )
    blocks: list[Block] = [
        Heading(_("Signatures"), 2, number=""),
        Table(columns, rows),
    ]
    if book.line.locked:
        day = date_text(book.values["verified_on"])
        said = (
            _("Verified {day} by {names}.").format(day=day, names=book.values["verified_by"])
            if named and book.values["verified_by"]
            else _("Verified {day}.").format(day=day)
        )
        blocks.append(Paragraph(said))
    return blocks
