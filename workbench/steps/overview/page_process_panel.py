"""The inspector of the process: what a step is for, when it is done, who does it and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.steps.overview.process import STEP
from workbench.steps.overview.process_edits import add_criterion, tick
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.text import PlainLabel, button_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.steps.overview.process import Criterion, ProcessStep
    from workbench.ui.parts.page import Page, PageContext

KEYS: Final = (
    "status", "reason", "responsible_id", "start", "finish", "title", "phase", "purpose",
    "questions", "inputs", "outputs", "notes",
)  # fmt: skip


_WIDE: Final = 36  # letters of a line beside a box


class ProcessPanel(QWidget):
    """One step; signs that the program reckons are told, the others are ticked here."""

    def __init__(self, context: PageContext, owner: Page) -> None:
        super().__init__(owner)
        self._context, self._project = context, context.project
        self._step: ProcessStep | None = None
        self._place = ""
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.purpose = PlainLabel("", wrap=True)
        self.go = PrimaryButton(_("Go there"))
        self.go.clicked.connect(lambda: context.desk.go_to(self._place))
        self.questions = PlainLabel("", tone="muted", wrap=True)
        self.material = PlainLabel("", FontRole.META, "muted", wrap=True)
        self._signs = QVBoxLayout()
        self._signs.setSpacing(2)
        self.own = QLineEdit()
        self.own.setPlaceholderText(_("Another sign – Enter adds it"))
        self.own.setAccessibleName(_("Another sign that the step is done"))
        self.own.returnPressed.connect(self._add)
        self.rows = RecordRows(context.project, STEP, mask=context.masks)
        self.rows.set_active(True)
        self.form = RecordForm(self.rows, keys=KEYS)
        self.form.heading.hide()
        self.form.failed.connect(context.desk.fail)
        self.boxes: list[QCheckBox] = []
        self._lay_out()

    def _lay_out(self) -> None:
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 14, 16, 0)
        upper.setSpacing(8)
        upper.addWidget(self.title)
        upper.addWidget(self.purpose)
        upper.addWidget(self.go)
        upper.addWidget(PlainLabel(_("Done when"), FontRole.STRONG))
        upper.addLayout(self._signs)
        upper.addWidget(self.own)
        upper.addWidget(self.questions)
        upper.addWidget(self.material)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(upper)
        column.addWidget(self.form)
        column.addStretch(1)

    def tell(self, step: ProcessStep, place: str) -> None:
        """Show a step; ``place`` is where it is worked on, empty for nowhere."""
        before = self._step.id if self._step is not None else ""
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
        self._show_signs(step.criteria)
        self.own.setEnabled(not self._project.read_only)
        if before != step.id:
            self.form.show_rows([step.id])

    def _show_signs(self, criteria: tuple[Criterion, ...]) -> None:
        """Show the signs; a box is kept where it is, so that the focus stays on it."""
        while len(self.boxes) > len(criteria):
            box = self.boxes.pop()
            self._signs.removeWidget(box)
            box.hide()
            box.deleteLater()
        while len(self.boxes) < len(criteria):
            box = QCheckBox(self)
            box.clicked.connect(partial(self._tick, len(self.boxes)))
            self.boxes.append(box)
            self._signs.addWidget(box)
        for box, each in zip(self.boxes, criteria, strict=True):
            box.setText(button_text(_short(each.title)))
            kind = _("reckoned from the content") if each.reckoned else _("ticked by hand")
            box.setAccessibleName(each.title)
            box.setAccessibleDescription(kind)
            box.setChecked(each.met)
            box.setEnabled(not each.reckoned and not self._project.read_only)

    def _tick(self, number: int) -> None:
        if self._step is None or number >= len(self._step.criteria):
            return
        key, ticked = self._step.criteria[number].id, self.boxes[number].isChecked()
        self._do(lambda: tick(self._project, key, ticked=ticked))

    def _add(self) -> None:
        title = self.own.text().strip()
        if title and self._step is not None:
            step = self._step.id
            self.own.clear()
            self._do(lambda: add_criterion(self._project, step, title))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except WorkbenchError as error:
            self._context.desk.fail(error)

    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()


def _short(title: str) -> str:
    """Return a title in lines short enough for the panel; a box does not wrap its words."""
    lines, line = [], ""
    for word in title.split():
        if line and len(line) + len(word) >= _WIDE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])
