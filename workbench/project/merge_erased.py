"""People who have been erased in one of two copies: they must not come back from the other.

A file does not say who was erased, and need not: of a person who was only deleted the history still
tells. Somebody whom one copy held when the two parted and of whom the other knows nothing at all
has been erased there, and is then erased in the private copies that a merge works on as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.project.erase import Wish, erase_person
from workbench.project.links import PERSON, text_columns
from workbench.project.person import named_in, naming_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.project.merge_past import Past
    from workbench.rules.naming import Naming


@dataclass(frozen=True)
class Missing:
    """People (ids) whom another file holds and this one does not know of.

    ``erased`` were erased here. ``unsure`` came into the other file since and may be one of those
    who were erased here before it was copied: only people can tell.
    """

    erased: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


def missing_people(here: sqlite3.Connection, there: sqlite3.Connection, past: Past) -> Missing:
    """Return whom ``there`` holds that ``here`` has erased; ``past`` is that of ``there``."""
    fresh = _erasures(here) - _erasures(there)
    if not fresh:
        return Missing()
    known = _people(here) | {
        key
        for (key,) in here.execute(
            "select distinct row_id from row_change where table_name = ?", (PERSON,)
        )
    }
    people = _people(there) | {key for table, key in past.rows if table == PERSON}
    unknown = people - known
    new = {key for key in unknown if past.rows.get((PERSON, key), key) is None}
    erased = unknown - new
    unsure = new & _people(there) if len(erased) < len(fresh) else set()
    return Missing(frozenset(erased), frozenset(unsure))


def _erasures(raw: sqlite3.Connection) -> set[str]:
    return {text for (text,) in raw.execute("select pseudonym from erasure").fetchall()}


def _people(raw: sqlite3.Connection) -> set[str]:
    return {key for (key,) in raw.execute("select id from stakeholder").fetchall()}


def erase_like(
    private: sqlite3.Connection, people: Iterable[str], here: sqlite3.Connection
) -> None:
    """Erase people from a private copy as was done ``here``, by the same pseudonyms."""
    left = sorted(_erasures(here) - _erasures(private))
    kept = private.execute("select id from erasure").fetchall()
    private.execute("pragma query_only = off")
    private.execute("begin immediate")
    private.execute("pragma defer_foreign_keys = on")
    for person in sorted(people):
        naming = naming_of(private, person)
        pseudonym = max(left, key=lambda each: _alike(private, here, naming, each), default="–")
        if len(left) > 1:
            left.remove(pseudonym)
        erase_person(private, Wish(person, naming, pseudonym, "", date.min))
    marks = ", ".join("?" * len(kept))
    private.execute(
        f"delete from erasure where id not in ({marks})",  # noqa: S608 - question marks only
        tuple(key for (key,) in kept),
    )
    private.execute("commit")


def _alike(
    private: sqlite3.Connection, here: sqlite3.Connection, naming: Naming, pseudonym: str
) -> int:
    """Return how many texts say the same here once the pseudonym stands for the person there."""
    count = 0
    for table in ("stakeholder", "contact", "finding", "commitment", "activity", "interview"):
        if not text_columns(table):
            continue
        for key, column in named_in(private, table, naming):
            query = f'select "{column}" from "{table}" where id = ?'  # noqa: S608 - own names
            theirs = private.execute(query, (key,)).fetchone()
            ours = here.execute(query, (key,)).fetchone()
            told = naming.replaced(str(theirs[0]), pseudonym)
            count += ours is not None and pseudonym in told and ours[0] == told
    return count
