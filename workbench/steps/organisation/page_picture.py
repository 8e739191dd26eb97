"""The bodies as a picture: who answers to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.steps.organisation.picture import organisation_scene
from workbench.steps.organisation.views import BodyLine, read_bodies
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.scene_column import SceneColumn

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

TABLES: Final = ("body", "seat")


class OrganisationPicture(Page):
    """Boxes that one goes through by arrow keys; Enter leads to the body's seats."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._bodies: list[BodyLine] = []
        self.board = SceneColumn(self._scene)
        self.board.view.activated.connect(lambda key: context.desk.go_to("organisation", key))
        self.nothing = EmptyState(
            _("No bodies yet. Write who decides and who works."), _("Write the first one"),
            icon="network",
        )  # fmt: skip
        self.nothing.acted.connect(lambda: context.desk.go_to("organisation:bodies"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.board, 1)

    def _scene(self, width: float, text: float) -> Scene:
        return organisation_scene(self._bodies, width, text)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow bodies and seats."""
        if changes is None or changes.touches(*TABLES):
            with self.project.read() as session:
                self._bodies = read_bodies(session, self.project.today())
            self.nothing.setVisible(not self._bodies)
            self.board.setVisible(bool(self._bodies))
            self.board.rebuild()

    def _copy(self) -> None:
        self.board.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return copying the picture."""
        return (
            Command("organisation.copy", _("Copy the picture"), self._copy, "Ctrl+C", icon="copy",
                    ready=lambda: bool(self._bodies)),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture."""
        return self.board.view if self._bodies else self.nothing.action
