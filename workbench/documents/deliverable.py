"""What can leave the program for a meeting: documents, tables and plans, all asked the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.base.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from workbench.documents.audience import Audience
    from workbench.project.project import Project

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST: Final = 80


@dataclass(frozen=True)
class Deliverable:
    """One thing that can be written in several formats.

    ``title`` is ready text, ``group`` the key of what sort it is (documents, tables, plans).
    ``write`` gets a snapshot, the target, the language and the audience; it raises WorkbenchError
    in one sentence for what cannot be made.
    """

    key: str
    title: str
    group: str
    endings: tuple[str, ...]
    write: Callable[[Project, Path, str, Audience], object]


@dataclass
class Delivered:
    """What became of a whole set: the names of files written, and what could not be, with why."""

    written: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def safe_name(words: str) -> str:
    """Return words as the name of a file that every system takes, without an ending."""
    name = " ".join(_UNSAFE.sub("-", words).split()).strip(" .-")[:_LONGEST].rstrip(" .-")
    if not name or _DEVICES.fullmatch(name.split(".")[0].strip()):
        return f"{name}-" if name else "-"
    return name


def deliver(
    snapshot: Project,
    wanted: Iterable[tuple[Deliverable, str]],
    folder: Path,
    language: str,
    audience: Audience,
    report: Callable[[float], None],
) -> Delivered:
    """Write all that is wanted into a folder, which is made if need be; the snapshot is closed.

    What cannot be made is told and the rest goes on. A file that is there already is kept: the
    new one gets a number. ``report`` may raise to stop; what is written by then stays.
    """
    done, wishes = Delivered(), list(wanted)
    with snapshot:
        folder.mkdir(parents=True, exist_ok=True)
        for at, (each, ending) in enumerate(wishes):
            report(at / max(len(wishes), 1))
            target = _free(folder, safe_name(f"{each.title} {snapshot.name}"), ending)
            try:
                each.write(snapshot, target, language, audience)
            except WorkbenchError as error:
                done.failed.append((f"{each.title} ({ending})", error.text()))
            except (OSError, ValueError, ArithmeticError, LookupError, TypeError) as error:
                said = _("it could not be made: {reason}").format(reason=Reason(error))
                done.failed.append((f"{each.title} ({ending})", said))
            else:
                done.written.append(target.name)
    return done


def _free(folder: Path, name: str, ending: str) -> Path:
    target, number = folder / f"{name}.{ending}", 2
    while target.exists():
        target, number = folder / f"{name} {number}.{ending}", number + 1
    return target
