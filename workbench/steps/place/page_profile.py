"""The profile of the place: its story at the left, facts and terms in cards at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.place.progress import progress
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.form import RecordForm, free_letters
from workbench.ui.parts.page import Page
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PROJECT = record("project")
WORDS = ("name", "description", "needs", "boundary_reason")
TERMS = (
    "legal_form",
    "organisation_number",
    "agreement_start",
    "agreement_end",
    "client",
    "consultant",
)
ABREAST = (
    ("municipality", "place_type"),
    ("area_hectares", "residents", "workplaces"),
    ("project_code", "coordinate_system"),
    ("legal_form", "organisation_number"),
    ("agreement_start", "agreement_end"),
)
TWO_COLUMNS = 700  # the least width for cards beside each other


class ProfileView(Page):
    """Words at the left, facts and terms at the right; each field is saved as one leaves it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows = RecordRows(context.project, PROJECT, mask=context.masks)
        apart = {*WORDS, *TERMS, "legal_form_reason"}  # which has a place of its own
        facts = [field.name for field in PROJECT.visible() if field.name not in apart]
        self._letters = free_letters()
        self.words = self._form(WORDS, fills=True)
        self.facts = self._form(facts)
        self.terms = self._form(TERMS)
        self._forms = (self.words, self.facts, self.terms)
        self._cards = (
            _Card(_("What the place is"), self.words),
            _Card(_("Facts"), self.facts),
            _Card(_("Organisation and agreement"), self.terms),
        )
        self._grid = QGridLayout()
        self._place(two_columns=True)
        self._lay_out()

    def _form(self, keys: tuple[str, ...] | list[str], *, fills: bool = False) -> RecordForm:
        form = RecordForm(
            self.rows,
            keys=keys,
            settings=self.context.settings,
            abreast=ABREAST,
            fills=fills,
            letters=self._letters,
        )
        form.heading.hide()
        form.failed.connect(self.context.desk.fail)
        return form

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)

    def _place(self, *, two_columns: bool) -> None:
        """Put the cards beside each other, or under each other where the page is narrow."""
        self._two_columns = two_columns
        words, facts, terms = self._cards
        for card in self._cards:
            self._grid.removeWidget(card)
        if two_columns:
            self._grid.addWidget(words, 0, 0, 2, 1)
            self._grid.addWidget(facts, 0, 1)
            self._grid.addWidget(terms, 1, 1)
        else:
            for row, card in enumerate(self._cards):
                self._grid.addWidget(card, row, 0)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 3 if two_columns else 0)
        self._grid.setRowStretch(1, 1 if two_columns else 0)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Theme.current().metrics.px(12))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out by the room there is."""
        super().resizeEvent(event)
        fits = self.width() >= Theme.current().metrics.px(TWO_COLUMNS)
        if fits != self._two_columns:
            self._place(two_columns=fits)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        if changes is None:
            self.rows.set_active(True)
            key = self.project.facts().id
            for form in self._forms:
                form.show_rows([key])

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
        for form in self._forms:
            form.commit()


class _Card(QFrame):
    """A form on a ground of its own, under a heading."""

    def __init__(self, title: str, form: RecordForm) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.title = PlainLabel(title, FontRole.ROW_TITLE)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._column.addWidget(form, 1)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self.title.setContentsMargins(metrics.margin, metrics.px(12), metrics.margin, 0)
