"""What opens over the window: the command field, the search of all texts, the line that notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base import language
from workbench.base.errors import WorkbenchError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.shell.capture import CaptureLine
    from workbench.ui.shell.over_list import Hit
    from workbench.ui.shell.palette import Palette
    from workbench.ui.shell.search_panel import Search, SearchPanel
    from workbench.ui.shell.window import MainWindow


class OverWindow:
    """The panels over one window, each made when it is first asked for."""

    def __init__(self, window: MainWindow, inside: QWidget) -> None:
        self._window, self._inside = window, inside
        self._palette: Palette | None = None
        self._search: SearchPanel | None = None
        self._capture: CaptureLine | None = None

    @property
    def palette(self) -> Palette:
        """The command field."""
        from workbench.ui.shell.palette import Palette

        if self._palette is None:
            self._palette = Palette(self._inside, self._rows_by_name)
        return self._palette

    @property
    def search(self) -> SearchPanel:
        """The search of all texts."""
        from workbench.ui.shell.search_panel import SearchPanel

        if self._search is None:
            self._search = SearchPanel(self._inside, self._begin_search)
        return self._search

    @property
    def capture(self) -> CaptureLine:
        """The line that notes something in passing."""
        from workbench.ui.shell.capture import CaptureLine

        if self._capture is None:
            self._capture = CaptureLine(self._inside, self._window.settings)
            self._capture.captured.connect(self._note)
        return self._capture

    def open_palette(self) -> None:
        """Open the command field; commands are known by their names in all languages."""
        others = (each for each in language.LANGUAGES if each != language.current())
        names: dict[str, str] = {}
        for other in others:
            with language.using(other):
                for command in self._window.all_commands():
                    names[command.id] = f"{names.get(command.id, '')} {command.title}".strip()
        self.palette.open(self._window.all_commands(), names)

    def open_search(self) -> None:
        """Open the search of all texts of the open file."""
        if self._window.has_project():
            self.search.show_over()

    def open_capture(self) -> None:
        """Open the line that notes something, where the open file can be changed."""
        if self._window.can_import():
            self.capture.open_line()

    def hide_all(self) -> None:
        """Hide what lists rows: others may see the screen from now on."""
        for panel in (self._palette, self._search):
            if panel is not None:
                panel.hide()

    def _rows_by_name(self, typed: str) -> list[Hit]:
        desk, program = self._window.workspace, self._window.program
        if desk is None:
            return []
        return program.search(desk.project, typed, desk.go_to, protected=desk.context.protected())

    def _begin_search(self) -> Search:
        desk, program = self._window.workspace, self._window.program
        if desk is None:
            return lambda _typed: []
        return program.search_texts(desk.project, desk.go_to, protected=desk.context.protected())

    def _note(self, key: str, text: str) -> None:
        from workbench.project.capturing import capture, kind_of

        desk = self._window.workspace
        if desk is None:
            return
        try:
            capture(desk.project, key, text)
        except WorkbenchError as error:
            desk.fail(error)
            return
        label = desk.project.undo_label() or ""
        desk.notice(f"{label} · {kind_of(key).place()}", undo=True)
