"""Reading and writing the rows of any record by its declaration.

Values are plain: see :class:`workbench.models.field.Kind` for the type of each. Tables, forms,
import and export all go through here, so what a field is lies in its declaration alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from workbench.models.base import new_id
from workbench.models.field import Field, Kind, Record, Through
from workbench.models.registry import content_tables, sql_table
from workbench.models.registry import record as record_of
from workbench.project.answering import Answering
from workbench.project.asking import driver, rows_asked, selected
from workbench.project.follow import Reminders, completed, rejudged
from workbench.project.once import kept_once, once
from workbench.project.seen_rows import Asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement, Select, Table
    from sqlalchemy.orm import Session

Values = dict[str, Any]

_ELSEWHERE = {Kind.LINKS, Kind.DEPENDENCIES, Kind.YEARLY}
_ORDERING = ("position", "code")  # beside the newest day, and before the id
_CHUNK = 500  # SQLite takes at most 999 placeholders in old builds


def read_rows(session: Session, record: Record, ids: Collection[str] | None = None) -> list[Values]:
    """Return rows as plain values with their ``id``, in the order people gave them.

    ``ids`` limits the rows; all when None. A session that reads once (``project/once.py``) keeps
    them.
    """
    kept = kept_once(session)
    if kept is None:
        return _read(session, record, ids)
    if record.table not in kept:
        kept[record.table] = _read(session, record, None)
    rows: list[Values] = kept[record.table]
    wanted = None if ids is None else set(ids)
    return [dict(row) for row in rows if wanted is None or row["id"] in wanted]


def read_own_columns(session: Session, record: Record, ids: Collection[str]) -> list[Values]:
    """Return of these rows what stands in their own table; links and years are left out."""
    table = sql_table(record.table)
    names = _own_names(record)
    query = select(*(table.c[name] for name in names))
    return [dict(zip(names, row, strict=True)) for row in _rows(session, query, table, ids)]


def _own_names(record: Record) -> list[str]:
    return ["id", *(f.name for f in record.fields if f.kind not in _ELSEWHERE)]


def _read(session: Session, record: Record, ids: Collection[str] | None) -> list[Values]:
    table = sql_table(record.table)
    names, asked = _whole_rows(record.table)
    beside = [each for each in record.fields if each.kind in _ELSEWHERE]
    empty: tuple[Any, ...] = tuple({} if each.kind is Kind.YEARLY else () for each in beside)
    rows = (
        rows_asked(session, asked) if ids is None else _rows(session, selected(asked), table, ids)
    )
    found = {row[0]: dict(zip(names, (*row, *empty), strict=True)) for row in rows}
    for each in beside:
        for row_id, value in _read_elsewhere(session, each, ids).items():
            if row_id in found:
                found[row_id][each.name] = value
    return list(found.values())


@cache
def _whole_rows(table: str) -> tuple[tuple[str, ...], Asked]:
    """Return the names of a record's fields, those kept elsewhere last, and what asks for rows.

    Asking in the same words each time spares SQLAlchemy from working out what is meant.
    """
    kind = record_of(table)
    here = _own_names(kind)
    names = (*here, *(each.name for each in kind.fields if each.kind in _ELSEWHERE))
    return names, in_order(kind, here)


def read_row(session: Session, record: Record, row_id: str) -> Values | None:
    """Return one row as plain values, or None if it is gone."""
    rows = read_rows(session, record, [row_id])
    return rows[0] if rows else None


def row_ids(session: Session, record: Record, scope: Mapping[str, Any] | None = None) -> list[str]:
    """Return the ids in the order people gave them; ``scope`` are columns with one value."""
    columns = sql_table(record.table).c
    within = [columns[name] == value for name, value in (scope or {}).items()]
    return list(session.scalars(selected(in_order(record, ("id",))).where(*within)))


def read_field(session: Session, field: Field) -> dict[str, Any]:
    """Return the values of a LINKS, DEPENDENCIES or YEARLY field by row id, where there are any."""
    return _read_elsewhere(session, field, None)


def content_number(session: Session) -> int | None:
    """Return a number that is another after each change of the file.

    None inside an edit, where nothing may be kept by it.
    """
    raw = driver(session)
    return None if raw.in_transaction else raw.total_changes


def in_order(record: Record, names: Iterable[str]) -> Asked:
    """Return what asks for these columns of a record's rows, in the order people gave them."""
    columns = sql_table(record.table).c
    order = tuple(name for name in (*_ORDERING, "id") if name in columns)
    return Asked(record.table, tuple(names), order, record.newest)


def _rows(session: Session, query: Any, table: Table, ids: Collection[str] | None) -> Iterable[Any]:  # noqa: ANN401
    if ids is None:
        return session.execute(query).all()
    keys = list(ids)
    chunks = (keys[i : i + _CHUNK] for i in range(0, len(keys), _CHUNK))
    return [
        row for chunk in chunks for row in session.execute(query.where(table.c.id.in_(chunk))).all()
    ]


