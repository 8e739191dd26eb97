"""Rows in any table, made from what the models say: a new table is tried on its first day."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import count

from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, insert

from workbench.models.base import new_id
from workbench.models.declare import DecimalText
from workbench.models.registry import sql_table

_numbers = count(1)


def plant(session, table, **values):
    """Add a row with what must be there, and ``values``; rows it cannot be without come along."""
    key = new_id()
    needed = {
        column.name: _some(session, column)
        for column in sql_table(table).columns
        if column.name not in values and _is_needed(column)
    }
    session.execute(insert(sql_table(table)).values(id=key, **needed, **values))
    return key


def _is_needed(column):
    if column.primary_key or column.default is not None or column.server_default is not None:
        return False
    declared = column.info.get("field")
    return not column.nullable or (declared is not None and declared.required)


def _some(session, column):
    number = next(_numbers)
    for key in column.foreign_keys:
        return plant(session, key.column.table.name)
    for kind, value in (
        (LargeBinary, b"\x01"),
        (DecimalText, Decimal(number)),
        (Boolean, True),
        (Integer, number),
        (DateTime, datetime(2026, 1, 1)),
        (Date, date(2026, 1, 1)),
    ):
        if isinstance(column.type, kind):
            return value
    return f"text {number}"


def close_circle(project, one, two):
    """Let two activities wait for each other, as no edit may: a file may come from elsewhere."""

    def work(raw):
        for key, source, target in (("c1", one, two), ("c2", two, one)):
            raw.execute(
                "insert into dependency (id, predecessor_id, successor_id, type, lag) "
                "values (?, ?, ?, 'FS', 0)",
                (key, source, target),
            )
        return "x"

    project.rewrite(work)
