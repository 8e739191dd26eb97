"""The rows of one record as plain values: read when needed, kept by id. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.project import register
from workbench.project.row_order import Reordered, RowOrder
from workbench.ui.data.cell_text import CellTexts
from workbench.ui.data.masking import is_hidden
from workbench.ui.data.ordering import OrderKeys
from workbench.ui.data.reading import referred

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.data.columns import Column
    from workbench.ui.data.masking import Mask
    from workbench.ui.data.ordering import Key
    from workbench.ui.data.titles import Titles

BLOCK: Final = 256


@dataclass(frozen=True)
class Delta:
    """What an edit means for a table: rows that came, went or say something else.

    ``moved`` is true when the rows that stayed have another order; ``columns`` are keys of computed
    columns that may say something else in any row.
    """

    added: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    moved: bool = False
    columns: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.touched or self.moved or self.columns)


class RowStore:
    """Rows in the order people gave them, the texts of their cells and their sort keys.

    ``scope`` limits the rows to those whose columns have these values. Values are read in blocks
    when first asked for, so that a long table opens at once.
    """

    def __init__(
        self,
        project: Project,
        record: Record,
        columns: Sequence[Column],
        titles: Titles,
        scope: Mapping[str, object] | None = None,
    ) -> None:
        self.project, self.record, self.titles = project, record, titles
        self.columns = {column.key: column for column in columns}
        self.scope = dict(scope or {})
        self._values: dict[str, Values] = {}
        self._texts = {key: CellTexts(each, titles) for key, each in self.columns.items()}
        self._keys = {key: OrderKeys(each.cell) for key, each in self.columns.items()}
        self._sought: dict[str, str] = {}
        self._sought_in: tuple[str, ...] = ()
        with project.read() as session:
            self._order = RowOrder(session, record, self.scope)

    # -- rows

    @property
    def order(self) -> list[str]:
        """The ids of the rows in the order people gave them."""
        return self._order.ids

    def reload(self) -> None:
        """Forget all and read the order anew."""
        self._values.clear()
        self._sought.clear()
        self.forget_texts()
        with self.project.read() as session:
            self._order.read(session)

    def has(self, row_id: str) -> bool:
        """Return whether there is such a row."""
        return row_id in self._order.places

    def place(self, row_id: str) -> int:
        """Return where a row stands among all rows, from 0; raises KeyError for an unknown row."""
        return self._order.places[row_id]

    def row(self, row_id: str) -> Values:
        """Return the values of a row, reading it with its neighbours if need be."""
        found = self._values.get(row_id)
        if found is None:
            start = self._order.places.get(row_id, 0) // BLOCK * BLOCK
            block = self.order[start : start + BLOCK]
            self._read([key for key in block if key not in self._values] or [row_id])
            found = self._values[row_id]
        return found

    def load_some(self, count: int) -> bool:
        """Read up to ``count`` rows that nobody asked for yet; return whether any are left."""
        missing = [key for key in self.order if key not in self._values]
        self._read(missing[:count])
        return len(missing) > count

    def prepare_search(self, count: int, mask: Mask) -> bool:
        """Prepare up to ``count`` rows for searching and sorting; return whether any are left."""
        missing = [key for key in self.order if key not in self._sought]
        self.sought(missing[:count], mask)
        for column in self.columns.values():
            if column.strong:
                for key in missing[:count]:
                    self.key(key, column)
        return len(missing) > count

    def load_all(self) -> None:
        """Read all rows."""
        if len(self._values) < len(self.order):
            missing = [key for key in self.order if key not in self._values]
            self._read(missing if self._values else None)

    def _read(self, ids: list[str] | None) -> None:
        if ids == []:
            return
        with self.project.read() as session:
            rows = register.read_rows(session, self.record, ids)
        self._values.update((row["id"], row) for row in rows)

    # -- texts

    def shown(self, row_id: str, column: Column) -> str:
        """Return a cell as one line for people."""
        return self._texts[column.key].shown(column.value(self.row(row_id)))

    def copied(self, row_id: str, column: Column) -> str:
        """Return a cell as a spreadsheet reads it."""
        return self._texts[column.key].copied(column.value(self.row(row_id)))

    def forget_texts(self) -> None:
        """Forget how values are said, as when the language changes."""
        for texts in self._texts.values():
            texts.forget()
        for keys in self._keys.values():
            keys.forget()
        self._sought.clear()

    def key(self, row_id: str, column: Column) -> Key:
        """Return by what a row sorts in a column, None for last."""
        value = column.value(self.row(row_id))
        return self._keys[column.key].key(value, self._texts[column.key].shown)

    def sought(self, ids: Iterable[str], mask: Mask) -> Mapping[str, str]:
        """Return the folded text of rows by id, for searching; hidden fields are not in it."""
        open_columns = [c for c in self.columns.values() if not is_hidden(c.field, mask)]
        signature = tuple(column.key for column in open_columns)
        if signature != self._sought_in:
            self._sought, self._sought_in = {}, signature
        says = [(column.value, self._texts[column.key].sought) for column in open_columns]
        for row_id in ids:
            if row_id not in self._sought:
                row = self.row(row_id)
                parts = [text for value, say in says if (text := say(value(row)))]
                self._sought[row_id] = fold("\n".join(parts))
        return self._sought

    # -- changes

    def apply(self, changes: Changes) -> Delta:
        """Take in what an edit changed and return what that means here."""
        own = changes.tables.get(self.record.table, frozenset())
        placed = Reordered()
        if own:
            with self.project.read() as session:
                placed = self._order.renew(session, own)
        gone = placed.gone
        touched = {key for key in own if self.has(key)}
        for key in own | gone:
            self._values.pop(key, None)
        touched |= self._linked(changes)
        touched |= self._renamed(changes)
        for key in touched | gone:
            self._sought.pop(key, None)
        return Delta(
            placed.added,
            gone,
            frozenset(touched - placed.added),
            placed.moved,
            self._reckoned(changes),
        )

    def _linked(self, changes: Changes) -> set[str]:
        """Return the rows whose links or amounts changed, and read those again."""
        touched: set[str] = set()
        fields = [f for f in self.record.fields if f.through and changes.touches(f.through.table)]
        for field in fields:
            with self.project.read() as session:
                fresh: dict[str, Any] = register.read_field(session, field)
            for key, row in self._values.items():
                value = fresh.get(key, type(row[field.name])())
                if row[field.name] != value:
                    row[field.name] = value
                    touched.add(key)
        return touched

    def _renamed(self, changes: Changes) -> set[str]:
        """Return the rows that show the title of a row which is called otherwise now."""
        renamed = self.titles.renew(changes)
        fields = [each for each in self.record.fields if each.target in renamed]
        if not fields:
            return set()
        self.forget_texts()
        return {
            key
            for key, row in self._values.items()
            if any(not renamed[f.target].isdisjoint(referred(f, row[f.name])) for f in fields)
        }

    def _reckoned(self, changes: Changes) -> frozenset[str]:
        keys = frozenset(
            key for key, column in self.columns.items() if changes.touches(*column.depends)
        )
        if keys:
            for key in keys:
                self._texts[key].forget()
            self._sought.clear()
        return keys
