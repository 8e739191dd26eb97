"""The rows of a register read once; after an edit only what it touched is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.models.field import Kind
from workbench.project.once import kept_once
from workbench.project.register import (
    content_number,
    read_field,
    read_own_columns,
    read_rows,
)
from workbench.project.row_order import RowOrder
from workbench.project.tables_read import note_tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Record
    from workbench.project.changes import Changes
    from workbench.project.register import Values

KEPT_ROWS: Final = "kept rows"  # where a session carries what its project keeps


class _Kept:
    """The rows of one record by id, with what has been changed in them since they were read."""

    def __init__(self, session: Session, record: Record) -> None:
        self.record = record
        self.rows = {row["id"]: row for row in read_rows(session, record)}
        self.order = RowOrder(session, record)
        self.touched: set[str] = set()
        self.fields: set[str] = set()

    def note(self, changes: Changes) -> None:
        """Take note of what an edit changed."""
        self.touched |= changes.tables.get(self.record.table, frozenset())
        for field in self.record.fields:
            if field.through is not None and changes.touches(field.through.table):
                self.fields.add(field.name)

    def renew(self, session: Session) -> None:
        """Read again what was changed; rows that are the same stay the same objects."""
        if self.touched:
            self._renew_rows(session)
        for name in self.fields:
            self._renew_field(session, self.record[name])
        self.touched, self.fields = set(), set()

    def _renew_rows(self, session: Session) -> None:
        # What lies in tables beside has changes of its own, which renew it.
        known = self.touched & self.rows.keys()
        fresh = {
            row["id"]: {**self.rows[row["id"]], **row}
            for row in read_own_columns(session, self.record, known)
        }
        new = self.touched - known
        if new:
            fresh |= {row["id"]: row for row in read_rows(session, self.record, new)}
        self.rows |= fresh
        if self.order.renew(session, self.touched):
            rows = self.rows
            self.rows = {key: rows[key] for key in self.order.ids}

    def _renew_field(self, session: Session, field: Field) -> None:
        found = read_field(session, field)
        empty: object = {} if field.kind is Kind.YEARLY else ()
        for key, row in self.rows.items():
            value = found.get(key, empty)
            if row[field.name] != value:
                self.rows[key] = {**row, field.name: value}


class KeptRows:
    """What an open file keeps of its rows; its project tells it of every edit."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._records: dict[str, _Kept] = {}

    def expect(self, number: int) -> None:
        """Forget everything if the file was changed by something that did not tell of it."""
        if number != self._number:
            self._records.clear()

    def note(self, changes: Changes, number: int) -> None:
        """Take note of an edit, after which the file's number of changes is ``number``."""
        for kept in self._records.values():
            kept.note(changes)
        self._number = number

    def rows(self, session: Session, record: Record, number: int) -> list[Values]:
        """Return all rows of a record as :func:`read_rows` does."""
        self.expect(number)
        self._number = number
        kept = self._records.get(record.table)
        if kept is None:
            kept = self._records[record.table] = _Kept(session, record)
        else:
            kept.renew(session)
        return list(kept.rows.values())


def kept_rows(session: Session, record: Record) -> list[Values]:
    """Return all rows of a record, in the order people gave them, for looking at only.

    Rows that no edit has touched since they were last asked for are the same objects. Within an
    edit they are read from the file; a session that reads once shares what it has read.
    """
    kept, number = rows_kept(session), content_number(session)
    if kept is None or number is None or kept_once(session) is not None:
        return read_rows(session, record)
    beside = (field.through.table for field in record.fields if field.through is not None)
    note_tables(session, (record.table, *beside))
    return kept.rows(session, record, number)


def rows_kept(session: Session) -> KeptRows | None:
    """Return what the file keeps that a session reads, None within an edit."""
    kept = session.info.get(KEPT_ROWS)
    return kept if isinstance(kept, KeptRows) else None
