"""What taking in a file would do, whatever it holds: the common words of all imports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import RowError
    from workbench.exchange.source import Source
    from workbench.project.project import Project

    Progress = Callable[[float], None]


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read, where people have said so.

    ``mapping`` says what columns mean, by heading ("" leaves one out); ``round`` is the round of a
    measurement that the rows belong to, where no column says it; ``add`` puts them beside what the
    round has already instead of in its place.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    round: str = ""
    add: bool = False


@dataclass(frozen=True)
class IncomingColumn:
    """A column of a file and what it is taken for.

    ``meaning`` is a key among the choices of its table, "" for left out. ``samples`` are some of
    its cells, ``note`` what there is to know of it. ``public`` is False where its cells are not for
    everybody: in protected view they are hidden.
    """

    heading: str
    meaning: str
    samples: tuple[str, ...] = ()
    note: str = ""
    public: bool = False


@dataclass(frozen=True)
class Meanings:
    """What the columns of a file are taken for, and what else they could be.

    ``choices`` are keys with the words for people; a key is what ``Wishes.mapping`` takes.
    ``round`` is the round that answers go to, None where there is no such thing, ``rounds`` those
    there are. ``replaces`` says that there are answers which would be replaced.
    """

    columns: tuple[IncomingColumn, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    round: str | None = None
    rounds: tuple[str, ...] = ()
    replaces: bool = False


@dataclass(frozen=True)
class Incoming:
    """What taking in a file would do; making it changes nothing.

    ``new``, ``updated`` and ``skipped`` count rows of the kind itself, ``created`` what comes along
    by table. ``notes`` are sentences beside the figures. ``take`` does it as one edit, on the
    project it is given.
    """

    read: int
    new: int
    updated: int
    skipped: int
    created: Mapping[str, int]
    errors: tuple[RowError, ...]
    notes: tuple[str, ...]
    take: Callable[[Project], object]
    meanings: Meanings = Meanings()
    refusal: str = N_("row {row}: {column}: {reason}")

    @property
    def changes(self) -> bool:
        """Whether taking it in would change anything."""
        return bool(self.new or self.updated)

    def report(self) -> dict[str, Any]:
        """Return the figures and errors with the keys of the command line's JSON."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "skipped": self.skipped,
            "created": dict(self.created),
            "errors": [
                {"row": error.row, "column": error.column, "reason": error.text()}
                for error in self.errors
            ],
        }

    def counts_text(self) -> str:
        """Return the figures in one line."""
        return _("{new} new, {updated} updated, {skipped} skipped, {errors} refused").format(
            new=self.new, updated=self.updated, skipped=self.skipped, errors=len(self.errors)
        )

    def refusals(self) -> list[str]:
        """Return why rows are refused, one line each."""
        return [
            _(self.refusal).format(row=error.row, column=error.column, reason=error.text())
            for error in self.errors
        ]


@dataclass(frozen=True)
class Importer:
    """A kind of content that files can bring: its name on the command line and for people.

    ``title`` is a message id. ``likeness`` says how well a table of a file looks like it, 0 not at
    all, from 0.6 on most likely. ``plan`` says what taking the file in would do and raises
    WorkbenchError when it is not understood; it only reads the project, which may be a snapshot in
    another thread.
    """

    kind: str
    title: str
    likeness: Callable[[Source, Grid], float]
    plan: Callable[[Project, Source, Wishes, Progress], Incoming]
