"""Making one row of two that mean the same, without losing what refers to either.

What refers to a row is found from the tables themselves: every foreign key, also in the tables
between two others. A table that is added later needs nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint, delete, select, update

from workbench.base.language import N_
from workbench.models.registry import RECORDS, content_tables, sql_table
from workbench.project.register import delete_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.project import Project


def merge(
    project: Project,
    record: Record,
    keep: str,
    gone: str,
    values: Mapping[str, Any],
    *,
    initiator: object = None,
) -> None:
    """Let ``keep`` take over all that refers to ``gone``, which is deleted; one edit.

    ``values`` are what the fields of the row say afterwards, where they are to be others.
    """
    if keep == gone:
        return
    label = N_("Merged two {what}")
    with project.edit(label, initiator=initiator, what=f"_:{record.many}") as session:
        for table, column in references_to(record.table):
            _take_over(session, table, column, keep, gone)
        delete_rows(session, record, [gone])
        update_row(session, record, keep, values)


def references_to(target: str) -> Iterator[tuple[Table, Column[Any]]]:
    """Yield the columns of all tables that refer to a row of ``target``."""
    for name in content_tables():
        table = sql_table(name)
        for column in table.columns:
            if any(key.column.table.name == target for key in column.foreign_keys):
                yield table, column


def count_references(session: Session, record: Record, row_id: str) -> dict[str, int]:
    """Return how many rows of each table refer to a row, where there are any."""
    counts: dict[str, int] = {}
    for table, column in references_to(record.table):
        found = session.scalars(select(table.c.id).where(column == row_id)).all()
        if found:
            counts[table.name] = counts.get(table.name, 0) + len(found)
    return counts


def _take_over(session: Session, table: Table, column: Column[Any], keep: str, gone: str) -> None:
    for row in session.execute(select(table).where(column == gone)).mappings().all():
        values = {**row, column.name: keep}
        if _names_itself(table, values):
            _drop_or_empty(session, table, column, row["id"])
        elif _is_there(session, table, values):
            session.execute(delete(table).where(table.c.id == row["id"]))
        else:
            changed = update(table).where(table.c.id == row["id"])
            session.execute(changed.values({column.name: keep}))


def _names_itself(table: Table, values: Mapping[str, Any]) -> bool:
    """Tell whether a row would refer to itself, or both ends of a tie would be the same."""
    if any(
        values[column.name] == values["id"]
        for column in table.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ):
        return True
    record = RECORDS.get(table.name)
    pairs = record.apart if record else ()
    return any(values[one] is not None and values[one] == values[other] for one, other in pairs)


def _drop_or_empty(session: Session, table: Table, column: Column[Any], row_id: str) -> None:
    record = RECORDS.get(table.name)
    if record is not None and record.apart:
        session.execute(delete(table).where(table.c.id == row_id))
    else:
        session.execute(update(table).where(table.c.id == row_id).values({column.name: None}))


def _is_there(session: Session, table: Table, values: Mapping[str, Any]) -> bool:
    """Tell whether another row says the same already, so that this one adds nothing.

    Of rows that only tie two others all columns count; of others what must be unique in a table.
    """
    record = RECORDS.get(table.name)
    own = {"id", "position", "code"}
    sets = [
        tuple(column.name for column in each.columns)
        for each in table.constraints
        if isinstance(each, UniqueConstraint)
    ]
    if record is None or record.apart:
        sets.append(tuple(c.name for c in table.columns if c.name not in own))
    return any(_has_twin(session, table, names, values) for names in sets)


def _has_twin(
    session: Session, table: Table, names: tuple[str, ...], values: Mapping[str, Any]
) -> bool:
    same = [table.c[name].is_not_distinct_from(values[name]) for name in names]
    query = select(table.c.id).where(table.c.id != values["id"], *same).limit(1)
    return session.scalars(query).first() is not None
