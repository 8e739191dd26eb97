"""A list whose lines have a title and, smaller below it, a remark: gaps, things to go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown, tooltip_html

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent, QResizeEvent

HEIGHT: Final = 44
_REMARK: Final = Qt.ItemDataRole.UserRole.value + 1
_HEADING: Final = Qt.ItemDataRole.UserRole.value + 2
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_TIP: Final = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole.value
_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class TwoLine:
    """A line of the list: title, the remark below it, and what the line stands for.

    A ``heading`` stands for nothing and cannot be chosen: what follows belongs to it.
    """

    title: str
    remark: str
    stands_for: object
    heading: bool = False


GiveLine = Callable[[int], TwoLine]


class _Lines(QAbstractListModel):
    """The lines, asked for when they are seen: there may be thousands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._give: GiveLine | None = None
        self._known: dict[int, TwoLine] = {}
        self.movable = False

    def show(self, count: int, give: GiveLine) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._count, self._give = count, give
        self._known.clear()
        self.endResetModel()

    def line(self, row: int) -> TwoLine:
        """Return a line by its place."""
        if row not in self._known and self._give is not None:
            self._known[row] = self._give(row)
        return self._known[row]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else self._count

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a line can be dragged, and dropped between others."""
        usual = super().flags(index)
        if index.isValid() and self.line(index.row()).heading:
            return Qt.ItemFlag.NoItemFlags
        if not self.movable:
            return usual
        moves = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return usual | moves

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        """Return that lines are moved."""
        return Qt.DropAction.MoveAction

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the title, or all of it for the tooltip and screen readers."""
        if not index.isValid():
            return None
        line = self.line(index.row())
        if role == _DISPLAY:
            return shown(line.title)
        if role == _REMARK:
            return shown(line.remark)
        if role == _SPOKEN:
            return shown(": ".join(filter(None, (line.title, line.remark))))
        if role == _HEADING:
            return line.heading
        return tooltip_html(f"{line.title}\n{line.remark}") if role == _TIP else None


class TwoLineList(QListView):
    """Lines to choose from; ``taken`` is emitted with what a line stands for, on click or Enter.

    Where lines can be moved, ``dropped`` tells which was dragged and before which place it fell.
    """

    taken = Signal(object)
    dropped = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Theme.current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, count: int, give: GiveLine) -> None:
        """Show ``count`` lines, asked for by place when seen; the current place stays."""
        row = self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._lines.show(count, give)
        if row >= 0 and count:
            self.set_current(min(row, count - 1))
            self.verticalScrollBar().setValue(place)

    def let_move(self, *, moves: bool) -> None:
        """Let lines be dragged to other places, or not."""
        modes = QAbstractItemView.DragDropMode
        self._lines.movable = moves
        self.setDragDropMode(modes.InternalMove if moves else modes.NoDragDrop)

    def count(self) -> int:
        """Return how many lines there are."""
        return self._lines.rowCount()

    def line(self, row: int) -> TwoLine:
        """Return a line by its place."""
        return self._lines.line(row)

    def set_current(self, row: int) -> None:
        """Make a line the current one."""
        self.setCurrentIndex(self._lines.index(row))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current line in sight where the list becomes lower."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current line with Enter."""
        index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.taken.emit(self.line(index.row()).stands_for)
            return
        super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the dragged line fell; who fills the list moves it."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        below = index.isValid() and at.y() > self.visualRect(index).center().y()
        place = index.row() + below if index.isValid() else self.count()
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt would take the line away itself
        event.accept()
        self.dropped.emit(self.currentIndex().row(), place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the line that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        chosen = index.isValid() and not self.line(index.row()).heading
        if event.button() is Qt.MouseButton.LeftButton and chosen:
            self.taken.emit(self.line(index.row()).stands_for)


class _TwoLines(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(10, Theme.current().metrics.px(HEIGHT))

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint title and remark with the hairline below."""
        theme, rect = Theme.current(), QRect(option.rect)
        if index.data(_HEADING):
            self._heading(painter, rect, index.data())
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "selected" if chosen else "hover" if hovered else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        gap = theme.metrics.gap
        room = rect.adjusted(gap, gap // 2, -gap, -gap // 2)
        half = room.height() // 2
        upper, lower = room.adjusted(0, 0, 0, -half), room.adjusted(0, half, 0, 0)
        self._line(painter, upper, index.data(), FontRole.BASE, "text")
        self._line(painter, lower, index.data(_REMARK), FontRole.META, "muted")
        if state & QStyle.StateFlag.State_HasFocus:
            ring = theme.metrics.ring
            painter.setPen(QPen(theme.colour("accent"), ring))
            painter.drawRect(rect.adjusted(ring // 2, ring // 2, -ring, -ring))

    def _heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Paint a heading low in its line, nearer to what it stands over than to what is above."""
        theme = Theme.current()
        gap = theme.metrics.gap
        painter.fillRect(rect, theme.colour("bg"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(gap, rect.height() // 2 - gap // 2, -gap, -gap // 2)
        self._line(painter, room, text, FontRole.META_STRONG, "muted")

    def _line(
        self,
        painter: QPainter,
        room: QRect,
        text: Any,  # noqa: ANN401 - as Qt hands it over
        role: FontRole,
        ink: str,
    ) -> None:
        font = Theme.current().font(role)
        painter.setFont(font)
        painter.setPen(Theme.current().colour(ink))
        fit = QFontMetrics(font).elidedText(
            str(text or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LINE, fit)
