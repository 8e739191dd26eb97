"""A project is one file; every change to it is one edit."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models import place
from workbench.project import history
from workbench.project.changes import Changes, HistoryEntry, changes_of, label_text
from workbench.project.connection import WRITES, close_clean, connect_memory, engine_on
from workbench.project.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from workbench.base.clock import Clock


class Project:
    """An open project: read freely, change through :meth:`edit` only.

    Made by :mod:`workbench.project.open` (``create``, ``open_project``); the window, the command
    line and workers all use this class.
    """

    def __init__(
        self, raw: sqlite3.Connection, path: Path | None, clock: Clock, *, read_only: bool, who: str = "",
        on_close: Callable[[sqlite3.Connection], None] = close_clean,
    ) -> None:  # fmt: skip
        self._raw = raw
        self._engine = engine_on(raw)
        self._on_close = on_close
        self._listeners: list[Callable[[Changes], None]] = []
        self._editing = False
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self.who = who
        self.saved_at: datetime | None = None
        self._recorder = None if read_only else Recorder(raw)
        raw.execute("pragma query_only = on")

    # -- reading

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that can read and nothing else."""
        with Session(self._engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for this package (backup, check, search); never for writing."""
        return self._raw

    def facts(self) -> place.Project:
        """Return the row that says what the file is about."""
        with self.read() as session:
            found = session.scalars(select(place.Project).limit(1)).first()
        if found is None:
            raise WorkbenchError(N_("The file holds no project"))
        return found

    def today(self) -> date:
        """Return the day that "late" is reckoned from: the project's status date, else today."""
        return self.facts().status_date or self.clock.today()

    # -- writing

    @contextmanager
    def edit(self, message: str, *, initiator: object = None, **facts: object) -> Iterator[Session]:
        """Make one labelled change: one transaction, one line of history, one step of undo.

        ``message`` is a message id, ``facts`` fill it. All is taken back if the block raises. An edit
        that changes nothing leaves no line. Edits do not nest.
        Raises WorkbenchError when the file is read-only, full or gone.
        """
        recorder = self._begin()
        try:
            connection = self._engine.connect().execution_options(**{WRITES: True})
            with connection, Session(connection, expire_on_commit=False) as session:
                yield session
                session.flush()
                recorded = recorder.drain()
                if recorded:
                    history.write_entry(
                        self._raw, recorded, message, facts, self.clock.now(), self.who
                    )
                session.commit()
        except sqlite3.Error as error:
            raise _told(error) from error
        except Exception as error:
            if isinstance(cause := getattr(error, "orig", None), sqlite3.Error):
                raise _told(cause) from error
            raise
        finally:
            self._end(recorder)
        if recorded:
            self._announce(changes_of(recorded, label_text(message, facts), initiator))

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
            self._raw.execute("commit")
        except sqlite3.Error as error:
            raise _told(error) from error
        finally:
            self._end(recorder)
        changes = changes_of(recorded, entry.text())
        self._announce(changes)
        return changes

    def _begin(self) -> Recorder:
        if self._recorder is None:
            raise WorkbenchError(N_("The file is open for reading only, so nothing can be changed"))
        if self._editing:
            raise RuntimeError("edits do not nest")
        self._editing = True
        self._raw.execute("pragma query_only = off")
        return self._recorder

    def _end(self, recorder: Recorder) -> None:
        if self._raw.in_transaction:
            self._raw.execute("rollback")
        recorder.drain()
        self._raw.execute("pragma query_only = on")
        self._editing = False

    # -- history

    def history(self, limit: int = 500) -> list[HistoryEntry]:
        """Return the edits, newest first, those that can be redone among them."""
        return history.entries(self._raw, limit)

    def undo_label(self) -> str | None:
        """Return what undo would take back, in words, or None."""
        entry = history.last_done(self._raw)
        return entry.text() if entry else None

    def redo_label(self) -> str | None:
        """Return what redo would do again, in words, or None."""
        entry = history.next_undone(self._raw)
        return entry.text() if entry else None

    def travel_to(self, edit_id: int) -> None:
        """Undo or redo until the edit with this id is the last one done; 0 is the very beginning."""
        while (entry := history.last_done(self._raw)) is not None and entry.id > edit_id:
            self.undo()
        while (entry := history.next_undone(self._raw)) is not None and entry.id <= edit_id:
            self.redo()

    # -- telling

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after each edit, undo and redo; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, changes: Changes) -> None:
        self.saved_at = self.clock.now()
        for listener in tuple(self._listeners):
            listener(changes)

    # -- the file as a whole

    def snapshot(self) -> Project:
        """Return a copy in memory, as of now, that another thread may read."""
        copy = connect_memory()
        self._raw.backup(copy)
        return Project(
            copy, self.path, self.clock, read_only=True, on_close=sqlite3.Connection.close
        )

    def close(self) -> None:
        """Close the file so that it lies alone on the disk."""
        self._listeners.clear()
        self._engine.dispose(close=False)
        self._on_close(self._raw)

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_SENTENCES = (
    (
        "full",
        N_(
            "The disk is full, so the change was not saved. Free some space or save a copy elsewhere."
        ),
    ),
    ("readonly", N_("The file cannot be written to, so the change was not saved.")),
    (
        "disk i/o",
        N_("The disk does not answer, so the change was not saved. Save a copy elsewhere."),
    ),
    ("unable to open", N_("The file is gone, so the change was not saved. Save a copy elsewhere.")),
)


def _told(error: sqlite3.Error) -> WorkbenchError:
    said = str(error).lower()
    sentence = next((text for word, text in _SENTENCES if word in said), None)
    if sentence is not None:
        return WorkbenchError(sentence)
    return WorkbenchError(N_("The change was not saved ({reason})"), reason=str(error))
