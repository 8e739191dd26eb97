"""Where the histories of two copies of a project part, and what each held there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.project.changes import KEPT, facts_of
from workbench.project.history import recorded_of
from workbench.project.schema.columns import content_columns

if TYPE_CHECKING:
    import sqlite3

    from workbench.project.recorder import Recorded, Values

MERGED: Final = N_("Merged {file}")
UP_TO: Final = "up_to"  # the fact that names the last edit of the other file that was taken in
_HOLDS: Final = frozenset({"done", KEPT})
Key = tuple[str, str]  # table, id


@dataclass(frozen=True)
class Parting:
    """Up to which edit one file is as both were; ``again`` are edits it has taken back since."""

    last: int
    again: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ancestor:
    """The point from which two files have changed; ``settled`` where they were merged there."""

    ours: Parting
    theirs: Parting
    settled: bool = False


@dataclass
class Past:
    """What rows were at the parting, of those that changed since.

    ``moved`` tells when a row was last moved, as the history writes moments.
    """

    rows: dict[Key, Values | None] = field(default_factory=dict)
    moved: dict[Key, str] = field(default_factory=dict)

    def of(self, key: Key, now: Values | None) -> Values | None:
        """Return a row as it was at the parting, given what it is now."""
        return self.rows.get(key, now)


def find_ancestor(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> Ancestor:
    """Return where two files part. Raises WorkbenchError when they are not copies of one."""
    if _project(ours) != _project(theirs):
        raise WorkbenchError(
            N_("It is another project and no copy of this one, so there is nothing to merge")
        )
    mine, others = _states(ours), _states(theirs)
    shared = mine.keys() & others.keys()
    held = {key for key in shared if mine[key][1] in _HOLDS or others[key][1] in _HOLDS}
    found = Ancestor(_parting(mine, shared, held), _parting(others, shared, held))
    return max(
        (found, *_merged(ours, mine, others), *map(_turned, _merged(theirs, others, mine))),
        key=lambda each: each.ours.last + each.theirs.last,
    )


def _project(raw: sqlite3.Connection) -> object:
    row = raw.execute("select id from project limit 1").fetchone()
    return row[0] if row else None


def _states(raw: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """Return the edits of a file by their keys: number and state."""
    rows = raw.execute("select key, id, state from edit").fetchall()
    return {key: (number, state) for key, number, state in rows}


def _parting(edits: dict[str, tuple[int, str]], shared: set[str], held: set[str]) -> Parting:
    """Return where a file parts, if all is common that holds on at least one of the sides.

    An edit that is undone on one side only was done when they parted: that is how it came to both.
    """
    last = max((edits[key][0] for key in shared), default=0)
    again = sorted(edits[key][0] for key in held if edits[key][1] not in _HOLDS)
    return Parting(last, tuple(again))


def _merged(
    raw: sqlite3.Connection,
    mine: dict[str, tuple[int, str]],
    others: dict[str, tuple[int, str]],
) -> list[Ancestor]:
    """Return the moments when ``raw`` took in what the other file held then."""
    found = []
    rows = raw.execute("select key, facts from edit where label = ?", (MERGED,)).fetchall()
    for key, facts in rows:
        number, state = mine[key]
        upto, there = others.get(str(facts_of(facts).get(UP_TO, "")), (0, ""))
        if state in _HOLDS and there in _HOLDS:
            found.append(Ancestor(Parting(number), Parting(upto), settled=True))
    return found


def _turned(each: Ancestor) -> Ancestor:
    return Ancestor(each.theirs, each.ours, each.settled)


def last_key(raw: sqlite3.Connection) -> str:
    """Return the key of the last edit that holds, "" where there is none."""
    row = raw.execute(
        "select key from edit where state in ('done', 'kept') order by id desc limit 1"
    ).fetchone()
    return str(row[0]) if row else ""


def look_back(raw: sqlite3.Connection, parting: Parting) -> Past:
    """Return what a file held at the parting, by taking its edits back in memory."""
    past = Past()
    blanks = _blanks(raw)
    rows = raw.execute(
        "select id, at from edit where id > ? and state in ('done', 'kept') order by id desc",
        (parting.last,),
    ).fetchall()
    for number, at in rows:
        for change in reversed(recorded_of(raw, number)):
            if change.table in blanks:
                _note_move(past, change, at)
                _step(raw, past, blanks, change, (change.after, change.before))
    for number in parting.again:
        for change in recorded_of(raw, number):
            if change.table in blanks:
                _step(raw, past, blanks, change, (change.before, change.after))
    return past


def _note_move(past: Past, change: Recorded, at: str) -> None:
    if "position" in (change.after or {}):
        past.moved.setdefault((change.table, change.row_id), str(at))


def _step(
    raw: sqlite3.Connection,
    past: Past,
    blanks: dict[str, Values],
    change: Recorded,
    way: tuple[Values | None, Values | None],
) -> None:
    """Bring the row that a change touched from one of its versions to the other."""
    key = (change.table, change.row_id)
    if key not in past.rows:
        past.rows[key] = row_of(raw, *key)
    old, new = way
    known = content_columns()[change.table]
    said = {name: value for name, value in (new or {}).items() if name in known}
    if new is None:
        past.rows[key] = None
    elif old is None:
        past.rows[key] = {**blanks[change.table], **said}
    elif (row := past.rows[key]) is not None:
        past.rows[key] = {**row, **said}


def row_of(raw: sqlite3.Connection, table: str, row_id: str) -> Values | None:
    """Return a row as it is stored, None where there is none."""
    names = content_columns()[table]
    listed = ", ".join(f'"{name}"' for name in names)
    query = f'select {listed} from "{table}" where id = ?'  # noqa: S608 - own names
    row = raw.execute(query, (row_id,)).fetchone()
    return None if row is None else dict(zip(names, row, strict=True))


def _blanks(raw: sqlite3.Connection) -> dict[str, Values]:
    """Return what the columns of each table hold where nothing is said.

    The history of an older version does not know the columns that came later.
    """
    found: dict[str, Values] = {}
    for table in content_columns():
        facts = raw.execute(f'pragma table_info("{table}")').fetchall()
        found[table] = {fact[1]: _default(fact[4]) for fact in facts}
    return found


def _default(said: str | None) -> object:
    """Return the value that the structure gives as a column's default: a text or a number."""
    if said is None:
        return None
    text = said.strip("'")
    return int(text) if text.isdigit() else text
