"""What a project file looks like from outside, read from its bytes before SQLite touches it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.base.reasons import Reason
from workbench.project.faults import Damaged, NewerFile, NotAProject

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX: Final = ".plats"
APPLICATION_ID: Final = 0x506C6174  # "Plat", at byte 68 of the file
SCHEMA_VERSION: Final = 3

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_PAGE_SIZES: Final = frozenset(2**power for power in range(9, 17))
_ROLLBACK: Final = b"\x01\x01"  # file format versions: written with a rollback journal, not a WAL
_UTF8: Final = 1


@dataclass(frozen=True)
class Header:
    """The facts in the first bytes of a project file; sizes in bytes."""

    version: int
    page_size: int
    pages: int
    size: int

    @property
    def missing(self) -> int:
        """How many bytes the file is too short; 0 when it has them all."""
        return max(0, self.page_size * self.pages - self.size)


def read_header(path: Path, *, newest: int = SCHEMA_VERSION) -> Header:
    """Read and judge the header of a file without opening it as a database.

    Raises NotAProject for what is none, NewerFile beyond version ``newest``, Damaged for a header
    of ours that cannot be right. Never call it on a file that this process has open: closing any
    other handle of a file drops the locks of the whole process (POSIX).
    """
    start, size = _first_bytes(path)
    if size == 0:
        raise NotAProject(N_("{file} is empty: there is no project in it"), file=path.name)
    if len(start) < _HEADER or not start.startswith(_MAGIC):
        raise NotAProject(N_("{file} is not a Platsverkstad project"), file=path.name)
    if _number(start, 68) != APPLICATION_ID:
        raise NotAProject(N_("{file} is not a Platsverkstad project"), file=path.name)
    version = _number(start, 60)
    if version > newest:
        raise NewerFile(
            N_(
                "{file} was made by a newer version of Platsverkstad (file version {theirs}; this "
                "program reads up to {ours}). Update the program to open it; the file is unchanged."
            ),
            file=path.name,
            theirs=version,
            ours=newest,
        )
    page_size = 65536 if start[16:18] == b"\x00\x01" else int.from_bytes(start[16:18])
    sound = page_size in _PAGE_SIZES and start[18:20] == _ROLLBACK and _number(start, 56) == _UTF8
    if version < 1 or not sound:
        raise Damaged(
            N_(
                "The beginning of {file} is damaged, so it was not opened. "
                "What is whole can be rescued into a new file."
            ),
            file=path.name,
        )
    # SQLite trusts the count of pages only when the two change counters agree.
    counted = start[24:28] == start[92:96]
    return Header(version, page_size, _number(start, 28) if counted else 0, size)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise NotAProject(N_("{file} is a folder"), file=path.name)
        if not stat.S_ISREG(facts.st_mode):
            raise NotAProject(N_("{file} is not a Platsverkstad project"), file=path.name)
        with path.open("rb") as file:
            return file.read(_HEADER), facts.st_size
    except FileNotFoundError as error:
        raise NotAProject(N_("There is no file {file}"), file=str(path)) from error
    except OSError as error:
        raise NotAProject(
            N_("{file} cannot be read: {reason}"), file=path.name, reason=Reason(error)
        ) from error


def _number(start: bytes, offset: int) -> int:
    return int.from_bytes(start[offset : offset + 4])


def mend_header(path: Path) -> int:
    """Put right what can only have one value in the header of a private copy; return its version.

    A version that cannot be right is taken for the current one.
    """
    with path.open("r+b") as file:
        start = bytearray(file.read(_HEADER).ljust(_HEADER, b"\x00"))
        start[0:16], start[18:20], start[56:60] = _MAGIC, _ROLLBACK, _UTF8.to_bytes(4)
        start[20:24] = b"\x00\x40\x20\x20"  # no reserved bytes; the fixed payload fractions
        version = _number(bytes(start), 60)
        file.seek(0)
        file.write(start)
    return version if 1 <= version <= SCHEMA_VERSION else SCHEMA_VERSION
