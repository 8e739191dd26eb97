"""Reading many project files one after another, without touching any of them.

Each is copied privately and looked through. What SQLAlchemy learned in asking the first, which
takes longer than the answer, serves for all.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.project.connection import engine_on
from workbench.project.copies import has_journal
from workbench.project.format import read_header
from workbench.project.guard import Expected, cut_off, examine
from workbench.project.lock import refuse_if_open_here
from workbench.project.open import loaded
from workbench.project.project import Opened, Project
from workbench.project.seen_rows import SeenRows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.base.clock import Clock


class FileReader:
    """Gives one project after another, each for reading only."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._raw: sqlite3.Connection | None = None
        self._engine = engine_on(self._connection)

    @contextmanager
    def opened(self, path: Path) -> Iterator[Project]:
        """Give the project in a file, also while another program has it open.

        Raises WorkbenchError, as opening does, for what is no project, newer or damaged, and
        FileInUse for a file that this process has open.
        """
        refuse_if_open_here(path)
        header = read_header(path)
        if header.missing and not has_journal(path):
            raise cut_off(path.name, header.missing)
        with loaded(path, header, self._clock) as self._raw:
            seen = SeenRows()
            examine(self._raw, Expected(path.name), seen.see)
            opened = Opened(on_close=_left_open, engine=self._engine, seen=seen)
            with Project(
                self._raw, path, self._clock, read_only=True, opened=opened
            ) as project:  # whose end lets the engine go on to the next
                yield project

    def _connection(self) -> sqlite3.Connection:
        if self._raw is None:
            raise RuntimeError("no file is open")
        return self._raw


def _left_open(_raw: sqlite3.Connection) -> None:
    """Leave the closing to who made the copy."""
