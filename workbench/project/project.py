"""A project is one file; every change to it is one edit."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.project import history, lock
from workbench.project.changes import Changes, HistoryEntry, changes_of, label_text
from workbench.project.circles import refuse_circles
from workbench.project.connection import WRITES, close_clean, copied, engine_on, shrink
from workbench.project.copies import write_copy
from workbench.project.faults import NotSaved, not_saved
from workbench.project.guard import Expected, all_findings
from workbench.project.recorder import Recorder
from workbench.project.seal import break_seal, set_seal
from workbench.project.seen_rows import SEEN
from workbench.project.verified import refuse_verified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock
    from workbench.project.faults import Damaged
    from workbench.project.kept import KeptRows
    from workbench.project.seen_rows import SeenRows

_SEAL_PAGES = 50_000  # a file of 200 MB takes too long to read through at every close


@dataclass(frozen=True)
class Opened:
    """How a file was opened: how to let go of it, whether it bore a seal, what identifies it.

    ``notice`` is what the window should tell about it (why it is open for reading only,
    or that it was upgraded). ``engine`` asks it, where several files share one; its own when None.
    ``seen`` are the rows that were kept when it was looked through; only of a file for reading.
    """

    on_close: Callable[[sqlite3.Connection], None] = close_clean
    sealed: bool = False
    mark: tuple[int, int] | None = None
    notice: WorkbenchError | None = None
    engine: Engine | None = None
    seen: SeenRows | None = None


class Project:
    """An open project: read freely, change through :meth:`edit` only.

    Made by :mod:`workbench.project.open` (``create``, ``open_project``); the window, the command
    line and workers all use this class. While ``discreet`` is true (others see the screen), labels
    of edits repeat nothing that people wrote.
    """

    def __init__(
        self,
        raw: sqlite3.Connection,
        path: Path | None,
        clock: Clock,
        *,
        read_only: bool,
        who: str = "",
        opened: Opened | None = None,
    ) -> None:
        opened = opened or Opened()
        self._raw = raw
        self._on_close = opened.on_close
        self._listeners: list[Callable[[Changes], None]] = []
        self._editing = False
        self._open = True
        self._sealed = opened.sealed
        self._mark = opened.mark
        self._shared_engine = opened.engine
        self._seen = opened.seen if read_only else None
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self.who = who
        self.notice = opened.notice
        self.saved_at: datetime | None = None
        self.discreet = False
        self._recorder = None if read_only else Recorder(raw)
        raw.execute("pragma query_only = on")

    # -- reading

    @cached_property
    def _engine(self) -> Engine:
        return self._shared_engine or engine_on(lambda: self._raw)

    @cached_property
    def _kept(self) -> KeptRows:
        from workbench.project.kept import KeptRows  # as late as SQLAlchemy itself

        return KeptRows()

    @cached_property
    def _writing(self) -> Engine:
        return self._engine.execution_options(**{WRITES: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that can read and nothing else."""
        from sqlalchemy.orm import Session  # not before rows are asked for: see engine_on

        info = {"kept rows": self._kept, SEEN: self._seen}
        with Session(self._engine, expire_on_commit=False, autoflush=False, info=info) as session:
            try:
                yield session
            finally:
                # Who asked may hold the session until Python looks for circles; the rows go now.
                session.info.pop(SEEN)

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for this package (backup, check, search); never for writing."""
        return self._raw

    def facts(self) -> SimpleNamespace:
        """Return the row that says what the file is about; its fields by name."""
        from sqlalchemy import select

        from workbench.models.place import Project as Facts

        with self.read() as session:
            found = session.execute(select(Facts.__table__).limit(1)).mappings().first()
        if found is None:
            raise WorkbenchError(N_("The file holds no project"))
        return SimpleNamespace(**found)

    @property
    def name(self) -> str:
        """What the place is called."""
        return str(self._fact("name"))

    def today(self) -> date:
        """Return the day that "late" is reckoned from: the project's status date, else today."""
        said = self._fact("status_date")
        return date.fromisoformat(str(said)) if said else self.clock.today()

    def _fact(self, column: str) -> object:
        """Return one value of the row that says what the file is about, without any model."""
        row = self._raw.execute(f'select "{column}" from project limit 1').fetchone()  # noqa: S608 - own names
        if row is None:
            raise WorkbenchError(N_("The file holds no project"))
        return row[0]

    # -- writing

    @contextmanager
    def edit(self, message: str, *, initiator: object = None, **facts: object) -> Iterator[Session]:
        """Make one labelled change: one transaction, one line of history, one step of undo.

        ``message`` is a message id, ``facts`` fill it. All is taken back if the block raises. An
        edit that changes nothing leaves no line. Edits do not nest.
        Raises WorkbenchError when the file is read-only, full or gone, when activities would wait
        for each other in a circle, or when verified minutes would be rewritten.
        """
        from sqlalchemy.orm import Session

        from workbench.project.follow import DAY

        recorder = self._begin()
        try:
            with (
                self._writing.connect() as connection,
                Session(
                    connection, expire_on_commit=False, info={DAY: self.clock.today()}
                ) as session,
            ):
                yield session
                session.flush()
                recorded = recorder.drain()
                if recorded:
                    refuse_circles(self._raw, recorded)
                    refuse_verified(self._raw, recorded)
                    self._before_commit()
                    moment = self.clock.now()
                    history.write_entry(self._raw, recorded, message, facts, moment, self.who)
                session.commit()
        except sqlite3.Error as error:
            raise not_saved(error) from error
        except Exception as error:
            if isinstance(cause := getattr(error, "orig", None), sqlite3.Error):
                raise not_saved(cause) from error
            raise
        finally:
            self._end(recorder)
        if recorded:
            self._sealed = False
            label = label_text(message, facts, quotes=not self.discreet)
            self._announce(changes_of(recorded, label, initiator))

    def undo(self) -> Changes | None:
        """Take back the last edit; None when there is nothing to take back."""
        return self._travel(history.last_done, history.take_back)

    def redo(self) -> Changes | None:
        """Do the last undone edit again; None when there is none."""
        return self._travel(history.next_undone, history.do_again)

    def _travel(
        self,
        find: Callable[[sqlite3.Connection], HistoryEntry | None],
        apply: Callable[[sqlite3.Connection, HistoryEntry], None],
    ) -> Changes | None:
        recorder = self._begin()
        try:
            entry = find(self._raw)
            if entry is None:
                return None
            self._raw.execute("begin immediate")
            self._raw.execute("pragma defer_foreign_keys = on")
            apply(self._raw, entry)
            recorded = recorder.drain()
            self._before_commit()
            self._raw.execute("commit")
        except sqlite3.Error as error:
            raise not_saved(error) from error
        finally:
            self._end(recorder)
        self._sealed = False
        changes = changes_of(recorded, self._said(entry))
        self._announce(changes)
        return changes

    def rewrite(self, work: Callable[[sqlite3.Connection], str]) -> Changes:
        """Change the file for good, beside the history: nothing of what was is left in it.

        ``work`` changes rows and history in one transaction and returns the sentence to tell.
        Raises NotSaved, with everything as before, when it cannot be done. Use it for erasing only.
        """
        recorder = self._begin()
        try:
            self._raw.execute("begin immediate")
            self._raw.execute("pragma defer_foreign_keys = on")
            label = work(self._raw)
            recorded = recorder.drain()
            self._before_commit()
            self._raw.execute("commit")
            # Deleted content is overwritten already; a full disk only leaves the file longer.
            with suppress(sqlite3.OperationalError):
                shrink(self._raw)
        except sqlite3.Error as error:
            raise not_saved(error) from error
        finally:
            self._end(recorder)
        self._sealed = False
        changes = changes_of(recorded, label)
        self._announce(changes)
        return changes

    def _begin(self) -> Recorder:
        if self._recorder is None:
            raise WorkbenchError(N_("The file is open for reading only, so nothing can be changed"))
        if self._editing:
            raise RuntimeError("edits do not nest")
        self._refuse_if_moved()
        self._kept.expect(self._raw.total_changes)
        self._raw.execute("pragma query_only = off")
        self._recorder.watch()
        self._editing = True
        return self._recorder

    def note(self, message: str, **facts: object) -> None:
        """Write a line of history about the file itself: no row changes, and undo passes it by.

        Raises WorkbenchError when the file is read-only, full or gone.
        """
        recorder = self._begin()
        try:
            self._raw.execute("begin immediate")
            history.write_note(self._raw, message, facts, self.clock.now(), self.who)
            self._before_commit()
            self._raw.execute("commit")
        except sqlite3.Error as error:
            raise not_saved(error) from error
        finally:
            self._end(recorder)
        self._sealed = False
        self._announce(Changes({}, label_text(message, facts, quotes=not self.discreet)))

    def get_ready(self) -> None:
        """Do beforehand what the first edit would wait for."""
        if self._recorder is not None and not self._editing:
            self._raw.execute("pragma query_only = off")
            self._recorder.watch()
            self._raw.execute("pragma query_only = on")

    def _before_commit(self) -> None:
        self._refuse_if_moved()
        if self._sealed:
            break_seal(self._raw)

    def _refuse_if_moved(self) -> None:
        """Raise NotSaved when the file lies elsewhere now: nobody would find the change."""
        if self._mark is not None and self.path and lock.identity(self.path) != self._mark:
            raise NotSaved(
                N_(
                    "{file} was moved, replaced or deleted, so the change was not saved. "
                    "Save a copy elsewhere and go on working in that."
                ),
                file=self.path.name,
            )

    def _end(self, recorder: Recorder) -> None:
        # A disk that failed may fail again here; what was wrong has been told already.
        with suppress(sqlite3.Error):
            if self._raw.in_transaction:
                self._raw.execute("rollback")
                recorder.drain()
            self._raw.execute("pragma query_only = on")
        self._editing = False

    # -- history

    def history(self, limit: int = 500) -> list[HistoryEntry]:
        """Return the edits, newest first, those that can be redone among them."""
        return [
            replace(entry, quotes=not self.discreet) for entry in history.entries(self._raw, limit)
        ]

    def last_change(self) -> datetime | None:
        """Return when the content last changed, as local time; of a new file when it was made."""
        return history.last_change(self._raw)

    def undo_label(self) -> str | None:
        """Return what undo would take back, in words, or None."""
        entry = history.last_done(self._raw)
        return self._said(entry) if entry else None

    def redo_label(self) -> str | None:
        """Return what redo would do again, in words, or None."""
        entry = history.next_undone(self._raw)
        return self._said(entry) if entry else None

    def _said(self, entry: HistoryEntry) -> str:
        return replace(entry, quotes=not self.discreet).text()

    def travel_to(self, edit_id: int) -> None:
        """Undo or redo until the edit with this id is the last one done; 0 is the beginning."""
        while (entry := history.last_done(self._raw)) is not None and entry.id > edit_id:
            self.undo()
        while (entry := history.next_undone(self._raw)) is not None and entry.id <= edit_id:
            self.redo()

    def forget_history(self) -> None:
        """Let the history begin with the file as it is now: nothing of before can be undone.

        For a file that the program has built, before anybody has it in a window. Its rows stay as
        they are; the file gets as small as if nothing had ever been changed in it.
        Raises WorkbenchError when the file is read-only, full or gone; the history is then whole.
        """
        recorder = self._begin()
        try:
            self._raw.execute("begin immediate")
            history.forget(self._raw)
            self._before_commit()
            self._raw.execute("commit")
            self._sealed = False
            shrink(self._raw)
        except sqlite3.Error as error:
            raise not_saved(error) from error
        finally:
            self._end(recorder)

    # -- telling

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after each edit, undo and redo; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, changes: Changes) -> None:
        self.saved_at = self.clock.now()
        self._kept.note(changes, self._raw.total_changes)
        for listener in tuple(self._listeners):
            listener(changes)

    # -- the file as a whole

    def snapshot(self) -> Project:
        """Return a copy in memory, as of now, that another thread may read."""
        opened = Opened(on_close=sqlite3.Connection.close)
        return Project(copied(self._raw), self.path, self.clock, read_only=True, opened=opened)

    def save_copy(self, path: Path) -> None:
        """Write the project as it is now into another file, which may be replaced.

        Works also when the project's own file is gone or its disk is full. Raises WorkbenchError
        when ``path`` cannot be written, FileInUse when it is open.
        """
        lock.refuse_if_open_here(path)
        write_copy(self._raw, path, self.clock.now())

    def check(self) -> list[Damaged]:
        """Look at every page of the open file and return all that is wrong; nothing is changed."""
        name = self.path.name if self.path else ""
        return all_findings(self._raw, Expected(name))

    @property
    def is_open(self) -> bool:
        """Whether the file can still be read."""
        return self._open

    def close(self) -> None:
        """Close the file so that it lies alone on the disk, sealed; closing twice does nothing."""
        if not self._open:
            return
        self._open = False
        self._listeners.clear()
        if "_engine" in self.__dict__:
            self._engine.dispose(close=False)
        try:
            self._seal()
        finally:
            self._on_close(self._raw)

    def _seal(self) -> None:
        """Set the seal, where the file was changed; a full disk leaves the file without one."""
        if self.read_only or self._sealed:
            return
        with suppress(sqlite3.Error):
            if self._raw.execute("pragma page_count").fetchone()[0] <= _SEAL_PAGES:
                self._raw.execute("pragma query_only = off")
                set_seal(self._raw, self.clock.now())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
