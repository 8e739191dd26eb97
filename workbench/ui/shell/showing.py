"""Showing the open project on a wall: begins a show and lends it the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.base.errors import WorkbenchError

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from workbench.charts.wall import WallPage
    from workbench.project.project import Project
    from workbench.steps.step import WallPages
    from workbench.ui.shell.window import MainWindow
    from workbench.ui.wall.stage import Stage


class Showing(QObject):
    """At most one show at a time of the project that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.settings = window.settings
        self.stage: Stage | None = None
        self._made: dict[str, tuple[WallPage, ...]] = {}

    def begin(self) -> None:
        """Show from the first page; a show that runs comes back to the front."""
        self._begin("")

    def begin_here(self) -> None:
        """Show from the first page of the step that one is on."""
        desk = self._window.workspace
        self._begin(desk.current_key if desk else "")

    def _begin(self, step: str) -> None:
        desk = self._window.workspace
        if desk is None:
            return
        if self.stage is not None:
            self.stage.resume(step)
            return
        from workbench.ui.wall.stage import Stage

        self._window.commit()
        stage = self.stage = Stage(self, desk.project, partial(self._pages, desk.project))
        stage.ended.connect(self._over)
        stage.begin(step)

    def _pages(self, project: Project, step: str) -> tuple[WallPage, ...]:
        """Return all pages; those of ``step`` are made anew, all of them where none is named."""
        from workbench.charts.wall.order import in_order

        today = project.today()
        with project.read() as session:
            for entry in self._window.entries:
                known = entry.key in self._made
                if entry.wall is not None and (not known or step in {"", entry.key}):
                    self._made[entry.key] = self._pages_of(entry.wall, session, today)
        return in_order([page for made in self._made.values() for page in made])

    def _pages_of(self, wall: WallPages, session: Session, today: date) -> tuple[WallPage, ...]:
        """Return the pages of a step; none, and a word on the desk, where they cannot be made."""
        try:
            return wall(session, today)
        except WorkbenchError as error:
            if self._window.workspace is not None:
                self._window.workspace.fail(error)
            return ()

    def _over(self) -> None:
        if self.stage is not None:
            self.stage.deleteLater()
            self.stage = None
            self._made.clear()

    def stop(self) -> None:
        """End a show, as the project is closed."""
        if self.stage is not None:
            self.stage.end()

    # -- what the show asks of the window

    def screen(self) -> QScreen:
        """The screen the window is on."""
        return self._window.screen()

    def hold_up(self, widget: QWidget | None) -> None:
        """Show a widget in place of the desk; None shows the desk again."""
        stack, desk = self._window.stack, self._window.workspace
        if widget is not None:
            stack.addWidget(widget)
            stack.setCurrentWidget(widget)
        elif desk is not None:
            stack.setCurrentWidget(desk)

    def is_protected(self) -> bool:
        """Whether names and judgements are hidden."""
        return self._window.header.protect.isChecked()

    def protect(self, *, protected: bool) -> None:
        """Hide names and judgements, or show them."""
        self._window.header.protect.setChecked(protected)

    def undo(self) -> None:
        """Take back the last edit."""
        self._window.undo()

    def say(self, words: str) -> None:
        """Say a sentence beside the work."""
        if self._window.workspace is not None:
            self._window.workspace.notice(words)
