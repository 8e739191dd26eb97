"""The rows as an outline: which are shown when groups are folded, and who is whose parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.charts.gantt import GanttRow


class Folding:
    """All rows, the folded keys, and the visible rows in order.

    A row is under the nearest earlier parent row of a lower level. Folded keys survive new rows,
    so that a refresh keeps the outline as the reader left it.
    """

    def __init__(self) -> None:
        self.rows: list[GanttRow] = []
        self.visible: list[GanttRow] = []
        self.folded: set[str] = set()
        self._parents: dict[str, str] = {}
        self._with_children: set[str] = set()
        self._places: dict[str, int] = {}

    def set_rows(self, rows: Sequence[GanttRow]) -> None:
        """Show other rows."""
        self.rows = list(rows)
        self._parents, self._with_children = {}, set()
        above: list[GanttRow] = []
        for row in self.rows:
            while above and above[-1].level >= row.level:
                above.pop()
            if above:
                self._parents[row.key] = above[-1].key
                self._with_children.add(above[-1].key)
            if row.is_parent:
                above.append(row)
        self._list()

    def replace(self, changed: Iterable[GanttRow]) -> None:
        """Put changed rows in the place of those with the same key; others are left alone."""
        news = {row.key: row for row in changed}
        self.rows = [news.get(row.key, row) for row in self.rows]
        self.visible = [news.get(row.key, row) for row in self.visible]

    def _list(self) -> None:
        hidden: set[str] = set()
        self.visible = []
        for row in self.rows:
            parent = self._parents.get(row.key)
            if parent is not None and (parent in hidden or parent in self.folded):
                hidden.add(row.key)
            else:
                self.visible.append(row)
        self._places = {row.key: place for place, row in enumerate(self.visible)}

    def place(self, key: str) -> int | None:
        """Return where a row stands among the visible ones."""
        return self._places.get(key)

    def row(self, key: str) -> GanttRow | None:
        """Return a visible row."""
        place = self._places.get(key)
        return None if place is None else self.visible[place]

    def parent(self, key: str) -> str | None:
        """Return the key of the row that a row is under."""
        return self._parents.get(key)

    def siblings(self, key: str) -> list[str]:
        """Return the visible keys under the same row, in their order, with ``key`` itself."""
        parent, row = self._parents.get(key), self.row(key)
        level = row.level if row else 0
        return [
            each.key
            for each in self.visible
            if self._parents.get(each.key) == parent and each.level == level
        ]

    def is_folded(self, key: str) -> bool | None:
        """Tell whether a row is folded; None when nothing is under it."""
        return key in self.folded if key in self._with_children else None

    def fold(self, key: str, *, folded: bool) -> bool:
        """Fold or unfold a row; tells whether that changed anything."""
        if key not in self._with_children or (key in self.folded) == folded:
            return False
        if folded:
            self.folded.add(key)
        else:
            self.folded.discard(key)
        self._list()
        return True

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every row that has something under it."""
        self.folded = set(self._with_children) if folded else set()
        self._list()

    def reveal(self, key: str) -> None:
        """Unfold everything above a row."""
        parent = self._parents.get(key)
        while parent is not None:
            self.folded.discard(parent)
            parent = self._parents.get(parent)
        self._list()
