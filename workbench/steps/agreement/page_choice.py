"""Which agreement a view shows: chosen in one view, it stays chosen in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.base.language import _
from workbench.project.register import read_rows
from workbench.steps.agreement.views import AGREEMENT
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.project.project import Project
    from workbench.ui.parts.page import PageContext


class Chosen:
    """The agreement that all views of the page are about; "" while there is none."""

    def __init__(self) -> None:
        self.id = ""

    def settle(self, ids: list[str], ended: set[str]) -> None:
        """Keep the choice while it is there, else choose the first that has not ended."""
        if self.id not in ids:
            going = [key for key in ids if key not in ended]
            self.id = next(iter(going or ids), "")


class AgreementChoice(QWidget):
    """The agreements to choose from; ``changed`` tells that another one was chosen."""

    changed = Signal()

    def __init__(self, project: Project, chosen: Chosen) -> None:
        super().__init__()
        self._project, self._chosen = project, chosen
        self.box = ChoiceBox(_("Agreement"))
        self.box.activated.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def offer(self) -> bool:
        """Offer the agreements there are; return whether there is any."""
        with self._project.read() as session:
            rows = read_rows(session, AGREEMENT)
        ended = {row["id"] for row in rows if row["status"] == "ended"}
        self._chosen.settle([row["id"] for row in rows], ended)
        self.box.clear()
        for row in rows:
            self.box.addItem(shown(row["title"]), row["id"])
        self.box.setCurrentIndex(self.box.findData(self._chosen.id))
        return bool(rows)

    def _take(self, _index: int) -> None:
        self._chosen.id = str(self.box.currentData() or "")
        self.changed.emit()


def no_agreement(context: PageContext) -> EmptyState:
    """Return what a view shows while there is no agreement."""
    nothing = EmptyState(
        _("No agreements yet. Begin with a draft that is filled from the project."),
        _("Go to the drafts"),
        icon="handshake",
    )
    nothing.acted.connect(lambda: context.desk.go_to("agreement:list"))
    return nothing
