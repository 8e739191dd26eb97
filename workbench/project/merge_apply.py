"""Writing a merge: one labelled edit, with a line in the history of what was taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.registry import RECORDS, content_tables, sql_table
from workbench.project.links import links_to
from workbench.project.merge_past import MERGED, UP_TO
from workbench.project.merge_plan import position_of
from workbench.project.merge_settle import settle
from workbench.project.schema.columns import content_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.project.merge_past import Key
    from workbench.project.merge_plan import Choices, MergePlan
    from workbench.project.merge_settle import Settled
    from workbench.project.project import Project
    from workbench.project.recorder import Values


@dataclass
class Written:
    """The rows that a merge writes, by table and id; of changed ones the columns that differ."""

    added: dict[Key, Values] = field(default_factory=dict)
    changed: dict[Key, Values] = field(default_factory=dict)
    deleted: list[Key] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows are written."""
        return len(self.added) + len(self.changed) + len(self.deleted)


def written(settled: Settled) -> Written:
    """Return what has to be written so that our file says what was settled."""
    found = Written()
    for key, row in settled.rows.items():
        mine = settled.ours.get(key)
        if mine is None and row is not None:
            found.added[key] = row
        elif mine is not None and row is None:
            found.deleted.append(key)
        elif mine is not None and row is not None:
            differing = {name: value for name, value in row.items() if mine[name] != value}
            if differing:
                found.changed[key] = differing
    return found


def merge_into(project: Project, plan: MergePlan, choices: Choices) -> tuple[Written, Settled]:
    """Take the other file in as one edit, with these answers; the usual ones where none is given.

    What nobody has answered is asked again the next time. Raises WorkbenchError when the project
    has changed since the plan was made, when rows would lie in a circle, or when it cannot be
    written; the file is then as before.
    """
    if position_of(project.raw) != plan.position:
        raise WorkbenchError(N_("The project has been changed meanwhile. Look at the file again."))
    settled = settle(plan.draft, project.raw, choices)
    found = written(settled)
    facts = {UP_TO: "" if settled.open else plan.up_to}
    if not found.rows:
        if choices or plan.came:
            project.note(MERGED, file=plan.name, **facts)  # so that nobody is asked again
        return found, settled
    with project.edit(MERGED, file=plan.name, **facts) as session:
        session.connection()
        raw = project.raw
        raw.execute("pragma defer_foreign_keys = on")
        _write(raw, found)
        _refuse_loops(raw, {table for table, _row_id in settled.rows})
    return found, settled


def _write(raw: sqlite3.Connection, found: Written) -> None:
    first = [key for key in found.deleted if _stands_alone(key[0])]
    _delete(raw, first)
    for (table, row_id), values in found.changed.items():
        _check(table, values)
        settings = ", ".join(f'"{name}" = ?' for name in values)
        query = f'update "{table}" set {settings} where id = ?'  # noqa: S608 - own names
        raw.execute(query, (*values.values(), row_id))
    _delete(raw, (key for key in found.deleted if not _stands_alone(key[0])))
    for (table, _row_id), values in found.added.items():
        _check(table, values)
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        raw.execute(f'insert into "{table}" ({names}) values ({marks})', tuple(values.values()))  # noqa: S608 - own names


def _stands_alone(table: str) -> bool:
    """Tell whether rows of a table have to differ and nothing refers to them.

    Such rows go first, so that others can say what they said.
    """
    unique = any(isinstance(each, UniqueConstraint) for each in sql_table(table).constraints)
    return unique and not links_to(table)


def _delete(raw: sqlite3.Connection, keys: Iterable[Key]) -> None:
    for table, row_id in keys:
        raw.execute(f'delete from "{table}" where id = ?', (row_id,))  # noqa: S608 - own names


def _check(table: str, values: Values) -> None:
    if not set(values) <= set(content_columns()[table]):
        raise KeyError(table)


def _refuse_loops(raw: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Raise WorkbenchError when rows would lie below themselves, as two moves together may do."""
    for table in tables:
        for link in links_to(table) if table in content_tables() else ():
            if link.table == table:
                _refuse_loop(raw, table, link.column)


def _refuse_loop(raw: sqlite3.Connection, table: str, column: str) -> None:
    query = f'select id, "{column}" from "{table}" where "{column}" is not null'  # noqa: S608 - own names
    above: dict[str, str] = dict(raw.execute(query).fetchall())
    for start in above:
        way, at = [start], above.get(start)
        while at is not None and at not in way:
            way.append(at)
            at = above.get(at)
        if at == start:
            loop = " → ".join(_title(raw, table, key) for key in [*way, start])
            raise WorkbenchError(
                N_(
                    "Merged, these would lie in each other: {loop}. Move one of them in one of the "
                    "files and merge again. Nothing was changed."
                ),
                loop=loop,
            )


def _title(raw: sqlite3.Connection, table: str, row_id: str) -> str:
    record = RECORDS.get(table)
    name = record.title_field if record else "id"
    row: Any = raw.execute(f'select "{name}" from "{table}" where id = ?', (row_id,)).fetchone()  # noqa: S608 - own names
    return str(row[0]) if row else row_id
