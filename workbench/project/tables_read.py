"""Which tables a reckoning read: as long as none of them changes it says the same again."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.models.registry import BOOKKEEPING, content_tables
from workbench.project.asking import driver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

_NOTED: Final = "tables read"  # where a session notes what it reads, for all who want to know
_WORD: Final = re.compile(r"[a-z0-9_]+")
_LONG: Final = 2000  # letters of a question


@contextmanager
def noting_tables(session: Session) -> Iterator[set[str]]:
    """Note by name all tables that a session reads until the block ends; may be nested.

    A table may be noted that was only named in a text. What the block gets without asking the
    file, because somebody keeps it, has to be told with :func:`note_tables` by who keeps it; so
    the block must not lie in another one that reads once.
    """
    wanted: list[set[str]] = session.info.setdefault(_NOTED, [])
    noted: set[str] = set()
    wanted.append(noted)
    raw = driver(session)
    if len(wanted) == 1:
        raw.set_trace_callback(lambda sql: note_tables(session, _named(sql)))
    try:
        yield noted
    finally:
        wanted.pop()
        if not wanted:
            raw.set_trace_callback(None)


def note_tables(session: Session, tables: Iterable[str]) -> None:
    """Note tables whose content is used as it was read before."""
    for noted in session.info.get(_NOTED, ()):
        noted.update(tables)


def is_told(tables: Iterable[str]) -> bool:
    """Return whether every change of these tables is announced; of the file's own books none is."""
    return set(tables).isdisjoint(BOOKKEEPING)


def _named(sql: str) -> frozenset[str]:
    # Long ones list rows and are hardly ever the same twice.
    return _named_in(sql) if len(sql) > _LONG else _named_once(sql)


@lru_cache(maxsize=512)
def _named_once(sql: str) -> frozenset[str]:
    return _named_in(sql)


def _named_in(sql: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sql)).intersection((*content_tables(), *BOOKKEEPING))
