"""Saving what is whole of a damaged or doubtful file, row by row, into a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from workbench.base.clock import SystemClock
from workbench.base.keys import new_id
from workbench.base.language import N_
from workbench.project.column_types import fits
from workbench.project.connection import connect_private, file_uri
from workbench.project.copies import in_the_making, name_taken, private_copy
from workbench.project.damaged_rows import readable_rows
from workbench.project.faults import NotAProject
from workbench.project.format import APPLICATION_ID, SCHEMA_VERSION, mend_header
from workbench.project.guard import Expected, examine, patience
from workbench.project.schema import statements
from workbench.project.schema.columns import Column, Stored, columns
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.clock import Clock

_PATIENCE: Final = 20.0  # seconds for one table; a hostile one may take for ever
_LONGEST: Final = 50_000_000  # bytes of one value
# What stands where a value was that could not, in a column that must hold one.
_BLANKS: Final = {
    Stored.TEXT: "",
    Stored.INTEGER: 0,
    Stored.FLAG: False,
    Stored.DECIMAL: "0",
    Stored.BYTES: b"",
}


@dataclass
class RescueReport:
    """How much was saved: rows by table, those known to be lost, and values that were blanked.

    ``complete`` means that nothing is missing, and that the history can be undone as before.
    """

    target: Path
    rows: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    blanked: int = 0
    unreadable: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether nothing was lost or blanked."""
        return not (self.lost or self.blanked or self.unreadable)


def rescue(path: Path, target: Path, clock: Clock | None = None) -> RescueReport:
    """Copy every row that can be read from ``path`` into a new project at ``target``.

    The damaged file is only read. Raises NotAProject when not one row of a project was found,
    WorkbenchError when ``target`` exists or cannot be written.
    """
    clock = clock or SystemClock()
    report = RescueReport(target)
    try:
        with private_copy(path) as copy, in_the_making(target, replace=False) as new:
            version = mend_header(copy)
            _fill(copy, new, version, report)
            if not sum(report.rows.values()):
                raise NotAProject(N_("Nothing could be saved from {file}"), file=path.name)
            _finish(new, path.stem, version, report, clock)
    except FileExistsError as error:
        raise name_taken(target) from error
    return report


def _fill(source: Path, new: Path, version: int, report: RescueReport) -> None:
    with closing(_open_damaged(source)) as old, closing(connect_private(new)) as raw:
        raw.execute("pragma foreign_keys = off")
        raw.execute("begin immediate")
        for statement in statements(version):
            raw.execute(statement)
        for table in _tables(raw):
            _copy_table(old, raw, table, report)
        _mend_references(raw, report)
        raw.execute(f"pragma application_id = {APPLICATION_ID}")
        raw.execute(f"pragma user_version = {version:d}")
        raw.execute("commit")


def _open_damaged(path: Path) -> sqlite3.Connection:
    """Open a copy with the doors shut: nothing in it is run and no page is taken for granted."""
    old = sqlite3.connect(file_uri(path, "rw"), uri=True, isolation_level=None)
    old.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    old.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    old.text_factory = lambda data: data.decode("utf-8", errors="replace")
    for pragma in ("trusted_schema = off", "writable_schema = on", "mmap_size = 0"):
        with suppress(sqlite3.Error):
            old.execute(f"pragma {pragma}").fetchall()
    return old


def _tables(raw: sqlite3.Connection) -> list[str]:
    found = raw.execute("select name from sqlite_schema where type = 'table'").fetchall()
    return [name for (name,) in found if name != "seal"]


def _names(raw: sqlite3.Connection, table: str) -> list[str]:
    return [fact[1] for fact in raw.execute(f'pragma table_info("{table}")')]


def _copy_table(
    old: sqlite3.Connection, raw: sqlite3.Connection, table: str, report: RescueReport
) -> None:
    mine = _names(raw, table)
    known = {column.name: column for column in columns().get(table, ())}
    saved = 0
    try:
        common = [name for name in _names(old, table) if name in mine]
        if not common:
            raise sqlite3.DatabaseError(table)
        names = ", ".join(f'"{name}"' for name in common)
        marks = ", ".join("?" * len(common))
        insert = f'insert into "{table}" ({names}) values ({marks})'  # noqa: S608 - own names
        with patience(old, _PATIENCE):
            facts = [known.get(name) for name in common]
            for row in readable_rows(old, table, names):
                saved += _put(raw, insert, _mended(facts, row, report))
            expected = old.execute(f'select count(*) from "{table}"').fetchone()[0]  # noqa: S608
    except sqlite3.Error:
        # The count comes from an index; without it nobody knows how many there were.
        report.unreadable.append(table)
        expected = saved
    report.rows[table] = saved
    if expected > saved:
        report.lost[table] = expected - saved


def _put(raw: sqlite3.Connection, insert: str, row: tuple[Any, ...]) -> int:
    try:
        raw.execute(insert, row)
    except sqlite3.IntegrityError:
        return 0
    return 1


def _mended(
    known: list[Column | None], row: tuple[Any, ...], report: RescueReport
) -> tuple[Any, ...]:
    """Return a row with the values blanked that cannot stand where they stand."""
    values = []
    for column, value in zip(known, row, strict=True):
        torn = isinstance(value, str) and "\ufffd" in value
        if column is not None and not fits(column, value):
            report.blanked += 1
            values.append(None if column.nullable else _BLANKS.get(column.kind))
        else:
            report.blanked += torn
            values.append(value)
    return tuple(values)


def _mend_references(raw: sqlite3.Connection, report: RescueReport) -> None:
    """Empty references to rows that are lost; rows that cannot be without them go too."""
    while broken := raw.execute("pragma foreign_key_check").fetchall():
        for table, rowid, _, number in broken:
            keys = raw.execute(f'pragma foreign_key_list("{table}")').fetchall()
            column = next(key[3] for key in keys if key[0] == number)
            facts = raw.execute(f'pragma table_info("{table}")').fetchall()
            required = next(fact[3] for fact in facts if fact[1] == column)
            if required:
                cursor = raw.execute(f'delete from "{table}" where rowid = ?', (rowid,))  # noqa: S608
                gone = cursor.rowcount  # 0 for a row that was named twice
                report.rows[table] -= gone
                report.lost[table] = report.lost.get(table, 0) + gone
            else:
                raw.execute(f'update "{table}" set "{column}" = null where rowid = ?', (rowid,))  # noqa: S608
                report.blanked += 1


def _finish(new: Path, name: str, version: int, report: RescueReport, clock: Clock) -> None:
    raw = connect_private(new)
    try:
        if raw.execute("select count(*) from project").fetchone()[0] == 0:
            raw.execute("insert into project (id, name) values (?, ?)", (new_id(), name))
        if not report.complete:
            # Undoing steps of which parts are gone would make a mess of what was saved.
            raw.execute("update edit set state = 'kept' where state <> 'abandoned'")
    finally:
        raw.close()
    if version < SCHEMA_VERSION:
        from workbench.project.migrations.upgrade import upgrade_private

        upgrade_private(new, name, clock.now())
    raw = connect_private(new)
    try:
        set_seal(raw, clock.now())
        examine(raw, Expected(name))
    finally:
        raw.close()