def _read_elsewhere(session: Session, field: Field, ids: Collection[str] | None) -> dict[str, Any]:
    """Return the values of a LINKS, DEPENDENCIES or YEARLY field by the id of their row."""
    if field.through is None:
        raise TypeError(field.name)
    asked = _beside(field.through, field.kind)
    grouped: dict[str, list[Any]] = defaultdict(list)
    if ids is not None and len(ids) <= _CHUNK:
        here = sql_table(field.through.table).c[field.through.here]
        found: Iterable[Any] = session.execute(selected(asked).where(here.in_(ids))).all()
    else:
        found = rows_asked(session, asked)
    for row in found:
        grouped[row[0]].append(tuple(row[1:]))
    if field.kind is Kind.YEARLY:
        return {
            owner: {year: value for value, year in sorted(rows, key=lambda r: r[1])}
            for owner, rows in grouped.items()
        }
    if field.kind is Kind.DEPENDENCIES:
        return {owner: tuple(rows) for owner, rows in grouped.items()}
    return {owner: tuple(row[0] for row in rows) for owner, rows in grouped.items()}


@cache
def _beside(through: Through, kind: Kind) -> Asked:
    """Return what asks for the values that a field keeps in a table of its own."""
    extra = {Kind.LINKS: (), Kind.DEPENDENCIES: ("type", "lag"), Kind.YEARLY: ("year",)}
    columns = (through.here, through.there, *extra[kind])
    return Asked(through.table, columns, (through.here, "id"), fixed=tuple(through.fixed))


def _through(field: Field) -> tuple[Table, Any, Any]:
    if field.through is None:
        raise TypeError(field.name)
    table = sql_table(field.through.table)
    return table, table.c[field.through.here], table.c[field.through.there]


def _fixed(field: Field, table: Table) -> list[ColumnElement[bool]]:
    return [
        table.c[name] == value for name, value in (field.through.fixed if field.through else ())
    ]


def titles(session: Session, table: str, ids: Collection[str] | None = None) -> dict[str, str]:
    """Return what rows of ``table`` are called, by id: the short name, or else the title.

    ``ids`` limits the rows; all when None.
    """
    if ids is None:
        return dict(_all_titles(session, table))
    rows = _rows(session, _titles(table), sql_table(table), ids)
    return {key: str(name or "") for key, name in rows}


@once
def _all_titles(session: Session, table: str) -> dict[str, str]:
    asked = _two(table, record_of(table).title_field)
    if "short_name" not in sql_table(table).c:
        return {key: str(name or "") for key, name in rows_asked(session, asked)}
    asked = asked._replace(columns=(*asked.columns, "short_name"))
    return {key: str(short or name or "") for key, name, short in rows_asked(session, asked)}


@cache
def _titles(table: str) -> Select[Any]:
    columns = sql_table(table).c
    title = columns[record_of(table).title_field]
    if "short_name" not in columns:
        return select(columns.id, title)
    return select(columns.id, func.coalesce(func.nullif(columns["short_name"], ""), title))


def names(session: Session, table: str) -> dict[str, str]:
    """Return the titles of the rows of ``table`` in full, by id, whatever short name they have."""
    return {
        key: str(name or "")
        for key, name in rows_asked(session, _two(table, record_of(table).title_field))
    }


def codes(session: Session, table: str, ids: Collection[str] | None = None) -> dict[str, str]:
    """Return the codes of the rows of ``table`` by id; empty where rows have none.

    ``ids`` limits the rows; all when None.
    """
    if "code" not in sql_table(table).c:
        return {}
    asked = _two(table, "code")
    rows = (
        rows_asked(session, asked)
        if ids is None
        else _rows(session, selected(asked), sql_table(table), ids)
    )
    return {key: code for key, code in rows if code}


def _two(table: str, column: str) -> Asked:
    """Return what asks for the ids and one column of all rows."""
    return Asked(table, ("id", column))


def add_row(
    session: Session, record: Record, values: Mapping[str, Any], *, row_id: str = ""
) -> str:
    """Add a row and return its id; gives it the next code and the last place where it has none."""
    return add_rows(session, record, [values], row_ids=[row_id or new_id()])[0]


def add_rows(
    session: Session,
    record: Record,
    rows: Collection[Mapping[str, Any]],
    *,
    row_ids: list[str] | None = None,
) -> list[str]:
    """Add many rows at once and return their ids in order."""
    table = sql_table(record.table)
    keys = row_ids or [new_id() for _ in rows]
    answering = Answering(session, record)
    rows = [answering.new(completed(session, record, values)) for values in rows]
    reminders = Reminders(session, record)
    if record.reminds is not None:
        reminders.about(values.get(record.reminds.here) for values in rows)
    given = [str(values.get("code") or "") for values in rows]
    code = _next_number(session, record, given) if record.prefix else 0
    position = _next_position(session, table)
    prepared = []
    for key, values in zip(keys, rows, strict=True):
        row = {"id": key, **_column_values(record, values)}
        if record.prefix and not row.get("code"):
            row["code"] = f"{record.prefix}{code:02d}"
            code += 1
        if position is not None:
            row["position"] = position
            position += 1
        prepared.append(row)
    for columns, group in _same_columns(prepared):
        session.execute(insert(table), group) if columns else None
    _write_new_elsewhere(session, record, dict(zip(keys, rows, strict=True)))
    reminders.settle()
    return keys


