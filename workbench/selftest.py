"""The program tries itself where it was installed: ``platsverkstad selftest FOLDER``.

For whoever installs it: the window opens on the example, one edit is made and taken back, a
document is shown, the language is changed, and the window closes. What was seen is written to
``FOLDER/selftest.json``. Nothing outside ``FOLDER`` is written or read.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtPdf import QPdfDocument
from typing_extensions import override

from workbench.app import start
from workbench.base.clock import SystemClock
from workbench.base.language import _
from workbench.models.registry import record
from workbench.program.example import make_example
from workbench.project import acts
from workbench.project.register import row_ids
from workbench.ui.look.settings import SettingsStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from workbench.project.project import Project
    from workbench.ui.shell.window import MainWindow

ALLOWED_SECONDS: Final = 120.0
_PAGE: Final = QSize(420, 594)
# What tells where a user's data lie: on Linux and macOS, on Windows.
_DATA: Final = ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


class _Painted(QObject):
    """Notes the moment at which the window is painted first."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.worked = 0.0  # seconds of the processor, which a busy machine does not stretch

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() is QEvent.Type.Paint:
            self.at, self.worked = time.time(), time.process_time()
        return False


def run(folder: Path) -> int:
    """Play it through; returns 0 when all of it was seen, else 1."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: dict[str, object] = {"python": sys.version.split()[0], "frozen": hasattr(sys, "frozen")}
    os.environ.update(dict.fromkeys(_DATA, str(folder / "data")))  # the copies that are kept
    file = folder / "Mellantorg å ä ö.plats"
    file.unlink(missing_ok=True)
    begun, worked = time.time(), time.process_time()
    make_example(file, SystemClock())
    seen["prepared"], worked = time.time() - begun, time.process_time() - worked
    settings = SettingsStore(folder / "settings.json")
    settings.change(language="sv", last_folder=str(folder), projects_folder=str(folder))
    painted = _Painted()
    application, window = start(["platsverkstad"], file, settings=settings)
    window.installEventFilter(painted)
    seen["ready"] = time.time()
    window.show()
    try:
        _wait(application, lambda: painted.at > 0)
        seen["painted"], seen["worked"] = painted.at, round(painted.worked - worked, 3)
        _play(application, window, seen)
        window.close()
        seen["closed"] = True
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test has found
        seen["failed"] = f"{type(error).__name__}: {error}"
    text = json.dumps(seen, ensure_ascii=False, indent=1)
    (folder / "selftest.json").write_text(text + "\n", encoding="utf-8")
    return 1 if "failed" in seen else 0


def _play(application: QApplication, window: MainWindow, seen: dict[str, object]) -> None:
    _wait(application, lambda: window.workspace is not None)
    desk = window.workspace
    if desk is None:
        raise RuntimeError("the example did not open")
    seen["edit"] = _edited(desk.project)
    window.go("documents")
    _wait(application, lambda: bool(window.findChildren(QPdfDocument)))
    shown = window.findChildren(QPdfDocument)[0]
    _wait(application, lambda: shown.pageCount() > 0)
    page = shown.render(0, _PAGE)
    seen["pages"], seen["preview"] = shown.pageCount(), not page.isNull()
    names = []
    for language in ("en", "sv"):
        window.set_language(language)
        application.processEvents()
        names.append(_(record("activity").many))
    seen["languages"] = names


def _edited(project: Project) -> bool:
    """Change a title and take it back; return whether both were written."""
    activity = record("activity")
    with project.read() as session:
        key = row_ids(session, activity)[0]
    acts.change(project, activity, key, {"title": "Självtest"})
    written = project.undo_label() is not None
    project.undo()
    return written and project.redo_label() is not None


def _wait(application: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + ALLOWED_SECONDS
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {ALLOWED_SECONDS:.0f} seconds")
        application.processEvents()
        time.sleep(0.002)
