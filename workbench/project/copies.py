"""Copies of a file as a whole: private ones to look into, finished ones put in place at once."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.reasons import Reason
from workbench.project.connection import connect_private
from workbench.project.lock import in_use, refuse_if_open_here
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_TRIES: Final = 40
_CALM: Final = 0.05  # seconds without a write; file times may be as coarse as 10 ms


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Give a copy of a file, with its journal, in a folder that only this user can read.

    Reading works also while another program has the file locked; the copy is taken in a moment
    between two of its edits. Raises FileInUse when there is no such moment within two seconds or
    when this process has the file open itself.
    """
    refuse_if_open_here(path)
    with tempfile.TemporaryDirectory(prefix="platsverkstad-") as folder:
        target = Path(folder) / "copy.plats"
        for _ in range(_TRIES):
            before = _state(path)
            _copy(path, target)
            if _state(path) == before and _calm(before):
                break
            time.sleep(_CALM)
        else:
            raise in_use(path)
        yield target


def _state(path: Path) -> tuple[tuple[int, int], ...]:
    """Return sizes and times of change of a file and its journal."""
    found = []
    for each in (path, _journal(path)):
        try:
            facts = each.stat()
            found.append((facts.st_size, facts.st_mtime_ns))
        except FileNotFoundError:
            found.append((0, 0))
    return tuple(found)


def _calm(state: tuple[tuple[int, int], ...]) -> bool:
    latest = max(changed for _, changed in state) / 1e9
    return not 0 <= time.time() - latest < _CALM


def _copy(path: Path, target: Path) -> None:
    try:
        shutil.copyfile(path, target)
        # What a crash left in the journal is rolled back in the copy.
        with suppress(FileNotFoundError):
            shutil.copyfile(_journal(path), _journal(target))
    except OSError as error:
        raise could_not_write(error, target if error.errno == errno.ENOSPC else path) from error


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def has_journal(path: Path) -> bool:
    """Return whether a journal lies beside a file, from which it is to be brought in order."""
    journal = _journal(path)
    return journal.exists() and journal.stat().st_size > 0


def write_copy(raw: sqlite3.Connection, target: Path, at: datetime) -> str:
    """Write what a connection holds into a new file at ``target``, sealed; return the digest.

    The file appears whole or not at all, also when the power goes; what lay there is replaced.
    """
    with in_the_making(target) as path:
        copy = connect_private(path)
        try:
            raw.backup(copy)
            digest = set_seal(copy, at)
        finally:
            copy.close()
    return digest


@contextmanager
def in_the_making(target: Path, *, replace: bool = True) -> Iterator[Path]:
    """Give an empty file beside ``target`` that takes its place when the block ends well.

    With ``replace`` false FileExistsError is raised when something has come to lie there.
    Raises WorkbenchError when the folder takes no file or the disk is full.
    """
    path: Path | None = None
    try:
        path = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
        with path.open("xb"):
            pass
        yield path
        with suppress(FileNotFoundError):
            shutil.copymode(target, path)
        flush(path)
        if replace:
            path.replace(target)
        else:
            _place(path, target)
        flush_folder(target.parent)
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, FileExistsError):
            raise
        raise could_not_write(error, target) from error
    finally:
        if path is not None:
            path.unlink(missing_ok=True)
            _journal(path).unlink(missing_ok=True)


def put_copy(source: Path, target: Path, *, replace: bool = False) -> None:
    """Put a copy of a finished file at ``target``: it appears whole or not at all.

    Raises WorkbenchError when something lies there that is not to be replaced, or when nothing can
    be written there.
    """
    try:
        with in_the_making(target, replace=replace) as new:
            shutil.copyfile(source, new)
    except FileExistsError as error:
        raise name_taken(target) from error


def name_taken(path: Path) -> WorkbenchError:
    """Return the sentence for a file that is not written because there is one of its name."""
    return WorkbenchError(N_("There is already a file named {file}"), file=path.name)


def _place(path: Path, target: Path) -> None:
    """Give a finished file its name, unless the name is taken."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        with target.open("xb"):
            pass
        path.replace(target)


def flush(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; systems that cannot do that do it by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(target: Path) -> None:
    """Remove what interrupted writing left beside a file; the caller holds the file's lock."""
    for left in target.parent.glob(f".{_escaped(target.name)}.*.new*"):
        with suppress(OSError):
            left.unlink()


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def could_not_write(error: Exception, target: Path) -> WorkbenchError:
    """Return the sentence for a file that could not be written or copied."""
    said = str(error).lower()
    if getattr(error, "errno", None) == errno.ENOSPC or "full" in said:
        return WorkbenchError(N_("There is no room on the disk for {file}"), file=target.name)
    return WorkbenchError(
        N_("{file} could not be written: {reason}"), file=str(target), reason=Reason(error)
    )
