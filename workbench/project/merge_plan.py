"""What merging two copies of a project would do: reckoned in memory, nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.project.history import entries_after, rows_of
from workbench.project.links import PERSON
from workbench.project.merge_erased import erase_like, missing_people
from workbench.project.merge_past import Key, find_ancestor, last_key, look_back
from workbench.project.person import named_in, naming_of
from workbench.project.schema.columns import content_columns
from workbench.rules.three_way import WHOLE, Question, Side, Versions, merge_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from workbench.project.changes import HistoryEntry
    from workbench.project.merge_past import Ancestor, Past
    from workbench.project.recorder import Values

_TOLD: Final = 3  # rows of an edit that are told by name
UNASKED: Final = frozenset({"position"})
# What a file remembers of itself: each copy has its own.
_NOT_MERGED: Final = frozenset({"column_mapping"})
Place = tuple[str, str, str]  # table, id, column
Choices = dict[Place, Side]


@dataclass(frozen=True)
class Conflict:
    """A question that only people can answer; ``column`` is "" for a row as a whole.

    ``usual`` is what holds while nobody has answered: what was here, and no row lost.
    """

    table: str
    row_id: str
    column: str
    base: object
    ours: object
    theirs: object
    usual: Side = Side.OURS

    @property
    def place(self) -> Place:
        """What tells this question from any other."""
        return (self.table, self.row_id, self.column)


@dataclass
class Draft:
    """The rows in which two copies differ: as they are on each side, were, and would become."""

    ours: dict[Key, Values | None] = field(default_factory=dict)
    theirs: dict[Key, Values | None] = field(default_factory=dict)
    before: dict[Key, Values | None] = field(default_factory=dict)
    merged: dict[Key, Values | None] = field(default_factory=dict)
    asked: list[Conflict] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of every table, the rows that are in our file."""

    def is_there(self, key: Key) -> bool:
        """Return whether a row is there when all is merged."""
        if key in self.merged:
            return self.merged[key] is not None
        return key[1] in self.ids.get(key[0], ())


@dataclass
class MergePlan:
    """What merging a file would do. ``position`` tells which state of our file it was made for.

    ``came`` are the other's edits since the two parted, with who made them, ``touched`` the rows of
    each by its number. ``erased_here`` are
    people who were erased here and are left out, ``erased_there`` those (ids) who were erased there
    and are still here.
    """

    name: str
    draft: Draft
    position: str
    up_to: str
    came: list[tuple[str, HistoryEntry]] = field(default_factory=list)
    touched: dict[int, tuple[Key, ...]] = field(default_factory=dict)
    erased_here: int = 0
    erased_there: tuple[str, ...] = ()


def plan_merge(
    ours: sqlite3.Connection,
    theirs: sqlite3.Connection,
    name: str,
    report: Callable[[float], None] = lambda _share: None,
) -> MergePlan:
    """Return what taking ``theirs`` in would do. Both are private copies and are changed by it.

    Raises WorkbenchError when they are not copies of one project.
    """
    ancestor = find_ancestor(ours, theirs)
    position, up_to = position_of(ours), last_key(theirs)
    mine, others = look_back(ours, ancestor.ours), look_back(theirs, ancestor.theirs)
    report(0.3)
    here, there = missing_people(ours, theirs, others), missing_people(theirs, ours, mine)
    if here.erased:
        erase_like(theirs, here.erased, ours)
        others = look_back(theirs, ancestor.theirs)
    if there.erased:
        erase_like(ours, there.erased, theirs)
        mine = look_back(ours, ancestor.ours)
    report(0.5)
    draft = _draft(ours, theirs, ancestor, mine, others)
    _ask_about(draft, theirs, here.unsure)
    report(0.9)
    came = entries_after(theirs, ancestor.theirs.last)
    return MergePlan(
        name,
        draft,
        position,
        up_to,
        came,
        {entry.id: rows_of(theirs, entry.id, _TOLD) for _who, entry in came},
        len(here.erased),
        tuple(sorted(there.erased)),
    )


