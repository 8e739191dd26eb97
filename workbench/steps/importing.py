"""Bringing a table or a file into the project: plan it, look at it, do it as one edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.exchange.header import find_layout
from workbench.exchange.import_plan import ExistingRow
from workbench.exchange.table_import import plan_import, tables_of
from workbench.exchange.values import choice_names
from workbench.models.registry import record as record_of
from workbench.project import acts
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan, RowError
    from workbench.exchange.source import Source
    from workbench.models.field import Record
    from workbench.project.project import Project
    from workbench.project.register import Values

    Progress = Callable[[float], None]


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read, where people have said so.

    ``mapping`` says what columns mean, by heading ("" leaves one out); ``round`` is the round of a
    measurement that the rows belong to, where no column says it.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    round: str = ""


@dataclass(frozen=True)
class Incoming:
    """What taking in a file would do; making it changes nothing.

    ``new``, ``updated`` and ``skipped`` count rows of the kind itself, ``created`` what comes along
    by table. ``notes`` are sentences beside the figures. ``take`` does it as one edit, on the
    project it is given. ``detail`` is the plan itself, for who wants to show more of it.
    """

    read: int
    new: int
    updated: int
    skipped: int
    created: Mapping[str, int]
    errors: tuple[RowError, ...]
    notes: tuple[str, ...]
    take: Callable[[Project], object]
    detail: object = None
    refusal: str = N_("row {row}: {column}: {reason}")

    @property
    def changes(self) -> bool:
        """Whether taking it in would change anything."""
        return bool(self.new or self.updated)

    def report(self) -> dict[str, Any]:
        """Return the figures and errors with the keys of the command line's JSON."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "skipped": self.skipped,
            "created": dict(self.created),
            "errors": [
                {"row": error.row, "column": error.column, "reason": error.text()}
                for error in self.errors
            ],
        }

    def counts_text(self) -> str:
        """Return the figures in one line."""
        return _("{new} new, {updated} updated, {skipped} skipped, {errors} refused").format(
            new=self.new, updated=self.updated, skipped=self.skipped, errors=len(self.errors)
        )

    def refusals(self) -> list[str]:
        """Return why rows are refused, one line each."""
        return [
            _(self.refusal).format(row=error.row, column=error.column, reason=error.text())
            for error in self.errors
        ]


def incoming_rows(plan: ImportPlan, take: Callable[[Project], object]) -> Incoming:
    """Return what a plan for rows of one register would do."""
    return Incoming(
        plan.read,
        plan.new,
        plan.updated,
        len(plan.skipped),
        {table: len(rows) for table, rows in plan.created.items()},
        plan.errors,
        (plan.cleaned_text(),) if plan.cleaned else (),
        take,
        plan,
    )


@dataclass(frozen=True)
class Importer:
    """A kind of content that files can bring: its name on the command line and for people.

    ``title`` is a message id. ``likeness`` says how well a table of a file looks like it, 0 not at
    all, from 0.6 on most likely. ``plan`` says what taking the file in would do and raises
    WorkbenchError when it is not understood; it only reads the project, which may be a snapshot in
    another thread.
    """

    kind: str
    title: str
    likeness: Callable[[Source, Grid], float]
    plan: Callable[[Project, Source, Wishes, Progress], Incoming]


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
