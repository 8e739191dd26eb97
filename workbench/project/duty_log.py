"""The duty log as it is reckoned with, read from the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from workbench.models.operations_choices import FAULT_TYPES
from workbench.models.registry import record, sql_table
from workbench.rules.duty_log import Entry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LOG: Final = record("log_entry")
_NAMES: Final = (
    "id", "happened_on", "type", "surface_id", "responsible_id", "status", "reported_on",
    "handled_on",
)  # fmt: skip


def read_entries(session: Session) -> list[Entry]:
    """Return all entries of the log, the newest first."""
    columns = sql_table(LOG.table).c
    query = select(*(columns[name] for name in _NAMES)).order_by(columns.happened_on.desc())
    return [
        Entry(key, on, kind or "other", where, who, status or "new", told, mended,
              (kind or "other") in FAULT_TYPES)
        for key, on, kind, where, who, status, told, mended in session.execute(query)
    ]  # fmt: skip
