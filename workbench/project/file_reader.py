"""Reading many project files one after another, without touching any of them.

Each is copied privately, looked through and laid into one file in memory, so that what was learned
in asking the first (which takes longer than the answer) serves for all.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from workbench.project.connection import connect_memory
from workbench.project.copies import has_journal
from workbench.project.format import read_header
from workbench.project.guard import Expected, cut_off, examine
from workbench.project.once import reading_once
from workbench.project.open import loaded
from workbench.project.project import Opened, Project
from workbench.project.register import SEVERAL

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock


class FileReader:
    """Holds one project at a time, in memory and for reading only."""

    def __init__(self, clock: Clock) -> None:
        self._raw, self._clock = connect_memory(), clock
        opened = Opened(on_close=_close)
        self.project = Project(self._raw, None, clock, read_only=True, opened=opened)

    def load(self, path: Path) -> None:
        """Hold what is in a file now, also while another program has it open.

        Raises WorkbenchError, as opening does, for what is no project, newer or damaged.
        """
        header = read_header(path)
        if header.missing and not has_journal(path):
            raise cut_off(path.name, header.missing)
        with loaded(path, header, self._clock) as raw:
            examine(raw, Expected(path.name))
            raw.backup(self._raw)
        self.project.path = path

    def hold(self, project: Project) -> None:
        """Hold what an open project or a snapshot of it holds now."""
        project.raw.backup(self._raw)
        self.project.path = project.path

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that reads each table only once."""
        with self.project.read() as session:
            session.info[SEVERAL] = True
            with reading_once(session):
                yield session

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.project.close()


def _close(raw: sqlite3.Connection) -> None:
    raw.close()
