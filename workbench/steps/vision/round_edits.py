"""What is kept of the update round: each answer one edit, so that each can be undone alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.project.project import Project

LOOK: Final = record("look")
INDICATOR, ACTIVITY = record("indicator"), record("activity")
COLUMNS: Final = {INDICATOR.table: "indicator_id", ACTIVITY.table: "activity_id"}


def keep_unchanged(project: Project, table: str, row_id: str, today: date) -> None:
    """Note that somebody looked at an indicator or an activity and nothing is new."""
    with project.edit(N_("Looked at {code}: unchanged"), code=_code(project, table, row_id)) as s:
        _look(s, table, row_id, today, changed=False)


def take_value(project: Project, row_id: str, value: Decimal, today: date) -> None:
    """Give an indicator a new value of today."""
    code = _code(project, INDICATOR.table, row_id)
    with project.edit(N_("Measured {code} anew"), code=code) as session:
        row = read_rows(session, INDICATOR, [row_id])[0]
        values = {**row["values"], today.year: value}
        update_row(session, INDICATOR, row_id, {"values": values, "measured_on": today})
        _look(session, INDICATOR.table, row_id, today, changed=True)


def take_progress(project: Project, row_id: str, values: Mapping[str, Any], today: date) -> None:
    """Change how far an activity has come."""
    with project.edit(N_("Updated {code}"), code=_code(project, ACTIVITY.table, row_id)) as session:
        update_row(session, ACTIVITY, row_id, values)
        _look(session, ACTIVITY.table, row_id, today, changed=True)


def _code(project: Project, table: str, row_id: str) -> str:
    with project.read() as session:
        rows = read_rows(session, record(table), [row_id])
    return str(rows[0]["code"]) if rows else ""


def _look(session: Session, table: str, row_id: str, today: date, *, changed: bool) -> None:
    """Note one look a day; one that changed something stays so."""
    column = COLUMNS[table]
    mine = [
        row
        for row in read_rows(session, LOOK)
        if row[column] == row_id and row["looked_on"] == today
    ]
    if mine:
        update_row(session, LOOK, mine[0]["id"], {"changed": changed or mine[0]["changed"]})
    else:
        add_rows(session, LOOK, [{column: row_id, "looked_on": today, "changed": changed}])
