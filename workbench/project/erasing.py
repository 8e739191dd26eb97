"""Erasing people from an open project and from its backups."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC
from functools import reduce
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, ngettext
from workbench.project import backups
from workbench.project.copies import sweep
from workbench.project.erase import Erased, Wish, erase_person, next_pseudonyms, remember
from workbench.project.person import naming_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.project.backups import Backup
    from workbench.project.project import Project


@dataclass
class FromBackups:
    """What became of the backups: those written anew, and those that could not be, with why."""

    rewritten: list[Backup] = field(default_factory=list)
    failed: list[tuple[Backup, str]] = field(default_factory=list)


def erase_people(
    project: Project, people: Sequence[str], reason: str
) -> tuple[list[Erased], list[Wish]]:
    """Erase people (by id) from an open project, which nothing can undo.

    Returns what was done and the wishes, which :func:`erase_from_backups` needs; let go of them
    then, for they know who it was. Raises WorkbenchError, with nothing changed, when the file
    cannot be written.
    """
    wishes: list[Wish] = []
    done: list[Erased] = []

    def work(raw: sqlite3.Connection) -> str:
        names = next_pseudonyms(raw, len(people))
        for person, pseudonym in zip(people, names, strict=True):
            naming = naming_of(raw, person)
            wish = Wish(person, naming, pseudonym, reason, project.clock.today())
            wishes.append(wish)
            done.append(erase_person(raw, wish))
        remember(raw, done, project.clock.now().astimezone(UTC), project.who)
        return ngettext(
            "Erased {count} person for good", "Erased {count} people for good", len(people)
        ).format(count=len(people))

    project.rewrite(work)
    if project.path is not None:
        sweep(project.path)
    return done, wishes


def known_backups(project: Project, folder: Path | None = None) -> list[Backup]:
    """Return every backup of a project, also those kept under the name of its file."""
    found = backups.list_backups(project, folder)
    if project.path is not None:
        found += backups.backups_of(project.path, folder)
    return list({each.path: each for each in found}.values())


def erase_from_backups(
    found: Sequence[Backup],
    wishes: Sequence[Wish],
    clock: Clock,
    report: Callable[[float], None] = lambda _share: None,
) -> FromBackups:
    """Erase people from backups, one after the other; may run beside the window.

    ``report`` is told the share that is done.
    """
    result = FromBackups()
    for number, backup in enumerate(found):
        report(number / len(found))
        try:
            backups.rewrite(
                backup,
                lambda raw: [erase_person(raw, wish) for wish in wishes],
                lambda label: reduce(
                    lambda said, wish: wish.naming.replaced(said, wish.pseudonym), wishes, label
                ),
                clock,
            )
        except WorkbenchError as error:
            result.failed.append((backup, error.text()))
        except (OSError, sqlite3.Error) as error:
            reason = N_("{file} could not be written: {reason}")
            words = WorkbenchError(reason, file=backup.path.name, reason=str(error))
            result.failed.append((backup, words.text()))
        else:
            result.rewritten.append(backup)
    return result
