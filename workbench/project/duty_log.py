"""The duty log as it is reckoned with, read from the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, select

from workbench.models.operations_choices import FAULT_TYPES, OPEN_STATUSES
from workbench.models.registry import record, sql_table
from workbench.project.asking import answers
from workbench.project.once import once
from workbench.rules.duty_log import Entry

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

LOG: Final = record("log_entry")
_NAMES: Final = (
    "id", "happened_on", "type", "surface_id", "responsible_id", "status", "reported_on",
    "handled_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogTotals:
    """How many entries there are, how many faults, and for how many of these somebody answers."""

    entries: int
    faults: int
    answered: int


def read_entries(session: Session, *, only_open: bool = False) -> list[Entry]:
    """Return the entries of the log, the newest first; ``only_open`` those still to be mended."""
    found = answers(session, _entries(only_open=only_open))
    return [
        Entry(key, on, kind or "other", where, who, status or "new", told, mended,
              (kind or "other") in FAULT_TYPES)
        for key, on, kind, where, who, status, told, mended in found
    ]  # fmt: skip


@cache
def _entries(*, only_open: bool) -> Select[Any]:
    columns = sql_table(LOG.table).c
    query = select(*(columns[name] for name in _NAMES)).order_by(columns.happened_on.desc())
    if only_open:
        query = query.where(_fault(columns), columns.status.in_(OPEN_STATUSES))
    return query


@once
def log_totals(session: Session) -> LogTotals:
    """Return how many entries and faults there are."""
    return LogTotals(*answers(session, _totals())[0])


@cache
def _totals() -> Select[Any]:
    columns = sql_table(LOG.table).c
    fault = case((_fault(columns), 1), else_=0)
    answered = case((_fault(columns) & columns.responsible_id.is_not(None), 1), else_=0)
    sums = (func.coalesce(func.sum(each), 0) for each in (fault, answered))
    return select(func.count(), *sums).select_from(sql_table(LOG.table))


def log_days(session: Session) -> list[date]:
    """Return the days on which something was noted."""
    column = sql_table(LOG.table).c.happened_on
    return list(session.scalars(select(column).distinct()))


def _fault(columns: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[bool]:
    return func.coalesce(columns.type, "other").in_(FAULT_TYPES)
