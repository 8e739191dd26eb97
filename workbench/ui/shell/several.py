"""What the window does for several tables in a room and for several places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.shell.portfolio import Portfolios
    from workbench.ui.shell.window import MainWindow


class Several:
    """Hands out copies, takes them in again, and shows the projects of a folder."""

    def __init__(self, window: MainWindow, portfolios: Callable[[], Portfolios]) -> None:
        self._window, self._portfolios = window, portfolios

    def make_copies(self) -> None:
        """Hand out copies to groups, which are merged again later."""
        from workbench.ui.shell.merging import ask_for_copies

        if self._window.workspace is not None:
            ask_for_copies(self._window.workspace, self._window.ask)

    def choose_copy(self) -> None:
        """Let the user choose a copy to take in."""
        self._window.ask.file(save=False, name="", kinds=("plats",), done=self.merge)

    def merge(self, path: str) -> None:
        """Show what taking in a copy would do."""
        from workbench.ui.shell.merging import Merging

        if self._window.workspace is not None:
            Merging(self._window.workspace, Path(path))

    def choose_folder(self) -> None:
        """Let the user choose a folder of projects to see side by side."""
        self._window.ask.folder(lambda folder: self.show(Path(folder)))

    def show(self, folder: Path) -> None:
        """Show the projects in a folder, in place of the page or of the start page."""
        from workbench.ui.shell.portfolio import PortfolioPage

        window, desk = self._window, self._window.workspace
        snapshot = desk.project.snapshot if desk is not None else None
        page = PortfolioPage(self._portfolios(), window.jobs, window.ask, snapshot)
        page.open_wanted.connect(lambda path: window.files.open_path(Path(path)))
        if desk is not None:
            page.closed.connect(lambda: desk.uncover(page))
            page.closed.connect(page.deleteLater)
            desk.cover(page)
        else:
            page.closed.connect(window.show_start_page)
            window.only(page)
        page.look(folder)
