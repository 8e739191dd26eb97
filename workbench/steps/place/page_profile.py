"""The profile of the place: its facts in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.models.registry import record
from workbench.steps.place.progress import progress
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Page

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PROJECT = record("project")
NOTE = 104
WORDS = ("name", "description", "needs", "boundary_reason")


class ProfileView(Page):
    """Words at the left, figures and terms at the right; every field is saved as one leaves it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows = RecordRows(context.project, PROJECT, mask=context.masks)
        figures = [f.name for f in PROJECT.visible() if f.name not in WORDS]
        self.words = RecordForm(self.rows, keys=WORDS, show_all=True)
        self.figures = RecordForm(self.rows, keys=figures, show_all=True)
        for form in (self.words, self.figures):
            form.heading.hide()
            form.failed.connect(context.desk.fail)
        for name in ("description", "needs", "boundary_reason"):
            self.words.fields[name].editor.setMinimumHeight(Theme.current().metrics.px(NOTE))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 8)
        grid.setHorizontalSpacing(28)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.figures, 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        if changes is None:
            self.rows.set_active(True)
            key = self.project.facts().id
            self.words.show_rows([key])
            self.figures.show_rows([key])

    @override
    def summary(self) -> str:
        """Return how many facts are there, and what is missing first."""
        with self.project.read() as session:
            found = progress(session, self.project.today())
        return " · ".join(filter(None, (found.amount, found.remark)))

    @override
    def entry_focus(self) -> QWidget:
        """Return the first field."""
        return self.words.fields["name"].editor

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.words.commit()
        self.figures.commit()
