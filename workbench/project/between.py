"""What is otherwise in a file than it was at an earlier moment: net changes of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.project.recorder import from_json

if TYPE_CHECKING:
    from workbench.project.project import Project

Stored = dict[str, Any]


@dataclass
class RowChange:
    """What became of one row: stored values that differ, ``None`` where it was not there.

    ``edits`` counts the edits that touched it, ``last`` is the newest of them.
    """

    table: str
    row_id: str
    before: Stored | None
    after: Stored | None
    edits: int
    last: datetime

    @property
    def is_nothing(self) -> bool:
        """Whether the row is as it was."""
        return self.before == self.after


_LIST = (
    "select r.table_name, r.row_id, r.before, r.after, e.at from edit e "
    "join row_change r on r.edit_id = e.id "
    "where e.state in ('done', 'kept') and e.at > ? and e.at <= ? order by e.id, r.seq"
)


def changes_between(project: Project, since: datetime, until: datetime) -> list[RowChange]:
    """Return the rows that were otherwise at ``since`` than at ``until``, newest change last.

    What was changed and changed back, or added and deleted, is not in it. Both are moments with a
    zone. A history that begins later tells only what it knows.
    """
    found: dict[tuple[str, str], RowChange] = {}
    for table, row_id, before, after, at in project.raw.execute(
        _LIST, (_stored(since), _stored(until))
    ):
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone()
        _take(found, (table, row_id), from_json(before), from_json(after), moment)
    return [each for each in found.values() if not each.is_nothing]


def _take(
    found: dict[tuple[str, str], RowChange],
    key: tuple[str, str],
    before: Stored | None,
    after: Stored | None,
    moment: datetime,
) -> None:
    known = found.pop(key, None)  # and in again: the newest change is last
    if known is None:
        found[key] = RowChange(*key, before, after, 1, moment)
        return
    known.edits, known.last = known.edits + 1, moment
    was_there = known.before is not None or known.after is None
    known.before = _first(known, before) if was_there else None
    known.after = None if after is None else {**(known.after or {}), **after}
    if known.before is not None and known.after is not None:
        same = {n for n, value in known.before.items() if known.after.get(n, value) == value}
        known.before = {n: v for n, v in known.before.items() if n not in same}
        known.after = {n: v for n, v in known.after.items() if n not in same}
    found[key] = known


def _first(known: RowChange, before: Stored | None) -> Stored:
    return {**(before or {}), **(known.before or {})}


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def first_moment(project: Project) -> datetime | None:
    """Return when the history begins, as local time; None while it is empty."""
    row = project.raw.execute("select at from edit order by id limit 1").fetchone()
    return datetime.fromisoformat(row[0]).replace(tzinfo=UTC).astimezone() if row else None
