"""The main window only frames: menus, header, desk or start page, status line."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base import language
from workbench.base.language import _
from workbench.ui.look.metrics import Density
from workbench.ui.look.theme import Theme
from workbench.ui.parts.jobs import Jobs
from workbench.ui.shell import commands
from workbench.ui.shell.ask import Ask
from workbench.ui.shell.copies import Copies
from workbench.ui.shell.files import Files
from workbench.ui.shell.header import Header
from workbench.ui.shell.over_window import OverWindow
from workbench.ui.shell.pictures import picture_commands
from workbench.ui.shell.protected import ProtectedFrame
from workbench.ui.shell.several import Several
from workbench.ui.shell.showing import Showing
from workbench.ui.shell.status import StatusLine
from workbench.ui.shell.undo_keys import UndoKeys
from workbench.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QCloseEvent

    from workbench.base.errors import WorkbenchError
    from workbench.project.project import Project
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.parts.notice import NoticeBar
    from workbench.ui.parts.page import Command
    from workbench.ui.shell.crash import CrashReports
    from workbench.ui.shell.palette import Palette
    from workbench.ui.shell.program import Program
    from workbench.ui.shell.start import StartPage


class MainWindow(QMainWindow):
    """One window, one project at a time."""

    def __init__(self, program: Program, settings: SettingsStore) -> None:
        super().__init__()
        self.program, self.settings = program, settings
        self.entries = program.entries
        self.jobs = Jobs(self)
        self.ask = Ask(self, settings)
        self.files = Files(
            settings,
            self.ask,
            program.clock,
            (program.make_example, program.import_json),
            self.show_project,
            self.fail,
            program.begin_process,
        )
        self.several = Several(self, program.portfolios)
        self.workspace: Workspace | None = None
        self.copies: Copies | None = None
        self.showing = Showing(self)
        self._start: StartPage | None = None
        self._actions: dict[str, QAction] = {}
        now = settings.current
        Theme.begin(now.theme, now.zoom, Density(now.density))
        self.setMinimumSize(760, 480)
        self.resize(1366, 740)
        if now.window_geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(now.window_geometry)))
        self._build()
        self._undo_keys = UndoKeys(self)
        self.jobs.started.connect(self.status.follow)

    # -- the frame

    def _build(self) -> None:
        self.setWindowTitle("Platsverkstad")
        self.header = Header()
        self.header.palette_wanted.connect(self.open_palette)
        self.header.export_wanted.connect(self.export)
        self.header.protect_wanted.connect(self._set_protected)
        self.header.show_wanted.connect(self.showing.begin)
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self.frame = ProtectedFrame()
        self.frame.ended.connect(lambda: self.header.protect.setChecked(False))
        inside = QWidget(self.frame)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.frame.hold(inside)
        self.setCentralWidget(self.frame)
        self.over = OverWindow(self, inside)
        self._reports: CrashReports | None = None

    def _menus(self) -> None:
        for action in self._actions.values():
            self.removeAction(action)
            action.deleteLater()
        self._actions = commands.fill_menus(self.menuBar(), commands.window_commands(self), self)

    def all_commands(self) -> tuple[Command, ...]:
        """Return what one can do now: on this page and in the window."""
        page = self.workspace.page if self.workspace else None
        own = (*page.commands(), *picture_commands(page)) if page else ()
        return (*own, *commands.window_commands(self))

    @property
    def start_page(self) -> StartPage | None:
        """The start page while it is shown."""
        return self._start

    def has_project(self) -> bool:
        """Whether a file is open."""
        return self.workspace is not None

    def _set_protected(self, protected: bool) -> None:  # noqa: FBT001 - a state, as Qt tells it
        self.over.hide_all()
        self._on_desk(lambda desk: desk.set_protected(protected=protected))
        self.frame.set_protected(protected=protected and self.has_project())
        self._tell()

    def leave(self) -> None:
        """Close the window and with it the program."""
        self.close()

    # -- start page and project

    def begin(self, file: Path | None) -> None:
        """Open a file; show the start page where there is none or it cannot be opened."""
        if file is not None:
            self.files.open_path(file)
        if self.workspace is None and self._start is None:
            self.show_start_page()

    def show_start(self) -> None:
        """Show the start page; an open file is closed."""
        self.close_project()

    def show_start_page(self) -> None:
        """Show the start page; no file is open."""
        from workbench.ui.shell.start import StartPage
        from workbench.ui.shell.start_acts import attend

        start = self._start = StartPage(self.settings)
        attend(start, self)
        self.only(start)
        self.frame.set_protected(protected=False)
        self.header.hide()
        self.status.hide()
        self.setWindowTitle("Platsverkstad")
        self._menus()
        start.name.setFocus()

    def only(self, widget: QWidget) -> None:
        """Show a widget in place of everything but the frame."""
        if widget is not self._start:
            self._start = None
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.stack.addWidget(widget)

    def show_project(self, project: Project) -> None:
        """Show an opened file; the one before is closed."""
        self.let_go()
        self.copies = Copies(project, self)
        self._show_workspace(project, {})
        if self.workspace is not None and (project.read_only or project.notice):
            reading = _("The file is open for reading only.")
            self.workspace.notice(project.notice.text() if project.notice else reading)

    def _show_workspace(self, project: Project, state: dict[str, object]) -> None:
        self.workspace = Workspace(
            project,
            self.entries,
            self.settings,
            self.jobs,
            self.ask,
            self.program.documents,
            self.program.reviewer,
            self.program.deliverables,
        )
        self.workspace.edited.connect(lambda _changes: self._tell())
        self.workspace.mode_wanted.connect(self.set_mode)
        self.only(self.workspace)
        self.header.show()
        self.status.show()
        self._menus()
        # Before any page is made: names must not show for a moment either.
        self._set_protected(self.header.protect.isChecked())
        self.workspace.take_up(state)
        self._tell()
        self.workspace.wake(self.program.pieces(), self.program.idle_pieces())

    def _tell(self) -> None:
        if self.workspace is None:
            return
        project = self.workspace.project
        name = project.name
        self.header.tell(name)
        # Others see the title too, also in their list of what is shared.
        hidden = "Platsverkstad – " + _("protected view")
        self.setWindowTitle(hidden if project.discreet else f"{name} – Platsverkstad")
        self.status.tell(project.saved_at, project.undo_label(), read_only=project.read_only)

    def close_project(self) -> None:
        """Close the open file and show the start page."""
        self.let_go()
        self.show_start_page()

    def commit(self) -> None:
        """Write what is being typed; the file stays open."""
        if self.workspace is not None and self.workspace.page is not None:
            self.workspace.page.leave()

    def let_go(self) -> None:
        """Close the file without showing anything in its place."""
        if self.workspace is None:
            return
        self.showing.stop()
        self.workspace.close_down()
        self.jobs.wait()
        if self.copies is not None:
            self.copies.stop()
        project, self.workspace = self.workspace.project, None
        project.close()

    def fail(self, error: WorkbenchError) -> None:
        """Tell why something did not work, beside the work or on the start page."""
        if self.workspace is not None:
            self.workspace.fail(error)
            return
        if self._start is None:
            self.show_start_page()
        if self._start is not None:
            self._start.hint.setText(error.text())

    # -- commands

    @property
    def palette_panel(self) -> Palette:
        """The command field."""
        return self.over.palette

    def open_palette(self) -> None:
        """Open the command field."""
        self.over.open_palette()

    def open_search(self) -> None:
        """Search all texts of the open file."""
        self.over.open_search()

    def open_capture(self) -> None:
        """Note something in passing."""
        self.over.open_capture()

    def undo(self) -> None:
        """Take back the last edit."""
        self._on_desk(Workspace.undo)

    def redo(self) -> None:
        """Do the last undone edit again."""
        self._on_desk(Workspace.redo)

    def go(self, step: str) -> None:
        """Open a step."""
        self._on_desk(lambda desk: desk.go_to(step))

    def step_by(self, count: int) -> None:
        """Open a neighbouring step."""
        self._on_desk(lambda desk: desk.step_by(count))

    def has_view(self, index: int) -> bool:
        """Whether the page that is shown has this many views."""
        page = self.workspace.page if self.workspace else None
        return page is not None and index < len(page.views())

    def show_view(self, index: int) -> None:
        """Show one of the page's views."""
        page = self.workspace.page if self.workspace else None
        if page is not None and index < len(page.views()):
            page.show_view(index)

    def on_step(self) -> bool:
        """Whether the page that is shown is a step of the work."""
        state = self.workspace.current_state() if self.workspace else None
        return state is not None and bool(state.number)

    def on_marked_step(self) -> bool:
        """Whether the status of the step that is shown was set by hand."""
        state = self.workspace.current_state() if self.workspace else None
        return state is not None and state.by_hand

    def mark_step(self, status: str) -> None:
        """Set the status of the step that is shown by hand; empty gives it back."""
        self._on_desk(lambda desk: desk.mark_step(desk.current_key, status))

    def back(self) -> None:
        """Open the page before."""
        self._on_desk(Workspace.back)

    def forward(self) -> None:
        """Open the page one came back from."""
        self._on_desk(Workspace.forward)

    def pane_by(self, count: int) -> None:
        """Put the focus on a neighbouring pane."""
        if self.workspace is not None:
            panes = self.workspace.panes()
            panes[(self.workspace.pane_at_focus() + count) % len(panes)]()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self._on_desk(Workspace.toggle_inspector)

    def toggle_navigation(self) -> None:
        """Show or hide the navigation."""
        self._on_desk(Workspace.toggle_navigation)

    def toggle_protected(self) -> None:
        """Turn the protected view on or off."""
        self.header.protect.toggle()

    def export(self) -> None:
        """Open the documents page, from which everything leaves."""
        self.go("documents")

    def choose_import(self) -> None:
        """Let the user choose a file to take in."""
        self.ask.file(save=False, name="", kinds=("import",), done=self.import_file)

    def import_file(self, path: str) -> None:
        """Show what taking a file in would do."""
        from workbench.ui.shell.importing import Importing

        self._on_desk(lambda desk: Importing(desk, self.program.incomings(), Path(path)))

    def can_import(self) -> bool:
        """Whether a file is open that can be changed."""
        return self.workspace is not None and not self.workspace.project.read_only

    def _on_desk(self, act: Callable[[Workspace], object]) -> None:
        if self.workspace is not None:
            act(self.workspace)

    def save_copy(self) -> None:
        """Write a copy of the file elsewhere."""
        if self.copies is not None:
            self.copies.save_elsewhere(self.ask)

    def save_anonymised(self) -> None:
        """Write a copy without names, judgements, private notes and history."""
        if self.copies is not None:
            self.copies.save_anonymised(self.ask)

    def erase_due(self) -> None:
        """List the people whose erase-by date has come."""
        self.do_on("stakeholders", "person.due")

    def do_on(self, step: str, command: str) -> None:
        """Open a step and do what one can do there; a view that cannot do it gives way."""
        self.go(step)
        page = self.workspace.page if self.workspace else None
        if page is None:
            return
        if not any(each.id == command for each in page.commands()):
            page.show_view(0)
        for each in page.commands():
            if each.id == command and (each.ready is None or each.ready()):
                each.run()

    def backup_now(self) -> None:
        """Keep a copy of the file as it is now."""
        if self.copies is not None:
            self.copies.snapshot()

    def show_backups(self) -> None:
        """List the kept copies."""
        if self.copies is not None:
            self.copies.show_all(self, self.files)

    def show_guide(self) -> None:
        """Open the guide at the topic of what is shown."""
        from workbench.ui.shell.handbook import show_handbook

        show_handbook(self)

    def show_keys(self) -> None:
        """Show the key sheet."""
        from workbench.ui.shell.sheets import key_sheet

        key_sheet(self, self.all_commands())

    def tell_troubles(self, reports: CrashReports, before: list[Path]) -> None:
        """Say what was wrong with the settings or the run before, and later what goes wrong."""
        from workbench.ui.shell.troubles import watch_troubles

        self._reports = reports
        watch_troubles(self, reports, before)

    @property
    def notices(self) -> NoticeBar | None:
        """The bar for small notices beside what is shown, also on the start page."""
        seen = self.workspace or self._start
        return seen.notices if seen is not None else None

    def show_reports(self) -> None:
        """Show what was kept of faults in the program."""
        from workbench.ui.shell.sheets import reports_sheet

        if self._reports is not None:
            reports_sheet(self, self._reports)

    def show_about(self) -> None:
        """Say what this is."""
        from workbench.ui.shell.sheets import about_sheet

        about_sheet(self)

    # -- look

    def set_theme(self, choice: str) -> None:
        """Change the theme at once and for next time."""
        Theme.current().set_choice(choice)
        self.settings.change(theme=choice)

    def set_zoom(self, change: Callable[[], None]) -> None:
        """Change the size of everything at once and for next time."""
        change()
        self.settings.change(zoom=Theme.current().zoom)

    def set_mode(self, full: bool) -> None:  # noqa: FBT001 - a state, as a signal tells it
        """Show all fields everywhere or only the usual ones; the pages are made anew."""
        if full == self.settings.current.show_all_fields:
            return
        self.settings.change(show_all_fields=full)
        self.showing.stop()
        if self.workspace is not None:
            state = self.workspace.close_down()
            self._show_workspace(self.workspace.project, state)
            words = _("All fields are shown.") if full else _("Only the usual fields are shown.")
            self.workspace.notice(words)

    def set_language(self, chosen: str) -> None:
        """Change the language at once: everything is built anew around the same project."""
        language.set_language(chosen)
        self.settings.change(language=chosen)
        self.showing.stop()
        workspace, self.workspace = self.workspace, None
        state = workspace.close_down() if workspace else {}
        protected = self.header.protect.isChecked()
        self._build()
        if workspace is not None:
            self.header.protect.setChecked(protected)
            self._show_workspace(workspace.project, state)
        else:
            self.show_start_page()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.change(
            window_geometry=base64.b64encode(self.saveGeometry().data()).decode("ascii")
        )
        self.let_go()
        super().closeEvent(event)
