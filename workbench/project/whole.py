"""A whole project from plain rows: every value is looked at before it goes into a new file."""

from __future__ import annotations

import base64
import binascii
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.project.column_types import fits
from workbench.project.connection import connect_private
from workbench.project.copies import in_the_making, name_taken
from workbench.project.faults import NewerFile
from workbench.project.format import APPLICATION_ID, SCHEMA_VERSION
from workbench.project.schema import statements
from workbench.project.schema.columns import BOOKKEEPING, Stored, columns
from workbench.project.seal import set_seal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.project.schema.columns import Column

BYTES: Final = "base64"  # the key under which JSON keeps bytes
OLDEST: Final = 1
_NO_WORD: Final = object()  # what fits no column
_SHOWN: Final = 40  # letters of a name from outside that a sentence repeats


class NotWhole(WorkbenchError):  # noqa: N818 - named for what it tells
    """What was to become a project is none, or not all of one."""


def bytes_out(value: bytes) -> dict[str, str]:
    """Return bytes as JSON keeps them."""
    return {BYTES: base64.b64encode(value).decode("ascii")}


def make_whole(target: Path, version: int, tables: Mapping[str, Any], clock: Clock) -> None:
    """Write a new project file of rows by table, as an export gave them, and look it through.

    ``version`` is that of the file they came from; older ones are brought up to date. The new file
    is whole or not there, and has no history.

    Raises NotWhole with the table, row and column of what cannot be; NewerFile for a version to
    come; WorkbenchError when ``target`` exists or cannot be written.
    """
    if version > SCHEMA_VERSION:
        raise NewerFile(
            N_("A newer version of the program wrote this. Update the program to read it."),
        )
    if version < OLDEST:
        raise NotWhole(N_("It does not say which version of the program wrote it."))
    if target.exists():
        raise name_taken(target)
    try:
        with in_the_making(target, replace=False) as new:
            _fill(new, version, tables)
            if version < SCHEMA_VERSION:
                # Alembic is slow to import and hardly ever needed.
                from workbench.project.migrations.upgrade import upgrade_private

                upgrade_private(new, target.name, clock.now())
            _finish(new, clock)
    except FileExistsError as error:
        raise name_taken(target) from error


def _fill(new: Path, version: int, tables: Mapping[str, Any]) -> None:
    raw = connect_private(new)
    try:
        raw.execute("pragma foreign_keys = off")
        raw.execute("begin immediate")
        for statement in statements(version):
            raw.execute(statement)
        there = _content(raw)
        for name in tables:
            if name not in there:
                raise NotWhole(N_("There is no table “{table}”."), table=_short(name))
        for name in there:
            _put_table(raw, name, tables.get(name, []), current=version == SCHEMA_VERSION)
        _look_at_references(raw)
        if raw.execute("select count(*) from project").fetchone()[0] != 1:
            raise NotWhole(N_("It does not hold exactly one project."))
        raw.execute(f"pragma application_id = {APPLICATION_ID}")
        raw.execute(f"pragma user_version = {version:d}")
        raw.execute("commit")
    finally:
        raw.close()


def _finish(new: Path, clock: Clock) -> None:
    raw = connect_private(new)
    try:
        set_seal(raw, clock.now())
    finally:
        raw.close()


def _content(raw: sqlite3.Connection) -> list[str]:
    found = raw.execute("select name from sqlite_schema where type = 'table'").fetchall()
    return [name for (name,) in found if name not in BOOKKEEPING and not name.startswith("sqlite_")]


def _put_table(raw: sqlite3.Connection, table: str, rows: object, *, current: bool) -> None:
    if not isinstance(rows, list):
        raise NotWhole(N_("Table “{table}” is no list of rows."), table=table)
    facts = raw.execute(f'pragma table_info("{table}")').fetchall()
    names = [fact[1] for fact in facts]
    kinds = {each.name: each for each in columns().get(table, ())} if current else {}
    usual = {fact[1] for fact in facts if fact[4] is not None or not fact[3]}
    for number, row in enumerate(rows, 1):
        given = _checked(table, number, row, names, usual)
        values = [_value(table, number, kinds.get(name), name, given[name]) for name in given]
        marks = ", ".join("?" * len(values))
        said = ", ".join(f'"{name}"' for name in given)
        try:
            raw.execute(f'insert into "{table}" ({said}) values ({marks})', values)  # noqa: S608 - own names
        except (sqlite3.Error, OverflowError) as error:
            raise NotWhole(
                N_("Row {row} of table “{table}” cannot be: it is there twice or lacks something."),
                row=number,
                table=table,
            ) from error


def _checked(
    table: str, number: int, row: object, names: Sequence[str], usual: set[str]
) -> dict[str, Any]:
    """Return a row whose columns are known and of which none is missing that must be there."""
    if not isinstance(row, dict) or not row:
        raise NotWhole(
            N_("Row {row} of table “{table}” is no row with columns."), row=number, table=table
        )
    for name in row:
        if name not in names:
            raise NotWhole(
                N_("Row {row} of table “{table}” has an unknown column “{column}”."),
                row=number,
                table=table,
                column=_short(name),
            )
    for name in names:
        if name not in row and name not in usual:
            raise NotWhole(
                N_("Row {row} of table “{table}” lacks the column “{column}”."),
                row=number,
                table=table,
                column=name,
            )
    return row


def _value(table: str, number: int, column: Column | None, name: str, value: object) -> object:
    """Return a value as the file keeps it; refuse one that cannot stand in its column."""
    stored = _stored(column, value)
    known = isinstance(stored, str | int | bytes) or stored is None
    lone = isinstance(stored, str) and any("\ud800" <= sign <= "\udfff" for sign in stored)
    if not known or lone or (column is not None and not fits(column, stored)):
        raise NotWhole(
            N_("Row {row} of table “{table}”: “{value}” cannot stand in the column “{column}”."),
            row=number,
            table=table,
            value=_short(value),
            column=name,
        )
    return stored


def _stored(column: Column | None, value: object) -> object:
    if isinstance(value, dict) and set(value) == {BYTES} and isinstance(value[BYTES], str):
        try:
            return base64.b64decode(value[BYTES], validate=True)
        except (binascii.Error, ValueError):
            return value
    if isinstance(value, bool):
        # True is a number to Python, and a word for a flag only.
        return int(value) if column is None or column.kind is Stored.FLAG else _NO_WORD
    return value


def _look_at_references(raw: sqlite3.Connection) -> None:
    broken = raw.execute("pragma foreign_key_check").fetchone()
    if broken is not None:
        table, _row, target, _number = broken
        raise NotWhole(
            N_("A row of table “{table}” refers to a row of “{target}” that is not there."),
            table=table,
            target=target,
        )


def _short(value: object) -> str:
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
