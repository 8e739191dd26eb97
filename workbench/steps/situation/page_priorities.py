"""Problems by severity and by what can be influenced: to be moved and marked by all in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.charts.matrix import (
    PROBLEMS,
    MatrixDot,
)
from workbench.project import acts
from workbench.rules.findings import FEWEST, MOST
from workbench.steps.situation.problems import PROBLEM
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.judged_field import JudgedField
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.project.register import Values
    from workbench.steps.situation.problems import ProblemList
    from workbench.ui.parts.page import PageContext

MIDDLE = 3


class PriorityMatrix(QWidget):
    """The field with every problem on it; ``chosen`` tells the one in focus.

    Alt and an arrow moves a problem, so does dragging; Space marks it as prioritised.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._rows: dict[str, Values] = {}
        self.count = Meta("")
        self.mark = QuietButton(_("Prioritise"), icon="star", key="Ctrl+.")
        self.mark.clicked.connect(self.turn_prioritised)
        hint = _("Arrows choose · Alt and an arrow moves · Ctrl+. prioritises · Enter opens · "
                 "drag with the mouse")  # fmt: skip
        self.field = JudgedField(context, PROBLEMS, hint)
        self.field.bar.insertWidget(0, self.count, 1)
        self.field.put_before_copy(self.mark)
        self.field.judged.connect(self._move)
        self.field.chosen.connect(self._on_current)
        self.field.opened.connect(self.opened)
        self.view = self.field.view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    # -- what it shows

    def show_problems(self, found: ProblemList) -> None:
        """Show the problems as they are judged now."""
        self._rows = {row["id"]: row for row in found.rows}
        count = len(found.prioritised)
        said = _("{count} prioritised; {fewest} to {most} is what one can act on at a time")
        self.count.setText(said.format(count=count, fewest=FEWEST, most=MOST))
        dots = [self._dot(row, found) for row in found.rows]
        self.field.show_dots(dots, _("Nothing to place yet: write a problem above."))
        self.field.choose_first()
        self._tell_mark()

    def _dot(self, row: Values, found: ProblemList) -> MatrixDot:
        lacking = ", ".join(found.lacks(row)) if row["prioritised"] else ""
        detail = ", ".join(filter(None, (_("prioritised") if row["prioritised"] else "", lacking)))
        mark = "prioritised" if row["prioritised"] else "other"
        title = f"{row['code']} {row['title']}".strip()
        return MatrixDot(
            row["id"], title, row["severity"], row["influenceable"], mark=mark, detail=detail
        )

    def _on_current(self, key: str) -> None:
        self._tell_mark()
        self.chosen.emit(key)

    def _tell_mark(self) -> None:
        row = self._rows.get(self.view.current())
        self.mark.setEnabled(row is not None and not self._project.read_only)
        is_marked = row is not None and row["prioritised"]
        self.mark.set_words(_("No longer prioritise") if is_marked else _("Prioritise"))

    # -- what it does

    def _move(self, key: str, severity: int, influence: int) -> None:
        self._change(key, {"severity": severity, "influenceable": influence})

    @Slot()
    def turn_prioritised(self) -> None:
        """Mark the problem in focus as prioritised, or no longer."""
        key = self.view.current()
        if key in self._rows and not self._project.read_only:
            self._change(key, {"prioritised": not self._rows[key]["prioritised"]})
            self.field.say(key)

    def _change(self, key: str, values: Values) -> None:
        try:
            acts.change(self._project, PROBLEM, key, values)
        except WorkbenchError as error:
            self._context.desk.fail(error)
