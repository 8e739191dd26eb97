"""Which rows a table shows and in what order: filter, sorting, groups. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.ui.data.masking import is_hidden
from workbench.ui.data.ordering import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from workbench.project.register import Values
    from workbench.ui.data.columns import Column
    from workbench.ui.data.masking import Mask
    from workbench.ui.data.store import RowStore

Keep = Callable[["Values"], bool]


@dataclass(frozen=True, eq=False)
class GroupHeading:
    """A line above the rows of a group: what they have in common, and how many they are."""

    text: str
    count: int


Line = str | GroupHeading


@dataclass(frozen=True)
class Arrangement:
    """What people asked for: words that must be found, a column to sort by, one to group by.

    ``keep`` is a page's own choice of rows ("without an owner").
    """

    words: tuple[str, ...] = ()
    sort: Column | None = None
    descending: bool = False
    group: Column | None = None
    keep: Keep | None = None

    @property
    def limits(self) -> bool:
        """Whether the filter leaves rows out. What the page keeps away is no matter of filters."""
        return bool(self.words)


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a filter as search sees them."""
    return tuple(fold(query).split())


def matching(
    store: RowStore, ids: Sequence[str], arrangement: Arrangement, mask: Mask
) -> list[str]:
    """Return those of ``ids`` that are not left out, in the same order."""
    found = list(ids)
    if arrangement.keep is not None:
        store.load_all()
        keep = arrangement.keep
        found = [key for key in found if keep(store.row(key))]
    if arrangement.words:
        store.load_all()
        texts = store.sought(found, mask)
        for word in arrangement.words:
            found = [key for key in found if word in texts[key]]
    return found


def ordered(store: RowStore, ids: Sequence[str], arrangement: Arrangement, mask: Mask) -> list[str]:
    """Return ``ids`` in order; a hidden column orders nothing, for its order would tell."""
    column = _sorting(arrangement, mask)
    if column is None:
        return sorted(ids, key=store.place)
    store.load_all()
    by_place = sorted(ids, key=store.place)
    return in_order(by_place, lambda key: store.key(key, column), descending=arrangement.descending)


def spots(
    store: RowStore,
    shown: Sequence[Line],
    rows: Mapping[Line, int],
    fresh: Collection[str],
    arrangement: Arrangement,
    mask: Mask,
) -> list[tuple[int, str]]:
    """Return new rows in their order, each with the row before which it is to be put in.

    ``rows`` says where the lines that are shown stand.
    """
    found, last = [], -1
    if _sorting(arrangement, mask) is None:
        for key in sorted(fresh, key=store.place):
            before = store.place(key) - 1
            while before >= 0 and store.order[before] not in rows:
                before -= 1
            found.append((rows[store.order[before]] + 1 if before >= 0 else 0, key))
        return found
    there = [line for line in shown if isinstance(line, str)]
    for key in ordered(store, [*there, *fresh], arrangement, mask):
        if key in fresh:
            found.append((last + 1, key))
        else:
            last = rows[key]
    return found


def _sorting(arrangement: Arrangement, mask: Mask) -> Column | None:
    column = arrangement.sort
    return None if column is None or is_hidden(column.field, mask) else column


def lines(store: RowStore, ids: Sequence[str], arrangement: Arrangement, mask: Mask) -> list[Line]:
    """Return rows with a heading above each group; a hidden column makes no groups."""
    column = arrangement.group
    if column is None or is_hidden(column.field, mask):
        return list(ids)
    store.load_all()
    groups: dict[str, list[str]] = {}
    for key in in_order(ids, lambda key: store.key(key, column), descending=False):
        groups.setdefault(store.shown(key, column), []).append(key)
    found: list[Line] = []
    for text, members in groups.items():
        name = text or _("Without {field}").format(field=column.full_title().lower())
        found += [GroupHeading(name, len(members)), *members]
    return found
