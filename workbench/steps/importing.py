"""Bringing a table into the project: plan it, look at it, do it as one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.table_import import plan_import, tables_of
from workbench.exchange.values import choice_names
from workbench.models.registry import record as record_of
from workbench.project import acts
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.models.field import Record
    from workbench.project.project import Project
    from workbench.project.register import Values


def existing_rows(session: Session, record: Record) -> dict[str, list[ExistingRow]]:
    """Return the rows that an import of ``record`` may meet or refer to, by table."""
    found: dict[str, list[ExistingRow]] = {}
    for table in tables_of(record):
        target = record_of(table)
        own = table == record.table
        rows = read_rows(session, target)
        found[table] = [
            ExistingRow(
                row["id"],
                str(row.get("code") or ""),
                str(row[target.title_field] or ""),
                row if own else None,
                _other_names(target, row),
            )
            for row in rows
        ]
        if not own:
            # People write "Kommunen" in a plan; in its own table a row goes by its full name.
            found[table] += [
                ExistingRow(row["id"], "", row["short_name"])
                for row in rows
                if row.get("short_name")
                and fold(row["short_name"]) != fold(row[target.title_field])
            ]
    return found


def _other_names(record: Record, row: Values) -> tuple[str, ...]:
    """Return what people call the usual one that a row is."""
    usual = record[record.usual_field] if record.usual_field else None
    choice = usual.choice(row[usual.name]) if usual else None
    return choice_names(choice) if choice else ()


def plan_table(
    project: Project, record: Record, grid: Grid, mapping: Mapping[str, str] | None = None
) -> ImportPlan:
    """Return what taking in ``grid`` would do; raises WorkbenchError when it is not understood."""
    layout = find_layout(grid, record, mapping)
    with project.read() as session:
        existing = existing_rows(session, record)
    language, today = project.facts().language, project.clock.today()
    return plan_import(grid, layout, existing, today=today, language=language)


def take_in(
    project: Project,
    plan: ImportPlan,
    *,
    constants: Mapping[str, object] | None = None,
    pasted: bool = False,
    initiator: object = None,
) -> None:
    """Do what a plan says, in one edit. ``constants`` are values that every new row gets."""
    arrivals = arrivals_of(plan, constants)
    if arrivals.new or arrivals.updated:
        acts.bring_in(project, plan.record, arrivals, pasted=pasted, initiator=initiator)


def arrivals_of(plan: ImportPlan, constants: Mapping[str, object] | None = None) -> acts.Arrivals:
    """Return the rows of a plan, ready to be written."""
    return acts.Arrivals(
        new=[(row.id, {**(constants or {}), **row.values}) for row in plan.rows if row.is_new],
        updated={row.id: dict(row.values) for row in plan.rows if not row.is_new},
        created={
            table: [(row.id, dict(row.values)) for row in rows]
            for table, rows in plan.created.items()
        },
    )
