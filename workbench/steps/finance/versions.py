"""Versions of the budget: copied, indexed, adopted. What is adopted stays as it was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_rows, read_row, read_rows, update_row
from workbench.rules.money import exact, whole_kronor

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from workbench.project.project import Project

LINE, VERSION = record("budget_line"), record("budget_version")
MOST_YEARS = 10
ADOPTED = "adopted"


def open_version(session: Session) -> dict[str, Any] | None:
    """Return the newest version that may still be changed, None where there is none."""
    found = [row for row in read_rows(session, VERSION) if row["status"] != ADOPTED]
    return found[-1] if found else None


def open_lines(session: Session, ids: Collection[str]) -> list[dict[str, Any]]:
    """Return lines that are to be changed. WorkbenchError if one is in an adopted version."""
    rows = read_rows(session, LINE, ids)
    for version_id in dict.fromkeys(row["version_id"] for row in rows):
        open_for_change(session, version_id)
    return rows


def open_for_change(session: Session, version_id: str) -> dict[str, Any]:
    """Return a version that may be changed. WorkbenchError for an adopted one."""
    row = read_row(session, VERSION, version_id)
    if row is None:
        raise WorkbenchError(N_("The version of the budget is no longer there"))
    if row["status"] == ADOPTED:
        raise WorkbenchError(
            N_("“{name}” is adopted and stays as it was decided; make a copy to go on from it"),
            name=row["name"],
        )
    return row


def copy_version(project: Project, version_id: str, name: str, *, initiator: object = None) -> str:
    """Copy a version with all lines and amounts to a new one; return its id.

    A copy of an adopted version is a revision of it, any other a draft.
    """
    with project.edit(N_("Copied a version of the budget"), initiator=initiator) as session:
        row = read_row(session, VERSION, version_id)
        if row is None:
            raise WorkbenchError(N_("The version of the budget is no longer there"))
        status = "revised" if row["status"] == ADOPTED else "draft"
        kept = {key: value for key, value in row.items() if key != "id"}
        fresh = {"name": name, "status": status, "decided": None, "decision": ""}
        new = add_rows(session, VERSION, [{**kept, **fresh}])[0]
        lines = [line for line in read_rows(session, LINE) if line["version_id"] == version_id]
        for line in lines:
            line.pop("id")
        add_rows(session, LINE, [{**line, "version_id": new} for line in lines])
    return new


def adopt_version(
    project: Project, version_id: str, decided: date, decision: str, *, initiator: object = None
) -> None:
    """Adopt a version by a decision: it can no longer be changed, and is the one in force."""
    if not decision.strip():
        raise WorkbenchError(N_("Write where the decision is noted, such as “Steering group § 5”"))
    with project.edit(N_("Adopted a budget"), initiator=initiator) as session:
        open_for_change(session, version_id)
        said = {"status": ADOPTED, "decided": decided, "decision": decision.strip()}
        update_row(session, VERSION, version_id, said)


def copy_along(
    project: Project,
    line_ids: Collection[str],
    first: int,
    years: Collection[int],
    *,
    initiator: object = None,
) -> None:
    """Carry the amount of the year ``first`` to the later ``years``, with the line's own index.

    Without an index the amount stays the same. Whole kronor, half-up, from the exact amount of the
    year before.
    """
    with project.edit(N_("Copied amounts along the years"), initiator=initiator) as session:
        for row in open_lines(session, line_ids):
            start = row["amounts"].get(first)
            if start is not None:
                later = along(start, row["index_percent"], [y for y in sorted(years) if y > first])
                update_row(session, LINE, row["id"], {"amounts": {**row["amounts"], **later}})


def along(start: int, index: Decimal | None, years: Collection[int]) -> dict[int, int]:
    """Return the öre of the years after a first one, each raised by ``index`` per cent."""
    amount, found = start, {}
    for year in years:
        if index:
            amount = whole_kronor(amount * (1 + exact(index) / 100))
        found[year] = amount
    return found


def room_for_more(years: Collection[int]) -> None:
    """Raise WorkbenchError where a budget has as many years as one can plan for."""
    if len(years) >= MOST_YEARS:
        raise WorkbenchError(N_("A budget covers at most {count} years"), count=MOST_YEARS)


def add_year(
    project: Project, version_id: str, years: Collection[int], *, initiator: object = None
) -> int:
    """Add the year after the last to every line, by its own index; return that year.

    WorkbenchError beyond ten years.
    """
    room_for_more(years)
    last = max(years)
    with project.edit(N_("Added a year to the budget"), initiator=initiator) as session:
        open_for_change(session, version_id)
        for row in read_rows(session, LINE):
            amount = row["amounts"].get(last)
            if row["version_id"] == version_id and amount is not None:
                later = along(amount, row["index_percent"], [last + 1])
                update_row(session, LINE, row["id"], {"amounts": {**row["amounts"], **later}})
    return last + 1