def _same_columns(rows: list[Values]) -> Iterable[tuple[tuple[str, ...], list[Values]]]:
    groups: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        groups.setdefault(tuple(row), []).append(row)
    return groups.items()


def update_row(session: Session, record: Record, row_id: str, values: Mapping[str, Any]) -> None:
    """Write some fields of a row, and what follows from them; other fields keep their value."""
    values = Answering(session, record).changed(row_id, values)
    columns = _column_values(record, rejudged(session, record, row_id, values))
    table = sql_table(record.table)
    reminders = Reminders(session, record)
    reminders.about_rows([row_id])
    if record.reminds is not None:
        reminders.about([values.get(record.reminds.here)])
    if columns:
        session.execute(update(table).where(table.c.id == row_id).values(**columns))
    _write_elsewhere(session, record, row_id, values)
    reminders.settle()


def delete_rows(session: Session, record: Record, ids: Collection[str]) -> None:
    """Delete rows and what belongs to them."""
    table = sql_table(record.table)
    reminders = Reminders(session, record)
    reminders.about_rows(ids)
    for key in ids:
        session.execute(delete(table).where(table.c.id == key))
    reminders.settle()


def _column_values(record: Record, values: Mapping[str, Any]) -> Values:
    return {name: value for name, value in values.items() if record[name].kind not in _ELSEWHERE}


def _write_new_elsewhere(
    session: Session, record: Record, rows: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write what new rows say elsewhere, all rows of one field at once."""
    for field in record.fields:
        if field.kind not in _ELSEWHERE:
            continue
        table, here, _there = _through(field)
        fixed = dict(field.through.fixed) if field.through else {}
        said = [
            {"id": new_id(), here.name: key, **fixed, **each}
            for key, values in rows.items()
            if field.name in values
            for each in _wanted(field, values[field.name])
        ]
        if said:
            session.execute(insert(table), said)


def _write_elsewhere(
    session: Session, record: Record, row_id: str, values: Mapping[str, Any]
) -> None:
    for field in record.fields:
        if field.kind in _ELSEWHERE and field.name in values:
            _write_one(session, field, row_id, values[field.name])


def _write_one(session: Session, field: Field, row_id: str, value: Any) -> None:  # noqa: ANN401
    """Make the rows between say ``value``; rows that already say it stay as they are."""
    table, here, _there = _through(field)
    wanted = _wanted(field, value)
    mine = [here == row_id, *_fixed(field, table)]
    names = tuple(wanted[0]) if wanted else (field.through.there,) if field.through else ()
    for row in session.execute(
        select(table.c.id, *(table.c[name] for name in names)).where(*mine)
    ).all():
        said = dict(zip(names, row[1:], strict=True))
        if said in wanted:
            wanted.remove(said)
        else:
            session.execute(delete(table).where(table.c.id == row[0]))
    fixed = dict(field.through.fixed) if field.through else {}
    if wanted:
        session.execute(
            insert(table), [{"id": new_id(), here.name: row_id, **fixed, **each} for each in wanted]
        )


def _wanted(field: Field, value: Any) -> list[Values]:  # noqa: ANN401
    there = field.through.there if field.through else ""
    if field.kind is Kind.YEARLY:
        return [
            {"year": year, there: amount} for year, amount in value.items() if amount is not None
        ]
    if field.kind is Kind.DEPENDENCIES:
        return [{there: key, "type": type_, "lag": lag} for key, type_, lag in dict.fromkeys(value)]
    return [{there: key} for key in dict.fromkeys(value)]


def _next_position(session: Session, table: Table) -> int | None:
    if "position" not in table.c:
        return None
    last = session.execute(select(func.max(table.c.position))).scalar()
    return 0 if last is None else int(last) + 1


def _next_number(session: Session, record: Record, given: Iterable[str]) -> int:
    """Return the number after the highest in the file and among the codes now ``given``."""
    pattern = re.compile(rf"{re.escape(record.prefix)}(\d+)")
    table = sql_table(record.table)
    codes = [*given, *(code or "" for (code,) in session.execute(select(table.c.code)))]
    used = (pattern.fullmatch(code) for code in codes)
    return max((int(match[1]) for match in used if match), default=0) + 1


def count_rows(session: Session) -> dict[str, int]:
    """Return how many rows each table with content has, by name."""
    return {
        name: session.execute(select(func.count()).select_from(sql_table(name))).scalar_one()
        for name in sorted(content_tables())
    }


def all_rows(session: Session) -> dict[str, list[Values]]:
    """Return all rows of all tables with content as they are stored, by table."""
    return {
        name: [dict(row) for row in session.execute(select(sql_table(name))).mappings()]
        for name in content_tables()
    }
