"""The rows of a file as they were read when it was looked through, for those who ask for them next.

Looking a file through reads every row of it. To ask SQLite for the same rows again, once for each
table, takes as long as that did. Only for files in which nothing is changed meanwhile.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from workbench.project.schema.columns import BOOKKEEPING, Stored, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

SEEN: Final = "seen rows"  # where a session has them
_MOST: Final = 20_000  # rows of a table that are kept

Row = tuple[Any, ...]


class Asked(NamedTuple):
    """A question for the rows of a table: which columns of which rows, in which order.

    ``order`` are names of columns, ``newest`` one that goes before them, its largest value first.
    Without any order rows come as they lie. ``fixed`` are columns with the value they must have.
    """

    table: str
    columns: tuple[str, ...]
    order: tuple[str, ...] = ()
    newest: str = ""
    fixed: tuple[tuple[str, Any], ...] = ()


class SeenRows:
    """Keeps what is seen of a file, but pictures and the like, and answers from it."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, int]] = {}
        self._rows: dict[str, list[Row]] = {}

    def see(self, table: str, names: Sequence[str], rows: Sequence[Row]) -> None:
        """Keep some more rows of a table; ``names`` are its columns as the rows have them."""
        if table not in _kept_tables():
            return
        if table not in self._places:
            self._places[table] = {name: place for place, name in enumerate(names)}
            self._rows[table] = []
        known = self._rows[table]
        if len(known) <= _MOST:
            known.extend(rows)

    def answer(self, asked: Asked) -> list[Row] | None:
        """Return the rows that were asked for as they are stored; None where they are not kept."""
        if asked.table not in _kept_tables():
            return None
        found = self._rows.get(asked.table)
        if not found:
            return []
        if len(found) > _MOST:
            return None
        places = self._places[asked.table]
        for name, value in asked.fixed:
            found = [row for row in found if row[places[name]] == value]
        if asked.order or asked.newest:
            found = _in_order(found, asked, places)
        if len(asked.columns) == 1:
            only = places[asked.columns[0]]
            return [(row[only],) for row in found]
        return list(map(itemgetter(*(places[name] for name in asked.columns)), found))


def seen_in(session: Session) -> SeenRows | None:
    """Return what was seen of the file that a session asks; None where nothing was kept."""
    found: SeenRows | None = session.info.get(SEEN)
    return found


def _in_order(rows: list[Row], asked: Asked, places: dict[str, int]) -> list[Row]:
    # As SQLite sorts: nothing is less than anything, texts go by their letters' numbers.
    found = rows
    for name in reversed(asked.order):
        found = _sorted(found, places[name])
    return _sorted(found, places[asked.newest], falling=True) if asked.newest else found


def _sorted(rows: list[Row], place: int, *, falling: bool = False) -> list[Row]:
    try:
        return sorted(rows, key=itemgetter(place), reverse=falling)
    except TypeError:
        return sorted(rows, key=lambda row: (row[place] is not None, row[place]), reverse=falling)


@cache
def _kept_tables() -> frozenset[str]:
    return frozenset(
        table
        for table, known in columns().items()
        if table not in BOOKKEEPING and not any(each.kind is Stored.BYTES for each in known)
    )
