"""The order of the process: steps moved by key, by button and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.base.language import _
from workbench.steps.overview.process_edits import move_step, place_step
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.page import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.project.project import Project
    from workbench.steps.overview.process import ProcessStep
    from workbench.ui.parts.two_lines import TwoLineList


class StepMover(QWidget):
    """Two buttons that move the chosen step, and what is done when one is dragged.

    ``lines`` gives what the list shows (a text is a phase), ``current`` the chosen step, ``do``
    carries an edit out and tells what was done.
    """

    def __init__(
        self,
        project: Project,
        shown: TwoLineList,
        lines: Callable[[], Sequence[ProcessStep | str]],
        current: Callable[[], ProcessStep | None],
        do: Callable[[Callable[[], object]], None],
    ) -> None:
        super().__init__()
        self._project, self._lines, self._current, self._do = project, lines, current, do
        self.up = IconButton("arrow-up", _("Move the step up"), key="Alt+Up", framed=True)
        self.down = IconButton("arrow-down", _("Move the step down"), key="Alt+Down", framed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button, by in ((self.up, -1), (self.down, 1)):
            button.clicked.connect(lambda _down, by=by: self.move_by(by))
            row.addWidget(button)
        shown.let_move(moves=not project.read_only)
        shown.dropped.connect(self._drop)

    def tell(self) -> None:
        """Follow which step is chosen."""
        step, steps = self._current(), [e for e in self._lines() if not isinstance(e, str)]
        writes = step is not None and not self._project.read_only
        self.up.setEnabled(writes and steps[0] is not step)
        self.down.setEnabled(writes and steps[-1] is not step)

    def move_by(self, by: int) -> None:
        """Move the chosen step by a place; over the edge of its phase into the next."""
        step = self._current()
        if step is not None:
            self._do(lambda: move_step(self._project, step, by))

    def _drop(self, dragged: int, place: int) -> None:
        """Put the step that was dragged before what stands at a place, into the phase above it."""
        lines = self._lines()
        step = lines[dragged] if 0 <= dragged < len(lines) else None
        if step is None or isinstance(step, str):
            return
        above = lines[max(place - 1, 0)]
        phase = above if isinstance(above, str) else str(above.values["phase"])
        after = (e for e in lines[place:] if not isinstance(e, str) and e.id != step.id)
        before = next(after, None)
        self._do(lambda: place_step(self._project, step, before.id if before else "", phase))

    def commands(self) -> tuple[Command, ...]:
        """Return what one can do with the order."""
        up, down = self.up, self.down
        return (
            Command("process.up", _("Move the step up"), lambda: self.move_by(-1), key="Alt+Up",
                    ready=up.isEnabled),
            Command("process.down", _("Move the step down"), lambda: self.move_by(1),
                    key="Alt+Down", ready=down.isEnabled),
        )  # fmt: skip
