"""Problems by severity and by what can be influenced: to be moved and marked by all in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.charts.matrix import (
    BASE_TEXT,
    LEVELS,
    PROBLEMS,
    MatrixDot,
    MatrixFrame,
    describe_dot,
    frame_of,
    matrix_scene,
)
from workbench.charts.scene import Scene, Text
from workbench.project import acts
from workbench.rules.findings import FEWEST, MOST
from workbench.steps.situation.problems import PROBLEM
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.charts.scene import Shape
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
        self.dots: list[MatrixDot] = []
        self.view = SceneView()
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.set_movable(movable=not self._project.read_only, target=self._target)
        self.view.set_builder(self._scene)
        self.view.nudged.connect(self._nudge)
        self.view.dropped.connect(self._drop)
        self.view.currentChanged.connect(self._on_current)
        self.view.activated.connect(self.opened)
        self.count = Meta("")
        self.mark = QuietButton(_("Prioritise"), icon="star", key="Ctrl+.")
        self.mark.clicked.connect(self.turn_prioritised)
        self.copy = IconButton("copy", _("Copy the picture"), key="Ctrl+C", framed=True)
        self.copy.clicked.connect(self._copy)
        bar = QHBoxLayout()
        bar.addWidget(self.count, 1)
        bar.addWidget(self.mark)
        bar.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(
            Meta(_("Arrows choose · Alt and an arrow moves · Ctrl+. prioritises · Enter opens · "
                   "drag with the mouse"), wrap=True)
        )  # fmt: skip

    # -- what it shows

    def show_problems(self, found: ProblemList) -> None:
        """Show the problems as they are judged now."""
        self._rows = {row["id"]: row for row in found.rows}
        self.dots = [self._dot(row, found) for row in found.rows]
        count = len(found.prioritised)
        said = _("{count} prioritised; {fewest} to {most} is what one can act on at a time")
        self.count.setText(said.format(count=count, fewest=FEWEST, most=MOST))
        self.copy.setEnabled(bool(self.dots))
        self.view.rebuild()
        if not self.view.current() and self.view.scene().groups():
            self.view.set_current(self.view.scene().groups()[0].key)
        self._tell_mark()

    def _dot(self, row: Values, found: ProblemList) -> MatrixDot:
        lacking = ", ".join(found.lacks(row)) if row["prioritised"] else ""
        detail = ", ".join(filter(None, (_("prioritised") if row["prioritised"] else "", lacking)))
        mark = "prioritised" if row["prioritised"] else "other"
        title = f"{row['code']} {row['title']}".strip()
        return MatrixDot(
            row["id"], title, row["severity"], row["influenceable"], mark=mark, detail=detail
        )

    def _text(self) -> float:
        return BASE_TEXT * Theme.current().metrics.scale

    def _scene(self, width: float, height: float) -> Scene:
        text = self._text()
        if not self.dots:
            words = _("Nothing to place yet: write a problem above.")
            said = Text(width / 2, height / 2, words, text, "muted", anchor="middle")
            return Scene(width, height, (said,), words)
        current = self.view.current()
        return matrix_scene(self.dots, width, height, LEVELS, text, chosen=current, words=PROBLEMS)

    def frame(self) -> MatrixFrame:
        """Return where the field lies on the widget."""
        size = self.view.size()
        return frame_of(self.dots, size.width(), size.height(), LEVELS, self._text())

    def _target(self, x: float, y: float) -> Shape | None:
        return self.frame().target(x, y)

    def _on_current(self, key: str) -> None:
        self.view.rebuild()
        self._tell_mark()
        self.chosen.emit(key)

    def _tell_mark(self) -> None:
        row = self._rows.get(self.view.current())
        self.mark.setEnabled(row is not None and not self._project.read_only)
        is_marked = row is not None and row["prioritised"]
        self.mark.set_words(_("No longer prioritise") if is_marked else _("Prioritise"))

    # -- what it does

    def _nudge(self, key: str, across: int, down: int) -> None:
        row = self._rows.get(key)
        if row is not None:
            severity = (row["severity"] or MIDDLE) - (down if row["severity"] else 0)
            influence = (row["influenceable"] or MIDDLE) + (across if row["influenceable"] else 0)
            self._move(key, _within(severity), _within(influence))

    def _drop(self, key: str, x: float, y: float) -> None:
        found = self.frame().at(x, y)
        if found is not None and key in self._rows:
            self._move(key, *found)

    def _move(self, key: str, severity: int, influence: int) -> None:
        row = self._rows[key]
        if (severity, influence) == (row["severity"], row["influenceable"]):
            return
        self._change(key, {"severity": severity, "influenceable": influence})

    @Slot()
    def turn_prioritised(self) -> None:
        """Mark the problem in focus as prioritised, or no longer."""
        key = self.view.current()
        if key in self._rows and not self._project.read_only:
            self._change(key, {"prioritised": not self._rows[key]["prioritised"]})

    def _change(self, key: str, values: Values) -> None:
        try:
            acts.change(self._project, PROBLEM, key, values)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        dot = next((each for each in self.dots if each.key == key), None)
        if dot is not None:
            announce(self.view, describe_dot(dot, LEVELS, PROBLEMS))

    @Slot()
    def _copy(self) -> None:
        self.view.copy()
        self._context.desk.notice(_("Copied the picture"))


def _within(value: int) -> int:
    return max(1, min(LEVELS, value))
