"""A list whose lines have a title and, smaller below it, a remark: gaps, things to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown, tooltip_html

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

HEIGHT: Final = 44
_REMARK: Final = Qt.ItemDataRole.UserRole.value + 1
_DATA: Final = Qt.ItemDataRole.UserRole.value
_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class TwoLineList(QListWidget):
    """Lines to choose from; ``taken`` is emitted with what a line stands for, on click or Enter."""

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._take)
        Theme.current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: list[tuple[str, str, object]]) -> None:
        """Show lines of title, remark and what they stand for; the current place stays."""
        row = self.currentRow()
        self.clear()
        for title, remark, stands_for in lines:
            item = QListWidgetItem(shown(title))
            item.setData(_REMARK, shown(remark))
            item.setData(_DATA, stands_for)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, shown(f"{title}: {remark}"))
            item.setToolTip(tooltip_html(f"{title}\n{remark}"))
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    def remark(self, row: int) -> str:
        """Return the remark of a line."""
        return str(self.item(row).data(_REMARK))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the line that is clicked, also where the system asks for two clicks."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(_DATA))


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
