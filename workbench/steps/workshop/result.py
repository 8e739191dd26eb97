"""The result of a workshop as a document: question, groups with dots, picture, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text, number_text
from workbench.base.language import _, ngettext
from workbench.charts.matrix import PROPOSALS, matrix_scene
from workbench.documents.audience import Audience
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.workshop.becoming import became
from workbench.steps.workshop.dots import proposals
from workbench.steps.workshop.views import photo_ids, read_board, workshop_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.steps.workshop.views import Note as BoardNote
    from workbench.steps.workshop.views import WorkshopBoard

WIDTH, HEIGHT, PRINT = 640.0, 380.0, 11.0


def workshop_result(session: Session, options: Options) -> Document:
    """Return the result of the workshop that ``options.subject`` names (id), else of the latest.

    It works in any phase: notes without a dot stand in it, and what is hidden from the room is
    hidden from all readers but those who work with the file.
    """
    ids = workshop_ids(session)
    chosen = options.subject if options.subject in ids else next(iter(ids), "")
    board = read_board(session, chosen) if chosen else None
    facts = read_rows(session, record("project"))[0]
    blocks: tuple[Block, ...] = (Note(_("There is no workshop yet")),)
    if board is not None:
        shown = board if options.audience is Audience.INTERNAL else board.for_the_room()
        blocks = tuple(_blocks(session, shown))
    day = date_text(board.held_on) if board and board.held_on else ""
    return Document(
        title=board.question if board else _("Result of the workshop"),
        subtitle=_("Workshop {day}").format(day=day) if day else _("Workshop"),
        kind=_("Result of the workshop"),
        place=facts["municipality"],
        author=options.author or facts["consultant"],
        blocks=blocks,
        date=options.date,
        language=options.language,
        version=options.version,
        status=options.status,
        audience=options.audience,
        adopted=options.adopted,
        page=options.page,
        cover=False,
        contents=False,
    )


def _blocks(session: Session, shown: WorkshopBoard) -> Iterator[Block]:
    yield KeyFigures(tuple(_figures(shown)))
    if shown.conclusion:
        yield Paragraph(shown.conclusion, Manner.LEAD)
    if shown.hidden_writing:
        yield Note(_("The notes are still hidden: they are shown when all have written."))
        return
    if not shown.notes():
        yield Note(_("Nothing has been written on the board yet."))
        return
    yield Heading(_("What was said"))
    if not shown.sums_shown:
        yield Paragraph(_("The dots have not been shown yet."), Manner.SMALL)
    yield _notes(shown)
    dots = [dot for dot in proposals(shown) if dot.cell is not None]
    if dots:
        yield Heading(_("Effect and feasibility"))
        yield _field(shown)
    if any(note.made for note in shown.notes()):
        yield Heading(_("What became of it"))
        yield _outcomes(shown)
    if count := len(photo_ids(session, shown.id)):
        said = ngettext(
            "{count} photo of paper notes is kept in the file.",
            "{count} photos of paper notes are kept in the file.",
            count,
        )
        yield Paragraph(said.format(count=count), Manner.SMALL)


def _figures(shown: WorkshopBoard) -> Iterator[KeyFigure]:
    if shown.participants is not None:
        yield KeyFigure(number_text(shown.participants), _("participants"))
    yield KeyFigure(number_text(len(shown.notes())), _("notes"))
    if shown.groups:
        yield KeyFigure(number_text(len(shown.groups)), _("groups"))
    if shown.spent and shown.sums_shown:
        detail = _("of {all}").format(all=shown.all_dots) if shown.all_dots is not None else ""
        yield KeyFigure(number_text(shown.spent), _("dots"), detail)


def _notes(shown: WorkshopBoard) -> Table:
    """Return all notes under their groups, those with most dots first."""
    counted = shown.sums_shown and bool(shown.spent)
    columns = (
        Column(_("Written note"), header=True, weight=4),
        *((Column(_("Dots"), ColumnKind.INTEGER),) if counted else ()),
        Column(_("Became"), weight=3),
    )
    rows: list[Row] = []
    for group in shown.ranked_groups():
        dots = (group.dots,) if counted else ()
        rows.append(Row((_heading(group.title(), group.dots if counted else None), *dots, ""),
                        RowRole.GROUP))  # fmt: skip
        rows += [_row(note, counted=counted) for note in group.notes]
    if shown.loose:
        if rows:
            rows.append(Row((_("Without a group"), *((0,) if counted else ()), ""), RowRole.GROUP))
        loose = sorted(shown.loose, key=lambda note: -(note.dots or 0))
        rows += [_row(note, counted=counted) for note in loose]
    count = len(shown.notes())
    caption = ngettext("{count} note", "{count} notes", count).format(count=count)
    return Table(columns, tuple(rows), caption)


def _heading(title: str, dots: int | None) -> str:
    if not dots:
        return title
    counted = ngettext("{count} dot", "{count} dots", dots).format(count=dots)
    return f"{title} ({counted})"


def _row(note: BoardNote, *, counted: bool) -> Row:
    made = ", ".join(became(each) for each in note.made)
    return Row((note.text, *((note.dots or 0,) if counted else ()), made))


def _field(shown: WorkshopBoard) -> Figure:
    dots = proposals(shown)
    scene = matrix_scene(dots, WIDTH, HEIGHT, text=PRINT, words=PROPOSALS)
    columns = (
        Column(_("Proposal"), header=True, weight=4),
        Column(_("Effect"), ColumnKind.INTEGER),
        Column(_("Feasibility"), ColumnKind.INTEGER),
    )
    rows = tuple(Row((dot.label, dot.influence, dot.interest)) for dot in dots)
    caption = _("Proposals by effect (1–5) and feasibility (1–5)")
    return Figure(scene, caption, data=Table(columns, rows, caption))


def _outcomes(shown: WorkshopBoard) -> Table:
    """Return what was made of the notes, each row with the notes it came from."""
    found: dict[str, list[str]] = {}
    for note in shown.notes():
        for made in note.made:
            found.setdefault(became(made), []).append(note.text)
    columns = (
        Column(_("Became"), header=True, weight=3),
        Column(_("From the notes"), weight=4),
    )
    rows = tuple(Row((name, "; ".join(dict.fromkeys(texts)))) for name, texts in found.items())
    return Table(columns, rows, _("What became of the notes"))
