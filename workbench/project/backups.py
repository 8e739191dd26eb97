"""Backups: when to take one, which to keep, and how to get one back.

They lie in a folder of the user, one folder for each project (by the key of its first row, so a
file that is moved or renamed keeps its backups), each with a note of what it holds. The note has
the SHA-256 of the whole file, which notices any damage.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import platformdirs

from workbench.base.language import N_, _
from workbench.project.connection import connect_private, shrink
from workbench.project.copies import (
    could_not_write,
    in_the_making,
    private_copy,
    put_copy,
    sweep,
    write_copy,
)
from workbench.project.faults import Damaged
from workbench.project.format import SCHEMA_VERSION, SUFFIX, read_header
from workbench.project.lock import refuse_if_open_here
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.project.project import Project

INTERVAL: Final = timedelta(minutes=30)
RECENT: Final = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
BEFORE_UPGRADE: Final = N_("Before the update of the program")
BEFORE_RESTORE: Final = N_("Before another version was restored")
_MESSAGE: Final = "_:"  # marks a label that is a message id, not a person's words


@dataclass(frozen=True)
class Backup:
    """One backup and what its note says; ``at`` is UTC as ISO text, ``size`` in bytes.

    ``label`` is empty for those taken by themselves; labelled ones are never thinned.
    ``position`` tells where in its history the project was.
    """

    path: Path
    at: str
    label: str
    file: str
    sha256: str
    size: int
    position: str

    def moment(self) -> datetime:
        """Return when it was taken, as local time."""
        return datetime.fromisoformat(self.at).astimezone()

    def text(self) -> str:
        """Return the label in the current language."""
        said = self.label
        return _(said[len(_MESSAGE) :]) if said.startswith(_MESSAGE) else said

    def whole(self) -> bool:
        """Return whether the file is what it was when the backup was taken."""
        try:
            return _sha256(self.path) == self.sha256
        except OSError:
            return False


def default_folder() -> Path:
    """Return where this user's backups lie."""
    return platformdirs.user_data_path("Platsverkstad", appauthor=False) / "backups"


class BackupKeeper:
    """Takes the backups of one open project; the window asks :meth:`due` when nothing happens."""

    def __init__(self, project: Project, folder: Path | None, clock: Clock) -> None:
        self._project = project
        self._folder = folder or default_folder()
        self._clock = clock

    def list(self) -> list[Backup]:
        """Return the backups of the project, newest first."""
        return _listed(self._folder / _key(self._project.raw))

    def due(self) -> bool:
        """Return whether the project changed since its last backup and that is half an hour ago."""
        last = next(iter(self.list()), None)
        if last is None:
            return True
        if last.position == _position(self._project.raw):
            return False
        return not timedelta(0) <= self._clock.now() - last.moment() < INTERVAL

    def make(self, label: str = "") -> Backup:
        """Take a backup now and thin out old ones; ``label`` is what a person calls the state.

        Raises WorkbenchError when the folder of backups takes no file.
        """
        raw, now = self._project.raw, self._clock.now()
        name = str(self._project.path or "")
        made = _stored(
            self._folder / _key(raw), lambda target: _written(raw, target, now),
            now, label, name, _position(raw),
        )  # fmt: skip
        thin(self._folder / _key(raw), now)
        return made


def _written(raw: sqlite3.Connection, target: Path, now: datetime) -> None:
    write_copy(raw, target, now)


def list_backups(project: Project, folder: Path | None = None) -> list[Backup]:
    """Return the backups of an open project, newest first."""
    return _listed((folder or default_folder()) / _key(project.raw))


