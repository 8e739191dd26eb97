"""Goals as a tree to write in, or as a table; each with the line of sight to what is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.steps.importing import plan_table, take_in
from workbench.steps.vision import edits
from workbench.steps.vision.page_goal_card import GoalCard
from workbench.steps.vision.sight import GoalLine, Sight, level_words, read_sight
from workbench.ui.data.columns import columns_of
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.growing_area import GrowingArea
from workbench.ui.parts.outliner import Outliner, OutlineRow
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

TREE, TABLE = 0, 1


class GoalsView(Page):
    """The goals of the project; the chosen one in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._sight: Sight | None = None
        self._current = ""
        self.tree = Outliner(_("The first goal, in words that can be measured"), _("Add a goal"))
        self.loose = RelatedList(_("Activities without a goal"))
        self.loose.opened.connect(lambda _table, key: context.desk.go_to("plan", key))
        self.panel = RegisterPanel(
            context,
            edits.GOAL,
            placeholder=_("New goal: goal; area; owner – Enter saves"),
            empty=_("No goals yet. Three to eight are enough."),
            columns=columns_of(edits.GOAL),
            chosen=("code", "title", "parent_id", "area", "owner_id"),
            plan=partial(plan_table, self.project, edits.GOAL),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )
        self.card = GoalCard(context, self.panel.form, self.panel)
        self.card.hide()  # until the inspector shows it
        self.card.indicator_wanted.connect(lambda key: context.desk.go_to("vision", key))
        self.panel.inspected = self.card
        self.panel.selected.connect(self._select)
        self.switch = ViewSwitch((_("Tree"), _("Table")), name=_("Tree or table"), joined=True)
        self.switch.chosen.connect(self._turn)
        self.told = Meta("")
        self.levels = QLineEdit()
        self.levels.setAccessibleName(_("Words for the levels of goals"))
        self.levels.editingFinished.connect(self._name_levels)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        tree, project = self.tree, self.project
        tree.entered.connect(self._enter)
        tree.added.connect(self._add)
        tree.renamed.connect(lambda key, text: self._do(
            lambda: edits.rename_goal(project, key, text)))  # fmt: skip
        tree.removed.connect(lambda key: self._do(lambda: edits.remove_goal(project, key)))
        tree.moved.connect(lambda key, by: self._do(lambda: edits.move_goal(project, key, by)))
        tree.indented.connect(self._indent)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 4)
        bar.addWidget(self.told, 1)
        bar.addWidget(self.switch)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.tree)
        self._inside.addWidget(self.loose)
        self._inside.addStretch(1)
        self.area = GrowingArea(inside)
        foot = QHBoxLayout()
        foot.addWidget(Meta(_("The levels are called")))
        foot.addWidget(self.levels, 1)
        self.nothing = EmptyState(
            _("No goals yet. Three to eight are enough."), _("Write the first one"), icon="target"
        )
        self.nothing.acted.connect(self.write_first)
        drawn = QWidget()
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(drawn)
        self.stack.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(bar)
        whole.addWidget(self.stack, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._inside.setContentsMargins(*(metrics.px(10),) * 4)
        self._inside.setSpacing(metrics.px(14))

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the goals as they are now."""
        with self.project.read() as session:
            self._sight = read_sight(session, self.project.today())
            words = level_words(session)
        self.panel.refresh(changes)
        if not self.levels.hasFocus():
            self.levels.setText(", ".join(words))
        self.levels.setReadOnly(self.project.read_only)
        self._show_tree(self._sight)
        self.told.setText(self._gaps(self._sight))
        self.card.show_goal(self._line(self._current))

    def _show_tree(self, sight: Sight) -> None:
        rows = [_row(sight.lines[line.key]) for line in sight.outline]
        self.tree.show_rows(rows, editable=not self.project.read_only)
        self.loose.show_rows(sight.loose)
        begun = bool(rows) or bool(self.tree.lines)
        self.nothing.setVisible(not begun)
        self.area.setVisible(begun)

    def _gaps(self, sight: Sight) -> str:
        """Return what the line of sight lacks, in a sentence."""
        if not sight.lines:
            return ""
        idle, loose = len(sight.orphans()), len(sight.loose)
        blind = sum(each.lacks_indicator for each in sight.lines.values())
        told = [
            (idle, ngettext("{count} goal without an activity",
                            "{count} goals without an activity", idle)),
            (blind, ngettext("{count} goal without an indicator",
                             "{count} goals without an indicator", blind)),
            (loose, ngettext("{count} activity without a goal",
                             "{count} activities without a goal", loose)),
        ]  # fmt: skip
        said = " · ".join(words.format(count=count) for count, words in told if count)
        return said or _("Every goal has an activity and an indicator, every activity a goal.")

    def _line(self, key: str) -> GoalLine | None:
        return self._sight.lines.get(key) if self._sight else None

    @override
    def summary(self) -> str:
        """Return how many goals and indicators there are."""
        lines = self._sight.lines.values() if self._sight else ()
        measured = sum(len(each.indicators) for each in lines)
        said = _("{goals} goals, {indicators} indicators")
        return said.format(goals=len(lines), indicators=measured)

    # -- choosing

    @Slot(str)
    def _enter(self, key: str) -> None:
        """Show the goal whose line one is in."""
        self._current = key
        self.panel.form.show_rows([key])
        self.card.show_goal(self._line(key))
        self.context.desk.inspect(self.card)

    @Slot(list)
    def _select(self, ids: list[str]) -> None:
        self._current = ids[0] if len(ids) == 1 else ""
        self.card.show_goal(self._line(self._current))

    @Slot(int)
    def _turn(self, number: int) -> None:
        """Show the tree or the table."""
        self.stack.setCurrentIndex(number)
        if number == TABLE:
            self.panel.shown()
        else:
            self.context.desk.inspect(None)

    # -- writing

    def _do(self, act: Callable[[], Any]) -> Any:  # noqa: ANN401 - any act and what it returns
        try:
            return act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return None

    def _add(self, text: str, after: str, below: bool) -> None:  # noqa: FBT001 - as it is told
        made = self._do(
            lambda: edits.add_goal(self.project, text, after=after or None, below=below)
        )
        if made:
            self.tree.set_added(made)

    def _indent(self, key: str, by: int) -> None:
        act = edits.indent_goal if by > 0 else edits.outdent_goal
        self._do(lambda: act(self.project, key))

    @Slot()
    def _name_levels(self) -> None:
        """Keep what the levels are called, where it differs."""
        with self.project.read() as session:
            before = level_words(session)
        words = [part.strip() for part in self.levels.text().split(",") if part.strip()]
        if not self.project.read_only and tuple(words) != before[: len(words)]:
            self._do(lambda: edits.set_level_words(self.project, "\n".join(words)))

    def write_first(self) -> None:
        """Begin the tree, or write a goal after the last one."""
        self.switch.set_current(TREE)
        self.nothing.hide()
        self.area.show()
        last = self._sight.outline if self._sight else ()
        at_left = [line.key for line in last if not line.depth]
        self.tree.write_after(at_left[-1] if at_left else "")

    # -- the contract

    @override
    def show_row(self, row_id: str) -> None:
        """Go to the line of a goal."""
        if self.stack.currentIndex() == TABLE:
            self.panel.show_row(row_id)
            return
        self.tree.focus_line(row_id)
        self._enter(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with goals."""
        editable = not self.project.read_only
        mine = (
            Command("goal.new", _("Write a goal"), self.write_first, "Ctrl+N", icon="plus",
                    ready=lambda: editable),
            Command("goal.tree", _("Goals as a tree"), lambda: self.switch.set_current(TREE),
                    icon="list-tree"),
            Command("goal.table", _("Goals as a table"), lambda: self.switch.set_current(TABLE),
                    icon="table"),
        )  # fmt: skip
        return (*mine, *(self.panel.commands() if self.stack.currentIndex() == TABLE else ()))

    @override
    def entry_focus(self) -> QWidget:
        """Return the first line, or what begins the tree."""
        if self.stack.currentIndex() == TABLE:
            return self.panel.quick
        return next(iter(self.tree.lines.values()), self.nothing.action)

    @override
    def state(self) -> dict[str, object]:
        """Return whether the table is shown."""
        return {"shows": self.stack.currentIndex()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take that back."""
        shows = state.get("shows")
        if shows in {TREE, TABLE}:
            self.switch.set_current(TABLE if shows == TABLE else TREE)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.tree.commit()
        self.panel.leave()


def _row(line: GoalLine) -> OutlineRow:
    told = []
    if line.indicators:
        count = len(line.indicators)
        told.append(ngettext("{count} indicator", "{count} indicators", count).format(count=count))
    if line.activities:
        count = len(line.activities)
        words = ngettext("{count} activity", "{count} activities", count)
        told.append(words.format(count=count))
    if line.lacks_indicator:
        told.append(_("no indicator"))
    if line.lacks_activity:
        told.append(_("no activity"))
    gap = line.lacks_activity or line.lacks_indicator
    key = line.values["id"]
    return OutlineRow(
        key, line.level, line.values["title"], line.word, note=" · ".join(told),
        symbol="risk" if gap else "",
    )  # fmt: skip