def position_of(raw: sqlite3.Connection) -> str:
    """Return where in its history a file is: another after each edit, undo and redo."""
    last, done = raw.execute("select max(id), sum(state = 'done') from edit").fetchone()
    return f"{last or 0}:{done or 0}"


def _draft(
    ours: sqlite3.Connection,
    theirs: sqlite3.Connection,
    ancestor: Ancestor,
    mine: Past,
    others: Past,
) -> Draft:
    draft = Draft()
    for table, names in content_columns().items():
        if table in _NOT_MERGED:
            continue
        one, other = _rows(ours, table, names), _rows(theirs, table, names)
        draft.ids[table] = frozenset(one)
        for row_id in sorted(one.keys() | other.keys()):
            if one.get(row_id) != other.get(row_id):
                key = (table, row_id)
                pair = (_named(names, one.get(row_id)), _named(names, other.get(row_id)))
                _merge(draft, key, pair, (mine, others), settled=ancestor.settled)
    return draft


def _rows(
    raw: sqlite3.Connection, table: str, names: tuple[str, ...]
) -> dict[str, tuple[object, ...]]:
    listed = ", ".join(f'"{name}"' for name in names)
    at = names.index("id")
    rows = raw.execute(f'select {listed} from "{table}"').fetchall()  # noqa: S608 - own names
    return {row[at]: row for row in rows}


def _named(names: tuple[str, ...], row: tuple[object, ...] | None) -> Values | None:
    return None if row is None else dict(zip(names, row, strict=True))


def _merge(
    draft: Draft,
    key: Key,
    pair: tuple[Values | None, Values | None],
    pasts: tuple[Past, Past],
    *,
    settled: bool,
) -> None:
    before = (pasts[0].of(key, pair[0]), pasts[1].of(key, pair[1]))
    moved = [past.moved.get(key, "") for past in pasts]
    later = Side.THEIRS if _later(moved, pair) else Side.OURS
    found = merge_row(Versions(*pair, *before, settled=settled, later=later), UNASKED)
    draft.ours[key], draft.theirs[key] = pair
    draft.before[key], draft.merged[key] = before[0], None if found.row is None else {**found.row}
    for each in found.questions:
        draft.asked.append(_conflict(key, each))


def _later(moved: list[str], pair: tuple[Values | None, Values | None]) -> bool:
    """Tell whether theirs was moved later; at the same moment the one further down."""
    places = [(row or {}).get("position") or 0 for row in pair]
    return (moved[1], places[1]) > (moved[0], places[0])


def _conflict(key: Key, asked: Question) -> Conflict:
    usual = Side.THEIRS if asked.column == WHOLE and asked.ours is None else Side.OURS
    return Conflict(*key, asked.column, asked.base, asked.ours, asked.theirs, usual)


def _ask_about(draft: Draft, theirs: sqlite3.Connection, people: frozenset[str]) -> None:
    """Ask about people of whom nobody knows whether they are new or were erased here.

    Meanwhile neither they nor texts that name them are taken in.
    """
    for person in sorted(people):
        key = (PERSON, person)
        if draft.theirs.get(key) is not None:
            draft.asked.append(Conflict(*key, WHOLE, None, None, draft.theirs[key]))
        naming = naming_of(theirs, person)
        for table in content_columns():
            for row_id, column in named_in(theirs, table, naming):
                if (table, row_id) in draft.theirs and (table, row_id) != key:
                    _ask_of_text(draft, (table, row_id), column)


def _ask_of_text(draft: Draft, key: Key, column: str) -> None:
    ours, theirs = draft.ours[key], draft.theirs[key]
    if theirs is None or (ours is not None and ours[column] == theirs[column]):
        return
    before = draft.before[key]
    asked = (
        Conflict(*key, WHOLE, before, ours, theirs)
        if ours is None
        else Conflict(*key, column, (before or {}).get(column), ours[column], theirs[column])
    )
    if all(each.place != asked.place for each in draft.asked):
        draft.asked.append(asked)
