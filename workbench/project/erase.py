"""Erasing people for good: from the rows, the texts and the history of a file.

The file becomes what it would be if the person had never been in it. Their row goes, and so do the
rows that are about them alone. Rows that say something by themselves stay, so that counts hold;
what was private in them is emptied. Texts that name the person say a pseudonym instead, in every
version that the history keeps, so that everything else can still be undone and done again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.base.language import N_, _, using
from workbench.models.base import new_id
from workbench.models.registry import RECORDS, content_tables
from workbench.project.changes import KEPT, facts_json
from workbench.project.erase_history import rewrite_history
from workbench.project.fate import Fate
from workbench.project.links import emptied, without_files
from workbench.project.person import named_in, naming_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date, datetime

    from workbench.project.recorder import Values
    from workbench.rules.naming import Naming


@dataclass(frozen=True, slots=True)
class ReplacedText:
    """A text in which the pseudonym now stands: where it is, and what it says now."""

    table: str
    row_id: str
    column: str
    text: str


@dataclass
class Erased:
    """What erasing one person did; who it was is no longer known.

    ``deleted`` and ``emptied`` count rows by table, ``history`` the changes that were taken out,
    ``files`` the issued documents whose files named the person and are gone.
    """

    pseudonym: str
    deleted: dict[str, int] = field(default_factory=dict)
    emptied: dict[str, int] = field(default_factory=dict)
    texts: list[ReplacedText] = field(default_factory=list)
    history: int = 0
    files: int = 0

    @property
    def rows(self) -> int:
        """How many rows were deleted or changed."""
        changed = {(each.table, each.row_id) for each in self.texts}
        return sum(self.deleted.values()) + sum(self.emptied.values()) + len(changed)


@dataclass(frozen=True)
class Wish:
    """Whom to erase (an id), how they are named, and how it is to be remembered."""

    person: str
    naming: Naming
    pseudonym: str
    reason: str
    on: date


def next_pseudonyms(raw: sqlite3.Connection, count: int) -> list[str]:
    """Return names that nobody in the file has been given yet, in the language of its documents."""
    row = raw.execute("select language from project limit 1").fetchone()
    used = [text for (text,) in raw.execute("select pseudonym from erasure").fetchall()]
    numbers = [int(found[1]) for each in used if (found := re.search(r"(\d+)$", each))]
    first = max(numbers, default=0) + 1
    with using(row[0] if row and row[0] else "sv"):
        return [_("Person {number}").format(number=first + place) for place in range(count)]


def erase_person(raw: sqlite3.Connection, wish: Wish) -> Erased:
    """Erase one person; the caller holds the transaction, with foreign keys deferred.

    A file that has no such row (an old backup) is still searched for texts that name them.
    """
    done = Erased(wish.pseudonym)
    naming = naming_of(raw, wish.person, wish.naming)
    fate = Fate(raw, wish.person)
    _empty(raw, fate, done)
    _delete(raw, fate, done)
    _rename(raw, naming, done, wish.on)
    done.history = rewrite_history(raw, fate, naming, wish.pseudonym, wish.on)
    raw.execute(
        "insert into erasure (id, erased_on, pseudonym, reason, rows) values (?, ?, ?, ?, ?)",
        (
            new_id(), wish.on.isoformat(), wish.pseudonym,
            naming.replaced(wish.reason, wish.pseudonym), done.rows,
        ),
    )  # fmt: skip
    return done


def remember(raw: sqlite3.Connection, done: Sequence[Erased], at: datetime, who: str) -> None:
    """Write a line of history that people were erased; nothing undoes it."""
    raw.executemany(
        "insert into edit (key, at, who, label, facts, state, rows) values (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                new_id(), at.strftime("%Y-%m-%d %H:%M:%S.%f"), who, N_("Erased {who} for good"),
                facts_json({"who": each.pseudonym}), KEPT, each.rows,
            )
            for each in done
        ],
    )  # fmt: skip


def _empty(raw: sqlite3.Connection, fate: Fate, done: Erased) -> None:
    """Let go of what goes, in rows that stay, before anything is deleted along with it."""
    for table, columns in fate.loose.items():
        for column, target in columns.items():
            query = f'update "{table}" set "{column}" = null where "{column}" = ?'  # noqa: S608 - own names
            raw.executemany(query, [(key,) for key in fate.goes[target]])
    for table, keys in fate.empty.items():
        values = emptied(table, done.pseudonym)
        there = [key for key in keys if _set(raw, table, key, values)]
        if there:
            done.emptied[table] = len(there)


def _delete(raw: sqlite3.Connection, fate: Fate, done: Erased) -> None:
    for table, keys in reversed(fate.goes.items()):
        query = f'delete from "{table}" where id = ?'  # noqa: S608 - own names
        count = sum(raw.execute(query, (key,)).rowcount for key in keys)
        if count:
            done.deleted[table] = count


def _rename(raw: sqlite3.Connection, naming: Naming, done: Erased, on: date) -> None:
    """Put the pseudonym into every text that names the person; files that name them go."""
    for table in content_tables():
        for key, column in list(named_in(raw, table, naming)):
            query = f'select "{column}" from "{table}" where id = ?'  # noqa: S608 - own names
            text = naming.replaced(raw.execute(query, (key,)).fetchone()[0], done.pseudonym)
            gone = without_files(table, column, on)
            _set(raw, table, key, {column: text} | gone)
            done.files += bool(gone)
            told = _title(raw, table, key) if gone else text
            done.texts.append(ReplacedText(table, key, column, told))


def _title(raw: sqlite3.Connection, table: str, key: str) -> str:
    query = f'select "{RECORDS[table].title_field}" from "{table}" where id = ?'  # noqa: S608 - own names
    return str(raw.execute(query, (key,)).fetchone()[0])


def _set(raw: sqlite3.Connection, table: str, key: str, values: Values) -> bool:
    """Write values into a row; return whether it is there.

    Should two rows that have to differ say the same now, one of them is enough.
    """
    if not values:
        return False
    settings = ", ".join(f'"{name}" = ?' for name in values)
    query = f'update or replace "{table}" set {settings} where id = ?'  # noqa: S608 - own names
    return raw.execute(query, (*values.values(), key)).rowcount > 0
