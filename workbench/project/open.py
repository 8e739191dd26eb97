"""Making and opening project files."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.base.clock import SystemClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, current
from workbench.project import lock
from workbench.project.backups import BEFORE_UPGRADE, default_folder, keep_copy
from workbench.project.connection import (
    WRITES,
    close_clean,
    connect,
    connect_private,
    copied,
    engine_on,
)
from workbench.project.copies import has_journal, in_the_making, name_taken, private_copy, sweep
from workbench.project.format import APPLICATION_ID, SCHEMA_VERSION, Header, read_header
from workbench.project.guard import Expected, cut_off, examine, in_words
from workbench.project.project import Opened, Project
from workbench.project.schema import statements
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.base.clock import Clock

_UPGRADED = N_(
    "The file was brought up to this version of the program, and older versions no longer open it. "
    "How it was before is kept: File, Restore a copy."
)
_LOCKED = ("locked", "busy")
_UNWRITABLE = ("readonly", "unable to open", "permission", "disk i/o")


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
    clock = clock or SystemClock()
    about = {"name": name, "language": language or current(), "template": template}
    try:
        if path.exists():
            raise FileExistsError  # noqa: TRY301 - the same sentence as when it comes in between
        with in_the_making(path, replace=False) as new:
            _fill(new, about, clock)
    except FileExistsError as error:
        raise name_taken(path) from error
    return open_project(path, clock=clock, who=who)


def _fill(path: Path, about: dict[str, str], clock: Clock) -> None:
    # A file that exists opens without these, which is a large part of the program's start.
    from sqlalchemy import insert

    from workbench.models.place import Project as Facts

    raw = connect_private(path)
    try:
        engine = engine_on(lambda: raw)
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            for statement in statements(SCHEMA_VERSION):
                connection.exec_driver_sql(statement)
            # Not an edit: undo must never take back the project itself.
            connection.execute(insert(Facts.__table__), about)
            connection.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"pragma user_version = {SCHEMA_VERSION}")
        engine.dispose(close=False)
        set_seal(raw, clock.now())
    finally:
        raw.close()


def open_project(
    path: Path,
    *,
    clock: Clock | None = None,
    read_only: bool = False,
    who: str = "",
    take_over: bool = False,
    backups: Path | None = None,
) -> Project:
    """Open a project file after looking it through; an older file is upgraded first.

    ``read_only`` gives a copy in memory as of now, also while somebody else has the file. A file
    or folder that cannot be written to is opened so too, and :attr:`Project.notice` says why. It
    also says that a file was upgraded.
    ``take_over`` opens in spite of a note of another computer. ``backups`` is the folder of
    backups, where the copy from before an upgrade goes; the user's own when None.

    Raises NotAProject, NewerFile, Damaged or FileInUse, all WorkbenchErrors with a sentence.
    """
    clock = clock or SystemClock()
    lock.refuse_if_open_here(path)
    header = read_header(path)
    if read_only:
        return _for_reading(path, header, clock, None)
    if not _writable(path):
        return _for_reading(path, header, clock, _unwritable(path))
    if lock.held_elsewhere(path) and not take_over:
        raise lock.in_use(path, can_take_over=True)
    _refuse_cut_off(path, header)
    try:
        older = header.version < SCHEMA_VERSION
        if older:
            _upgrade(path, clock, backups or default_folder())
        raw = connect(path)
    except sqlite3.Error as error:
        said = str(error).lower()
        if any(word in said for word in _LOCKED):
            raise lock.in_use(path) from error
        if any(word in said for word in _UNWRITABLE):
            return _for_reading(path, header, clock, _unwritable(path))
        raise in_words(error, path.name) from error
    return _looked_through(raw, path, clock, who, WorkbenchError(_UPGRADED) if older else None)


def _refuse_cut_off(path: Path, header: Header) -> None:
    # Asked twice: the first look may have met another program in the middle of its edit.
    if header.missing and not has_journal(path) and read_header(path).missing:
        raise cut_off(path.name, header.missing)


def _looked_through(
    raw: sqlite3.Connection, path: Path, clock: Clock, who: str, notice: WorkbenchError | None
) -> Project:
    mark = lock.mark_open(path)

    def close(connection: sqlite3.Connection) -> None:
        try:
            close_clean(connection)
        finally:
            lock.mark_closed(mark)
            lock.remove_note(path)

    try:
        _whole(path, raw)
        sealed = examine(raw, Expected(path.name))
        sweep(path)
        lock.write_note(path, clock)
        opened = Opened(on_close=close, sealed=sealed, notice=notice, mark=mark)
        who = who or lock.user_name()
        return Project(raw, path, clock, read_only=False, who=who, opened=opened)
    except BaseException:
        raw.close()
        lock.mark_closed(mark)
        raise


def _whole(path: Path, raw: sqlite3.Connection) -> None:
    """Raise Damaged when the end of the file is missing, now that any journal is rolled back."""
    wanted = 1
    with suppress(sqlite3.Error):
        pages, size = (
            raw.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        wanted = pages * size
    if (missing := wanted - path.stat().st_size) > 0:
        raise cut_off(path.name, missing)


def _upgrade(path: Path, clock: Clock, backups: Path) -> None:
    # Alembic is slow to import and hardly ever needed.
    from workbench.project.migrations.upgrade import upgrade

    with private_copy(path) as copy:
        keep_copy(copy, path, backups, clock, BEFORE_UPGRADE)
    upgrade(path, clock.now())


def _for_reading(
    path: Path, header: Header, clock: Clock, notice: WorkbenchError | None
) -> Project:
    with loaded(path, header, clock) as raw:
        examine(raw, Expected(path.name))
        memory = copied(raw)
    opened = Opened(on_close=sqlite3.Connection.close, notice=notice)
    return Project(memory, path, clock, read_only=True, opened=opened)


@contextmanager
def loaded(path: Path, header: Header, clock: Clock) -> Iterator[sqlite3.Connection]:
    """Give a connection to a private copy of a file, upgraded; what is in it is not yet judged.

    Raises FileInUse where no copy can be taken, Damaged for a copy that cannot be used at all.
    """
    with private_copy(path) as copy:
        if header.missing and not has_journal(copy):
            raise cut_off(path.name, header.missing)
        try:
            if header.version < SCHEMA_VERSION:
                from workbench.project.migrations.upgrade import upgrade_private

                upgrade_private(copy, path.name, clock.now())
            raw = connect_private(copy)
        except sqlite3.Error as error:
            raise in_words(error, path.name) from error
        try:
            yield raw
        finally:
            raw.close()


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _unwritable(path: Path) -> WorkbenchError:
    return WorkbenchError(
        N_("{file} is open for reading only, because it or its folder cannot be written to"),
        file=path.name,
    )
