"""Who has a file: SQLite's exclusive lock decides, a note beside the file tells people.

The lock is held by the operating system and is gone with the process, so nothing ever has to be
healed after a crash. A note lies beside the file while it is open (``.name.lock``), because only
there another computer, reached through a network or a synchronised folder, can read it. A note of
this computer without a lock behind it is a leftover and is replaced without a word; a note of
another computer may be true where locks do not reach, so a person is asked.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock

_LONGEST: Final = 4096  # bytes of a note; what is longer is not ours
_open_here: set[tuple[int, int]] = set()


class FileInUse(WorkbenchError):  # noqa: N818 - named for what it tells
    """Another window, program or computer has the file.

    ``holder`` is who, as "anna@laptop" (may be empty), ``since`` is local time (may be None).
    ``can_take_over`` is true when only a note of another computer says so, which may be stale.
    ``here`` is true when this very program has it: then it cannot be read a second time either.
    """

    def __init__(
        self,
        message: str,
        *,
        holder: str,
        since: datetime | None,
        can_take_over: bool,
        file: str,
        here: bool = False,
    ) -> None:
        moment = since.strftime("%Y-%m-%d %H:%M") if since else ""
        super().__init__(message, file=file, holder=holder, since=moment)
        self.holder = holder
        self.since = since
        self.can_take_over = can_take_over
        self.here = here


def user_name() -> str:
    """Return the name under which the person is logged in; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@dataclass(frozen=True)
class Note:
    """What lies beside an open file; ``since`` is ISO time with zone."""

    host: str
    user: str
    pid: int
    since: str

    @property
    def holder(self) -> str:
        """Who has the file, as "anna@laptop"."""
        return f"{self.user}@{self.host}" if self.user else self.host

    @property
    def here(self) -> bool:
        """Whether the note was written on this computer."""
        return self.host == platform.node()

    def moment(self) -> datetime | None:
        """Return since when, as local time; None when it cannot be read."""
        try:
            return datetime.fromisoformat(self.since).astimezone()
        except (ValueError, OverflowError, OSError):
            return None


def note_path(path: Path) -> Path:
    """Return where the note of a file lies while it is open."""
    return path.with_name(f".{path.name}.lock")


def read_note(path: Path) -> Note | None:
    """Return the note beside a file, or None when there is none that can be read."""
    try:
        with note_path(path).open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        return Note(str(said["host"]), str(said["user"]), int(said["pid"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_note(path: Path, clock: Clock) -> None:
    """Lay the note beside a file that this process has locked; a folder may refuse it."""
    moment = clock.now().isoformat(timespec="seconds")
    note = Note(platform.node(), user_name(), os.getpid(), moment)
    with suppress(OSError):
        note_path(path).write_text(json.dumps(asdict(note)), encoding="utf-8")


def remove_note(path: Path) -> None:
    """Take this process's note away."""
    note = read_note(path)
    if note is not None and note.here and note.pid == os.getpid():
        with suppress(OSError):
            note_path(path).unlink()


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from any other on the machine; None when it is gone."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def is_open_here(path: Path) -> bool:
    """Return whether this very process has the file open."""
    return identity(path) in _open_here


def refuse_if_open_here(path: Path) -> None:
    """Raise FileInUse when this very process has the file open.

    Reading the file by any other handle would drop its lock when that handle closes (POSIX).
    """
    if is_open_here(path):
        raise FileInUse(
            N_("{file} is already open here"),
            file=path.name, holder=user_name(), since=None, can_take_over=False, here=True,
        )  # fmt: skip


def mark_open(path: Path) -> tuple[int, int] | None:
    """Remember that this process has the file open; returns the mark for :func:`mark_closed`."""
    mark = identity(path)
    if mark is not None:
        _open_here.add(mark)
    return mark


def mark_closed(mark: tuple[int, int] | None) -> None:
    """Forget what :func:`mark_open` remembered."""
    if mark is not None:
        _open_here.discard(mark)


def in_use(path: Path, *, can_take_over: bool = False) -> FileInUse:
    """Return the refusal for a file that somebody else has, in the words of the note beside it."""
    note = read_note(path)
    message = N_("{file} is open in another window or program")
    if note is not None:
        message = N_("{file} is in use by {holder} since {since}")
        if note.moment() is None:
            message = N_("{file} is in use by {holder}")
    return FileInUse(
        message,
        file=path.name,
        holder=note.holder if note else "",
        since=note.moment() if note else None,
        can_take_over=can_take_over,
    )


def held_elsewhere(path: Path) -> bool:
    """Return whether the note beside a file was written on another computer."""
    note = read_note(path)
    return note is not None and not note.here
