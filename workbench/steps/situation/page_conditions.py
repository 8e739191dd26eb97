"""The view “Conditions”: four blocks of questions as a board for all to read, and as a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.charts.condition_board import BoardBlock, board_scene
from workbench.project import acts
from workbench.project.register import read_row, read_rows
from workbench.rules.findings import lacks_action
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.conditions import (
    CONDITION,
    LIGHT_SYMBOLS,
    board_blocks,
    lights_text,
    set_answer,
    start_conditions,
)
from workbench.ui.data.columns import Mark, columns_of
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import SYMBOL_TONES
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, ViewSwitch
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

BOARD, REGISTER = range(2)
NOTHING, FILLED = range(2)
COLUMNS: Final = ("block", "question", "answer", "light", "action", "responsible_id", "due")
FIELDS: Final = ("question", "block", "action", "responsible_id", "due", "notes")


def _mark(row: Values) -> Mark | None:
    symbol = LIGHT_SYMBOLS.get(row["light"] or "")
    return Mark(symbol, SYMBOL_TONES[symbol]) if symbol else None


class ConditionPanel(QWidget):
    """A condition in the inspector: answer and judgement by one press, below them the rest."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._id = ""
        self.form = form
        form.heading.hide()
        self.heading = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.answer = ChoiceRow(CONDITION["answer"])
        self.light = ChoiceRow(CONDITION["light"])
        self.lacking = PlainLabel("", FontRole.META, "error", wrap=True)
        self.answer.chosen.connect(self.set_answer)
        self.light.chosen.connect(lambda key: self._change({"light": key}))
        self._head = QVBoxLayout()
        self._head.addWidget(self.heading)
        for row, field in ((self.answer, "answer"), (self.light, "light")):
            self._head.addWidget(Meta(CONDITION[field].title(), strong=True))
            self._head.addWidget(row)
        self._head.addWidget(self.lacking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(form, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._head.setContentsMargins(metrics.margin, metrics.px(12), metrics.margin, 0)
        self._head.setSpacing(metrics.px(6))

    def show_condition(self, condition_id: str) -> None:
        """Show a condition, or nothing of one that is gone."""
        self._id = condition_id
        with self._project.read() as session:
            row = read_row(session, CONDITION, condition_id) if condition_id else None
        self.form.show_rows([condition_id] if row else [])
        self.setEnabled(row is not None)
        if row is None:
            return
        self.heading.setText(row["question"])
        self.answer.show_value(row["answer"])
        self.light.show_value(row["light"])
        for part in (self.answer, self.light):
            part.set_editable(editable=not self._project.read_only)
        lacks = lacks_action(row)
        self.lacking.setText(_("A red condition needs somebody who answers for it and a day"))
        self.lacking.setVisible(lacks)

    def set_answer(self, key: str | None) -> None:
        """Answer the condition that is shown."""
        self._do(lambda: set_answer(self._project, self._id, key))

    def _change(self, values: Values) -> None:
        self._do(lambda: acts.change(self._project, CONDITION, self._id, values))

    def _do(self, act: Any) -> None:  # noqa: ANN401 - any act
        if not self._id or self._project.read_only:
            return
        try:
            act()
        except WorkbenchError as error:
            self._context.desk.fail(error)


class ConditionsView(Page):
    """The board, where arrows go from card to card and letters answer; and the register."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._blocks: tuple[BoardBlock, ...] = ()
        self._rows: Sequence[Values] = ()
        self.switch = ViewSwitch((_("Board"), _("Register")), name=_("Part"), joined=True)
        self.switch.chosen.connect(self.show_part)
        self.panel = RegisterPanel(
            context,
            CONDITION,
            placeholder=_("New condition: question; block; answer; judgement – Enter saves"),
            empty=_("No questions yet. Write one above and press Enter."),
            columns=columns_of(CONDITION, marks={"light": _mark}),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(self.project, CONDITION, grid, mapping),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )
        self.inspector = kept(
            ConditionPanel(
                context, RecordForm(self.panel.rows, keys=FIELDS, settings=context.settings)
            ),
            self,
        )
        self.inspector.form.failed.connect(context.desk.fail)
        self.panel.inspected = self.inspector
        self.panel.selected.connect(
            lambda ids: self.inspector.show_condition(ids[0] if ids else "")
        )
        self.board = SceneColumn(self._scene)
        self.board.view.installEventFilter(self)
        self.board.view.currentChanged.connect(self._on_card)
        self.board.view.activated.connect(lambda _key: self.inspector.form.focus_field("action"))
        self.copy = IconButton("copy", _("Copy the picture"), key="Ctrl+C", framed=True)
        self.copy.clicked.connect(self._copy)
        self.nothing = EmptyState(
            _("Can a collaboration be built here? Sixteen questions in four blocks tell."),
            _("Begin with the starter questions"),
            icon="list-checks",
        )
        self.nothing.acted.connect(self.start)
        self.keys = Meta(self._hint(), wrap=True)
        self._lay_out()

    def _hint(self) -> str:
        letters = [f"{letter.upper()} {name.lower()}" for letter, (name, _key) in answers().items()]
        return _("Arrows choose · {answers} · Enter opens").format(answers=" · ".join(letters))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.switch)
        self._row.addWidget(self.panel.quick, 1)
        self._row.addWidget(self.copy)
        shown = QWidget()
        drawn = QVBoxLayout(shown)
        drawn.setContentsMargins(0, 0, 0, 0)
        self.body = QStackedWidget()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.board)
        drawn.addWidget(self.body, 1)
        drawn.addWidget(self.keys)
        self.stack = QStackedWidget()
        self.stack.addWidget(shown)
        self.stack.addWidget(self.panel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.stack, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._row.setSpacing(metrics.gap)
        self._column.setSpacing(metrics.gap)

    def _scene(self, width: float, text: float) -> Scene:
        return board_scene(self._blocks, width, text, chosen=self.board.view.current())

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the conditions."""
        self.panel.refresh(changes)
        if changes is None or changes.touches(CONDITION.table, "organisation"):
            with self.project.read() as session:
                self._blocks = board_blocks(session)
                self._rows = read_rows(session, CONDITION)
            self.body.setCurrentIndex(FILLED if self._rows else NOTHING)
            self.nothing.action.setEnabled(not self.project.read_only)
            for part in (self.keys, self.copy):
                part.setVisible(bool(self._rows) and self.stack.currentIndex() == BOARD)
            self.board.rebuild()
        if changes is None and self.stack.currentIndex() == REGISTER:
            self.panel.shown()
        else:
            self._show_card()

    @override
    def summary(self) -> str:
        """Return how many conditions are red, yellow and green."""
        return lights_text(self._rows) if self._rows else ""

    @Slot(int)
    def show_part(self, number: int) -> None:
        """Show the board or the register."""
        self.switch.set_current(number)
        self.stack.setCurrentIndex(number)
        self.context.desk.inspect(None)
        self.refresh(None)
        if self.isVisible():
            self.entry_focus().setFocus()

    # -- the board

    def _on_card(self, _key: str) -> None:
        self.board.rebuild()
        self._show_card()

    def _show_card(self) -> None:
        if self.stack.currentIndex() != BOARD:
            return
        current = self.board.view.current()
        self.inspector.show_condition(current)
        self.context.desk.inspect(self.inspector if current else None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the current card by the first letter of an answer."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            answer = answers().get(fold(event.text())) if not event.modifiers() else None
            if answer is not None and self.board.view.current():
                self.inspector.set_answer(answer[1])
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def start(self) -> None:
        """Begin with the starter questions."""
        try:
            made = start_conditions(self.project)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.board.view.set_current(made[0])
        self.board.view.setFocus()

    @Slot()
    def _copy(self) -> None:
        self.board.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show a condition where one is."""
        if self.stack.currentIndex() == REGISTER:
            self.panel.show_row(row_id)
        else:
            self.board.view.set_current(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with conditions."""
        new = Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N",
                      icon="plus")  # fmt: skip
        start = Command("conditions.start", _("Add the starter questions"), self.start,
                        icon="list-checks", ready=lambda: not self.project.read_only)  # fmt: skip
        if self.stack.currentIndex() == REGISTER:
            return (new, start, *self.panel.commands())
        copy = Command("conditions.copy", _("Copy the picture"), self._copy, icon="copy",
                       ready=lambda: bool(self._rows))  # fmt: skip
        return new, start, copy

    @override
    def entry_focus(self) -> QWidget:
        """Return the board, or the quick line while there is nothing on it."""
        if self.stack.currentIndex() == BOARD and self._rows:
            return self.board.view
        return self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return which part is shown, and the current card."""
        return {"part": self.stack.currentIndex(), "card": self.board.view.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        if state.get("part") == REGISTER:
            self.show_part(REGISTER)
        self.board.view.set_current(str(state.get("card") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self.inspector.form.commit()


def answers() -> dict[str, tuple[str, str]]:
    """Return the answers by their first letter in the current language: name and key."""
    found: dict[str, tuple[str, str]] = {}
    for choice in CONDITION["answer"].choices:
        found.setdefault(fold(choice.text())[:1], (choice.text(), choice.key))
    return found
