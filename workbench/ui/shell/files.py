"""Opening, making, copying and closing project files for the window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.project.faults import Damaged
from workbench.project.lock import FileInUse
from workbench.project.open import create, open_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.base.clock import Clock
    from workbench.project.project import Project
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.shell.ask import Ask

SAFE_LETTERS = " -_().,"


def file_name(place: str) -> str:
    """Return a file name for a place, safe on every system, without folder or ending."""
    kept = "".join(
        letter if letter.isalnum() or letter in SAFE_LETTERS else "-" for letter in place
    )
    return " ".join(kept.split()).strip(" .-")[:80] or "plats"


class Files:
    """Finds files, opens them and tells in one sentence why one cannot be opened."""

    def __init__(
        self,
        settings: SettingsStore,
        ask: Ask,
        clock: Clock,
        made_of: tuple[Callable[[Path], None], Callable[[Path, Path], None]],
        opened: Callable[[Project], None],
        failed: Callable[[WorkbenchError], None],
        begin: Callable[[Project, str], None],
    ) -> None:
        self._settings, self._ask, self._clock = settings, ask, clock
        self._opened, self._failed, self._begin = opened, failed, begin
        # What makes a copy of the example, and a project of JSON.
        self._example, self._whole = made_of

    def open_path(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a file, or say why not; a file in use can be opened for reading.

        A whole project written as JSON becomes a new file first.
        """
        if path.suffix.casefold() == ".json":
            self._choose_whole(path)
            return
        try:
            project = open_project(
                path, clock=self._clock, read_only=read_only, take_over=take_over
            )
        except FileInUse as error:
            if error.here:
                self._failed(error)
            else:
                self._ask_in_use(path, error)
        except Damaged as error:
            self._ask.choose(
                _("The file is damaged"),
                error.text(),
                ((_("Rescue what is whole…"), lambda: self._choose_rescue(path)),),
            )
        except WorkbenchError as error:
            self._failed(error)
        else:
            self._settings.remember_file(path)
            self._opened(project)

    def _ask_in_use(self, path: Path, error: FileInUse) -> None:
        """Offer to read what somebody else has, and to take over what only a note says is in use.

        A note of another computer may be a leftover, or tell of somebody whom no lock of this
        computer can keep out: that only a person can know.
        """
        answers = [(_("Open for reading"), lambda: self.open_path(path, read_only=True))]
        if not error.can_take_over:
            self._ask.choose(_("The file is in use"), error.text(), tuple(answers))
            return
        answers.append((_("Open anyway"), lambda: self.open_path(path, take_over=True)))
        risk = _(
            "A note beside the file says so. If it is still true and you both make changes, the "
            "changes of one of you are lost. If nobody has the file open there any longer, because "
            "the computer was turned off or the file was moved, open it anyway."
        )
        self._ask.choose(
            _("The file is in use on another computer"),
            f"{error.text()}\n\n{risk}",
            tuple(answers),
        )

    def _choose_rescue(self, path: Path) -> None:
        self._ask.file(
            save=True,
            name=_("{name} rescued").format(name=path.stem) + ".plats",
            kinds=("plats",),
            done=lambda target: self._rescue(path, Path(target)),
        )

    def _rescue(self, path: Path, target: Path) -> None:
        """Write what is whole to a new file and open it; the damaged one stays as it is."""
        from workbench.project.rescue import rescue

        try:
            rescue(path, target, self._clock)
        except WorkbenchError as error:
            self._failed(error)
        else:
            self.open_path(target)

    def _choose_whole(self, path: Path) -> None:
        self._ask.file(
            save=True,
            name=f"{path.stem}.plats",
            kinds=("plats",),
            done=lambda target: self._make_whole(path, Path(target)),
        )

    def _make_whole(self, path: Path, target: Path) -> None:
        """Make a project file of a whole project written as JSON, and open it."""
        try:
            self._whole(path, target)
        except WorkbenchError as error:
            self._failed(error)
        else:
            self.open_path(target)

    def choose_open(self) -> None:
        """Let the user choose a project file and open it."""
        self._ask.file(
            save=False,
            name="",
            kinds=("plats", "json"),
            done=lambda path: self.open_path(Path(path)),
        )

    def make(self, place: str, template: str) -> None:
        """Make a new project: ask where, then open it."""
        self._ask.file(
            save=True,
            name=f"{file_name(place)}.plats",
            kinds=("plats",),
            done=lambda path: self._made(Path(path), place, template),
            folder=self._own_folder(),
        )

    def _own_folder(self) -> Path | None:
        """Return the folder for projects, made where it is missing; None where it cannot be."""
        folder = self._settings.projects_folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return folder if os.access(folder, os.W_OK) else None

    def choose_folder(self, done: Callable[[], None]) -> None:
        """Let the user choose the folder for projects; ``done`` is called once it is chosen."""

        def chosen(folder: str) -> None:
            self._settings.change(projects_folder=folder)
            done()

        self._ask.folder(chosen, self._settings.projects_folder)

    def _made(self, path: Path, place: str, template: str) -> None:
        try:
            project = create(path, place, clock=self._clock, template=template)
            self._begin(project, template)
        except WorkbenchError as error:
            self._failed(error)
        else:
            self._settings.remember_file(path)
            self._opened(project)

    def make_example(self) -> None:
        """Put a copy of the example in the folder for projects and open it.

        Where there can be no such folder, ask where to put it.
        """
        folder = self._own_folder()
        if folder is None:
            self._ask.file(
                save=True,
                name="Mellantorg.plats",
                kinds=("plats",),
                done=lambda path: self._example_made(Path(path)),
            )
            return
        number, path = 1, folder / "Mellantorg.plats"
        while path.exists():
            number += 1
            path = folder / f"Mellantorg {number}.plats"
        self._example_made(path)

    def _example_made(self, path: Path) -> None:
        try:
            self._example(path)
        except WorkbenchError as error:
            self._failed(error)
        else:
            self.open_path(path)
