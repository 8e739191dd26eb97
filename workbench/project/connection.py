"""One connection for a project's life, with the settings that keep every acknowledged edit.

The combination was replayed over simulated power losses without a lost commit: rollback journal
TRUNCATE (its content is what makes it valid, so no directory entry has to be durable), synchronous
EXTRA, and an exclusive lock that also tells a second program that the file is in use.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

WRITES: Final = "writes"  # execution option: this transaction is an edit

_COMMON: Final[dict[str, tuple[str, object]]] = {
    "foreign_keys": ("on", 1),
    "secure_delete": ("on", 1),
    "trusted_schema": ("off", 0),
    "cell_size_check": ("on", 1),
    "mmap_size": ("0", 0),
    "temp_store": ("memory", 2),
    "recursive_triggers": ("on", 1),  # rows that REPLACE removes are seen by the recorder
}
_FILE: Final[dict[str, tuple[str, object]]] = {
    "locking_mode": ("exclusive", "exclusive"),
    "journal_mode": ("truncate", "truncate"),
    "synchronous": ("extra", 3),
}
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 50_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_STATEMENTS: Final = 512  # the review asks some 200 questions; usual are 128
_PATIENCE: Final = 0.25  # seconds to wait for a lock that is about to go


def file_uri(path: Path, mode: str) -> str:
    """Return the SQLite address of a file; every letter that is legal in a name is legal here."""
    return f"file:{quote(str(path.resolve()))}?mode={mode}"


def connect(path: Path) -> sqlite3.Connection:
    """Open a file that exists, set it up and lock it for as long as it is open.

    Raises sqlite3.OperationalError ("locked") when another program has it.
    """
    raw = _connected(path, _COMMON | _FILE)
    try:
        raw.execute("begin immediate").execute("commit")
    except BaseException:
        raw.close()
        raise
    return raw


def connect_private(path: Path) -> sqlite3.Connection:
    """Open a file that nobody else knows of: a copy to look into or a file in the making."""
    return _connected(path, _COMMON)


def _connected(path: Path, settings: dict[str, tuple[str, object]]) -> sqlite3.Connection:
    raw = sqlite3.connect(
        file_uri(path, "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_PATIENCE,
        cached_statements=_STATEMENTS,
    )
    try:
        for limit, value in _LIMITS.items():
            raw.setlimit(limit, value)
        _set(raw, settings)
    except UnicodeDecodeError as error:  # SQLite tells of a damaged structure in its own bytes
        raw.close()
        raise sqlite3.DatabaseError("malformed structure") from error
    except BaseException:
        raw.close()
        raise
    return raw


def connect_memory() -> sqlite3.Connection:
    """Open an empty file in memory, which several threads may read one after another."""
    raw = sqlite3.connect(
        ":memory:", isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
    )
    try:
        _set(raw, _COMMON | {"mmap_size": ("0", None)})
    except BaseException:
        raw.close()
        raise
    return raw


def copied(raw: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy in memory of what a connection holds now.

    Raises sqlite3.Error when the file cannot be read to its end.
    """
    copy = connect_memory()
    try:
        raw.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _set(raw: sqlite3.Connection, settings: dict[str, tuple[str, object]]) -> None:
    """Set pragmas and read each back: SQLite passes over misspelt ones without a word."""
    for name, (value, expected) in settings.items():
        raw.execute(f"pragma {name} = {value}").fetchall()
        if expected is not None:
            found = raw.execute(f"pragma {name}").fetchone()[0]
            if found != expected:
                raise WorkbenchError(
                    N_("The file could not be opened safely ({setting})"), setting=name
                )
    if sys.version_info >= (3, 12):
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def shrink(raw: sqlite3.Connection) -> None:
    """Give the room of deleted rows back, so that nothing of them is left in the file."""
    before = raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # SQLite writes into a file beside it
    try:
        raw.execute("vacuum")
    finally:
        raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, before)


def engine_on(connection: Callable[[], sqlite3.Connection]) -> Engine:
    """Return an SQLAlchemy engine that uses just this connection; disposed of, it asks again.

    Transactions marked with the WRITES option begin IMMEDIATE; others read without one.
    """
    # Opening a file takes less time than importing this, and the first window waits for it.
    from sqlalchemy import StaticPool, create_engine, event

    engine = create_engine("sqlite://", creator=connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def close_clean(raw: sqlite3.Connection) -> None:
    """Close the file so that it lies alone, without side files."""
    try:
        raw.execute("pragma locking_mode = normal").fetchall()
        raw.execute("select count(*) from sqlite_schema").fetchall()
        raw.execute("pragma journal_mode = delete").fetchall()
    finally:
        raw.close()
