"""What came out of the notes, by effect and feasibility: to be placed by all in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.charts.matrix import PROPOSALS
from workbench.project import acts
from workbench.steps.workshop.dots import proposals
from workbench.steps.workshop.page_inspector import BoardInspector
from workbench.steps.workshop.views import GROUP, NOTE
from workbench.ui.parts.judged_field import JudgedField
from workbench.ui.parts.page import Command, Page

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.workshop.seat import Seat
    from workbench.steps.workshop.views import WorkshopBoard
    from workbench.ui.parts.page import PageContext


class ProposalField(Page):
    """The field of effect and feasibility for one workshop."""

    def __init__(self, context: PageContext, *, seat: Seat) -> None:
        super().__init__(context)
        self.seat = seat
        self.shown: WorkshopBoard | None = None
        self.inspector = BoardInspector(context, self, self)
        self.field = JudgedField(context, PROPOSALS)
        self.field.put_before_copy(None)
        self.field.judged.connect(self._place)
        self.field.chosen.connect(self._choose)
        self.field.opened.connect(lambda _key: self.inspector.focus_judgement())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show how they are judged now."""
        with self.project.read() as session:
            board = self.seat.board(session)
        self.shown = board
        dots = proposals(board.for_the_room()) if board else []
        hidden = bool(board and board.hidden_writing)
        nothing = (
            _("The notes are hidden while people write.")
            if hidden
            else _("Nothing to place yet: sort notes into groups, or give them dots.")
        )
        self.field.show_dots([] if hidden else dots, nothing)
        if changes is None:
            self.inspector.renew()
            self.field.view.set_current(self.seat.current)
            self.field.choose_first()
            self._choose(self.field.view.current())

    def _place(self, key: str, effect: int, feasibility: int) -> None:
        groups = {group.id for group in self.shown.groups} if self.shown else set()
        kind = GROUP if key in groups else NOTE
        try:
            acts.change(self.project, kind, key, {"effect": effect, "feasibility": feasibility})
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def _choose(self, key: str) -> None:
        if key:
            self.seat.current = key
        self.inspector.show(key)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        return (
            Command(
                "matrix.copy", _("Copy the picture"), self.field.copy_picture, icon="copy",
                ready=lambda: bool(self.field.dots),
            ),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the field."""
        return self.field.view

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.inspector.commit()
