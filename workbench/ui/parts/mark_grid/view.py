"""The grid itself: arrows move, Shift and arrows choose a block, letters and Enter fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.mark_grid.heads import WIDEST as WIDEST_HEADS
from workbench.ui.parts.mark_grid.heads import LevelHeads, SideHeads, TurnedHeads
from workbench.ui.parts.mark_grid.painter import CellPainter
from workbench.ui.parts.mark_grid.rows import MarkRows
from workbench.ui.parts.table_keys import NOT_TYPED, types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from workbench.ui.parts.mark_grid.rows import GiveCell, GridHead

NARROWEST: Final = 28
WIDEST: Final = 54
NARROW_LEVEL: Final = 52
WIDE_LEVEL: Final = 92
WIDE_HEADS: Final = 320
AMOUNT_CELL: Final = 76
AMOUNT_HEADS: Final = 186
_FLAGS = QItemSelectionModel.SelectionFlag


class MarkGrid(QTableView):
    """Rows and columns of marks, filled in by keyboard.

    ``moved`` is emitted when other cells are chosen, ``row_chosen`` with the key of a row that is
    chosen as a whole (its name is clicked, Left at the first column, Shift+Space). ``typed`` tells
    a letter, ``opened`` Enter, F2 or a double click; ``keyed`` gets each key first and accepts it
    to have it. ``compact`` grids have narrow cells, for a place beside something else; ``level``
    ones have wide cells under names that are read straight on, as numbers need them. ``wide`` gives
    the names of rows more room, ``amounts`` the cells, for millions of kronor.
    """

    moved = Signal()
    row_chosen = Signal(str)
    typed = Signal(str)
    opened = Signal()
    keyed = Signal(QKeyEvent)

    def __init__(
        self,
        name: str,
        *,
        compact: bool = False,
        level: bool = False,
        wide: bool = False,
        amounts: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = MarkRows(self)
        self._compact, self._level, self._wide = compact, level, wide
        self._amounts = amounts
        self._row = ""
        self.setAccessibleName(name)
        self._prepare()
        self.setModel(self.rows)
        heads = LevelHeads if level else TurnedHeads
        self.above, self.aside = heads(self.rows, self), SideHeads(self.rows, self)
        self.setHorizontalHeader(self.above)
        self.setVerticalHeader(self.aside)
        self.setItemDelegate(CellPainter(self))
        self.aside.sectionPressed.connect(self._on_side)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.selectionModel().currentChanged.connect(self._repaint_heads)
        self.rows.modelReset.connect(self.measure)
        Theme.current().changed.connect(self.measure)
        self.measure()

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("ground", "bg")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for set_mode in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            set_mode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # -- content

    def show_cells(
        self, rows: Sequence[GridHead], columns: Sequence[GridHead], give: GiveCell
    ) -> None:
        """Show these rows and columns; the current cell stays where it can."""
        here = self.current()
        if self.rows.show(rows, columns, give):
            self.measure()
        if here is not None and not self.currentIndex().isValid():
            self.go_to(*here)
        self.viewport().update()

    def measure(self) -> None:
        """Take the sizes of heads and cells from theme and content."""
        metrics = Theme.current().metrics
        height = max(24, metrics.row - (2 if self._compact else 0))
        self.aside.setMinimumSectionSize(height)
        self.aside.setDefaultSectionSize(height)
        self.above.setFixedHeight(self.above.wanted_height())
        widest = WIDE_HEADS if self._wide else WIDEST_HEADS
        widest = AMOUNT_HEADS if self._amounts else widest
        most = self.width() // 3 if self._compact else self.width() * 2 // 5
        self.aside.setFixedWidth(self.aside.wanted_width(most, widest))
        self._fit_columns()
        self.updateGeometries()

    def _fit_columns(self) -> None:
        metrics, count = Theme.current().metrics, max(1, len(self.rows.columns))
        narrow, wide = (NARROW_LEVEL, WIDE_LEVEL) if self._level else (NARROWEST, WIDEST)
        narrow = AMOUNT_CELL if self._amounts else narrow
        least = max(24, metrics.px(narrow - 2 * self._compact))
        room = self.width() - self.aside.width() - self.verticalScrollBar().sizeHint().width()
        width = min(max(room // count, least), metrics.px(wide))
        self.above.setMinimumSectionSize(least)
        self.above.setDefaultSectionSize(width)

    # -- what is chosen

    def current(self) -> tuple[str, str] | None:
        """Return the keys of row and column of the current cell."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self.rows.rows):
            return None
        return self.rows.rows[index.row()].key, self.rows.columns[index.column()].key

    def block(self) -> list[list[tuple[str, str]]]:
        """Return the chosen cells, row by row; the current one alone where none is chosen."""
        places = {(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()}
        here = self.currentIndex()
        if not places and here.isValid():
            places = {(here.row(), here.column())}
        rows, columns = sorted({p[0] for p in places}), sorted({p[1] for p in places})
        heads = self.rows
        return [[(heads.rows[r].key, heads.columns[c].key) for c in columns] for r in rows]

    def chosen(self) -> list[tuple[str, str]]:
        """Return the chosen cells in reading order."""
        return [cell for row in self.block() for cell in row]

    def whole_row(self) -> str:
        """Return the key of the row that is chosen as a whole, or nothing."""
        return self._row

    def go_to(self, row: str, column: str) -> bool:
        """Make a cell the current one and show it; tell whether it is there."""
        index = self.rows.index(self.rows.row_of(row), self.rows.column_of(column))
        if not index.isValid():
            return False
        self._row = ""
        self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
        self.scrollTo(index)
        return True

    def choose_row(self, key: str) -> None:
        """Choose all cells of a row."""
        row = self.rows.row_of(key)
        if row < 0 or not self.rows.columns:
            return
        first, last = self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1)
        self._row = ""
        column = max(0, self.currentIndex().column())
        here = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(here, _FLAGS.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), _FLAGS.ClearAndSelect)
        self._row = key
        self.scrollTo(here)
        announce(self, self.rows.rows[row].title)
        self.row_chosen.emit(key)

    def choose_block(self, rows: int, columns: int) -> None:
        """Choose so many cells from the first chosen one on, as far as there are any."""
        places = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        top, left = min(i.row() for i in places), min(i.column() for i in places)
        bottom = min(top + rows, len(self.rows.rows)) - 1
        right = min(left + columns, len(self.rows.columns)) - 1
        chosen = QItemSelection(self.rows.index(top, left), self.rows.index(bottom, right))
        self.selectionModel().setCurrentIndex(self.rows.index(top, left), _FLAGS.NoUpdate)
        self.selectionModel().select(chosen, _FLAGS.ClearAndSelect)

    def tell(self) -> None:
        """Have a screen reader say what the current cell has become."""
        index = self.currentIndex()
        if index.isValid():
            announce(self, self.rows.cell(index.row(), index.column()).spoken)

    def _on_side(self, section: int) -> None:
        self.choose_row(self.rows.rows[section].key)

    def _on_selection(self) -> None:
        self._row = ""
        self.moved.emit()

    def _repaint_heads(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.above.viewport().update()
        self.aside.viewport().update()
        self.viewport().update()

    # -- keys

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the keys of the grid before shortcuts of the window get them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            probe = QKeyEvent(
                QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text()
            )
            probe.ignore()
            self.keyed.emit(probe)
            if probe.isAccepted() or types(event):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose and fill in as in a spreadsheet."""
        event.ignore()
        self.keyed.emit(event)
        if event.isAccepted():
            return
        if self._own_key(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        index = self.currentIndex()
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._go_on(back=shift or key == Qt.Key.Key_Backtab, leave=bool(held & NOT_TYPED))
        elif (key in ENTER or key == Qt.Key.Key_F2) and not held & NOT_TYPED:
            self.opened.emit()
        elif index.isValid() and self._chooses_row(key, held, index):
            self.choose_row(self.rows.rows[index.row()].key)
        elif types(event) and index.isValid():
            self.typed.emit(event.text())
        else:
            return False
        return True

    def _chooses_row(self, key: Qt.Key, held: Qt.KeyboardModifier, index: QModelIndex) -> bool:
        if key == Qt.Key.Key_Space:
            return held == Qt.KeyboardModifier.ShiftModifier
        plain = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        return key == Qt.Key.Key_Left and plain and index.column() == 0 and not self._row

    def _go_on(self, *, back: bool, leave: bool) -> None:
        """Go to the next cell or the one before; at the end, or with Ctrl, leave the grid."""
        index, columns = self.currentIndex(), max(1, len(self.rows.columns))
        place = index.row() * columns + index.column() + (-1 if back else 1)
        if leave or not 0 <= place < len(self.rows.rows) * columns:
            # The view's own method would keep Tab for itself.
            QWidget.focusNextPrevChild(self, not back)
            return
        target = self.rows.index(place // columns, place % columns)
        self.selectionModel().setCurrentIndex(target, _FLAGS.ClearAndSelect)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Search nothing: letters fill in."""

    # -- pointer, focus and size

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton and self.currentIndex().isValid():
            self.opened.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell as soon as the keyboard comes, so that screen readers say it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows and self.rows.columns:
            first = self.rows.index(0, 0)
            self.selectionModel().setCurrentIndex(first, _FLAGS.ClearAndSelect)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.measure()

    @override
    def sizeHint(self) -> QSize:
        """Return room for everything, so that what stands around decides."""
        rows, columns = len(self.rows.rows), len(self.rows.columns)
        width = self.aside.width() + columns * self.above.defaultSectionSize()
        return QSize(width, self.above.height() + rows * self.aside.defaultSectionSize())

    def cell_rect(self) -> tuple[QPoint, QSize]:
        """Return where the current cell is in the viewport, and its size."""
        rect = self.visualRect(self.currentIndex())
        return rect.topLeft(), rect.size()
