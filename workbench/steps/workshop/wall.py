"""The latest workshop on the wall: its question and groups, the notes, and what is worth most."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.charts.matrix import PROPOSALS, matrix_scene
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow, Words
from workbench.steps.on_wall import spot
from workbench.steps.workshop.dots import proposals
from workbench.steps.workshop.views import GROUP, NOTE, WORKSHOP, read_board, workshop_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.matrix import MatrixDot
    from workbench.charts.scene import Scene
    from workbench.steps.workshop.views import Note, NoteGroup, WorkshopBoard

STEP: Final = "workshop"
_LETTERS: Final = 0.045  # of the height


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:  # noqa: ARG001 - one signature for all
    """Return the latest workshop as the room may see it now: words and sums only when shown."""
    ids = workshop_ids(session)
    found = read_board(session, ids[0]) if ids else None
    if found is None:
        return ()
    shown = found.for_the_room()
    if shown.sums_shown:
        shown = shown.by_dots()
    return (_question(shown), *_notes(shown), *_worth(shown))


def _question(shown: WorkshopBoard) -> WallPage:
    spots = (spot(WORKSHOP, shown.id, "question"),)
    lead = " · ".join(filter(None, (date_text(shown.held_on), shown.place, _counted(shown))))
    body: Rows | Words
    if shown.groups:
        heads = (_("Notes on the board"), _("Dots") if shown.sums_shown else "")
        body = Rows(tuple(_group(each) for each in shown.groups), heads, frozenset({0, 1}))
    else:
        body = Words(_counted(shown))
    return WallPage("workshop", STEP, _("Workshop"), shown.question, body, lead, spots=spots)


def _counted(shown: WorkshopBoard) -> str:
    count = len(shown.notes())
    if shown.hidden_writing:
        return ngettext(
            "{count} note is written and hidden", "{count} notes are written and hidden", count
        ).format(count=count)
    return ngettext("{count} note", "{count} notes", count).format(count=count)


def _group(group: NoteGroup) -> WallRow:
    dots = Cell(f"● {group.dots}", "accent", strong=True) if group.dots else Cell("")
    return WallRow(
        group.id,
        f"{group.number}  {group.title()}",
        (Cell(str(len(group.notes))), dots),
        (spot(GROUP, group.id, "name"),),
    )


def _notes(shown: WorkshopBoard) -> Iterator[WallPage]:
    if shown.hidden_writing or not shown.notes():
        return
    names = {group.id: group.title() for group in shown.groups}
    notes = sorted(shown.notes(), key=lambda note: -(note.dots or 0))
    rows = tuple(_note(note, names.get(note.group_id or "", "")) for note in notes)
    heads = (_("Group of notes"), _("Dots") if shown.sums_shown else "")
    body = Rows(rows, heads)
    name = _("Notes on the board")
    yield WallPage("workshop.notes", STEP, name, shown.question, body, _counted(shown))


def _note(note: Note, group: str) -> WallRow:
    dots = Cell(f"● {note.dots}", "accent", strong=True) if note.dots else Cell("")
    return WallRow(note.id, note.text, (Cell(group, "muted"), dots),
                   (spot(NOTE, note.id, "title"),))  # fmt: skip


def _worth(shown: WorkshopBoard) -> Iterator[WallPage]:
    """Yield the proposals by effect and feasibility, where any has been judged."""
    if shown.hidden_writing:
        return
    dots = tuple(dot for dot in proposals(shown) if dot.cell is not None)
    if not dots:
        return
    title = ngettext(
        "{count} proposal by effect and feasibility",
        "{count} proposals by effect and feasibility",
        len(dots),
    ).format(count=len(dots))
    yield WallPage("workshop.worth", STEP, _("Priorities"), title,
                   Picture((partial(_field, dots),)), shown.question)  # fmt: skip


def _field(dots: Sequence[MatrixDot], width: float, height: float, _text: float) -> Scene:
    return matrix_scene(dots, width, height, text=height * _LETTERS, words=PROPOSALS)
