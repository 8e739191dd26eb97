"""Everything a file holds about one person: found from the models and from what texts say.

Works on the connection itself, so that the file that is open, a copy in memory and a backup are
all asked the same way. Values are as they are stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.publication import SEALED
from workbench.models.registry import RECORDS, content_tables
from workbench.project.links import PERSON, links_to, text_columns
from workbench.project.recorder import from_json
from workbench.rules.naming import Naming

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from workbench.project.recorder import Values

ITSELF, REFERS, NAMES = "itself", "refers", "names"
_FACTS: Final = ("name", "email", "phone")


@dataclass
class Mention:
    """A row about a person: which one, by which columns, and why it is one.

    ``how`` holds ITSELF for the person's own row, REFERS for a reference, NAMES for a text.
    """

    table: str
    row_id: str
    values: Values
    how: set[str] = field(default_factory=set)
    columns: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PastMention:
    """A change in the history whose row or texts are about the person; ``at`` is UTC as stored."""

    edit_id: int
    at: str
    label: str
    facts: str
    table: str
    row_id: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class PersonData:
    """All that a file holds about a person."""

    id: str
    code: str
    name: str
    rows: tuple[Mention, ...]
    history: tuple[PastMention, ...]


def find_person(raw: sqlite3.Connection, said: str) -> str:
    """Return the id of a person given by code ("S07") or id; raises WorkbenchError for nobody."""
    rows = raw.execute(
        "select id from stakeholder where id = :said or code = :said collate nocase", {"said": said}
    ).fetchall()
    if len(rows) > 1:
        raise WorkbenchError(N_("More than one person has the code {code}"), code=said)
    if not rows:
        raise WorkbenchError(N_("There is no person with the code {code}"), code=said)
    return str(rows[0][0])


def naming_of(raw: sqlite3.Connection, person: str, also: Naming | None = None) -> Naming:
    """Return how a person is named, now and in the history of their row; ``also`` is added.

    What somebody else in the register goes by too (a shared address) tells nothing and is left out.
    """
    known = also.said if also else ((), (), ())
    said = {name: set(each) for name, each in zip(_FACTS, known, strict=True)}
    for values in _versions(raw, person):
        for name in _FACTS:
            said[name].add(str(values.get(name) or "").strip())
    for other in raw.execute(
        "select name, email, phone from stakeholder where id <> ?", (person,)
    ).fetchall():
        for name, theirs in zip(_FACTS, other, strict=True):
            same = str(theirs or "").strip().casefold()
            said[name] = {each for each in said[name] if each.casefold() != same}
    return Naming(*(sorted(said[name] - {""}) for name in _FACTS))


def _versions(raw: sqlite3.Connection, person: str) -> Iterator[Values]:
    now = raw.execute("select name, email, phone from stakeholder where id = ?", (person,))
    yield from (dict(zip(_FACTS, row, strict=True)) for row in now.fetchall())
    past = raw.execute(
        "select before, after from row_change where table_name = ? and row_id = ?", (PERSON, person)
    )
    for pair in past.fetchall():
        yield from filter(None, map(from_json, pair))


def person_data(raw: sqlite3.Connection, person: str) -> PersonData:
    """Return every row that is, refers to or names a person, and their part of the history."""
    found: dict[tuple[str, str], Mention] = {}
    own = _row(raw, PERSON, person)
    if own is None:
        raise WorkbenchError(N_("There is no person with the code {code}"), code=person)
    found[PERSON, person] = Mention(PERSON, person, own, {ITSELF})
    for link in links_to(PERSON):
        rows = raw.execute(
            f'select id from "{link.table}" where "{link.column}" = ?',  # noqa: S608 - own names
            (person,),
        ).fetchall()
        for (key,) in rows:
            _note(raw, found, link.table, key, link.column, REFERS)
    naming = naming_of(raw, person)
    for table in content_tables():
        for key, column in named_in(raw, table, naming):
            _note(raw, found, table, key, column, NAMES)
    history = tuple(_past(raw, person, found.values(), naming))
    return PersonData(person, own["code"], own["name"], tuple(found.values()), history)


def _note(
    raw: sqlite3.Connection,
    found: dict[tuple[str, str], Mention],
    table: str,
    key: str,
    column: str,
    how: str,
) -> None:
    mention = found.get((table, key))
    if mention is None:
        mention = found[table, key] = Mention(table, key, _row(raw, table, key) or {})
    mention.how.add(how)
    if column not in mention.columns:
        mention.columns.append(column)


def named_in(raw: sqlite3.Connection, table: str, naming: Naming) -> Iterator[tuple[str, str]]:
    """Give row id and column of every text in a table that names the person."""
    columns = text_columns(table)
    if not columns:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    for key, *texts in raw.execute(f'select id, {names} from "{table}"').fetchall():  # noqa: S608 - own names
        for column, text in zip(columns, texts, strict=True):
            if text and naming.may_name(text) and naming.names(text):
                yield key, column


def _row(raw: sqlite3.Connection, table: str, key: str) -> Values | None:
    cursor = raw.execute(f'select * from "{table}" where id = ?', (key,))  # noqa: S608 - own names
    row = cursor.fetchone()
    names = [each[0] for each in cursor.description]
    return brief(table, dict(zip(names, row, strict=True))) if row else None


def brief(table: str, values: Values) -> Values:
    """Return values for people to read: without files, and for all their words what they are."""
    kept = {name: value for name, value in values.items() if not isinstance(value, bytes)}
    sealed = SEALED.get(table)
    if sealed is not None and kept.get(sealed.words):
        kept[sealed.words] = str(kept.get(RECORDS[table].title_field) or "")
    return kept


def _past(
    raw: sqlite3.Connection, person: str, present: Iterable[Mention], naming: Naming
) -> Iterator[PastMention]:
    """Give the changes of rows that are or were the person's, and of texts that name them."""
    theirs = {(each.table, each.row_id) for each in present if each.how & {ITSELF, REFERS}}
    theirs |= referring_once(raw, {PERSON: {person}})
    query = (
        "select edit_id, at, label, facts, table_name, row_id, before, after "
        "from row_change join edit on edit.id = edit_id order by edit_id, seq"
    )
    for edit, at, label, facts, table, key, *pair in raw.execute(query).fetchall():
        if (table, key) in theirs or _names(naming, pair):
            before, after = (
                None if each is None else brief(table, each) for each in map(from_json, pair)
            )
            yield PastMention(edit, at, label, facts, table, key, before, after)


def _names(naming: Naming, pair: Iterable[str | None]) -> bool:
    return any(
        isinstance(text, str) and naming.names(text)
        for said in pair
        if said and naming.may_name(said)
        for text in (from_json(said) or {}).values()
    )


def referring_once(
    raw: sqlite3.Connection, targets: Mapping[str, Collection[str]]
) -> set[tuple[str, str]]:
    """Return table and id of every row that, at some time in the history, referred to these."""
    found: set[tuple[str, str]] = set()
    for target, keys in targets.items():
        for link in links_to(target):
            rows = raw.execute(
                "select row_id, before, after from row_change where table_name = ?", (link.table,)
            )
            for row_id, *pair in rows.fetchall():
                if any((values or {}).get(link.column) in keys for values in map(from_json, pair)):
                    found.add((link.table, row_id))
    return found
