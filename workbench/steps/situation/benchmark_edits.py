"""Taking in reference figures, as one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.situation.incident_edits import CountsPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from workbench.exchange.benchmark_table import BenchmarkRow
    from workbench.project.project import Project

BENCHMARK: Final = record("benchmark")
_TOLD: Final = ("title", "area", "period", "value", "unit", "source")


def plan_benchmarks(session: Session, rows: Iterable[BenchmarkRow]) -> CountsPlan:
    """Return what taking in figures would do; one is known by what it says, area and period."""
    known = {_key(row): row for row in read_rows(session, BENCHMARK)}
    plan = CountsPlan()
    for row in rows:
        values = {name: getattr(row, name) for name in _TOLD}
        before = known.get(_key(values))
        if before is None:
            plan.new.append(values)
        elif changed := {name: new for name, new in values.items() if before[name] != new}:
            plan.changed[before["id"]] = changed
        else:
            plan.unchanged += 1
    return plan


def _key(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(fold(str(row[name] or "")) for name in ("title", "area", "period"))


def take_in_benchmarks(
    project: Project, rows: Iterable[BenchmarkRow], *, initiator: object = None
) -> None:
    """Take in reference figures as one edit."""
    kept = list(rows)
    with project.edit(
        N_("Imported reference figures: {count} numbers"), initiator=initiator, count=len(kept)
    ) as session:
        plan = plan_benchmarks(session, kept)
        add_rows(session, BENCHMARK, plan.new)
        for row_id, values in plan.changed.items():
            update_row(session, BENCHMARK, row_id, values)
