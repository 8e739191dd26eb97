"""Bringing a table or a file into the project: plan it, look at it, do it as one edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.header import find_layout, heading_text
from workbench.exchange.import_plan import ExistingRow, Similar
from workbench.exchange.incoming import Incoming, IncomingColumn, Meanings
from workbench.exchange.named_columns import headings_of, recalled
from workbench.exchange.person_lists import tidied
from workbench.exchange.personal_texts import remarks_on
from workbench.exchange.table_import import plan_import, tables_of
from workbench.exchange.values import choice_names, plain
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record as record_of
from workbench.project import acts
from workbench.project.mappings import remembered
from workbench.project.register import read_rows
from workbench.rules.duplicates import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.exchange.layout import Layout
    from workbench.models.field import Record
    from workbench.project.project import Project
    from workbench.project.register import Values


_SAMPLED: Final = 4

Existing = dict[str, list[ExistingRow]]
Reword = Callable[["Existing", "Grid", "Layout"], "tuple[Grid, Layout]"]


def incoming_rows(plan: ImportPlan, grid: Grid, take: Callable[[Project], object]) -> Incoming:
    """Return what a plan for rows of one register would do."""
    return Incoming(
        plan.read,
        plan.new,
        plan.updated,
        len(plan.skipped),
        {table: len(rows) for table, rows in plan.created.items()},
        plan.errors,
        _notes(plan),
        take,
        _meanings(plan.record, grid, plan.mapping),
    )


def _notes(plan: ImportPlan) -> tuple[str, ...]:
    """Return what was cleaned, and remarks on what people wrote into free text."""
    cleaned = (plan.cleaned_text(),) if plan.cleaned else ()
    told = _("row {row}: {column}: {reason}")
    remarks = (
        told.format(row=each.row, column=each.column, reason=each.text())
        for each in (*plan.left_out, *remarks_on(plan))
    )
    return (*cleaned, *plan.reworded_texts(), *remarks)


def _meanings(record: Record, grid: Grid, mapping: Mapping[str, str]) -> Meanings:
    """Return what the columns of a table are taken for; nothing where it has no headings."""
    layout = find_layout(grid, record, mapping)
    header = next((row for row in grid.rows if row.number == layout.header_row), None)
    if header is None or layout.sideways:
        return Meanings()
    known = {column.index: column for column in layout.columns}
    found = []
    for at, cell in enumerate(header.cells):
        column = known.get(at)
        rows = grid.rows[layout.body : layout.body + _SAMPLED]
        samples = tuple(plain(row.cells[at]) for row in rows if at < len(row.cells))
        key = "" if column is None else column.field.name
        if column is not None and column.year is not None:
            key = f"{key} {column.year}"
        public = column is not None and column.field.privacy is Privacy.PUBLIC
        found.append(IncomingColumn(heading_text(cell), key, samples, public=public))
    return Meanings(tuple(found), (("", _("Leave out")), *_field_choices(record, layout)))


def _field_choices(record: Record, layout: Layout) -> Iterator[tuple[str, str]]:
    for each in record.visible():
        if each.brought and each.kind is not Kind.YEARLY:
            yield each.name, each.title()
    for column in layout.columns:
        if column.year is not None:
            yield f"{column.field.name} {column.year}", column.field.year_title(column.year)


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
    project: Project,
    record: Record,
    grid: Grid,
    mapping: Mapping[str, str] | None = None,
    within: Mapping[str, str] | None = None,
    reword: Reword | None = None,
) -> ImportPlan:
    """Return what taking in ``grid`` would do; raises WorkbenchError when it is not understood.

    ``mapping`` says what columns mean; what was said earlier of the same headings holds too.
    ``within`` are references by id that hold for all rows, as for the seats of one body. ``reword``
    puts a table of another system into our words, once it is known what its columns mean.
    """
    grid = tidied(grid, record)
    with project.read() as session:
        existing = existing_rows(session, record)
        earlier = recalled(grid, remembered(session, record))
    whole = {**earlier, **(mapping or {})}
    try:
        layout = find_layout(grid, record, whole)
    except WorkbenchError:
        if not earlier:
            raise
        whole = dict(mapping or {})
        layout = find_layout(grid, record, whole)
    headings = headings_of(grid, layout)
    if reword is not None:
        grid, layout = reword(existing, grid, layout)
    language, today = project.facts().language, project.clock.today()
    plan = plan_import(grid, layout, existing, today=today, language=language, within=within)
    return replace(
        plan,
        similar=tuple(_similar(plan, existing)),
        mapping=whole,
        headings=headings,
    )


def _similar(plan: ImportPlan, existing: Mapping[str, list[ExistingRow]]) -> Iterator[Similar]:
    """Yield the new rows that may mean one that is there, or one before them in the table."""
    coming = {plan.record.table: [row for row in plan.rows if row.is_new], **plan.created}
    for table, rows in coming.items():
        title = record_of(table)[record_of(table).title_field]
        if not title.naming:
            continue
        names = Names(title.naming)
        called: dict[str, str] = {}
        for each in existing.get(table, ()):
            names.add(each.id, each.name)
            called.setdefault(each.id, each.name)
        for row in rows:
            name = str(row.values.get(title.name) or "")
            like = names.like(name)
            if like:
                yield Similar(row.number, name, called[like[0]])
            names.add(row.id, name)
            called[row.id] = name


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
    said = (plan.headings, plan.mapping) if plan.headings and plan.mapping else None
    if arrivals.new or arrivals.updated:
        acts.bring_in(project, plan.record, arrivals, pasted=pasted, said=said, initiator=initiator)


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
