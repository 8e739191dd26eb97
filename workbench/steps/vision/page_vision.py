"""The vision as one sentence in two languages, and five pictures of the day when it has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _, current
from workbench.charts.story_cards import StoryCard, story_scene
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.vision.edits import PICTURE, PICTURES
from workbench.ui.data.columns import Column, columns_of
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

PROJECT = record("project")
SENTENCES = ("vision", "vision_en")
CARDS, TABLE = 0, 1


class VisionView(Page):
    """The sentence above, the pictures below; a picture in full in the inspector."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        columns = [Column(name, PROJECT[name]) for name in SENTENCES]
        self._rows = RecordRows(
            self.project, PROJECT, mask=context.masks, columns=columns, chosen=SENTENCES
        )
        self.form = RecordForm(self._rows, keys=SENTENCES, show_all=True, abreast=(SENTENCES,))
        self.form.heading.hide()
        self.form.failed.connect(context.desk.fail)
        self.title = PlainLabel(_("Pictures of the day in five years"), FontRole.ROW_TITLE)
        self.told = Meta("", wrap=True)
        words = "words_en" if current() == "en" else "words"
        title = "title_en" if current() == "en" else "title"
        self.panel = RegisterPanel(
            context,
            PICTURE,
            placeholder=_("New picture: picture; for whom; time of day – Enter saves"),
            empty=_("No pictures yet. Five are enough: morning, noon, evening, winter, a feast."),
            columns=columns_of(PICTURE),
            chosen=(title, "audience", "day_part", words),
            plan=partial(plan_table, self.project, PICTURE),
            take=lambda plan: take_in(self.project, plan, pasted=True),
            filterable=False,
        )
        self.board = SceneColumn(self._scene)
        self.board.view.currentChanged.connect(self._choose)
        self.board.view.activated.connect(self._choose)
        self.switch = ViewSwitch((_("Cards"), _("Table")), name=_("Cards or table"), joined=True)
        self.switch.chosen.connect(self._turn)
        self._cards: tuple[StoryCard, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        self._top = QWidget()
        card = QFrame()
        card.setProperty("ground", "card")
        framed = QVBoxLayout(card)
        framed.setContentsMargins(0, 0, 0, 0)
        framed.addWidget(self.form)
        self._head = QVBoxLayout(self._top)
        self._head.addWidget(card)
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addWidget(self.told, 1)
        line.addWidget(self.switch)
        self._head.addLayout(line)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.panel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._top)
        column.addWidget(self.stack, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(metrics.px(8))
        self.stack.setMinimumHeight(metrics.px(150))

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        with self.project.read() as session:
            self._cards = tuple(_card(row) for row in read_rows(session, PICTURE))
        said = _("{count} of {wanted}")
        self.told.setText(said.format(count=len(self._cards), wanted=PICTURES))
        self.panel.refresh(changes)
        self.board.rebuild()
        self.switch.set_enabled(CARDS, enabled=bool(self._cards))
        if not self._cards:
            self.switch.set_current(TABLE)
        if changes is None:
            self.form.show_rows([self.project.facts().id])

    def _scene(self, width: float, text: float) -> Scene:
        return story_scene(self._cards, width, text, _("Pictures of the day in five years"))

    @Slot()
    def _choose(self) -> None:
        """Show the current picture in the inspector."""
        key = self.board.view.current()
        if key and self.stack.currentIndex() == CARDS:
            self.panel.form.show_rows([key])
            self.context.desk.inspect(self.panel.inspected)

    @Slot(int)
    def _turn(self, number: int) -> None:
        """Show the cards or the table."""
        self.stack.setCurrentIndex(number)
        if number == TABLE:
            self.panel.shown()
        else:
            self.context.desk.inspect(None)

    def _write(self) -> None:
        """Write a picture in the quick line."""
        self.switch.set_current(TABLE)
        self.panel.quick.setFocus()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a picture."""
        if self.stack.currentIndex() == TABLE:
            self.panel.show_row(row_id)
        else:
            self.board.view.set_current(row_id)
            self._choose()

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with pictures."""
        return (
            Command("register.new", _("New row"), self._write, "Ctrl+N", icon="plus"),
            *(self.panel.commands() if self.stack.currentIndex() == TABLE else ()),
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the vision."""
        return self.form.fields["vision"].editor

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        self.panel.leave()


def _card(row: Values) -> StoryCard:
    """Return a picture as a card, in the language of the window where it has words in that."""
    english = current() == "en"
    day = PICTURE["day_part"].choice(row["day_part"])
    above = " · ".join(part for part in (day.text() if day else "", row["audience"]) if part)
    title = (english and row["title_en"]) or row["title"]
    return StoryCard(row["id"], above, title, (english and row["words_en"]) or row["words"])
