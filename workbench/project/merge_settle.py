"""Making the rows of a merge fit together: answers, references, what must be unique, codes.

Works on rows in memory. What a merge alone makes impossible becomes a question where people can
answer it (a row deleted here that the other side has begun to use) and is put right where nobody
need be asked (two rows that say the same, two that were given the same code).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import UniqueConstraint

from workbench.models.registry import RECORDS, content_tables, sql_table
from workbench.project.links import links_to
from workbench.project.merge_past import row_of
from workbench.project.merge_plan import Conflict, Draft
from workbench.rules.three_way import WHOLE, Side

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from workbench.project.links import Link
    from workbench.project.merge_past import Key
    from workbench.project.merge_plan import Choices, Place
    from workbench.project.recorder import Values

# Rows that the program takes for one although nothing in the file keeps them apart.
_ONE_OF: Final = {"step_note": (("step",),)}
_OWN: Final = frozenset({"id", "position", "code"})
Rows = dict["Key", "Values | None"]


@dataclass(frozen=True)
class Renumbered:
    """A row that came in with a code that was taken: its code before and now."""

    table: str
    row_id: str
    before: str
    now: str


@dataclass
class Settled:
    """The rows of a merge once all fits: ``rows`` by table and id, None where there is to be none.

    ``ours`` is what our file holds of them. ``asked`` are all questions, answered or not; ``open``
    are those that nobody has answered.
    """

    rows: Rows
    ours: Rows
    asked: list[Conflict] = field(default_factory=list)
    open: list[Conflict] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)


def settle(draft: Draft, ours: sqlite3.Connection, choices: Choices) -> Settled:
    """Return what a merge comes to with these answers; ``ours`` is read for rows that both have."""
    merged = {key: None if row is None else {**row} for key, row in draft.merged.items()}
    work = Draft(
        {**draft.ours}, {**draft.theirs}, draft.before, merged, list(draft.asked), draft.ids
    )
    for each in draft.asked:
        _answer(work, each, choices)
    for each in draft.asked:
        key = (each.table, each.row_id)
        if each.column == WHOLE and work.is_there(key):
            _bring_back_parts(work, key)
    _mend_references(work, choices)
    found = Settled(work.merged, work.ours, work.asked)
    _mend_twins(work, ours, choices)
    found.renumbered = _renumber(work, ours)
    found.open = [each for each in work.asked if each.place not in choices]
    return found


def side_of(asked: Conflict, choices: Choices) -> Side:
    """Return whose version holds: as answered, else the usual one."""
    return choices.get(asked.place, asked.usual)


def _answer(work: Draft, asked: Conflict, choices: Choices) -> None:
    key, side = (asked.table, asked.row_id), side_of(asked, choices)
    rows = work.theirs if side is Side.THEIRS else work.ours
    row = rows.get(key)
    if asked.column == WHOLE:
        work.merged[key] = None if row is None else {**row}
    elif (merged := work.merged[key]) is not None and row is not None:
        merged[asked.column] = row[asked.column]


# -- references


def _mend_references(work: Draft, choices: Choices) -> None:
    """Let no row refer to one that is not there: keep that one, let go of it, or go with it."""
    links = [link for table in content_tables() for link in links_to(table)]
    by_table: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_table[link.table].append(link)
    decided: dict[Place, Side] = {
        each.place: side_of(each, choices) for each in work.asked if each.column == WHOLE
    }
    waiting = True
    while waiting:
        waiting = False
        for key, row in list(work.merged.items()):
            if row is not None:
                for link in by_table.get(key[0], ()):
                    waiting |= _mend(work, key, link, decided, choices)


def _mend(
    work: Draft,
    key: Key,
    link: Link,
    decided: dict[Place, Side],
    choices: Choices,
) -> bool:
    """Put one reference right; return whether anything was changed."""
    row = work.merged[key]
    if row is None or row[link.column] is None:
        return False
    target = (link.target, str(row[link.column]))
    if work.is_there(target):
        return False
    there = work.theirs.get(target) or work.ours.get(target)
    place = (*target, WHOLE)
    if there is not None and place not in decided:
        asked = _deleted_but_used(work, target)
        work.asked.append(asked)
        decided[place] = side_of(asked, choices)
        _answer(work, asked, choices)
        if work.is_there(target):
            _bring_back_parts(work, target)
        return True
    if link.goes:
        work.merged[key] = None
    else:
        row[link.column] = None
    return True


def _deleted_but_used(work: Draft, target: Key) -> Conflict:
    ours, theirs = work.ours.get(target), work.theirs.get(target)
    usual = Side.THEIRS if ours is None else Side.OURS
    return Conflict(*target, WHOLE, work.before.get(target), ours, theirs, usual)


def _bring_back_parts(work: Draft, target: Key) -> None:
    """Bring back what was deleted together with a row that is kept after all.

    Rows that went with it come back, and rows that only let go of it take hold of it again.
    """
    deleter, keeper = (
        (work.ours, work.theirs) if work.ours.get(target) is None else (work.theirs, work.ours)
    )
    for link in links_to(target[0]):
        for key in [each for each in work.merged if each[0] == link.table]:
            kept = keeper.get(key)
            if kept is None or kept[link.column] != target[1]:
                continue
            gone, merged = deleter.get(key), work.merged[key]
            if gone is None and merged is None and work.before.get(key) is not None:
                work.merged[key] = {**kept}
                _bring_back_parts(work, key)
            elif gone is not None and gone[link.column] is None and merged is not None:
                merged[link.column] = target[1]


# -- what must be unique


def _mend_twins(work: Draft, ours: sqlite3.Connection, choices: Choices) -> None:
    """Make one row of two that both sides added for the same; ask where they say otherwise."""
    for table in sorted({table for table, _row_id in work.merged}):
        for names in _unique_sets(table):
            _mend_table(work, ours, table, names, choices)


def _unique_sets(table: str) -> Iterator[tuple[str, ...]]:
    for each in sql_table(table).constraints:
        if isinstance(each, UniqueConstraint):
            yield tuple(column.name for column in each.columns)
    yield from _ONE_OF.get(table, ())


def _mend_table(
    work: Draft, ours: sqlite3.Connection, table: str, names: tuple[str, ...], choices: Choices
) -> None:
    known: dict[tuple[object, ...], str] = {}
    listed = ", ".join(f'"{name}"' for name in names)
    for row_id, *values in ours.execute(f'select id, {listed} from "{table}"').fetchall():  # noqa: S608 - own names
        if (table, row_id) not in work.merged:
            known[tuple(values)] = row_id
    mine = [key for key in work.merged if key[0] == table]
    # Those that are here first: they stay, and what comes in is put into them.
    for key in sorted(mine, key=lambda each: (work.ours.get(each) is None, each)):
        row = work.merged[key]
        said = tuple(row[name] for name in names) if row is not None else (None,)
        if row is None or None in said:
            continue
        if said in known:
            _make_one(work, ours, (table, known[said]), key, choices)
        else:
            known[said] = key[1]


def _make_one(
    work: Draft, ours: sqlite3.Connection, stays: Key, goes: Key, choices: Choices
) -> None:
    coming = work.merged[goes]
    row = work.merged.setdefault(stays, row_of(ours, *stays))
    if row is None or coming is None:
        return
    work.ours.setdefault(stays, {**row})
    work.theirs.setdefault(stays, {**row})
    for name, value in coming.items():
        if name in _OWN or value == row[name]:
            continue
        asked = Conflict(*stays, name, None, row[name], value)
        work.asked.append(asked)
        if side_of(asked, choices) is Side.THEIRS:
            row[name] = value
    work.merged[goes] = None
    for link in links_to(goes[0]):
        for key, other in work.merged.items():
            if key[0] == link.table and other is not None and other[link.column] == goes[1]:
                other[link.column] = stays[1]


# -- codes


def _renumber(work: Draft, ours: sqlite3.Connection) -> list[Renumbered]:
    """Give rows that came in with a code that is taken here the next one that is free."""
    done: list[Renumbered] = []
    for table in sorted({table for table, _row_id in work.merged}):
        record = RECORDS.get(table)
        if record is None or not record.prefix:
            continue
        used = _codes(work, ours, table)
        pattern = re.compile(rf"{re.escape(record.prefix)}(\d+)")
        numbers = [int(found[1]) for code in used if (found := pattern.fullmatch(code))]
        following = max(numbers, default=0) + 1
        for key in sorted(key for key in work.merged if key[0] == table):
            row = work.merged[key]
            if row is None or not _brings_code(work, key, row) or len(used[row["code"]]) < 2:  # noqa: PLR2004
                continue
            used[row["code"]].remove(key[1])
            now = f"{record.prefix}{following:02d}"
            done.append(Renumbered(*key, row["code"], now))
            row["code"], following = now, following + 1
    return done


def _codes(work: Draft, ours: sqlite3.Connection, table: str) -> dict[str, list[str]]:
    """Return the rows that have each code when all is merged."""
    used: dict[str, list[str]] = defaultdict(list)
    for row_id, code in ours.execute(f'select id, code from "{table}"').fetchall():  # noqa: S608 - own names
        if (table, row_id) not in work.merged and code:
            used[code].append(row_id)
    for (name, row_id), row in work.merged.items():
        if name == table and row is not None and row["code"]:
            used[row["code"]].append(row_id)
    return used


def _brings_code(work: Draft, key: Key, row: Values) -> bool:
    """Tell whether a row has its code from the other side."""
    mine = work.ours.get(key)
    return bool(row["code"]) and (mine is None or mine["code"] != row["code"])
