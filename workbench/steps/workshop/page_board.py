"""The board itself: notes are written, sent to groups with a digit or a drag, and given dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.charts.board import Board
from workbench.charts.scene import Scene, Text
from workbench.project.register import read_row
from workbench.steps.workshop.page_acts import BoardActs
from workbench.steps.workshop.page_inspector import BoardInspector
from workbench.steps.workshop.page_result import ResultBar
from workbench.steps.workshop.page_scene import BoardScene
from workbench.steps.workshop.page_vote import VoteBar
from workbench.steps.workshop.pictures import Sight, board_picture, grid_picture, words
from workbench.steps.workshop.seat import Phase
from workbench.steps.workshop.views import NOTE, ballot
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.note_line import NoteLine
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.charts.scene import Shape
    from workbench.project.changes import Changes
    from workbench.steps.workshop.seat import Seat
    from workbench.steps.workshop.views import WorkshopBoard
    from workbench.ui.parts.countdown import Countdown
    from workbench.ui.parts.page import PageContext

_SHOWN = ("workshop", "workshop_group", "workshop_note", "workshop_vote", "note_outcome")


class BoardView(Page):
    """The board in one phase. All phases have the same notes; none is ever locked."""

    def __init__(
        self, context: PageContext, *, seat: Seat, phase: Phase, countdown: Countdown
    ) -> None:
        super().__init__(context)
        self.seat, self.phase = seat, phase
        self.shown: WorkshopBoard | None = None
        self.board = Board(Scene(1, 1), ())
        self._mine: dict[str, int] = {}
        self.line = NoteLine(_("Note: write and press Enter – several pasted lines become as many"))
        self.ask = AskLine()
        self.told = Meta("")
        self.hide_button = QuietButton(_("Hidden writing"), icon="eye-off")
        self.hide_button.setCheckable(True)
        self.vote = VoteBar(context, seat)
        self.results = ResultBar(context, seat)
        self.scene = BoardScene()
        self.scene.votes = phase is Phase.VOTE
        self.column = SceneColumn(self._picture, view=self.scene)
        self.inspector = BoardInspector(context, self, self)
        self.acts = BoardActs(self, countdown)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.vote, 1)
        top.addWidget(self.results, 1)
        top.addWidget(self.told)
        top.addWidget(self.hide_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.ask)
        column.addWidget(self.column, 1)
        column.addWidget(Meta(self._keys(), wrap=True))
        self.line.setVisible(self.phase in {Phase.WRITE, Phase.GROUP})
        self.vote.setVisible(self.phase is Phase.VOTE)
        self.results.setVisible(self.phase is Phase.RESULT)
        self.told.setVisible(self.phase in {Phase.WRITE, Phase.GROUP})
        self.hide_button.setVisible(self.phase is Phase.WRITE)

    def _keys(self) -> str:
        if self.phase is Phase.VOTE:
            return _("Arrows choose · digit gives dots · + and − one dot · Enter next person")
        if self.phase is Phase.WRITE:
            return _("Enter saves the note · Esc to the notes · Enter changes one · Del deletes · "
                     "H holds one back")  # fmt: skip
        if self.phase is Phase.RESULT:
            return _("Arrows choose · Ctrl+Shift+A makes an activity, B a problem, U a finding, "
                     "G a goal, R a risk, I a stakeholder · M marks")  # fmt: skip
        return _("Arrows choose · 1–9 send to group, 0 takes out · M marks · G new group · "
                 "F2 names · Alt and an arrow moves · Ctrl+Shift+A makes an activity")  # fmt: skip

    def _connect(self) -> None:
        writable = not self.project.read_only
        self.line.setEnabled(writable)
        self.hide_button.setEnabled(writable)
        self.line.sent.connect(lambda text: self.acts.write([text]))
        self.line.pasted.connect(self.acts.paste)
        self.line.left.connect(self.scene.setFocus)
        self.hide_button.clicked.connect(self.acts.turn_hidden)
        self.vote.turned.connect(self._on_voter)
        self.vote.sums_wanted.connect(self.acts.turn_sums)
        self.results.sums_wanted.connect(self.acts.turn_sums)
        self.vote.clear_wanted.connect(self.acts.clear_dots)
        self.scene.set_movable(movable=writable, target=self._target)
        self.scene.nudged.connect(self.acts.nudge)
        self.scene.dropped.connect(self.acts.drop)
        self.scene.activated.connect(self.acts.change)
        self.scene.did.connect(self.acts.do)
        self.scene.numbered.connect(self.acts.number)
        self.scene.currentChanged.connect(self._choose)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the board and draw it anew."""
        if changes is not None and not changes.touches(*_SHOWN):
            return
        with self.project.read() as session:
            self.shown = self.seat.board(session)
            self._mine = (
                ballot(session, self.seat.workshop_id, self.seat.voter)
                if self.shown and self.phase is Phase.VOTE
                else {}
            )
        self.draw()
        if changes is None:
            self.inspector.renew()
            self.scene.set_current(self.seat.current)
            self._choose(self.scene.current())

    def draw(self) -> None:
        """Draw what was read, as after a mark."""
        shown = self.shown
        self.hide_button.setChecked(bool(shown and shown.hidden_writing))
        self.told.setText(words(shown) if shown else "")
        if shown is not None and self.phase is Phase.VOTE:
            self.vote.tell(shown, sum(self._mine.values()))
        if shown is not None and self.phase is Phase.RESULT:
            self.results.tell(shown)
        self.column.rebuild()

    def _picture(self, width: float, text: float) -> Scene:
        shown = self.shown
        if shown is None or not shown.notes():
            said = (
                _("No workshop yet. Begin one with its question above.")
                if shown is None
                else _("No notes yet. Write the first one above.")
            )
            self.board = Board(Scene(width, text * 8, (Text(0, text * 2, said, text, "muted"),),
                                     said), ())  # fmt: skip
            return self.board.scene
        if self.phase is Phase.RESULT and shown.sums_shown:
            shown = shown.by_dots()
        make = grid_picture if self._is_grid(shown) else board_picture
        self.board = make(shown, width, text, self._sight(shown))
        return self.board.scene

    def _is_grid(self, shown: WorkshopBoard) -> bool:
        return self.phase is Phase.WRITE or (self.phase is not Phase.GROUP and not shown.groups)

    def _sight(self, shown: WorkshopBoard) -> Sight:
        dots: dict[str, int] | None = None
        if shown.sums_shown and self.phase is not Phase.WRITE:
            dots = {note.id: note.dots or 0 for note in shown.notes()}
        elif self.phase is Phase.VOTE:
            dots = self._mine
        return Sight(
            frozenset(self.seat.marked),
            dots,
            sums=shown.sums_shown and dots is not None,
            new_group=self.phase is Phase.GROUP and not self.project.read_only,
        )

    def mine(self, note_id: str) -> int:
        """Return how many dots the person whose turn it is gave a note."""
        return self._mine.get(note_id, 0)

    def _target(self, x: float, y: float) -> Shape | None:
        return self.board.target(x, y)

    @override
    def summary(self) -> str:
        """Return the day's question is said in the bar; here how many notes there are."""
        count = len(self.shown.notes()) if self.shown else 0
        return ngettext("{count} note", "{count} notes", count).format(count=count)

    def _choose(self, key: str) -> None:
        self.seat.current = key
        self.inspector.show(key)

    @Slot()
    def _on_voter(self) -> None:
        self.refresh(None)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Put the workshop of a note or group on the board and make it the current one."""
        with self.project.read() as session:
            note = read_row(session, NOTE, row_id)
        if note is not None:
            self.seat.choose(note["workshop_id"])
        self.seat.current = row_id
        self.refresh(None)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the board."""
        new = Command("register.new", _("New note"), self.line.setFocus, "Ctrl+N", icon="plus")
        first = (new,) if self.phase in {Phase.WRITE, Phase.GROUP} else ()
        return (*first, *self.acts.commands())

    @override
    def entry_focus(self) -> QWidget:
        """Return the line while people write, else the notes."""
        has_notes = self.shown is not None and bool(self.shown.notes())
        writes = self.phase is Phase.WRITE or (self.phase is Phase.GROUP and not has_notes)
        return self.line if writes else self.scene

    @override
    def state(self) -> dict[str, object]:
        """Return which workshop is on the board and what is current."""
        return {"workshop": self.seat.workshop_id, "current": self.seat.current}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        self.seat.choose(str(state.get("workshop") or ""))
        self.seat.current = str(state.get("current") or "")
        self.refresh(None)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.inspector.commit()
