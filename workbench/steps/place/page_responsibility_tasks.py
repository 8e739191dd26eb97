"""The tasks of the matrix: rename, order, take out, bring back, and add own ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.steps.place import responsibility_edits as edits
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.steps.place.page_responsibility_grid import MatrixGrid
    from workbench.steps.place.responsibilities import Named

LONGEST = 200


class TaskPanel(QWidget):
    """A line for each task: its name to write in, up, down and out; below, a line for own ones."""

    def __init__(self, matrix: MatrixGrid) -> None:
        super().__init__()
        self._matrix, self._project = matrix, matrix.project
        self._shown: tuple[object, ...] = ()
        self.new = QLineEdit()
        self.new.setMaxLength(LONGEST)
        self.new.setPlaceholderText(_("Own task – Enter saves"))
        self.new.setAccessibleName(_("Own task"))
        self.new.returnPressed.connect(self._add)
        self.lines: list[QLineEdit] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addWidget(self.new)

    def show_tasks(self) -> None:
        """List the tasks anew where they changed."""
        found = self._matrix.found
        if self._shown == (found.tasks, found.hidden):
            return
        self._shown = found.tasks, found.hidden
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        self.lines = []
        for place, task in enumerate(found.tasks):
            column.addLayout(self._line(place, task))
        if found.hidden:
            column.addWidget(Meta(_("Not in the matrix"), strong=True))
        for task in found.hidden:
            column.addLayout(self._hidden_line(task))
        column.addStretch(1)
        before = self._area.takeWidget()
        if before is not None:
            # Perhaps in the middle of telling that it was typed into.
            before.hide()
            before.deleteLater()
        self._area.setWidget(inside)
        for each in (self.new, inside):
            each.setEnabled(not self._project.read_only)

    def _line(self, place: int, task: Named) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        name = QLineEdit(task.name)
        name.setMaxLength(LONGEST)
        name.setCursorPosition(0)
        name.setAccessibleName(_("Name of the task"))
        name.editingFinished.connect(partial(self._rename, task, name))
        self.lines.append(name)
        row.addWidget(name, 1)
        last = len(self._matrix.found.tasks) - 1
        for icon, words, step, possible in (
            ("chevron-up", _("Move “{name}” up"), -1, place > 0),
            ("chevron-down", _("Move “{name}” down"), 1, place < last),
        ):
            button = IconButton(icon, words.format(name=task.name), small=True)
            button.setEnabled(possible)
            button.clicked.connect(partial(self._move, place, step))
            row.addWidget(button)
        out = IconButton(
            "eye-off", _("Take “{name}” out of the matrix").format(name=task.name), small=True
        )
        out.clicked.connect(partial(self._set, task.id, inactive=True))
        row.addWidget(out)
        return row

    def _hidden_line(self, task: Named) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(PlainLabel(task.name, tone="muted"), 1)
        back = IconButton("eye", _("Bring “{name}” back").format(name=task.name), small=True)
        back.clicked.connect(partial(self._set, task.id, inactive=False))
        row.addWidget(back)
        return row

    # -- doing

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except WorkbenchError as error:
            self._matrix.context.desk.fail(error)

    def _add(self) -> None:
        name = " ".join(self.new.text().split())
        if name:
            self.new.clear()
            self._do(lambda: edits.add_task(self._project, name))

    def _rename(self, task: Named, line: QLineEdit) -> None:
        name = " ".join(line.text().split())
        if not name:
            line.setText(task.name)
        elif name != task.name:
            self._do(lambda: edits.change_task(self._project, task.id, {"name": name}))

    def _set(self, key: str, _checked: bool = False, *, inactive: bool) -> None:  # noqa: FBT001, FBT002
        self._do(lambda: edits.change_task(self._project, key, {"inactive": inactive}))

    def _move(self, place: int, step: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        found = self._matrix.found
        keys = [each.id for each in found.tasks]
        keys.insert(place + step, keys.pop(place))
        self._do(lambda: edits.order_tasks(self._project, [*keys, *(t.id for t in found.hidden)]))

    def leave(self) -> None:
        """Write what is being typed."""
        for line, task in zip(self.lines, self._matrix.found.tasks, strict=False):
            if line.isModified():
                self._rename(task, line)
