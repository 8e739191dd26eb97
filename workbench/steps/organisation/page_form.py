"""The legal form: four to choose from, what each means for the parties, and why this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.organisation.legal_forms import legal_form
from workbench.steps.organisation.views import read_legal_form
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.fact_grid import clear
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Page
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PROJECT = record("project")
REASON = "legal_form_reason"
TOPIC_WIDTH = 190
READABLE = 640


class LegalFormView(Page):
    """One press chooses; what it means stands below, with its sources and its day."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.choice = ChoiceRow(PROJECT["legal_form"])
        self.choice.chosen.connect(self._choose)
        self._facts = QGridLayout()
        self.sources = Meta("", wrap=True)
        self.caution = Meta(
            _("A basis for the decision, to be checked against the sources and by a lawyer."),
            wrap=True,
        )
        self.rows = RecordRows(context.project, PROJECT, mask=context.masks)
        self.reason = RecordForm(self.rows, keys=(REASON,), show_all=True)
        self.reason.heading.hide()
        self.reason.failed.connect(context.desk.fail)
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.addLayout(self._facts)
        inside.addWidget(self.sources)
        inside.addWidget(self.caution)
        inside.addWidget(self.reason)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(card)
        self._inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(area, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        side = metrics.margin
        self._inside.setContentsMargins(side, side, side, side)
        self._inside.setSpacing(metrics.px(10))
        self._facts.setHorizontalSpacing(metrics.margin)
        self._facts.setVerticalSpacing(metrics.px(10))
        self._facts.setColumnMinimumWidth(0, metrics.px(TOPIC_WIDTH))
        self._facts.setColumnStretch(1, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the form that is chosen and what it means."""
        if changes is None:
            self.rows.set_active(True)
            self.reason.show_rows([self.project.facts().id])
        if changes is None or changes.touches(PROJECT.table):
            with self.project.read() as session:
                key, _reason = read_legal_form(session)
            self._tell(key)

    def _tell(self, key: str | None) -> None:
        self.choice.show_value(key)
        self.choice.set_editable(editable=not self.project.read_only)
        clear(self._facts)
        form = legal_form(key)
        for row, fact in enumerate(form.facts if form else ()):
            topic = PlainLabel(fact.topic, FontRole.ROW_TITLE, wrap=True)
            topic.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = PlainLabel(fact.text, wrap=True)
            text.setMaximumWidth(Theme.current().metrics.px(READABLE))
            self._facts.addWidget(topic, row, 0)
            self._facts.addWidget(text, row, 1)
        if form is None:
            self._facts.addWidget(PlainLabel(_("No legal form is chosen yet."), tone="muted"), 0, 0)
        titles = "; ".join(title for title, _address in form.sources) if form else ""
        told = _("As of {day}. Sources: {sources}")
        self.sources.setText(told.format(day=date_text(form.as_of), sources=titles) if form else "")
        self.caution.setVisible(form is not None)

    def _choose(self, key: str | None) -> None:
        try:
            acts.change(self.project, PROJECT, self.project.facts().id, {"legal_form": key})
        except WorkbenchError as error:
            self.context.desk.fail(error)

    @override
    def entry_focus(self) -> QWidget:
        """Return the form that is chosen, or the first."""
        options = list(self.choice.options.values())
        return next((each for each in options if each.isChecked()), options[0])

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.reason.commit()
