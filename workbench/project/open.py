"""Making and opening project files."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from workbench.base.clock import SystemClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, current
from workbench.models import place
from workbench.models.base import Base
from workbench.project.connection import WRITES, close_clean, connect, engine_on
from workbench.project.format import APPLICATION_ID, SCHEMA_VERSION
from workbench.project.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock


def create(
    path: Path,
    name: str,
    *,
    clock: Clock | None = None,
    language: str = "",
    template: str = "default",
    who: str = "",
) -> Project:
    """Make a new project file and open it. Raises WorkbenchError if there is a file already."""
    try:
        with path.open("xb"):
            pass
    except FileExistsError as error:
        raise WorkbenchError(N_("There is already a file named {file}"), file=path.name) from error
    except OSError as error:
        raise WorkbenchError(N_("No file can be made at {file}"), file=str(path)) from error
    raw = connect(path)
    engine = engine_on(raw)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        Base.metadata.create_all(connection)
        # Not an edit: undo must never take back the project itself.
        first = place.Project(name=name, language=language or current(), template=template)
        with Session(connection) as session:
            session.add(first)
            session.flush()
    raw.execute(f"pragma application_id = {APPLICATION_ID}")
    raw.execute(f"pragma user_version = {SCHEMA_VERSION}")
    engine.dispose(close=False)
    return Project(raw, path, clock or SystemClock(), read_only=False, who=who)


def open_project(
    path: Path, *, clock: Clock | None = None, read_only: bool = False, who: str = ""
) -> Project:
    """Open a project file. Raises WorkbenchError with a sentence that says why it cannot be opened."""
    try:
        raw = connect(path, read_only=read_only)
    except sqlite3.Error as error:
        raise WorkbenchError(
            N_("{file} cannot be opened: {reason}"), file=path.name, reason=str(error)
        ) from error
    on_close = sqlite3.Connection.close if read_only else close_clean
    return Project(
        raw, path, clock or SystemClock(), read_only=read_only, who=who, on_close=on_close
    )
