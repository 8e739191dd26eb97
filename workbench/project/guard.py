"""What is looked at in a file before anything in it is used.

SQLite's own check does not notice most damage to content, and a file from elsewhere may hold
views, triggers or values that no program of ours wrote. So: the structure must be exactly that of
its version, pages and references sound, every value of its column's type, every text readable, and
the rows those that the seal was set on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.project.column_types import ill_typed
from workbench.project.digest import content_digest
from workbench.project.faults import Damaged
from workbench.project.format import SCHEMA_VERSION
from workbench.project.schema import FOLDER, has_shape, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.project.digest import Look

_PATIENCE: Final = 2.0  # seconds; an honest file of 2 GB needs less
_STEPS: Final = 20_000  # SQLite instructions between two looks at the clock

_STRUCTURE: Final = N_(
    "{file} is not built as a project is, so it was not opened. "
    "What is whole can be rescued into a new file."
)
_DAMAGED: Final = N_(
    "{file} is damaged inside, so it was not opened. What is whole can be rescued into a new file."
)
_SLOW: Final = N_("{file} takes too long to look through, so it was not opened.")
_REFERENCES: Final = N_(
    "{file} refers to rows that are not there. What is whole can be rescued into a new file."
)
_VALUES: Final = N_(
    "{file} holds values that cannot be right (table {table}). "
    "What is whole can be rescued into a new file."
)
_UNREADABLE: Final = N_(
    "{file} holds text that cannot be read. What is whole can be rescued into a new file."
)
_CHANGED: Final = N_(
    "{file} was changed or damaged after it was closed, and not by Platsverkstad. "
    "What is whole can be rescued into a new file."
)
_SHORT: Final = N_(
    "{file} is cut off: {bytes} bytes are missing at its end. "
    "What is whole can be rescued into a new file."
)


@dataclass(frozen=True)
class Expected:
    """What a file has to be: its version and, for sentences, its name."""

    file: str
    version: int = SCHEMA_VERSION
    schema_folder: Path = FOLDER


Check = Callable[[sqlite3.Connection, Expected], object]


def examine(raw: sqlite3.Connection, expected: Expected, see: Look | None = None) -> bool:
    """Look a file through and return whether it bears a seal. Raises Damaged for what is wrong.

    ``see`` is shown every row that is read on the way; see :func:`content_digest`.
    """
    for check in (structure, _pages, references, partial(_content, see=see)):
        with _in_words(expected), patience(raw, _patience_for(check)):
            check(raw, expected)
    return seal_of(raw) is not None


def all_findings(raw: sqlite3.Connection, expected: Expected) -> list[Damaged]:
    """Look at every page and index of a file and return all that is wrong."""
    found: list[Damaged] = []
    for check in (structure, _every_page, references, values, _seal):
        try:
            with _in_words(expected):
                check(raw, expected)
        except Damaged as error:
            found.append(error)
            if check is structure:
                break  # nothing else can be asked of a file built otherwise
    return found


def cut_off(file: str, missing: int) -> Damaged:
    """Return the sentence for a file of which ``missing`` bytes are gone at the end."""
    return Damaged(_SHORT, file=file, bytes=missing)


def seal_of(raw: sqlite3.Connection) -> str | None:
    """Return the digest that was set when the file was closed; None when it bears none."""
    row = raw.execute("select digest from seal where id = 1").fetchone()
    return str(row[0]) if row else None


def structure(raw: sqlite3.Connection, expected: Expected) -> None:
    """Raise Damaged unless the file has exactly the tables and indexes of its version."""
    if not has_shape(raw, statements(expected.version, expected.schema_folder)):
        raise Damaged(_STRUCTURE, file=expected.file)


def references(raw: sqlite3.Connection, expected: Expected) -> None:
    """Raise Damaged when a row refers to one that is not there."""
    if raw.execute("pragma foreign_key_check").fetchone() is not None:
        raise Damaged(_REFERENCES, file=expected.file)


def values(raw: sqlite3.Connection, expected: Expected, see: Look | None = None) -> str:
    """Return the digest of all values; of the current version each must be able to stand there.

    ``see`` is shown the rows of a file of the current version.

    Raises Damaged when one cannot, and when a text cannot be read.
    """
    wrong: list[str] = []

    def look(table: str, names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        if not wrong and ill_typed(table, names, rows):
            wrong.append(table)
        if see is not None:
            see(table, names, rows)

    digest = content_digest(raw, look if expected.version == SCHEMA_VERSION else None)
    if wrong:
        raise Damaged(_VALUES, file=expected.file, table=wrong[0])
    return digest


def _pages(raw: sqlite3.Connection, expected: Expected) -> None:
    if raw.execute("pragma quick_check(1)").fetchone()[0] != "ok":
        raise Damaged(_DAMAGED, file=expected.file)


def _every_page(raw: sqlite3.Connection, expected: Expected) -> None:
    if raw.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
        raise Damaged(_DAMAGED, file=expected.file)


def _seal(raw: sqlite3.Connection, expected: Expected) -> None:
    _as_sealed(raw, expected, content_digest(raw))


def _content(raw: sqlite3.Connection, expected: Expected, see: Look | None) -> None:
    # In one reading, which takes the most time.
    _as_sealed(raw, expected, values(raw, expected, see))


def _as_sealed(raw: sqlite3.Connection, expected: Expected, found: str) -> None:
    sealed = seal_of(raw)
    if sealed is not None and sealed != found:
        raise Damaged(_CHANGED, file=expected.file)


def _patience_for(check: Check) -> float:
    # Once the structure is known to be ours, the time follows from the size of the file alone.
    return _PATIENCE if check in (structure, _pages) else 10 * _PATIENCE


@contextmanager
def patience(raw: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Interrupt what runs on a connection when it takes longer than ``seconds``."""
    until = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _in_words(expected: Expected) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        raise in_words(error, expected.file) from error


def in_words(error: Exception, file: str) -> Damaged:
    """Return the sentence for what SQLite says of a file."""
    said = str(error).lower()
    if "decode" in said or isinstance(error, UnicodeError):
        return Damaged(_UNREADABLE, file=file)
    sentence = _SLOW if "interrupted" in said else _DAMAGED
    return Damaged(sentence, file=file)
