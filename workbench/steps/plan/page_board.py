"""The plan as a board, by status, by who is responsible, by goal; and its quick wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import kr
from workbench.base.language import _, ngettext
from workbench.charts.board import Board, board
from workbench.charts.scene import Scene, Text
from workbench.models.registry import record
from workbench.rules.quick_wins import MOST_DAYS, MOST_ORE
from workbench.steps.plan import edits
from workbench.steps.plan.boards import Sorting, board_columns, quick_win
from workbench.steps.plan.page_narrowing import Narrowing, count_words
from workbench.steps.plan.picture_keys import picture_key, place_of, row_of
from workbench.steps.plan.views import read_plan
from workbench.ui.parts.announce import announce
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.charts.board import BoardColumn
    from workbench.charts.scene import Shape
    from workbench.project.changes import Changes
    from workbench.steps.plan.items import Plan
    from workbench.steps.plan.page_activity import ActivityInspector
    from workbench.ui.parts.page import PageContext

ACTIVITY = ("activity",)


class BoardView(Page):
    """Cards in columns; dragging one, or Alt and an arrow, moves it to another column."""

    def __init__(
        self,
        context: PageContext,
        inspector: ActivityInspector,
        sorting: Sorting,
        *,
        quick_wins: bool = False,
    ) -> None:
        super().__init__(context)
        self.inspector, self.sorting, self._quick_wins = inspector, sorting, quick_wins
        self._plan: Plan | None = None
        self.board = Board(Scene(1, 1), ())
        self.quick = QuickAdd(
            context, record("activity"), _("New activity: what; who; start; finish – Enter saves")
        )
        self.quick.added.connect(self.show_row)
        self.narrowing = Narrowing()
        self.narrowing.changed.connect(self._narrow)
        self.column = SceneColumn(self._scene)
        self.view = self.column.view
        self.view.set_movable(movable=not context.project.read_only, target=self._target)
        self.view.nudged.connect(self._nudge)
        self.view.dropped.connect(self._drop)
        self.view.currentChanged.connect(self._choose)
        self.view.activated.connect(lambda _key: self.inspector.focus_field("title"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        if self._quick_wins:
            said = _("At most {days} days and {cost}: try first what is light, quick and cheap.")
            self.quick.hide()
            line.addWidget(Meta(said.format(days=MOST_DAYS, cost=kr(MOST_ORE)), wrap=True), 1)
        else:
            line.addWidget(self.quick, 1)
        line.addWidget(self.narrowing)
        column.addLayout(line)
        column.addWidget(self.column, 1)
        column.addWidget(
            Meta(
                _("Arrows choose · Alt and an arrow moves · Enter opens · drag with the mouse"),
                wrap=True,
            )
        )

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Sort the cards anew."""
        if changes is None:
            self.quick.offer()
        else:
            self.quick.renew(changes)
        try:
            with self.project.read() as session:
                self._plan = read_plan(session, self.project.today())
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.narrowing.set_parties(self._plan.organisations)
        self.column.rebuild()
        if changes is None:
            self._choose(self.view.current())

    def _narrow(self) -> None:
        self.column.rebuild()
        self._choose(self.view.current())
        self.retold.emit()

    def _kept(self, plan: Plan) -> set[str]:
        """Return which activities may have a card."""
        items = self.narrowing.look().shown(plan)
        return {item.id for item in items if not self._quick_wins or quick_win(item)}

    def _scene(self, width: float, text: float) -> Scene:
        columns = []
        if self._plan is not None:
            kept = self._kept(self._plan)
            columns = board_columns(self._plan, self.sorting, keep=lambda item: item.id in kept)
        words = self._nothing(columns)
        if words:
            self.board = Board(Scene(width, text * 4), ())
            said = Text(0, text * 2, words, text, "muted")
            return Scene(width, text * 4, (said,), words)
        count = sum(len(column.cards) for column in columns)
        words = ngettext("Board with {count} card", "Board with {count} cards", count)
        self.board = board(columns, width, text, words.format(count=count))
        return self.board.scene

    def _nothing(self, columns: list[BoardColumn]) -> str:
        """Return what to say in place of the board, if there is nothing to lay on it."""
        if any(column.cards for column in columns):
            return ""
        if self.narrowing.look().narrows:
            return _("No activity is like that.")
        if self._quick_wins:
            return _("No quick wins: nothing that is to be done is both short and cheap.")
        return "" if columns else _("No activities yet. Write the first one above.")

    def _target(self, x: float, y: float) -> Shape | None:
        return self.board.target(x, y)

    @override
    def summary(self) -> str:
        """Return how many activities there are."""
        if self._plan is None:
            return ""
        narrowed = self._quick_wins or self.narrowing.look().narrows
        return count_words(self._plan, len(self._kept(self._plan)), narrowed=narrowed)

    # -- moving

    def _drop(self, key: str, x: float, y: float) -> None:
        column = self.board.at(x, y)
        if column is not None:
            self._move(key, column)

    def _nudge(self, key: str, across: int, down: int) -> None:
        columns = [name for name, _box in self.board.areas]
        here = place_of(key)
        if here not in columns:
            return
        place = columns.index(here) + (across or down)
        if 0 <= place < len(columns):
            self._move(key, columns[place])

    def _move(self, key: str, column: str) -> None:
        row, before = row_of(key), place_of(key)
        if before == column:
            return
        try:
            if self.sorting is Sorting.STATUS:
                edits.set_status(self.project, row, column)
            else:
                edits.hand_over(self.project, row, self.sorting.value, before, column)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        there = picture_key(row, column)
        self.view.set_current(there)
        group = next((each for each in self.view.scene().groups() if each.key == there), None)
        if group is not None:
            announce(self.view, group.alt)

    def _choose(self, key: str) -> None:
        self.inspector.show([row_of(key)] if key else [])

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Make a card of an activity the current one."""
        keys = (group.key for group in self.view.scene().groups())
        self.view.set_current(next((key for key in keys if row_of(key) == row_id), ""))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the board."""
        copy = Command("board.copy", _("Copy the picture"), self._copy, icon="copy")
        narrow = Command("plan.filter", _("Filter the plan"), self.narrowing.focus_filter, "Ctrl+F")
        if self._quick_wins:
            return (narrow, copy)
        new = Command("register.new", _("New row"), self.quick.setFocus, "Ctrl+N", icon="plus")
        return (new, narrow, copy)

    def _copy(self) -> None:
        self.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    @override
    def entry_focus(self) -> QWidget:
        """Return the cards, or the line in which one writes the first."""
        return self.view if self.view.scene().groups() or self._quick_wins else self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return the card that is current."""
        return {"current": self.view.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        self.view.set_current(str(state.get("current") or ""))


class BoardsView(PartsView):
    """All boards; what narrows one of them narrows the next that is shown."""

    @override
    def show_part(self, key: str) -> None:
        """Show a board with the filter of the one before."""
        before, after = self.part(), self.part(key)
        if isinstance(before, BoardView) and isinstance(after, BoardView):
            after.narrowing.follow(before.narrowing)
        super().show_part(key)

    @override
    def summary(self) -> str:
        """Return how much the board that is shown holds."""
        return self.part().summary()


def boards(context: PageContext, inspector: ActivityInspector) -> Page:
    """Return the view of all boards."""

    def made(sorting: Sorting, *, quick_wins: bool = False) -> Page:
        return BoardView(context, inspector, sorting, quick_wins=quick_wins)

    return BoardsView(
        context,
        (
            Part("status", _("By status"), lambda _c: made(Sorting.STATUS), ACTIVITY),
            Part("responsible", _("By responsible"), lambda _c: made(Sorting.RESPONSIBLE)),
            Part("goal", _("By goal"), lambda _c: made(Sorting.GOAL)),
            Part("quick_wins", _("Quick wins"), lambda _c: made(Sorting.STATUS, quick_wins=True)),
        ),
    )
