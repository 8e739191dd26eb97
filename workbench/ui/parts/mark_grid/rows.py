"""What a grid of marks shows: heads and cells as plain values, for Qt's table view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.ui.parts.text import shown, tooltip_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_TIP: Final = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole.value


@dataclass(frozen=True, slots=True)
class GridHead:
    """A row or a column: its key, its name, and the code that stands before it."""

    key: str
    name: str
    code: str = ""

    @property
    def title(self) -> str:
        """The name in full."""
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its mark, its look and what it says in words.

    ``look`` is "plain", "muted" (aside), "hatched" (unknown), "crossed" (wrong) or "idle" (to be
    filled in). ``changed`` cells are framed.
    """

    mark: str = ""
    look: str = "plain"
    spoken: str = ""
    changed: bool = False


GiveCell = Callable[[str, str], GridCell]


def _nothing(_row: str, _column: str) -> GridCell:
    return GridCell()


class MarkRows(QAbstractTableModel):
    """The rows and columns of a grid; cells are asked for when they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[GridHead, ...] = ()
        self.columns: tuple[GridHead, ...] = ()
        self._give: GiveCell = _nothing
        self._cells: dict[tuple[int, int], GridCell] = {}

    def show(self, rows: Sequence[GridHead], columns: Sequence[GridHead], give: GiveCell) -> bool:
        """Show other content; tell whether other rows or columns are among it.

        The selection stays where there are as many as before.
        """
        renamed = (self.rows, self.columns) != (tuple(rows), tuple(columns))
        same = (len(rows), len(columns)) == (len(self.rows), len(self.columns))
        if not same:
            self.beginResetModel()
        self.rows, self.columns, self._give = tuple(rows), tuple(columns), give
        self._cells.clear()
        if not same:
            self.endResetModel()
        elif rows and columns:
            last = self.index(len(rows) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            if renamed:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return renamed

    def cell(self, row: int, column: int) -> GridCell:
        """Return a cell by its place."""
        place = row, column
        if place not in self._cells:
            self._cells[place] = self._give(self.rows[row].key, self.columns[column].key)
        return self._cells[place]

    def row_of(self, key: str) -> int:
        """Return the place of a row, -1 for one that is not there."""
        return next((at for at, each in enumerate(self.rows) if each.key == key), -1)

    def column_of(self, key: str) -> int:
        """Return the place of a column, -1 for one that is not there."""
        return next((at for at, each in enumerate(self.columns) if each.key == key), -1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the mark of a cell, or all of it in words for the tooltip and screen readers."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return shown(self.cell(index.row(), index.column()).mark)
        if role == _SPOKEN:
            return shown(self.spoken(index.row(), index.column()))
        if role == _TIP:
            return tooltip_html(self.spoken(index.row(), index.column()))
        return None

    def spoken(self, row: int, column: int) -> str:
        """Return a cell in words: which it is and what it says."""
        said = self.cell(row, column).spoken
        return f"{self.rows[row].title}, {self.columns[column].title}: {said}"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a row or a column."""
        heads = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(heads):
            return None
        if role in {_DISPLAY, _SPOKEN}:
            return shown(heads[section].title)
        return tooltip_html(heads[section].title) if role == _TIP else None
