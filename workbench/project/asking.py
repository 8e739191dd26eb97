"""Questions that are asked of every file again and again, put to SQLite without detours.

SQLAlchemy says once what a question is in SQL and what becomes of its values; to let it execute
each costs several times what SQLite needs for the answer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.dialects.sqlite.pysqlite import dialect as sqlite_dialect

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

_DIALECT = sqlite_dialect()


class _Words(NamedTuple):
    """A question in SQL, what is filled in, and by column what makes values of what is stored."""

    sql: str
    filled_in: tuple[Any, ...]
    values: tuple[tuple[int, Callable[[Any], Any]], ...]


def answers(session: Session, question: Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that answer a question, which must be one that is kept between callers."""
    words = _words(question)
    rows = driver(session).execute(words.sql, words.filled_in).fetchall()
    if not rows or not words.values:
        return rows
    columns: list[Any] = list(zip(*rows, strict=True))
    for place, value in words.values:
        columns[place] = tuple(map(value, columns[place]))
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
    made = (
        column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        for column in question.selected_columns
    )
    return _Words(
        str(said), filled_in, tuple((place, each) for place, each in enumerate(made) if each)
    )
