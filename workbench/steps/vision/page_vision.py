"""The vision as one sentence in two languages, and five pictures of the day when it has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, current
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.vision.edits import PICTURE, PICTURES
from workbench.ui.data.columns import Column, columns_of
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PROJECT = record("project")
SENTENCES = ("vision", "vision_en")


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
        self._head.addWidget(self.title)
        self._head.addWidget(self.told)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._top)
        column.addWidget(self.panel, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
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
        self._head.setSpacing(metrics.px(4))
        self.panel.setMinimumHeight(metrics.px(220))

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        with self.project.read() as session:
            count = len(read_rows(session, PICTURE))
        said = _("{count} of {wanted} pictures: who is there, when, and what does one see?")
        self.told.setText(said.format(count=count, wanted=PICTURES))
        self.panel.refresh(changes)
        if changes is None:
            self.form.show_rows([self.project.facts().id])
            self.panel.shown()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a picture."""
        self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with pictures."""
        return (
            Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"),
            *self.panel.commands(),
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
