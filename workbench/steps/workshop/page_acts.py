"""What keys, drags and commands do with the board; the view says what is current and marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project import acts
from workbench.steps.workshop import edits
from workbench.steps.workshop.becoming import TARGETS, become
from workbench.steps.workshop.pictures import LOOSE, NEW
from workbench.steps.workshop.seat import Phase
from workbench.steps.workshop.views import NOTE
from workbench.ui.parts.announce import announce
from workbench.ui.parts.page import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.steps.workshop.becoming import Target
    from workbench.steps.workshop.page_board import BoardView
    from workbench.steps.workshop.views import Note, NoteGroup
    from workbench.ui.parts.countdown import Countdown

MANY = 300  # pasted lines, from which on one is asked first


class BoardActs:
    """The acts of a board view, each one edit that undo takes back."""

    def __init__(self, view: BoardView, countdown: Countdown) -> None:
        self._view, self._project, self._seat = view, view.project, view.seat
        self._countdown = countdown
        self._keys: dict[str, Callable[[], None]] = {
            "mark": self.mark,
            "group": self.make_group,
            "write": view.line.setFocus,
            "name": self.name,
            "delete": self.delete,
            "more": partial(self._count, 1),
            "fewer": partial(self._count, -1),
            "next": view.vote.next_person,
            "clear": self.clear_marks,
            "hold": self.hold_back,
            "timer": countdown.turn,
            "longer": countdown.lengthen,
        }

    # -- what is meant

    def _note(self, key: str | None = None) -> Note | None:
        wanted = self._seat.current if key is None else key
        notes = self._view.shown.notes() if self._view.shown else ()
        return next((each for each in notes if each.id == wanted), None)

    def _group(self, key: str | None = None) -> NoteGroup | None:
        wanted = self._seat.current if key is None else key
        groups = self._view.shown.groups if self._view.shown else ()
        return next((each for each in groups if each.id == wanted), None)

    def _meant(self) -> list[str]:
        """Return the marked notes in their order, else the one in focus."""
        if self._seat.marked and self._view.shown:
            return [each.id for each in self._view.shown.notes() if each.id in self._seat.marked]
        note = self._note()
        return [note.id] if note else []

    def _try(self, act: Callable[[], object], *, tell: bool = False) -> bool:
        """Do an act; tell why it cannot be done, or with ``tell`` that it was."""
        try:
            act()
        except WorkbenchError as error:
            self._view.context.desk.fail(error)
            return False
        words = self._project.undo_label() or ""
        if tell:
            self._view.context.desk.notice(words, undo=True)
        announce(self._view.scene, words)
        return True

    # -- writing

    def write(self, texts: list[str]) -> None:
        """Put notes on the board; the first one without a workshop begins it."""
        if self._view.shown is None:
            self._try(lambda: self._seat.choose(edits.new_workshop(self._project, texts[0])))
            self._view.refresh(None)
            return
        board, many = self._seat.workshop_id, len(texts) > 1
        self._try(lambda: edits.write_notes(self._project, board, texts), tell=many)

    @Slot(list)
    def paste(self, lines: list[str]) -> None:
        """Make a note of each line; of very many only after asking."""
        if self._view.shown is None or len(lines) <= MANY:
            self.write(lines)
            return
        count = len(lines)
        said = ngettext(
            "{count} line becomes {count} note", "{count} lines become {count} notes", count
        )
        question = said.format(count=count)
        self._view.ask.ask(question, _("Make the notes"), lambda _said: self._write_many(lines))

    def _write_many(self, lines: list[str]) -> None:
        """Tidy the lines beside the window, then write them as one edit."""
        context = self._view.context

        def tidied(report: Callable[[float], None]) -> list[str]:
            kept = []
            for number, line in enumerate(lines):
                if number % 500 == 0:
                    report(number / len(lines))
                kept.append(" ".join(line.split()))
            return kept

        context.jobs.run(_("Making notes"), tidied, self.write, context.desk.fail)

    @Slot(str)
    def change(self, key: str) -> None:
        """Let the words of a note, or the name of a group, be changed."""
        note = self._note(key)
        if note is None or self._project.read_only:
            self.name()
            return
        self._view.ask.ask(
            _("Text of the note"), _("Save"),
            lambda said: self._reword(note.id, said), offered=note.text,
            missing=_("Write something"),
        )  # fmt: skip

    def _reword(self, note_id: str, said: str) -> None:
        self._try(lambda: acts.change(self._project, NOTE, note_id, {"title": said}))

    @Slot()
    def turn_hidden(self) -> None:
        """Hide the notes while people write, or show them."""
        shown = self._view.shown
        if shown is not None:
            hidden = not shown.hidden_writing
            self._try(lambda: edits.hide_writing(self._project, shown.id, hidden=hidden))
        self._view.draw()

    # -- keys

    @Slot(str)
    def do(self, name: str) -> None:
        """Do what a key means; in a file that can only be read, what changes nothing."""
        harmless = {"mark", "clear", "timer", "longer", "next"}
        if not self._project.read_only or name in harmless:
            self._keys[name]()

    @Slot(int)
    def number(self, digit: int) -> None:
        """Send to a group, or in a vote give so many dots."""
        if self._project.read_only or self._view.shown is None:
            return
        if self._view.phase is Phase.VOTE:
            self._give(digit)
            return
        group = self._group()
        if group is not None:
            self._merge_into(group, digit)
            return
        ids, board = self._meant(), self._seat.workshop_id
        if self._try(lambda: edits.send_to(self._project, board, ids, digit)):
            self.clear_marks()

    def _merge_into(self, group: NoteGroup, digit: int) -> None:
        groups = self._view.shown.groups if self._view.shown else ()
        if 1 <= digit <= len(groups) and groups[digit - 1].id != group.id:
            into = groups[digit - 1].id
            if self._try(lambda: edits.merge_groups(self._project, into, [group.id])):
                self._view.scene.set_current(into)

    def mark(self) -> None:
        """Mark the note in focus, or no longer; on a group all its notes."""
        note, group = self._note(), self._group()
        keys = {note.id} if note else {each.id for each in group.notes} if group else set()
        if keys <= self._seat.marked:
            self._seat.marked -= keys
        else:
            self._seat.marked |= keys
        self._view.draw()

    def clear_marks(self) -> None:
        """Let no note be marked."""
        if self._seat.marked:
            self._seat.marked.clear()
            self._view.draw()

    def make_group(self) -> None:
        """Make a new group of what is marked; it leaves the group where it stood."""
        ids, board = self._meant(), self._seat.workshop_id
        if ids and self._try(lambda: edits.group_notes(self._project, board, ids)):
            self.clear_marks()

    def name(self) -> None:
        """Ask for the name of the group in focus, or of the group of the note in focus."""
        note = self._note()
        group = self._group(note.group_id or "") if note else self._group()
        if group is None or self._project.read_only:
            return
        self._view.ask.ask(
            _("Name of group {number}").format(number=group.number), _("Name it"),
            lambda said: self._rename(group.id, said), offered=group.name,
        )  # fmt: skip

    def _rename(self, group_id: str, said: str) -> None:
        self._try(lambda: edits.name_group(self._project, group_id, said))

    def delete(self) -> None:
        """Delete what is marked or in focus; a group only lets go of its notes."""
        group, ids = self._group(), self._meant()
        if group is not None and not self._seat.marked:
            self._try(lambda: edits.dissolve_group(self._project, group.id), tell=True)
        elif ids:
            self._try(lambda: edits.remove_notes(self._project, ids), tell=True)

    def hold_back(self) -> None:
        """Take notes off the board and keep them among what is captured, unseen by others."""
        ids = self._meant()
        if ids and self._view.phase is not Phase.VOTE:
            self._try(lambda: edits.hold_back(self._project, ids), tell=True)

    # -- moving

    @Slot(str, int, int)
    def nudge(self, key: str, across: int, down: int) -> None:
        """Move a note to the group beside."""
        places = [name for name, _box in self._view.board.areas if name != NEW]
        note = self._note(key)
        here = (note.group_id or LOOSE) if note else ""
        if here in places:
            place = places.index(here) + (across or down)
            if 0 <= place < len(places):
                self._put([key], places[place])

    @Slot(str, float, float)
    def drop(self, key: str, x: float, y: float) -> None:
        """Put what was dragged into the column under it; a group on a group merges them."""
        place = self._view.board.at(x, y)
        if place is None:
            return
        if self._group(key) is not None:
            if self._group(place) is not None and place != key:
                self._try(lambda: edits.merge_groups(self._project, place, [key]), tell=True)
            return
        self._put(self._meant() if key in self._seat.marked else [key], place)

    def _put(self, ids: list[str], place: str) -> None:
        if place == NEW:
            done = self._try(lambda: edits.group_notes(self._project, self._seat.workshop_id, ids))
        else:
            group = None if place == LOOSE else place
            done = self._try(lambda: edits.move_notes(self._project, ids, group))
        if done:
            self.clear_marks()

    # -- dots

    def _give(self, dots: int) -> None:
        note = self._note()
        if note is not None:
            voter = self._seat.voter
            self._try(lambda: edits.give_dots(self._project, note.id, dots, voter))

    def _count(self, by: int) -> None:
        note = self._note()
        if note is not None and self._view.phase is Phase.VOTE:
            self._give(max(0, self._view.mine(note.id) + by))

    @Slot()
    def turn_sums(self) -> None:
        """Show the sums to the room, or hide them."""
        shown = self._view.shown
        if shown is not None:
            self._try(lambda: edits.show_sums(self._project, shown.id, shown=not shown.sums_shown))

    @Slot()
    def clear_dots(self) -> None:
        """Take all dots away; undo brings them back."""
        self._try(lambda: edits.clear_dots(self._project, self._seat.workshop_id), tell=True)

    # -- becoming rows

    def become(self, target: Target) -> None:
        """Make rows of what is marked or in focus; they keep the link back."""
        group = self._group() if not self._seat.marked else None
        ids, board = self._meant(), self._seat.workshop_id
        if group is None and not ids:
            return
        done = self._try(
            lambda: become(
                self._project, board, target.table, note_ids=ids,
                group_id=group.id if group else "",
            ),
            tell=True,
        )  # fmt: skip
        if done:
            self.clear_marks()
            self._view.scene.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_ready(self) -> bool:
        shown = self._view.shown
        free = shown is not None and not shown.hidden_writing and not self._project.read_only
        return free and (bool(self._meant()) or self._group() is not None)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with notes, for palette and keys."""
        made = tuple(
            Command(
                f"note.{each.table}", _(each.command), partial(self.become, each), each.key,
                icon=each.icon, ready=self._is_ready,
            )
            for each in TARGETS
        )  # fmt: skip
        hold = Command(
            "note.hold", _("Hold the note back from the board"), self.hold_back, icon="eye-off",
            ready=self._is_ready,
        )  # fmt: skip
        return (*made, hold)
