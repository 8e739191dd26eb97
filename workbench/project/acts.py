"""The common verbs of every register, each one labelled edit.

What is special for a subject lies in its step's ``edits.py``; adding, changing, filling down and
deleting rows are the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from workbench.base.language import N_
from workbench.models.field import Kind
from workbench.models.registry import record as record_of
from workbench.models.registry import sql_table
from workbench.project.mappings import remember
from workbench.project.register import add_rows, delete_rows, read_row, update_row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Record
    from workbench.project.project import Project
    from workbench.project.register import Values


def add(
    project: Project,
    record: Record,
    values: Mapping[str, Any],
    *,
    created: Mapping[str, Sequence[tuple[str, Values]]] | None = None,
    initiator: object = None,
) -> str:
    """Add one row and return its id; ``created`` as in :func:`change_many`."""
    with project.edit(N_("Added {what}"), initiator=initiator, what=_one(record)) as session:
        bring_along(session, created or {})
        return add_rows(session, record, [values])[0]


def change(
    project: Project,
    record: Record,
    row_id: str,
    values: Mapping[str, Any],
    *,
    initiator: object = None,
) -> None:
    """Change fields of one row."""
    fields = [record[name] for name in values]
    message, facts = _changed(record, fields, 1)
    with project.edit(message, initiator=initiator, **facts) as session:
        update_row(session, record, row_id, values)


def change_many(
    project: Project,
    record: Record,
    rows: Mapping[str, Mapping[str, Any]],
    *,
    created: Mapping[str, Sequence[tuple[str, Values]]] | None = None,
    initiator: object = None,
) -> None:
    """Change fields of several rows, given by id, in one edit (fill down, paste over).

    ``created`` are rows of other tables, with their ids, that the values refer to and that are
    added first.
    """
    names = dict.fromkeys(name for values in rows.values() for name in values)
    message, facts = _changed(record, [record[name] for name in names], len(rows))
    with project.edit(message, initiator=initiator, **facts) as session:
        bring_along(session, created or {})
        for row_id, values in rows.items():
            update_row(session, record, row_id, values)


def remove(
    project: Project, record: Record, ids: Collection[str], *, initiator: object = None
) -> None:
    """Delete rows; undo brings them back with all their links."""
    if not ids:
        return
    message = N_("Deleted {what}") if len(ids) == 1 else N_("Deleted {count} {what}")
    what = _one(record) if len(ids) == 1 else _many(record)
    with project.edit(message, initiator=initiator, count=len(ids), what=what) as session:
        delete_rows(session, record, ids)


def reorder(
    project: Project, record: Record, ids: Sequence[str], *, initiator: object = None
) -> None:
    """Give rows the order of ``ids``."""
    with project.edit(N_("Moved {what}"), initiator=initiator, what=_one(record)) as session:
        put_in_order(session, record, ids)


def put_in_order(session: Session, record: Record, ids: Sequence[str]) -> None:
    """Give rows the order of ``ids``, within an edit."""
    table = sql_table(record.table)
    for position, key in enumerate(ids):
        moved = update(table).where(table.c.id == key, table.c.position != position)
        session.execute(moved.values(position=position))


@dataclass(frozen=True)
class Arrivals:
    """Rows on their way in from a paste or a file, ready to be written.

    ``created`` are rows of other tables that come along, by table and with the id they get.
    ``new`` have the id they get too, so that rows may refer to each other. ``updated`` is by id.
    """

    new: list[tuple[str, Values]] = field(default_factory=list)
    updated: dict[str, Values] = field(default_factory=dict)
    created: dict[str, list[tuple[str, Values]]] = field(default_factory=dict)


def bring_in(
    project: Project,
    record: Record,
    arrivals: Arrivals,
    *,
    pasted: bool = False,
    said: tuple[str, Mapping[str, str]] | None = None,
    initiator: object = None,
) -> None:
    """Write rows that were pasted or imported, all in one edit.

    ``said`` are headings and what somebody said that the columns under them mean: it is kept.
    """
    count = len(arrivals.new) + len(arrivals.updated)
    message = N_("Pasted {count} {what}") if pasted else N_("Imported {count} {what}")
    what = _one(record) if count == 1 else _many(record)
    with project.edit(message, initiator=initiator, count=count, what=what) as session:
        write_arrivals(session, record, arrivals)
        if said is not None:
            remember(session, record, *said)


def write_arrivals(session: Session, record: Record, arrivals: Arrivals) -> None:
    """Write arriving rows inside an edit that is under way."""
    bring_along(session, arrivals.created)
    add_rows(session, record, [v for _, v in arrivals.new], row_ids=[k for k, _ in arrivals.new])
    for row_id, values in arrivals.updated.items():
        update_row(session, record, row_id, _with_other_years(session, record, row_id, values))


def _with_other_years(session: Session, record: Record, row_id: str, values: Values) -> Values:
    """Return ``values`` with the years that a table did not give: a blank changes nothing."""
    yearly = [name for name in values if record[name].kind is Kind.YEARLY]
    before = read_row(session, record, row_id) if yearly else None
    if before is None:
        return values
    return {**values, **{name: {**before[name], **values[name]} for name in yearly}}


def bring_along(session: Session, created: Mapping[str, Sequence[tuple[str, Values]]]) -> None:
    """Add rows of other tables, with the ids they get, within an edit."""
    for table, rows in created.items():
        add_rows(session, record_of(table), [v for _, v in rows], row_ids=[k for k, _ in rows])


def _changed(record: Record, fields: Sequence[Field], rows: int) -> tuple[str, dict[str, object]]:
    facts: dict[str, object] = {"count": rows, "what": _one(record) if rows == 1 else _many(record)}
    if len(fields) != 1:
        return (N_("Changed {what}") if rows == 1 else N_("Changed {count} {what}")), facts
    facts["field"] = f"_:{fields[0].label}"
    message = (
        N_("Changed “{field}” for {what}")
        if rows == 1
        else N_("Changed “{field}” for {count} {what}")
    )
    return message, facts


def _one(record: Record) -> str:
    return f"_:{record.one}"


def _many(record: Record) -> str:
    return f"_:{record.many}"
