"""What one can do with counted incidents, each act one labelled edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.exchange.import_plan import ImportPlan, PlannedRow, Skipped
from workbench.exchange.incident_table import read_incidents
from workbench.exchange.table_import import UNCHANGED
from workbench.models.base import new_id
from workbench.models.registry import record
from workbench.project.register import add_rows, delete_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.grid import Grid
    from workbench.exchange.incident_table import IncidentRow
    from workbench.project.project import Project
    from workbench.project.register import Values

INCIDENT: Final = record("incident")
_PLACE: Final = ("category", "zone", "zone_name", "starts", "period")


@dataclass
class CountsPlan:
    """Which counts are new, which change (by id), and how many stay as they are."""

    new: list[Values] = field(default_factory=list)
    changed: dict[str, Values] = field(default_factory=dict)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a count stands in the grid: a category by a source, in a part of a zone, a period."""

    category: str
    source: str
    zone: str
    zone_name: str
    starts: date
    period: str


def plan_incidents(session: Session, rows: Iterable[IncidentRow]) -> CountsPlan:
    """Return what taking in counts would do.

    A count is known by category, zone, part of the zone, period and source; one that has no source
    yet is taken for the one that has.
    """
    known = {_key(row): row for row in read_rows(session, INCIDENT)}
    plan = CountsPlan()
    for row in rows:
        values = _values(row)
        before = known.get(_key(values)) or known.get(_key({**values, "source": None}))
        if before is None:
            plan.new.append(values)
        elif changed := {name: new for name, new in values.items() if before[name] != new}:
            plan.changed[before["id"]] = changed
        else:
            plan.unchanged += 1
    return plan


def import_plan(session: Session, grid: Grid, mapping: Mapping[str, str]) -> ImportPlan:
    """Return what pasted counts would do, as registers show it."""
    reading = read_incidents(grid, mapping)
    plan = plan_incidents(session, reading.rows)
    rows = [PlannedRow(0, new_id(), is_new=True, values=values) for values in plan.new]
    rows += [PlannedRow(0, key, is_new=False, values=v) for key, v in plan.changed.items()]
    skipped = tuple(Skipped(0, UNCHANGED) for _each in range(plan.unchanged))
    return ImportPlan(
        INCIDENT, reading.read, tuple(rows), {}, skipped, tuple(reading.errors), (), grid.cleaned
    )


def _values(row: IncidentRow) -> Values:
    values: Values = {
        "category": row.category,
        "zone": row.zone,
        "zone_name": row.zone_name,
        "starts": row.period.starts,
        "period": row.period.length,
        "count": row.count,
        "source": row.source or None,
    }
    return {**values, "quality": row.quality} if row.quality else values


def _key(row: Mapping[str, object]) -> tuple[object, ...]:
    place = [fold(str(row[name] or "")) if name == "zone_name" else row[name] for name in _PLACE]
    return (*place, row["source"])


def take_in_incidents(
    project: Project, rows: Iterable[IncidentRow], *, initiator: object = None
) -> None:
    """Take in counted incidents as one edit."""
    kept = list(rows)
    with project.edit(
        N_("Imported counted incidents: {count} numbers"), initiator=initiator, count=len(kept)
    ) as session:
        plan = plan_incidents(session, kept)
        add_rows(session, INCIDENT, plan.new)
        for row_id, values in plan.changed.items():
            update_row(session, INCIDENT, row_id, values)


def write_counts(
    project: Project, counts: Mapping[Slot, int | None], *, initiator: object = None
) -> None:
    """Write counts that were typed; None takes a count away: nothing was counted then."""
    with project.edit(
        N_("Wrote counted incidents: {count} numbers"), initiator=initiator, count=len(counts)
    ) as session:
        known = {_key(row): row["id"] for row in read_rows(session, INCIDENT)}
        new = []
        for slot, count in counts.items():
            values = {
                **{name: getattr(slot, name) for name in _PLACE},
                "source": slot.source or None,
            }
            row_id = known.get(_key(values))
            if row_id is None and count is not None:
                new.append({**values, "count": count})
            elif row_id is not None and count is None:
                delete_rows(session, INCIDENT, [row_id])
            elif row_id is not None:
                update_row(session, INCIDENT, row_id, {"count": count})
        add_rows(session, INCIDENT, new)
