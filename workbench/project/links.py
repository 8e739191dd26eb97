"""What in a file can be about a person: references to their row, and texts that may name them.

All of it follows from the models, so a new table or column is covered on the day it is declared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String

from workbench.models.field import Field, Kind, Privacy
from workbench.models.publication import SEALED
from workbench.models.registry import RECORDS, content_tables, sql_table

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Column

PERSON: Final = "stakeholder"
# What the program itself writes there and no person.
_NO_WORDS: Final = frozenset({Kind.CHOICE, Kind.SHAPE, Kind.REFERENCE})
_WORDS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE})


@dataclass(frozen=True, slots=True)
class Link:
    """A column by which rows of ``table`` refer to rows of ``target``.

    ``goes`` tells that a row goes with the one it refers to. Others stay without the reference; of
    those, ``empties`` tells that what is not public in them is about the one they referred to.
    ``required`` tells that no row can be without the reference.
    """

    table: str
    column: str
    target: str
    goes: bool
    empties: bool
    required: bool


@cache
def links_to(target: str) -> tuple[Link, ...]:
    """Return every column of the file that refers to rows of ``target``."""
    return tuple(
        _link(table, column, target)
        for table in content_tables()
        for column in sql_table(table).columns
        for key in column.foreign_keys
        if key.column.table.name == target
    )


def _link(table: str, column: Column[Any], target: str) -> Link:
    cascades = any(key.ondelete == "CASCADE" for key in column.foreign_keys)
    goes = not column.nullable or (cascades and not _stands_alone(table))
    declared: Field | None = column.info.get("field")
    public = declared is None or declared.privacy is Privacy.PUBLIC
    return Link(
        table, column.name, target, goes,
        empties=not (goes or public), required=not column.nullable,
    )  # fmt: skip


def _stands_alone(table: str) -> bool:
    """Return whether a row says something without the one it refers to: it has words of its own."""
    kind = RECORDS.get(table)
    return kind is not None and kind[kind.title_field].kind in _WORDS


@cache
def text_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table in which people's words lie, whatever they are called."""
    return tuple(
        column.name
        for column in sql_table(table).columns
        if isinstance(column.type, String)
        and not column.foreign_keys
        and column.name != "id"
        and not _only_ours(column)
    )


def _only_ours(column: Column[Any]) -> bool:
    declared: Field | None = column.info.get("field")
    return declared is not None and declared.kind in _NO_WORDS


def without_files(table: str, column: str, on: date) -> dict[str, object]:
    """Return what a row becomes when the words of its files name somebody who is erased.

    Nothing for another column, or a table without files.
    """
    sealed = SEALED.get(table)
    if sealed is None or column != sealed.words:
        return {}
    return {**dict.fromkeys(sealed.files), sealed.removed_on: on.isoformat()}


def emptied(table: str, pseudonym: str) -> dict[str, object]:
    """Return what the fields of a row become when it is to tell of nobody any more.

    Public fields stay and are not named here, nor are days and figures that must be there.
    """
    found: dict[str, object] = {}
    for column in sql_table(table).columns:
        declared: Field | None = column.info.get("field")
        if declared is None or declared.privacy is Privacy.PUBLIC or column.foreign_keys:
            continue
        kept = declared.required
        if column.type.python_type is str and not (kept and declared.kind not in _WORDS):
            found[column.name] = pseudonym if kept else None if column.nullable else ""
        elif not kept:
            found[column.name] = None if column.nullable else 0
    return found
