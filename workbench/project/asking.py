"""Questions that are asked of every file again and again, put to SQLite without detours.

SQLAlchemy says once what a question is in SQL and what becomes of its values; to let it execute
each costs several times what SQLite needs for the answer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.sqlite.pysqlite import dialect as sqlite_dialect

from workbench.models.registry import sql_table
from workbench.project.seen_rows import seen_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from workbench.project.seen_rows import Asked

_DIALECT = sqlite_dialect()

# By column what makes a value of what is stored, where something has to.
_Meanings = tuple[tuple[int, "Callable[[Any], Any]"], ...]


class _Words(NamedTuple):
    """A question in SQL, what is filled in, and what the answers mean."""

    sql: str
    filled_in: tuple[Any, ...]
    meanings: _Meanings


def answers(session: Session, question: Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that answer a question, which must be one that is kept between callers."""
    words = _words(question)
    rows = driver(session).execute(words.sql, words.filled_in).fetchall()
    return _valued(rows, words.meanings)


def rows_asked(session: Session, asked: Asked) -> list[tuple[Any, ...]]:
    """Return the rows of a table, from what was seen of the file where that is kept."""
    seen = seen_in(session)
    found = seen.answer(asked) if seen is not None else None
    if found is None:
        return answers(session, selected(asked))
    return _valued(found, _meanings_asked(asked))


@cache
def selected(asked: Asked) -> Select[Any]:
    """Return a question for the rows of a table as SQLAlchemy has it."""
    columns = sql_table(asked.table).c
    fixed = [columns[name] == value for name, value in asked.fixed]
    query = select(*(columns[name] for name in asked.columns)).where(*fixed)
    newest = [columns[asked.newest].desc()] if asked.newest else []
    return query.order_by(*newest, *(columns[name] for name in asked.order))


def _valued(rows: list[tuple[Any, ...]], meanings: _Meanings) -> list[tuple[Any, ...]]:
    """Return what is meant by rows as they are stored."""
    if not rows or not meanings:
        return rows
    columns: list[Any] = list(zip(*rows, strict=True))
    for place, meaning in meanings:
        columns[place] = tuple(map(meaning, columns[place]))
    return list(zip(*columns, strict=True))


def driver(session: Session) -> sqlite3.Connection:
    """Return SQLite's own connection below a session."""
    raw: sqlite3.Connection | None = session.connection().connection.driver_connection
    if raw is None:
        raise TypeError(session)
    return raw


@cache
def _words(question: Select[Any]) -> _Words:
    said = question.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    filled_in = tuple(said.params[name] for name in said.positiontup or ())
    return _Words(str(said), filled_in, _meanings(question.selected_columns))


@cache
def _meanings_asked(asked: Asked) -> _Meanings:
    # Apart from the words, which take long to find and are not needed for rows that were seen.
    columns = sql_table(asked.table).c
    return _meanings(columns[name] for name in asked.columns)


def _meanings(columns: Iterable[ColumnElement[Any]]) -> _Meanings:
    made = (
        column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for column in columns
    )
    return tuple((place, each) for place, each in enumerate(made) if each)
