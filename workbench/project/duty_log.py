"""The duty log as it is reckoned with, read from the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, or_, select

from workbench.models.operations_choices import FAULT_TYPES, OPEN_STATUSES
from workbench.models.registry import record, sql_table
from workbench.project.asking import answers
from workbench.project.once import once
from workbench.rules.duty_log import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

    from workbench.rules.year import Month

LOG: Final = record("log_entry")
_NAMES: Final = (
    "id", "happened_on", "type", "surface_id", "responsible_id", "status", "reported_on",
    "handled_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogTotals:
    """How many entries there are, how many faults, and for how many of these somebody answers.

    ``open`` are the faults still to be mended.
    """

    entries: int
    faults: int
    answered: int
    open: int


def read_entries(session: Session, *, only_open: bool = False) -> list[Entry]:
    """Return the entries of the log, the newest first; ``only_open`` those still to be mended."""
    return [_entry(row) for row in answers(session, _entries(only_open))]


def entries_about(session: Session, month: Month, until: date) -> list[Entry]:
    """Return the entries that tell of a month as it was on a day, the newest first.

    Noted or mended in it, noted in the months that it is compared with, open then or now.
    """
    columns = sql_table(LOG.table).c
    noted = (
        columns.happened_on.between(each.first_day, each.last_day)
        for each in (month, month.plus(-1), month.plus(-12))
    )
    then = (columns.happened_on <= until) & (columns.handled_on > until)
    mended = columns.handled_on.between(month.first_day, month.last_day)
    about = or_(*noted, mended, then, columns.status.in_(OPEN_STATUSES))
    return [_entry(row) for row in session.execute(_entries(only_open=False).where(about))]


def log_begins(session: Session) -> date | None:
    """Return the first day on which something was noted."""
    first: date | None = session.scalar(select(func.min(sql_table(LOG.table).c.happened_on)))
    return first


def _entry(row: Sequence[Any]) -> Entry:
    key, on, kind, where, who, status, told, mended = row
    kind = kind or "other"
    fault = kind in FAULT_TYPES
    return Entry(key, on, kind, where, who, status or "new", told, mended, fault)


@cache
def _entries(only_open: bool) -> Select[Any]:  # noqa: FBT001 - by which it is kept
    columns = sql_table(LOG.table).c
    query = select(*(columns[name] for name in _NAMES)).order_by(columns.happened_on.desc())
    query = query.where(columns.happened_on.is_not(None))
    still = columns.status.in_(OPEN_STATUSES) & _fault(columns)
    return query.where(still) if only_open else query


@once
def log_totals(session: Session) -> LogTotals:
    """Return how many entries and faults there are."""
    ((entries,),) = answers(session, _number())
    (row,) = answers(session, _faults())
    return LogTotals(entries, *row)


@cache
def _number() -> Select[Any]:
    return select(func.count()).select_from(sql_table(LOG.table))


@cache
def _faults() -> Select[Any]:
    """Return what counts the faults: all, those for which somebody answers, the open ones."""
    columns = sql_table(LOG.table).c
    still = func.sum(case((columns.status.in_(OPEN_STATUSES), 1), else_=0))
    counts = (func.count(), func.count(columns.responsible_id), func.coalesce(still, 0))
    return select(*counts).select_from(sql_table(LOG.table)).where(_fault(columns))


def log_days(session: Session) -> list[date]:
    """Return the days on which something was noted."""
    return [day for (day,) in answers(session, _days())]


@cache
def _days() -> Select[Any]:
    column = sql_table(LOG.table).c.happened_on
    return select(column).where(column.is_not(None)).distinct()


def _fault(columns: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[bool]:
    return func.coalesce(columns.type, "other").in_(FAULT_TYPES)
