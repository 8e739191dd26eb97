"""A small table of figures to read: what a picture says, in words and numbers, to copy as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown, tooltip_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_ALIGN: Final = Qt.ItemDataRole.TextAlignmentRole.value
_TIP: Final = Qt.ItemDataRole.ToolTipRole.value
_TEXTS: Final = frozenset({_DISPLAY, _TIP, Qt.ItemDataRole.AccessibleTextRole.value})
_LEAST: Final = 52
_LEAST_NAME: Final = 200
_MOST_NAME: Final = 260
_MOST_ROWS: Final = 16


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: its heading, and whether its cells are figures (set to the right) or strong."""

    title: str
    figures: bool = True
    strong: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row: its key, its cells as written, whether it is a sum, and the tone of its words."""

    key: str
    cells: tuple[str, ...]
    strong: bool = False
    tone: str = "text"

    def is_heading(self) -> bool:
        """Whether it stands over the rows below it: strong words and nothing more."""
        return self.strong and not any(self.cells[1:])


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[FigureColumn, ...] = ()
        self.rows: tuple[FigureRow, ...] = ()

    def show_rows(self, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> None:
        same = tuple(columns) == self.columns and len(rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        if not same:
            self.endResetModel()
        elif self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in _TEXTS:
            title = self.columns[section].title
            return tooltip_html(title) if role == _TIP else shown(title)
        return self._side(section) if role == _ALIGN else None

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.rows[index.row()]
        if role in _TEXTS:
            cell = row.cells[index.column()] if index.column() < len(row.cells) else ""
            return tooltip_html(cell) if role == _TIP else shown(cell)
        return self._side(index.column()) if role == _ALIGN else None

    def _side(self, section: int) -> int:
        right = self.columns[section].figures
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return (side | Qt.AlignmentFlag.AlignVCenter).value


class _Painter(QStyledItemDelegate):
    def __init__(self, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as ever, what the cell says, and a line below it, above a sum."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        words, bare.text = bare.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, bare, painter, option.widget)
        theme = Theme.current()
        row, column = self._rows.rows[index.row()], self._rows.columns[index.column()]
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if row.strong:
            painter.setPen(theme.colour("border"))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        gap = theme.metrics.gap
        area = QRectF(option.rect).adjusted(gap, 0, -gap, 0)
        strong = row.strong or column.strong
        painter.setFont(theme.font(FontRole.TABLE_STRONG if strong else FontRole.TABLE))
        painter.setPen(theme.colour(row.tone))
        cut = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(area.width()) + 1
        )
        painter.drawText(area, index.data(_ALIGN), cut)


class FigureTable(QTableView):
    """Rows of texts and figures. ``chosen`` tells the key of the current row, "" for none.

    Ctrl+C copies the whole table. It is as high as its rows, up to ``most``; with 0 it takes the
    room it is given.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = _MOST_ROWS) -> None:
        super().__init__(parent)
        self._most = most
        self._silent = False
        self._wanted: list[int] = []
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self._rows, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(8)
        dress_font(self.horizontalHeader(), FontRole.BASE)
        self.selectionModel().currentRowChanged.connect(self._tell)
        Theme.current().changed.connect(self._measure)

    def show_rows(self, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> None:
        """Show these rows; the current one stays current where it is still there."""
        key = self.current_key()
        shape = (tuple(columns), len(rows))
        before = (self._rows.columns, len(self._rows.rows))
        self._silent = True
        self._rows.show_rows(columns, rows)
        self._span_headings()
        if key:
            self.set_current(key)
        self._silent = False
        if shape != before or not rows:
            self._measure()

    def _span_headings(self) -> None:
        """Give a heading among the rows the whole width."""
        self.clearSpans()
        wide = len(self._rows.columns)
        for nth, row in enumerate(self._rows.rows):
            if wide > 1 and row.is_heading():
                self.setSpan(nth, 0, 1, wide)

    def set_most(self, rows: int) -> None:
        """Be as high as this many rows at most."""
        if rows != self._most:
            self._most = max(1, rows)
            self._measure()

    def current_key(self) -> str:
        """Return the key of the current row, "" for none."""
        place = self.currentIndex().row()
        return self._rows.rows[place].key if 0 <= place < len(self._rows.rows) else ""

    def set_current(self, key: str) -> None:
        """Make a row the current one, if it is there."""
        place = next((n for n, row in enumerate(self._rows.rows) if row.key == key), -1)
        if place >= 0 and place != self.currentIndex().row():
            self.selectRow(place)

    def _tell(self, _new: QModelIndex, _old: QModelIndex) -> None:
        if not self._silent:
            self.chosen.emit(self.current_key())

    def lines(self) -> list[list[str]]:
        """Return the table as lines of cells, headings first."""
        return [
            [column.title for column in self._rows.columns],
            *(list(row.cells) for row in self._rows.rows),
        ]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the table by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the table on the clipboard as lines of cells."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in self.lines()))

    def _measure(self) -> None:
        metrics = Theme.current().metrics
        plain = QFontMetrics(Theme.current().font(FontRole.TABLE))
        strong = QFontMetrics(Theme.current().font(FontRole.TABLE_STRONG))
        self.verticalHeader().setMinimumSectionSize(metrics.row)
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        self.horizontalHeader().setFixedHeight(metrics.px(32))
        self._wanted = []
        for nth, column in enumerate(self._rows.columns):
            widest = strong.horizontalAdvance(shown(column.title))
            for row in self._rows.rows:
                if nth < len(row.cells) and not row.is_heading():
                    font = strong if row.strong or column.strong else plain
                    widest = max(widest, font.horizontalAdvance(shown(row.cells[nth])))
            wide = max(widest + 2 * metrics.gap + metrics.px(6), metrics.px(_LEAST))
            self._wanted.append(wide)
            if not column.figures:
                wide = min(wide, metrics.px(_MOST_NAME))
            self.setColumnWidth(nth, wide)
        self._fill()
        if not self._most:
            return
        rows = min(max(1, len(self._rows.rows)), self._most)
        self.setFixedHeight(metrics.px(32) + rows * metrics.row + 2 + self._bar_height())

    def _fill(self) -> None:
        """Let long words, then the first column take what is left over, or the first give way."""
        if not self._wanted:
            return
        metrics, natural = Theme.current().metrics, self._wanted[0]
        widths = [self.columnWidth(nth) for nth in range(len(self._wanted))]
        spare = self.viewport().width() - sum(widths[1:])
        for nth in range(1, len(widths)):
            given = max(0, min(spare - natural, self._wanted[nth] - widths[nth]))
            self.setColumnWidth(nth, widths[nth] + given)
            spare -= given
        least = min(natural, metrics.px(_LEAST_NAME))
        least = least if len(widths) > 1 else 0  # one alone is cut to the room there is
        self.setColumnWidth(0, max(least, spare))

    def _bar_height(self) -> int:
        wide = sum(self.columnWidth(nth) for nth in range(len(self._rows.columns)))
        over = wide > self.width() and len(self._rows.columns) > 1
        return self.horizontalScrollBar().sizeHint().height() if over else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the first column the room there is."""
        super().resizeEvent(event)
        self._measure()
