"""What happens when one chooses something on the start page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.language import _

if TYPE_CHECKING:
    from workbench.ui.shell.start import StartPage
    from workbench.ui.shell.window import MainWindow


def attend(page: StartPage, window: MainWindow) -> None:
    """Let the start page's wishes be done by its window."""
    page.new_wanted.connect(window.files.make)
    page.open_wanted.connect(window.files.choose_open)
    page.portfolio_wanted.connect(window.several.choose_folder)
    page.example_wanted.connect(window.files.make_example)
    page.recent_wanted.connect(lambda path: window.files.open_path(Path(path)))
    page.forget_wanted.connect(lambda path: _forget(window, path))
    page.folder_wanted.connect(lambda: choose_projects_folder(window))
    page.language_wanted.connect(window.set_language)
    page.guide_wanted.connect(window.show_guide)


def choose_projects_folder(window: MainWindow) -> None:
    """Let the user choose where new projects are put."""

    def chosen() -> None:
        if window.start_page is not None:
            window.start_page.show_folder()
        elif window.workspace is not None:
            words = _("New places are put in {folder} from now on.")
            window.workspace.notice(words.format(folder=window.settings.projects_folder))

    window.files.choose_folder(chosen)


def _forget(window: MainWindow, path: str) -> None:
    window.settings.forget_file(Path(path))
    window.show_start_page()
