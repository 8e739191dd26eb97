"""Upgrading a file: on a copy, in one transaction, checked, and put in place at once.

Foreign keys are off meanwhile: building a table anew drops the old one, which would delete every
row that belongs to it. At any moment, also after a kill or a power cut, the file under its name is
wholly old or wholly new.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.exc import SQLAlchemyError

from workbench.base.language import N_
from workbench.base.reasons import Reason
from workbench.project.connection import WRITES, close_clean, connect, connect_private, engine_on
from workbench.project.copies import in_the_making
from workbench.project.faults import Damaged
from workbench.project.format import SCHEMA_VERSION
from workbench.project.guard import Expected, references, structure, values
from workbench.project.schema import FOLDER
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from datetime import datetime

HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Way:
    """Where an upgrade leads and where its revisions and structures lie."""

    version: int = SCHEMA_VERSION
    revisions: tuple[Path, ...] = (HERE / "versions",)
    schema_folder: Path = FOLDER


def upgrade(path: Path, at: datetime, way: Way | None = None) -> None:
    """Bring a file up to the version of ``way`` (the current one when None).

    Raises Damaged when the file is not whole, sqlite3.OperationalError ("locked") when another
    program has it; the file is then as it was.
    """
    way = way or Way()
    old = connect(path)
    try:
        with in_the_making(path) as new:
            _copy(old, new)
            upgrade_private(new, path.name, at, way)
            # Its journal must be gone before the new file takes the name.
            close_clean(old)
    finally:
        old.close()


def _copy(old: sqlite3.Connection, new: Path) -> None:
    copy = connect_private(new)
    try:
        old.backup(copy)
    finally:
        copy.close()


def upgrade_private(path: Path, name: str, at: datetime, way: Way | None = None) -> None:
    """Bring a file that nobody else uses up to the version of ``way``; seal it."""
    way = way or Way()
    raw = connect_private(path)
    try:
        before = int(raw.execute("pragma user_version").fetchone()[0])
        raw.execute("pragma foreign_keys = off")
        structure(raw, Expected(name, before, way.schema_folder))
        _run(raw, before, way, Expected(name, way.version, way.schema_folder))
        raw.execute("pragma foreign_keys = on")
        set_seal(raw, at)
    except (sqlite3.Error, SQLAlchemyError, CommandError) as error:
        raise Damaged(
            N_(
                "{file} could not be brought up to this version of Platsverkstad, "
                "so it was left as it is ({reason})"
            ),
            file=name,
            reason=Reason(error),
        ) from error
    finally:
        raw.close()


def _run(raw: sqlite3.Connection, before: int, way: Way, expected: Expected) -> None:
    engine = engine_on(lambda: raw)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(HERE).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
        places = "\n".join(str(place) for place in way.revisions)
        config.set_main_option("version_locations", places.replace("%", "%%"))
        config.attributes["connection"] = connection
        # The file itself says its version; Alembic's own table lives only for this transaction.
        command.stamp(config, revision_name(before))
        command.upgrade(config, revision_name(way.version))
        connection.exec_driver_sql("drop table alembic_version")
        references(raw, expected)
        structure(raw, expected)
        values(raw, expected)
        connection.exec_driver_sql(f"pragma user_version = {way.version:d}")
    engine.dispose(close=False)


def revision_name(version: int) -> str:
    """Return what Alembic calls a version of the file: "0002", "base" for an empty one."""
    return f"{version:04d}" if version else "base"
