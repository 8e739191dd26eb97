"""What the columns of a table meant last time, kept in the file so that nobody is asked twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from workbench.models.base import new_id
from workbench.models.privacy import ColumnMapping
from workbench.models.registry import sql_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.models.field import Record


def remembered(session: Session, record: Record) -> dict[str, dict[str, str]]:
    """Return what was said of tables of ``record``: by their headings, column to field."""
    table = sql_table(ColumnMapping.__tablename__)
    query = select(table.c.headings, table.c.mapping).where(table.c.kind == record.table)
    return {headings: _read(text) for headings, text in session.execute(query)}


def remember(session: Session, record: Record, headings: str, mapping: Mapping[str, str]) -> None:
    """Keep what the columns under ``headings`` mean, together with the rows that came in so."""
    table = sql_table(ColumnMapping.__tablename__)
    same = (table.c.kind == record.table, table.c.headings == headings)
    text = json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True)
    before = session.scalars(select(table.c.mapping).where(*same)).first()
    if before is None:
        row = {"id": new_id(), "kind": record.table, "headings": headings, "mapping": text}
        session.execute(insert(table).values(**row))
    elif before != text:
        session.execute(update(table).where(*same).values(mapping=text))


def _read(text: str) -> dict[str, str]:
    """Return a kept mapping; none where a file from elsewhere holds something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(column): str(field) for column, field in found.items()}
