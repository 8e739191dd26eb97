"""Copies of the open file: kept by themselves while one works, by hand, and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.base.errors import WorkbenchError
from workbench.base.formats import clock_text, date_long
from workbench.base.language import _
from workbench.project.anonymise import save_anonymised
from workbench.project.backups import Backup, BackupKeeper, default_folder, list_backups, restore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.ui.shell.ask import Ask
    from workbench.ui.shell.files import Files
    from workbench.ui.shell.window import MainWindow

LOOK_EVERY_MS = 60_000


class Copies(QObject):
    """Looks once a minute whether a copy is due and makes it while nobody types."""

    def __init__(self, project: Project, window: MainWindow) -> None:
        super().__init__(window)
        self._project, self._window = project, window
        self._keeper = BackupKeeper(project, default_folder(), project.clock)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._keep)
        self._timer.start()

    def _keep(self) -> None:
        try:
            if self._keeper.due():
                self._keeper.make()
        except WorkbenchError as error:
            self._window.fail(error)

    def stop(self) -> None:
        """Make the last copy if one is due and stop looking."""
        self._timer.stop()
        self._keep()
        self.deleteLater()

    def snapshot(self) -> None:
        """Ask what the state is called and keep a copy of it."""
        if self._window.workspace is not None:
            self._window.workspace.asking.ask(
                _("Name of the snapshot"),
                _("Keep it"),
                self._snapshot_named,
                offered=self._offered(),
            )

    def _offered(self) -> str:
        day = date_long(self._project.clock.today())
        return _("Snapshot {day}").format(day=day)

    def _snapshot_named(self, label: str) -> None:
        label = label or self._offered()
        try:
            self._keeper.make(label=label)
        except WorkbenchError as error:
            self._window.fail(error)
            return
        if self._window.workspace is not None:
            time = clock_text(self._project.clock.now())
            said = _("“{label}” was kept at {time}").format(label=label, time=time)
            self._window.workspace.notice(said)

    def save_elsewhere(self, ask: Ask) -> None:
        """Ask where and write a copy there."""
        name = self._project.path.name if self._project.path else "plats.plats"
        ask.file(save=True, name=name, kinds=("plats",), done=self._save_to)

    def save_anonymised(self, ask: Ask) -> None:
        """Ask where and write an anonymised copy there."""
        stem = self._project.path.stem if self._project.path else "plats"
        name = _("{name} anonymised").format(name=stem) + ".plats"
        ask.file(save=True, name=name, kinds=("plats",), done=self._save_anonymised_to)

    def _save_anonymised_to(self, target: str) -> None:
        self._save_to(target, lambda path: save_anonymised(self._project, path))

    def _save_to(self, target: str, save: Callable[[Path], None] | None = None) -> None:
        try:
            (save or self._project.save_copy)(Path(target))
        except WorkbenchError as error:
            self._window.fail(error)
            return
        if self._window.workspace is not None:
            self._window.workspace.notice(
                _("A copy was saved as {file}").format(file=Path(target).name)
            )

    def show_all(self, window: MainWindow, files: Files) -> None:
        """List the copies; the chosen one is restored beside the file and opened."""
        from workbench.ui.shell.sheets import backup_sheet

        path = self._project.path
        if path is None:
            return

        def bring_back(copy: Backup) -> None:
            number, target = (
                1,
                path.with_name(f"{path.stem} ({copy.moment():%Y-%m-%d %H.%M}).plats"),
            )
            while target.exists():
                number += 1
                target = path.with_name(
                    f"{path.stem} ({copy.moment():%Y-%m-%d %H.%M}) {number}.plats"
                )
            try:
                restore(copy, target, self._project.clock)
            except WorkbenchError as error:
                window.fail(error)
            else:
                files.open_path(target)

        backup_sheet(window, list_backups(self._project), bring_back)
