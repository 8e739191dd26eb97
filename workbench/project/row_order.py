"""The order of a record's rows, read once; after an edit only what it touched is placed anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import type_coerce
from sqlalchemy.types import NullType

from workbench.models.registry import record as record_of
from workbench.models.registry import sql_table
from workbench.project.asking import answers, selected
from workbench.project.register import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from workbench.models.field import Record

# By what a row stands among the others, the id last, so that no two rows stand by the same.
Standing = tuple[Any, ...]

_FEW: Final = 200  # rows that are quicker placed one by one than all read again


@dataclass(frozen=True)
class Reordered:
    """What an edit did to an order: rows that came and went, whether those that stayed moved."""

    added: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.moved)


class RowOrder:
    """The ids of the rows of a record in the order people gave them, as the register has it.

    ``scope`` limits the rows to those whose columns have these values.
    """

    def __init__(
        self, session: Session, record: Record, scope: Mapping[str, Any] | None = None
    ) -> None:
        self._record, self._scope = record, dict(scope or {})
        self.ids: list[str] = []
        self.places: dict[str, int] = {}
        self._standings: dict[str, Standing] = {}
        self.read(session)

    def read(self, session: Session) -> None:
        """Read the whole order anew."""
        question = _in_order(self._record.table)
        if self._scope:
            rows: list[Any] = list(session.execute(question.where(*self._within())).all())
        else:
            rows = answers(session, question)
        self._standings = {row[-1]: tuple(row) for row in rows}
        self._place(list(self._standings))

    def renew(self, session: Session, touched: Collection[str]) -> Reordered:
        """Place the rows that an edit touched, and tell what became of the order."""
        before, known = self.ids, self.places
        elsewhere = self._place_few(session, touched) if len(touched) <= _FEW else None
        few = elsewhere is not None
        if not few:
            self.read(session)
        now = self.places
        seen = touched if few else known.keys() | now.keys()
        stayed = any(key in known and key in now for key in elsewhere or ())
        return Reordered(
            frozenset(key for key in seen if key in now and key not in known),
            frozenset(key for key in seen if key in known and key not in now),
            (stayed or not few) and _is_moved(before, now),
        )

    def _place_few(self, session: Session, touched: Collection[str]) -> list[str] | None:
        """Place the rows anew that stand elsewhere now, and return them; None: cannot tell."""
        fresh = self._read_few(session, touched)
        ids, standings = list(self.ids), self._standings
        elsewhere = [key for key in touched if fresh.get(key) != standings.get(key)]
        if not elsewhere:
            return elsewhere
        try:
            for key in elsewhere:
                if key in standings:
                    del ids[self._spot(ids, standings[key])]
                    del standings[key]
            for key in elsewhere:
                if key in fresh:
                    ids.insert(self._spot(ids, fresh[key]), key)
                    standings[key] = fresh[key]
        except TypeError:  # a file from elsewhere may hold numbers beside words: SQLite orders them
            return None
        self._place(ids)
        return elsewhere

    def _place(self, ids: list[str]) -> None:
        self.ids, self.places = ids, {key: place for place, key in enumerate(ids)}

    def _spot(self, ids: list[str], standing: Standing) -> int:
        """Return where a row stands, or would stand, among ``ids``."""
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if self._stands_before(self._standings[ids[middle]], standing):
                low = middle + 1
            else:
                high = middle
        return low

    def _stands_before(self, one: Standing, other: Standing) -> bool:
        for place, (here, there) in enumerate(zip(one, other, strict=True)):
            if here != there:
                # As SQLite orders: nothing before anything, and the newest the other way about.
                less = here is None or (there is not None and here < there)
                return bool(less) != (place == 0 and bool(self._record.newest))
        return False

    def _read_few(self, session: Session, ids: Collection[str]) -> dict[str, Standing]:
        question = _in_order(self._record.table).where(
            sql_table(self._record.table).c.id.in_(ids), *self._within()
        )
        return {row[-1]: tuple(row) for row in session.execute(question)}

    def _within(self) -> list[Any]:
        columns = sql_table(self._record.table).c
        return [columns[name] == value for name, value in self._scope.items()]


@cache
def _in_order(table: str) -> Select[Any]:
    """Return what asks for the standings of rows, as SQLite keeps them, in their order."""
    columns = sql_table(table).c
    asked = in_order(record_of(table), ("id",))
    names = [name for name in (asked.newest, *asked.order) if name and name != "id"]
    kept: list[Any] = [type_coerce(columns[name], NullType()) for name in names]
    return selected(asked).with_only_columns(*kept, columns.id)


def _is_moved(before: list[str], now: Mapping[str, int]) -> bool:
    stayed = [now[key] for key in before if key in now]
    return any(one > after for one, after in pairwise(stayed))
