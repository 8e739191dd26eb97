"""A copy of a project to share: without names, judgements, private notes and without its history.

Nothing in it leads back: people are numbered, pictures that show people are left out, and the copy
is a project of its own, so that its backups are not those of the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _, using
from workbench.models.base import new_id
from workbench.models.field import Field, Privacy
from workbench.models.registry import RECORDS, content_tables, sql_table
from workbench.project import lock
from workbench.project.connection import connect_private, shrink
from workbench.project.copies import in_the_making
from workbench.project.links import emptied, text_columns
from workbench.project.person import naming_of
from workbench.project.seal import set_seal
from workbench.rules.personal_numbers import find

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from workbench.project.project import Project
    from workbench.rules.naming import Naming

_REMOVED: Final = N_("[removed]")
_FORGOTTEN: Final = ("row_change", "edit", "column_mapping")


def save_anonymised(project: Project, target: Path) -> None:
    """Write an anonymised copy of a project to ``target``, which may be replaced.

    Raises WorkbenchError when it cannot be written, FileInUse when it is open.
    """
    lock.refuse_if_open_here(target)
    with in_the_making(target) as path, using(project.facts().language or "sv"):
        raw = connect_private(path)
        try:
            project.raw.backup(raw)
            raw.execute("begin immediate")
            raw.execute("pragma defer_foreign_keys = on")
            _anonymise(raw)
            raw.execute("commit")
            shrink(raw)
            set_seal(raw, project.clock.now())
        finally:
            raw.close()


def _anonymise(raw: sqlite3.Connection) -> None:
    people = [key for (key,) in raw.execute("select id from stakeholder order by position, id")]
    known = [(naming_of(raw, key), _numbered(place)) for place, key in enumerate(people, 1)]
    for table in (*_FORGOTTEN, *filter(_all_private, RECORDS)):
        raw.execute(f'delete from "{table}"')  # noqa: S608 - own names
    raw.execute("delete from photo where shows_people <> 0")
    raw.execute("delete from issued_document")  # files cannot be reworded
    for table in RECORDS:
        _without_private(raw, table)
    for key, (_naming, name) in zip(people, known, strict=True):
        raw.execute("update stakeholder set name = ? where id = ?", (name, key))
    _reword(raw, lambda text: _told(text, known))
    raw.execute("update project set id = ?", (new_id(),))


def _numbered(number: int) -> str:
    return _("Person {number}").format(number=number)


def _all_private(table: str) -> bool:
    """Return whether no field of a record is public: without people its rows say nothing."""
    fields = RECORDS[table].fields
    return bool(fields) and all(each.privacy is not Privacy.PUBLIC for each in fields)


def _without_private(raw: sqlite3.Connection, table: str) -> None:
    values = emptied(table, _(_REMOVED))
    for column in sql_table(table).columns:
        declared: Field | None = column.info.get("field")
        if column.foreign_keys and declared is not None and declared.privacy is not Privacy.PUBLIC:
            values[column.name] = None
    if values:
        settings = ", ".join(f'"{name}" = ?' for name in values)
        raw.execute(f'update "{table}" set {settings}', tuple(values.values()))  # noqa: S608 - own names


def _reword(raw: sqlite3.Connection, told: Callable[[str], str]) -> None:
    for table in content_tables():
        columns = text_columns(table)
        if not columns:
            continue
        names = ", ".join(f'"{column}"' for column in columns)
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        for key, *texts in raw.execute(f'select id, {names} from "{table}"').fetchall():  # noqa: S608 - own names
            new = [told(text) if text else text for text in texts]
            if new != texts:
                raw.execute(f'update "{table}" set {settings} where id = ?', (*new, key))  # noqa: S608 - own names


def _told(text: str, known: list[tuple[Naming, str]]) -> str:
    """Return a text with numbers for the people it names and without addresses of others."""
    for naming, name in known:
        if naming.may_name(text):
            text = naming.replaced(text, name)
    for found in reversed(find(text)):
        text = text[: found.start] + _(_REMOVED) + text[found.end :]
    return text
