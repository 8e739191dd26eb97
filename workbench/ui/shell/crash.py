"""What went wrong in the program itself, kept in a file for whoever mends it.

A report tells where in the program it happened and on which system, and nothing of what people
wrote: messages and values are left out, since they may quote a row. It stays on this computer; the
next start offers to show it.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import platformdirs

import workbench
from workbench.ui.look.settings import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

MOST: Final = 5
_INSIDE: Final = Path(workbench.__file__).resolve().parent
_NATIVE: Final = "native.txt"
_TOLD: Final = ".told.txt"


def crash_folder() -> Path:
    """Return where the reports of this user lie."""
    return platformdirs.user_data_path(PROGRAM, appauthor=False) / "crash"


def report_of(error: BaseException, moment: datetime) -> str:
    """Return a report: the kind of error and where it came from, without its message."""
    lines = [
        f"Platsverkstad {workbench.__version__}, {moment:%Y-%m-%d %H:%M}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        "",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def _place(filename: str) -> str:
    """Return a file within the program as the program names it, any other by its name alone."""
    path = Path(filename)
    with suppress(ValueError):
        return path.relative_to(_INSIDE.parent).as_posix()
    return path.name


def _nothing() -> None:
    """Tell nobody."""


class CrashReports:
    """Writes reports from :meth:`watch` on; :meth:`stop` gives everything back.

    ``happened`` is called after each; who shows them sets it. A folder that cannot be written to
    leaves no report and disturbs nobody.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now
        self.happened: Callable[[], None] = _nothing
        self._native: IO[str] | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def found(self) -> list[Path]:
        """Return the reports that earlier runs left, oldest first."""
        with suppress(OSError):
            files = sorted(self._folder.glob("*.txt"), key=lambda each: each.stat().st_mtime)
            return [each for each in files if each.stat().st_size > 0]
        return []

    def untold(self, reports: list[Path]) -> list[Path]:
        """Return those of the reports that nobody has been told of."""
        return [each for each in reports if not each.name.endswith(_TOLD)]

    def mark_told(self, reports: list[Path]) -> None:
        """Remember that somebody was told of reports; they stay to be read."""
        for each in self.untold(reports):
            if each.name != _NATIVE:
                with suppress(OSError):
                    each.replace(each.with_name(each.name.removesuffix(".txt") + _TOLD))

    def forget(self, reports: list[Path]) -> None:
        """Remove reports that people have seen."""
        for each in reports:
            with suppress(OSError):
                each.unlink(missing_ok=True)

    def watch(self) -> None:
        """Keep what goes wrong from now on, also where Python itself is ended."""
        sys.excepthook = self._caught
        threading.excepthook = lambda said: self._caught(
            said.exc_type, said.exc_value, said.exc_traceback
        )
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            native = self._folder / _NATIVE
            if native.exists() and native.stat().st_size:
                native.replace(self._folder / f"{self._now():%Y%m%d-%H%M%S}-native.txt")
            self._native = native.open("w", encoding="utf-8")
            faulthandler.enable(self._native, all_threads=False)

    def stop(self) -> None:
        """Watch no longer."""
        sys.excepthook, threading.excepthook = self._before
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            with suppress(OSError):
                if not (self._folder / _NATIVE).stat().st_size:
                    (self._folder / _NATIVE).unlink()

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._before[0](kind, error or kind(), trace)
        if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{self._now():%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(report_of(error, self._now()), encoding="utf-8")
            self.forget(self.found()[:-MOST])
        self.happened()
