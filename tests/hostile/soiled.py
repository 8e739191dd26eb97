"""A full project in which every text field holds hostile texts: which fields, the models say."""

from __future__ import annotations

import shutil
from itertools import count

from sqlalchemy import UniqueConstraint, select, update

from tests.command import CLOCK
from tests.documents.texts import HOSTILE
from workbench.models.field import Kind
from workbench.models.registry import content_tables, sql_table
from workbench.project.open import open_project

TEXTS = tuple(text.encode("utf-8", "ignore").decode() for text in HOSTILE)
"""The hostile texts as a file can keep them: halves of letters are no text."""
WORDS = frozenset({Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE})


def text_columns(table):
    """Return the columns of a table in which people write words."""
    return [
        column
        for column in sql_table(table).columns
        if not column.foreign_keys and "field" in column.info and column.info["field"].kind in WORDS
    ]


def is_unique(column):
    """Tell whether the column is part of what no two rows may share."""
    table = column.table
    keys = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    keys += [index for index in table.indexes if index.unique]
    return any(column.name in key.columns for key in keys)


def soiled(source, target, turn=0):
    """Write hostile texts into every text field of a copy of a project; return what went where.

    The texts take turns through rows and fields, ``turn`` says who begins.
    """
    shutil.copy(source, target)
    with open_project(target, clock=CLOCK) as project:
        with project.edit("Moved {what}", what="x") as session:
            # Minutes that are verified would refuse what is written into them.
            session.execute(update(sql_table("meeting")).values(correcting=True))
        with project.edit("Moved {what}", what="x") as session:
            return _written(session, turn)


def _written(s, turn):
    written = {}
    next_ = count(turn)
    for table in content_tables():
        columns = text_columns(table)
        if not columns:
            continue
        for nth, key in enumerate(s.execute(select(sql_table(table).c.id)).scalars().all()):
            values = {}
            for column in columns:
                text = TEXTS[next(next_) % len(TEXTS)]
                values[column.name] = f"{text} {nth}" if is_unique(column) else text
            s.execute(update(sql_table(table)).where(sql_table(table).c.id == key).values(values))
            written[table, key] = values
    return written