def backups_of(path: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups taken of a file at ``path``, newest first; the file may be gone."""
    try:
        places = [each for each in (folder or default_folder()).iterdir() if each.is_dir()]
    except OSError:
        return []
    found = [backup for place in places for backup in _listed(place)]
    mine = [backup for backup in found if backup.file == str(path)]
    return sorted(mine, key=lambda backup: backup.at, reverse=True)


def keep_copy(path: Path, source: Path, folder: Path, clock: Clock, label: str) -> Backup:
    """Keep a file that nobody has open, just as it is, as a labelled backup of ``source``."""
    raw = connect_private(path)
    try:
        key, position = _key(raw), _position(raw)
    except sqlite3.Error:
        key, position = _key_of_name(source), ""
    finally:
        raw.close()

    def copy(target: Path) -> None:
        with in_the_making(target) as new:
            shutil.copyfile(path, new)

    return _stored(
        folder / key, copy, clock.now(), f"{_MESSAGE}{label}", str(source), position
    )  # fmt: skip


def rewrite(
    backup: Backup,
    work: Callable[[sqlite3.Connection], object],
    words: Callable[[str], str],
    clock: Clock,
) -> None:
    """Change what a backup holds, for good: it is written anew, upgraded if need be, and replaced.

    ``words`` changes its label. Raises WorkbenchError, with the backup as before, when it cannot be
    done. Use it for erasing only.
    """
    sweep(backup.path)
    with in_the_making(backup.path) as new:
        shutil.copyfile(backup.path, new)
        if read_header(new).version < SCHEMA_VERSION:
            from workbench.project.migrations.upgrade import upgrade_private

            upgrade_private(new, backup.path.name, clock.now())
        raw = connect_private(new)
        try:
            raw.execute("begin immediate")
            raw.execute("pragma defer_foreign_keys = on")
            work(raw)
            raw.execute("delete from seal").execute("commit")
            shrink(raw)
            set_seal(raw, clock.now())
        finally:
            raw.close()
    size, label = backup.path.stat().st_size, words(backup.label)
    _write_note(replace(backup, sha256=_sha256(backup.path), size=size, label=label))


def restore(
    backup: Backup,
    target: Path,
    clock: Clock,
    *,
    replace: bool = False,
    folder: Path | None = None,
) -> None:
    """Bring a backup back as ``target``; with ``replace`` what lies there becomes a backup first.

    Raises Damaged for a backup that is no longer whole, WorkbenchError when ``target`` exists (and
    is not to be replaced) or cannot be written, FileInUse when it is open.
    """
    restore_file(backup.path, target, clock, replace=replace, folder=folder, sha256=backup.sha256)


def restore_file(
    source: Path,
    target: Path,
    clock: Clock,
    *,
    replace: bool = False,
    folder: Path | None = None,
    sha256: str = "",
) -> None:
    """Restore from any project file; its note is used when it has one. See :func:`restore`."""
    wanted = sha256 or _noted_sum(source)
    if wanted and _sha256(source) != wanted:
        raise Damaged(N_("The backup {file} is damaged"), file=source.name)
    read_header(source)
    if replace and target.exists():
        with private_copy(target) as present:
            keep_copy(present, target, folder or default_folder(), clock, BEFORE_RESTORE)
    refuse_if_open_here(target)
    put_copy(source, target, replace=replace)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups in a folder that :func:`kept` does not name."""
    everything = _listed(folder)
    staying = set(kept(everything, now))
    for backup in everything:
        if backup not in staying:
            with suppress(OSError):
                backup.path.unlink()
                _note(backup.path).unlink()


def kept(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return those to keep: labelled ones, the last two days, then 12 days, 10 weeks, 9 months.

    Of a day, week or month its last backup stays. Days are those of local time.
    """
    staying: list[Backup] = []
    older: list[Backup] = []
    for backup in sorted(backups, key=lambda each: each.at, reverse=True):
        fresh = now - backup.moment() < RECENT
        (staying if fresh or backup.label else older).append(backup)
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for count, period in periods:
        chosen: dict[object, Backup] = {}
        for backup in older:
            if len(chosen) < count:
                chosen.setdefault(period(backup.moment()), backup)
        staying += chosen.values()
        last = min((backup.at for backup in chosen.values()), default="")
        older = [backup for backup in older if backup.at < last]
    return staying


def _stored(
    folder: Path, write: Callable[[Path], None], now: datetime, label: str, file: str, position: str
) -> Backup:
    moment = now.astimezone(UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = _free_name(folder, moment)
        write(target)
        target.chmod(0o600)
        made = Backup(
            target, moment.isoformat(), label, file,
            _sha256(target), target.stat().st_size, position,
        )  # fmt: skip
        _write_note(made)
    except OSError as error:
        raise could_not_write(error, folder) from error
    return made


def _write_note(backup: Backup) -> None:
    facts = {name: value for name, value in asdict(backup).items() if name != "path"}
    with in_the_making(_note(backup.path)) as new:
        new.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def _free_name(folder: Path, moment: datetime) -> Path:
    while (target := folder / f"{moment:%Y-%m-%dT%H-%M-%S.%f}Z{SUFFIX}").exists():
        moment += timedelta(microseconds=1)
    return target


def _listed(folder: Path) -> list[Backup]:
    found = (_read(path) for path in folder.glob(f"*{SUFFIX}"))
    return sorted((each for each in found if each), key=lambda backup: backup.at, reverse=True)


def _read(path: Path) -> Backup | None:
    try:
        facts = json.loads(_note(path).read_text(encoding="utf-8"))
        backup = Backup(path=path, **facts)
        backup.moment()
    except (OSError, ValueError, TypeError):
        return None
    return backup


def _noted_sum(path: Path) -> str:
    backup = _read(path)
    return backup.sha256 if backup else ""


def _note(path: Path) -> Path:
    return path.with_suffix(".json")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _key(raw: sqlite3.Connection) -> str:
    row = raw.execute("select id from project order by rowid limit 1").fetchone()
    # The key names a folder, and the file may come from anywhere.
    safe = row is not None and str(row[0]).isalnum() and len(str(row[0])) <= 64  # noqa: PLR2004
    return str(row[0]) if safe else hashlib.sha256(repr(row).encode()).hexdigest()[:32]


def _key_of_name(path: Path) -> str:
    return hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:32]


def _position(raw: sqlite3.Connection) -> str:
    """Return where in its history a project is: it changes with every edit, undo and redo."""
    last, done = raw.execute("select max(id), sum(state = 'done') from edit").fetchone()
    return f"{last or 0}:{done or 0}"
