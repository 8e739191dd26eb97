"""The lines of a table for Qt's views: which rows, in what order; refreshed row by row."""

from __future__ import annotations

import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QTimer, Signal
from shiboken6 import isValid
from typing_extensions import override

from workbench.models.registry import sql_table
from workbench.project.changes import Changes
from workbench.ui.data import arrangement as arranging
from workbench.ui.data.arrangement import Arrangement, GroupHeading
from workbench.ui.data.columns import columns_of, usual_keys
from workbench.ui.data.masking import is_hidden
from workbench.ui.data.store import RowStore
from workbench.ui.data.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from workbench.models.field import Record
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.data.arrangement import Keep, Line
    from workbench.ui.data.columns import Column
    from workbench.ui.data.masking import Mask
    from workbench.ui.data.store import Delta

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()

_FEW: Final = 100
_CHUNK: Final = 500
_WARM_ABOVE: Final = 400


class ArrangedRows(QAbstractTableModel):
    """The rows of one record as lines: filtered, sorted, grouped, and following the project.

    ``counted`` is emitted with the number of rows shown and of all.
    """

    counted = Signal(int, int)

    def __init__(
        self,
        project: Project,
        record: Record,
        *,
        mask: Mask,
        columns: Sequence[Column] | None = None,
        chosen: Iterable[str] | None = None,
        scope: Mapping[str, object] | None = None,
        titles: Titles | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.project, self.record, self._mask = project, record, mask
        self.closed = False
        """Whether the rows are only looked at, as those of an adopted budget."""
        self.all_columns = tuple(columns_of(record) if columns is None else columns)
        self.titles = titles or Titles(project)
        self.store = RowStore(project, record, self.all_columns, self.titles, scope)
        self.columns: tuple[Column, ...] = ()
        self._choose(usual_keys(self.all_columns) if chosen is None else chosen)
        self.arrangement = Arrangement()
        self._lines: list[Line] = list(self.store.order)
        self._row_of: dict[Line, int] | None = None
        self._active = True
        self._viewers: frozenset[int] = frozenset()
        self._missed: list[Changes] = []
        self._warming = QTimer(self, interval=0)
        self._warming.timeout.connect(self._warm)
        self._subscribe()

    def _subscribe(self) -> None:
        me = weakref.ref(self)

        def told(changes: Changes) -> None:
            model = me()
            if model is not None and isValid(model):
                model.on_changes(changes)

        weakref.finalize(self, self.project.subscribe(told)).atexit = False

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows shown, headings of groups among them."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns shown."""
        return 0 if parent.isValid() else len(self.columns)

    # -- rows and columns by name

    def line(self, row: int) -> Line:
        """Return the id of the row shown at a place, or the heading that stands there."""
        return self._lines[row]

    def id_at(self, row: int) -> str | None:
        """Return the id of the row shown at a place, None for headings and beyond the end."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, str) else None

    def row_of(self, row_id: str) -> int | None:
        """Return where a row is shown, None where it is not."""
        return self._places().get(row_id)

    def _places(self) -> Mapping[Line, int]:
        if self._row_of is None:
            self._row_of = {line: place for place, line in enumerate(self._lines)}
        return self._row_of

    def ids_shown(self) -> list[str]:
        """Return the ids of the rows shown, in order."""
        return [line for line in self._lines if isinstance(line, str)]

    def shown(self) -> int:
        """Return the number of rows shown, without headings of groups."""
        headed = bool(self._lines) and isinstance(self._lines[0], GroupHeading)
        return len(self.ids_shown()) if headed else len(self._lines)

    def total(self) -> int:
        """Return the number of all rows that the page keeps, also those the filter leaves out."""
        keep = self.arrangement.keep
        if keep is None:
            return len(self.store.order)
        self.store.load_all()
        return sum(1 for key in self.store.order if keep(self.store.row(key)))

    def values(self, row_id: str) -> Values:
        """Return the values of a row. For code that shows nothing: hidden fields are among them."""
        return self.store.row(row_id)

    @property
    def is_ordered(self) -> bool:
        """Whether people give these rows their order by hand."""
        return "position" in sql_table(self.record.table).columns

    def column_of(self, key: str) -> int | None:
        """Return where a column is shown, None where it is not."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), None)

    def is_hidden(self, column: Column) -> bool:
        """Return whether a column's values are hidden now."""
        return is_hidden(column.field, self._mask)

    @property
    def mask(self) -> Mask:
        """What says which fields are hidden now."""
        return self._mask

    # -- arranging

    def set_filter(self, query: str) -> None:
        """Show only rows in which all words of ``query`` are found, in any field not hidden."""
        words = arranging.words_of(query)
        if words == self.arrangement.words:
            return
        narrower = self._narrows(words)
        within = self.ids_shown() if narrower else None
        self.arrangement = replace(self.arrangement, words=words)
        self._reset(within)

    def _narrows(self, words: tuple[str, ...]) -> bool:
        before = self.arrangement.words
        return len(before) <= len(words) and all(
            new.startswith(old) for old, new in zip(before, words, strict=False)
        )

    def set_keep(self, keep: Keep | None) -> None:
        """Show only rows for which ``keep`` is true, whatever the filter says."""
        self.arrangement = replace(self.arrangement, keep=keep)
        self._reset()

    def set_sort(self, key: str | None, *, descending: bool = False) -> None:
        """Sort by a column; None gives back the order in which people put the rows."""
        column = None if key is None else self.store.columns.get(key)
        if column is not None and self.is_hidden(column):
            column = None
        self.arrangement = replace(self.arrangement, sort=column, descending=descending)
        self._rearrange()

    def set_group(self, key: str | None) -> None:
        """Put rows that say the same in a column under a heading; None takes the headings away."""
        column = None if key is None else self.store.columns.get(key)
        self.arrangement = replace(self.arrangement, group=column)
        self._reset()

    def set_columns(self, keys: Iterable[str]) -> None:
        """Show these columns in this order; unknown keys are left out."""
        self.beginResetModel()
        self._choose(keys)
        self.endResetModel()

    def _choose(self, keys: Iterable[str]) -> None:
        by_key = {column.key: column for column in self.all_columns}
        chosen = tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)
        self.columns = chosen or self.all_columns[:1]

    def mask_changed(self) -> None:
        """Tell views that other fields are hidden now; an order that would tell is given up."""
        arranged = self.arrangement
        if arranged.sort is not None and self.is_hidden(arranged.sort):
            self.arrangement = replace(arranged, sort=None)
        self._reset()

    def language_changed(self) -> None:
        """Say everything in the language of the moment."""
        self.store.forget_texts()
        self._reset()

    # -- following the project

    def set_active(self, active: bool) -> None:  # noqa: FBT001 - a state, as in Qt
        """Follow changes at once, or (on a hidden page) only remember that there were some."""
        if active:
            self.resume()
            self.warm_up()
        else:
            self.pause()
            self._warming.stop()

    def pause(self) -> None:
        """Only remember what changes, for a moment in which something else is to be seen first."""
        self._active = False

    def resume(self) -> None:
        """Take in what has changed since the pause, and follow changes at once again."""
        self._active = True
        if self._missed:
            missed, self._missed = self._missed, []
            self._take_in(_together(missed))

    def follow(self, viewer: object, *, seen: bool) -> None:
        """Follow the project as long as one of several viewers is seen."""
        self._viewers = self._viewers | {id(viewer)} if seen else self._viewers - {id(viewer)}
        if bool(self._viewers) != self._active or seen:
            self.set_active(bool(self._viewers))

    def on_changes(self, changes: Changes) -> None:
        """Take in an edit, now or when the page is shown again."""
        if self._active:
            self._take_in(changes)
        else:
            self._missed.append(changes)

    def _take_in(self, changes: Changes) -> None:
        delta = self.store.apply(changes)
        if not delta:
            return
        if self.arrangement.group is not None and self._regroup(delta):
            return
        if len(delta.added) + len(delta.gone) > _FEW:
            self._reset()
            return
        self._remove(delta.gone)
        self._insert(delta.added)
        if delta.moved and self.arrangement.sort is None:
            self._rearrange()
        self._repaint(delta)
        if delta.added or delta.gone:
            self._count()

    def _regroup(self, delta: Delta) -> bool:
        """Lay the groups out anew if rows came, went or changed group; tell whether they did."""
        fresh = self._arranged()
        if not (delta.added or delta.gone) and _shape(fresh) == _shape(self._lines):
            return False
        self._reset()
        return True

    def _remove(self, ids: Iterable[str]) -> None:
        rows = sorted(row for key in ids if (row := self.row_of(key)) is not None)
        for first, last in reversed(list(_runs(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._lines[first : last + 1]
            self._row_of = None
            self.endRemoveRows()

    def _insert(self, ids: Iterable[str]) -> None:
        # New rows show whatever the filter says: who adds one wants to see it.
        fresh = set(ids)
        spots = arranging.spots(
            self.store, self._lines, self._places(), fresh, self.arrangement, self._mask
        )
        # From the last to the first: so the places of those before stay as they are.
        for row, key in reversed(spots):
            self.beginInsertRows(QModelIndex(), row, row)
            self._lines.insert(row, key)
            self._row_of = None
            self.endInsertRows()

    def _repaint(self, delta: Delta) -> None:
        last = len(self.columns) - 1
        rows = sorted(row for key in delta.touched if (row := self.row_of(key)) is not None)
        for first, final in _runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(final, last))
        for place, column in enumerate(self.columns):
            if column.key in delta.columns and self._lines:
                top, bottom = self.index(0, place), self.index(len(self._lines) - 1, place)
                self.dataChanged.emit(top, bottom)

    # -- laying the lines out anew

    def _arranged(self, within: Sequence[str] | None = None) -> list[Line]:
        store, wanted, mask = self.store, self.arrangement, self._mask
        if within is None:
            within = arranging.ordered(store, store.order, wanted, mask)
        found = arranging.matching(store, within, wanted, mask)
        return arranging.lines(store, found, wanted, mask)

    def _reset(self, within: Sequence[str] | None = None) -> None:
        fresh = self._arranged(within)
        self.beginResetModel()
        self._lines, self._row_of = fresh, None
        self.endResetModel()
        self._count()

    def _rearrange(self) -> None:
        """Order the rows that are shown anew; selection, scroll and open editors stay with them."""
        if self.arrangement.group is not None:
            self._reset()
            return
        self.layoutAboutToBeChanged.emit()
        before = self._lines
        self._lines = list(
            arranging.ordered(self.store, self.ids_shown(), self.arrangement, self._mask)
        )
        self._row_of = None
        old = self.persistentIndexList()
        new = [self._follow(before[index.row()], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _follow(self, line: Line, column: int) -> QModelIndex:
        row = self.row_of(line) if isinstance(line, str) else None
        return QModelIndex() if row is None else self.index(row, column)

    def _count(self) -> None:
        self.counted.emit(self.shown(), self.total())

    # -- reading ahead

    def warm_up(self) -> None:
        """Read what nobody asked for yet, a little at a time: the first search is quick then."""
        if len(self.store.order) > _WARM_ABOVE:
            self._warming.start()

    def _warm(self) -> None:
        if self.store.load_some(_CHUNK):
            return
        if not self.store.prepare_search(_CHUNK, self._mask):
            self._warming.stop()


def _shape(lines: Sequence[Line]) -> list[object]:
    return [line if isinstance(line, str) else (line.text, line.count) for line in lines]


def _runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the first and last of each unbroken run in ascending ``rows``."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place


def _together(changes: Sequence[Changes]) -> Changes:
    tables: dict[str, frozenset[str]] = {}
    for each in changes:
        for table, keys in each.tables.items():
            tables[table] = tables.get(table, frozenset()) | keys
    return Changes(tables, changes[-1].label)
