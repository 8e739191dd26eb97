"""The page of the workshop board: write, group, vote, prioritise, result, in any order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workbench.base.language import _
from workbench.steps.workshop.page_bar import WorkshopBar
from workbench.steps.workshop.seat import Phase, Seat
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _board(seat: Seat, phase: Phase, bar: WorkshopBar) -> MakeView:
    from workbench.steps.workshop.page_board import BoardView

    return partial(BoardView, seat=seat, phase=phase, countdown=bar.countdown)


def _field(seat: Seat) -> MakeView:
    from workbench.steps.workshop.page_field import ProposalField

    return partial(ProposalField, seat=seat)


def _photos(seat: Seat) -> MakeView:
    from workbench.steps.workshop.page_paper import PaperView

    return partial(PaperView, seat=seat)


def _captured(seat: Seat) -> MakeView:
    from workbench.steps.workshop.page_captured import CapturedView

    return partial(CapturedView, seat=seat)


def _all() -> MakeView:
    from workbench.steps.workshop.page_workshops import workshops

    return workshops


class WorkshopPage(ViewsPage):
    """Everything on the board of one workshop; which one is chosen below the head."""

    def __init__(self, context: PageContext) -> None:
        self.seat = seat = Seat()
        self.bar = bar = WorkshopBar(context, seat)
        notes = ("workshop_note", "workshop_group")
        views = (
            View("write", _("Write"), partial(_board, seat, Phase.WRITE, bar)),
            View("group", _("Cluster"), partial(_board, seat, Phase.GROUP, bar), notes),
            View("vote", _("Give dots"), partial(_board, seat, Phase.VOTE, bar)),
            View("field", _("Prioritise"), partial(_field, seat)),
            View("result", _("Result"), partial(_board, seat, Phase.RESULT, bar)),
            View("photos", _("Photos"), partial(_photos, seat)),
            View("captured", _("Captured"), partial(_captured, seat), ("captured",)),
            View("all", _("All workshops"), _all, ("workshop",)),
        )
        super().__init__(context, _("Workshop board"), views)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, bar)
        bar.chosen.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        super().refresh(None)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the chosen workshop as it is now."""
        if changes is None or changes.touches("workshop"):
            self.bar.offer()
        super().refresh(changes)
