"""Why the system refused something, in the language of people instead of the system's own."""

from __future__ import annotations

import errno
from typing import Final

from typing_extensions import override

from workbench.base.language import N_, _

_OTHER: Final = N_("the system says {code}")
_SENTENCES: Final = {
    "ENOENT": N_("the file or its folder is not there"),
    "EACCES": N_("permission is missing"),
    "EPERM": N_("permission is missing"),
    "EROFS": N_("the disk can only be read"),
    "ENOSPC": N_("there is no room left on the disk"),
    "EDQUOT": N_("there is no room left on the disk"),
    "EFBIG": N_("the file would be too large for the disk"),
    "EISDIR": N_("it is a folder"),
    "ENOTDIR": N_("a part of the path is no folder"),
    "EEXIST": N_("there is something of that name already"),
    "ENAMETOOLONG": N_("the name is too long"),
    "EINVAL": N_("the system does not take that name"),
    "EILSEQ": N_("the system does not take that name"),
    "EIO": N_("the disk does not answer"),
    "ENODEV": N_("the disk or the network folder is gone"),
    "ENXIO": N_("the disk or the network folder is gone"),
    "ESTALE": N_("the disk or the network folder is gone"),
    "EHOSTDOWN": N_("the disk or the network folder is gone"),
    "ETIMEDOUT": N_("the disk does not answer"),
    "EBUSY": N_("another program is using it"),
    "ETXTBSY": N_("another program is using it"),
    "EMFILE": N_("too many files are open"),
    "ENFILE": N_("too many files are open"),
    "ELOOP": N_("its links lead in a circle"),
    "SQLITE_FULL": N_("there is no room left on the disk"),
    "SQLITE_READONLY": N_("the file can only be read"),
    "SQLITE_PERM": N_("permission is missing"),
    "SQLITE_CANTOPEN": N_("the file cannot be opened"),
    "SQLITE_BUSY": N_("another program is using it"),
    "SQLITE_LOCKED": N_("another program is using it"),
    "SQLITE_CORRUPT": N_("the file is damaged"),
    "SQLITE_NOTADB": N_("the file is damaged"),
    "SQLITE_IOERR": N_("the disk does not answer"),
    "SQLITE_TOOBIG": N_("something in it is too large"),
    "SQLITE_NOMEM": N_("there is too little memory"),
    "MemoryError": N_("there is too little memory"),
}


class Reason:
    """The reason of an error as a fact within a sentence, put into words when it is shown.

    An error that nobody foresaw is told by the name that the system or the library gives it: that
    can be looked up, and it is the same in every language.
    """

    def __init__(self, error: BaseException) -> None:
        self.code = _code_of(error)

    @override
    def __str__(self) -> str:
        return _(_SENTENCES.get(self.code, _OTHER)).format(code=self.code)

    @override
    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _code_of(error: BaseException) -> str:
    """Return the name of an error: of the system, of SQLite, else of its class."""
    error = getattr(error, "orig", None) or error  # SQLAlchemy wraps what SQLite says
    if isinstance(error, OSError) and error.errno is not None:
        return errno.errorcode.get(error.errno, str(error.errno))
    name = getattr(error, "sqlite_errorname", "")
    if name in _SENTENCES or not name:
        return name or type(error).__name__
    # SQLITE_IOERR_WRITE is a kind of SQLITE_IOERR.
    plain = "_".join(name.split("_")[:2])
    return plain if plain in _SENTENCES else name
