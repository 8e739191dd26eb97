"""What was captured in passing and waits: to be put on the board, or done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.steps.importing import plan_table, take_in
from workbench.steps.workshop import edits
from workbench.steps.workshop.views import CAPTURED
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.steps.workshop.seat import Seat
    from workbench.ui.parts.page import PageContext


class CapturedView(RegisterView):
    """The inbox of what Ctrl+J noted; its texts are private until they are put on the board."""

    def __init__(self, context: PageContext, *, seat: Seat) -> None:
        project = context.project
        super().__init__(
            context,
            CAPTURED,
            placeholder=_("Something to remember – Enter saves"),
            empty=_("Nothing is waiting. Ctrl+J notes something from any page."),
            chosen=("captured_on", "title"),
            plan=lambda grid, mapping: plan_table(project, CAPTURED, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self._seat = seat

    def _may_move(self) -> bool:
        free = bool(self._seat.workshop_id) and not self.project.read_only
        hidden = self.context.masks(CAPTURED["title"])
        return free and not hidden and bool(self.panel.table.selected_ids())

    def move_to_board(self) -> None:
        """Put the selected texts on the board, where everybody sees them."""
        if not self._may_move():
            return
        try:
            edits.put_on_board(
                self.project, self.panel.table.selected_ids(), self._seat.workshop_id
            )
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what a register can do, and moving to the board."""
        move = Command(
            "captured.board", _("Put on the board"), self.move_to_board, "Ctrl+Shift+L",
            icon="sticky-note", ready=self._may_move,
        )  # fmt: skip
        return (move, *super().commands())
