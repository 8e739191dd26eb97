"""The inspector of the process: what a step is for, when it is done, who does it and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.steps.overview.page_process_signs import ProcessSigns
from workbench.steps.overview.process import STEP
from workbench.steps.overview.process_edits import (
    add_criterion,
    move_criterion,
    remove_criterion,
    rename_criterion,
    tick,
)
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.steps.overview.process import Criterion, ProcessStep
    from workbench.ui.parts.ask_line import AskLine
    from workbench.ui.parts.page import Page, PageContext

KEYS: Final = (
    "status", "reason", "responsible_id", "start", "finish", "title", "phase", "purpose",
    "questions", "inputs", "outputs", "notes",
)  # fmt: skip
Act = Callable[[], object]


class ProcessPanel(QWidget):
    """One step; signs that the program reckons are told, the others are ticked here."""

    def __init__(
        self, context: PageContext, owner: Page, ask: AskLine, do: Callable[[Act], None]
    ) -> None:
        super().__init__(owner)
        self._context, self._project = context, context.project
        self._asks, self._do = ask.ask, do
        self._step: ProcessStep | None = None
        self._place = ""
        self._worked_on: Mapping[str, str] = {}
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.purpose = PlainLabel("", wrap=True)
        self.go = PrimaryButton(_("Go there"))
        self.go.clicked.connect(lambda: context.desk.go_to(self._place))
        self.questions = PlainLabel("", tone="muted", wrap=True)
        self.material = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.signs = ProcessSigns(self)
        self.signs.ticked.connect(self._tick)
        self.signs.led.connect(self._lead)
        self.signs.moved.connect(self._move)
        self.signs.renamed.connect(self._rename)
        self.signs.removed.connect(self._remove)
        self.own = QLineEdit()
        self.own.setPlaceholderText(_("Another sign – Enter adds it"))
        self.own.setAccessibleName(_("Another sign that the step is done"))
        self.own.returnPressed.connect(self._add)
        self.rows = RecordRows(context.project, STEP, mask=context.masks)
        self.rows.set_active(True)
        for heard in (self.rows.modelReset, self.rows.rowsInserted):
            heard.connect(self._show_form)
        self.form = RecordForm(self.rows, keys=KEYS)
        self.form.heading.hide()
        self.form.failed.connect(context.desk.fail)
        self._lay_out()

    def _lay_out(self) -> None:
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 14, 16, 0)
        upper.setSpacing(8)
        upper.addWidget(self.title)
        upper.addWidget(self.purpose)
        upper.addWidget(self.go)
        upper.addWidget(PlainLabel(_("Done when"), FontRole.STRONG))
        upper.addWidget(self.signs)
        upper.addWidget(self.own)
        upper.addWidget(self.questions)
        upper.addWidget(self.material)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(upper)
        column.addWidget(self.form)
        column.addStretch(1)

    def tell(self, step: ProcessStep, place: str, worked_on: Mapping[str, str]) -> None:
        """Show a step; ``place`` is where it is worked on, empty for nowhere.

        ``worked_on`` says where each sign is that the program reckons.
        """
        self._worked_on = worked_on
        self._step, self._place = step, place
        self.title.setText(step.title)
        self.purpose.setText(str(step.values["purpose"]))
        self.purpose.setVisible(bool(step.values["purpose"]))
        self.go.setVisible(bool(place))
        questions = str(step.values["questions"]).splitlines()
        self.questions.setText("\n".join(f"• {each}" for each in questions if each))
        self.questions.setVisible(bool(questions))
        lines = (
            (_("Needs: {what}"), step.values["inputs"]),
            (_("Gives: {what}"), step.values["outputs"]),
        )
        said = [words.format(what=what) for words, what in lines if what]
        self.material.setText("\n".join(said))
        self.material.setVisible(bool(said))
        self.signs.tell(step.criteria, writes=not self._project.read_only)
        self.own.setEnabled(not self._project.read_only)
        self._show_form()

    @Slot()
    def _show_form(self) -> None:
        """Show the step in the form, which may hear later than the page that there is a step."""
        if self._step is not None and self.form.ids() != [self._step.id]:
            self.form.show_rows([self._step.id])

    def _sign(self, number: int) -> Criterion | None:
        criteria = self._step.criteria if self._step is not None else ()
        return criteria[number] if number < len(criteria) else None

    def _tick(self, number: int, ticked: bool) -> None:  # noqa: FBT001 - as the signal gives it
        each = self._sign(number)
        if each is not None:
            self._do(lambda: tick(self._project, each.id, ticked=ticked))

    def _lead(self, number: int) -> None:
        each = self._sign(number)
        place = self._worked_on.get(each.measure, self._place) if each is not None else ""
        if place:
            self._context.desk.go_to(place)

    def _move(self, number: int, by: int) -> None:
        each = self._sign(number)
        if each is not None and not self._project.read_only:
            self._do(lambda: move_criterion(self._project, each.id, by))
            self.signs.focus_on(number + by)

    def _rename(self, number: int) -> None:
        each = self._sign(number)
        if each is not None and not self._project.read_only:
            self._asks(
                _("When is the step done?"), _("Reword"),
                lambda said: self._do(lambda: rename_criterion(self._project, each.id, said)),
                offered=each.title, missing=_("Write a sign"),
            )  # fmt: skip

    def _remove(self, number: int) -> None:
        each = self._sign(number)
        if each is not None and not self._project.read_only:
            self._do(lambda: remove_criterion(self._project, each.id))
            self.signs.focus_on(number)

    def _add(self) -> None:
        title = self.own.text().strip()
        if title and self._step is not None:
            step = self._step.id
            self.own.clear()
            self._do(lambda: add_criterion(self._project, step, title))

    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
