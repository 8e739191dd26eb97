"""How far the place profile is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.step import Progress

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

YEAR_DAYS = 365
WANTED = (
    "name",
    "municipality",
    "place_type",
    "description",
    "needs",
    "boundary_reason",
    "area_hectares",
    "residents",
    "workplaces",
    "agreement_start",
    "agreement_end",
    "consultant",
)


def signs(session: Session, today: date) -> tuple[bool, ...]:  # noqa: ARG001 - one signature for all
    """Return which signs of good enough hold: identity, boundary, term."""
    row = read_rows(session, record("project"))[0]
    return (
        all(row[name] for name in ("name", "municipality", "place_type")),
        bool(row["boundary_reason"]),
        bool(row["agreement_start"] and row["agreement_end"]),
    )


def progress(session: Session, today: date) -> Progress:
    """Return how many of the facts that a Platsplan needs are there."""
    project = record("project")
    row = read_rows(session, project)[0]
    missing = [name for name in WANTED if row[name] in {None, ""}]
    amount = _("{done} of {all}").format(done=len(WANTED) - len(missing), all=len(WANTED))
    if row["agreement_end"] and (row["agreement_end"] - today).days < YEAR_DAYS:
        return Progress(
            1 - len(missing) / len(WANTED), amount, _("The agreement ends within a year"), 1
        )
    remark = _("{field} is missing").format(field=project[missing[0]].title()) if missing else ""
    return Progress(1 - len(missing) / len(WANTED), amount, remark, 1 if missing else 0)
