"""The board as a picture: columns of groups, or cards side by side while people write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, ngettext
from workbench.charts.board import Board, BoardColumn, Card, board
from workbench.charts.note_grid import note_grid
from workbench.charts.scene import BOLD, Scene, Text
from workbench.steps.workshop.becoming import became

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.steps.workshop.views import Note, NoteGroup, WorkshopBoard

LOOSE, NEW = "loose", "new"
SHOWN: Final = 400  # notes of one column that are drawn; more nobody could read
_POINTS: Final = 10  # more dots than this are a number


@dataclass(frozen=True)
class Sight:
    """What of a board is to be seen: marked notes, dots, and a column for a new group.

    ``dots`` are those to be shown, by note; None shows none. With ``sums`` groups show theirs.
    """

    marked: frozenset[str] = field(default_factory=frozenset)
    dots: Mapping[str, int] | None = None
    sums: bool = False
    new_group: bool = False


def dots_text(count: int) -> str:
    """Return dots as points, or as a number where they are many."""
    if count <= 0:
        return ""
    return f"{'●' * count} {count}" if count <= _POINTS else f"● {count}"


def board_picture(shown: WorkshopBoard, width: float, text: float, sight: Sight) -> Board:
    """Return the groups as columns, the notes without a group last."""
    if shown.hidden_writing:
        return hidden_picture(shown, width, text)
    columns = [_column(group, sight) for group in shown.groups]
    if shown.loose or not sight.new_group:
        columns.append(_loose(shown, sight))
    if sight.new_group:
        columns.append(BoardColumn(NEW, _("New group"), (), 0, _("Drop notes here, or press G")))
    return board(columns, width, text, words(shown))


def grid_picture(shown: WorkshopBoard, width: float, text: float, sight: Sight) -> Board:
    """Return all notes side by side: the latest first, with sums in the order of the board."""
    if shown.hidden_writing:
        return hidden_picture(shown, width, text)
    titles = {group.id: group.title() for group in shown.groups}
    notes = shown.notes() if sight.sums else sorted(shown.notes(), key=lambda note: -note.place)
    cards = [_card(note, titles.get(note.group_id or "", ""), sight) for note in notes[:SHOWN]]
    return note_grid(cards, width, text, words(shown))


def hidden_picture(shown: WorkshopBoard, width: float, text: float) -> Board:
    """Return how many notes there are, without a word of them."""
    count = len(shown.notes())
    said = ngettext(
        "{count} note is written and hidden", "{count} notes are written and hidden", count
    ).format(count=count)
    size = text * 1.8
    line = Text(width / 2, text * 5, said, size, "text", BOLD, "middle")
    return Board(Scene(width, text * 10, (line,), said), ())


def words(shown: WorkshopBoard) -> str:
    """Return the board in words: the question, how many notes, how many without a group."""
    count, loose = len(shown.notes()), len(shown.loose)
    parts = [ngettext("{count} note", "{count} notes", count).format(count=count)]
    if shown.groups and loose:
        parts.append(_("{count} without a group").format(count=loose))
    return " · ".join(parts)


def _column(group: NoteGroup, sight: Sight) -> BoardColumn:
    title = f"{group.number}  {group.title()}"
    total = sum((sight.dots or {}).get(note.id, 0) for note in group.notes)
    count = len(group.notes)
    parts = [
        _("group {number}: {title}").format(number=group.number, title=group.title()),
        ngettext("{count} note", "{count} notes", count).format(count=count),
    ]
    if sight.sums:
        parts.append(ngettext("{count} dot", "{count} dots", total).format(count=total))
    cards = tuple(_card(note, group.title(), sight) for note in group.notes[:SHOWN])
    shown = f"● {total}" if sight.sums and total else ""
    return BoardColumn(group.id, title, cards, count, _rest(count), shown, ", ".join(parts))


def _loose(shown: WorkshopBoard, sight: Sight) -> BoardColumn:
    notes = shown.loose
    cards = tuple(_card(note, "", sight) for note in notes[:SHOWN])
    empty = _("All notes have a group") if shown.notes() else _("No notes yet")
    return BoardColumn(
        LOOSE, _("Without a group"), cards, len(notes), _rest(len(notes)) if notes else empty
    )


def _rest(count: int) -> str:
    return _("and {count} more").format(count=count - SHOWN) if count > SHOWN else ""


def _card(note: Note, group: str, sight: Sight) -> Card:
    dots = dots_text((sight.dots or {}).get(note.id, 0))
    made = [became(each) for each in note.made]
    is_marked = note.id in sight.marked
    said = [note.text, group, dots, _("marked") if is_marked else "", *made]
    detail = " · ".join(filter(None, (dots, *made)))
    return Card(
        note.id,
        note.text,
        detail,
        "done" if note.made else "",
        ", ".join(filter(None, said)),
        picked=is_marked,
    )
