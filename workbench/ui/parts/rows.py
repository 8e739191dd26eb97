"""How rows look in every list and table: hairlines, left headers, 8 pixels of padding.

``dress_view`` prepares a view; ``RowDelegate`` paints its cells. A model gives text as plain text
and, where it wants more, ``TONE_ROLE`` (a token such as "muted" or "error"), ``SYMBOL_ROLE`` (one
of ``look.symbols.SYMBOLS``, painted before the text) and ``STRONG_ROLE`` (bold).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import SYMBOL_TONES, draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 101
SYMBOL_ROLE: Final = Qt.ItemDataRole.UserRole + 102
STRONG_ROLE: Final = Qt.ItemDataRole.UserRole + 103
HEADER: Final = 32
SYMBOL: Final = 10
CURRENT_BAR: Final = 3

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: ground, hairline, symbol, text, and a ring round the cell in focus."""

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        self.paint_ground(painter, option, index)
        area = self.content_area(option)
        area = self._paint_check(painter, option, index, area)
        area = self._paint_symbol(painter, index, area)
        self._paint_text(painter, option, index, area)
        self.paint_focus(painter, option)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the text with its padding, and the height of a row."""
        theme = Theme.current()
        return QSize(
            super().sizeHint(option, index).width() + theme.metrics.px(8), theme.metrics.row
        )

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what lies under the text; subclasses that paint otherwise begin with this."""
        theme, box, state = Theme.current(), option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selected"))
            if index.column() == 0:
                bar = QRect(box.left(), box.top(), theme.metrics.px(CURRENT_BAR), box.height() - 1)
                painter.fillRect(bar, theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())

    def content_area(self, option: QStyleOptionViewItem) -> QRect:
        """Return the room for the content inside the padding."""
        gap = Theme.current().metrics.gap
        return option.rect.adjusted(gap, 0, -gap, -1)

    def paint_focus(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the ring when the cell has the focus."""
        if not option.state & QStyle.StateFlag.State_HasFocus:
            return
        theme = Theme.current()
        ring = theme.metrics.ring
        painter.setPen(QPen(theme.colour("accent"), ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = ring // 2
        painter.drawRect(option.rect.adjusted(half, half, -ring + half, -ring + half))

    def _paint_check(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> QRect:
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return area
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        widget = option.widget
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        mark = widget.style().subElementRect(part, styled, widget)
        mark.moveLeft(area.left())
        styled.rect = mark
        widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, styled, painter, widget
        )
        return area.adjusted(mark.width() + Theme.current().metrics.gap, 0, 0, 0)

    def _paint_symbol(self, painter: QPainter, index: Index, area: QRect) -> QRect:
        symbol = index.data(SYMBOL_ROLE)
        if not symbol:
            return area
        theme = Theme.current()
        side = theme.metrics.px(SYMBOL)
        tone = index.data(TONE_ROLE) or SYMBOL_TONES.get(symbol, "muted")
        box = QRectF(area.left(), area.center().y() - side / 2 + 0.5, side, side)
        draw_symbol(painter, box, symbol, theme.colour(tone))
        return area.adjusted(side + theme.metrics.px(7), 0, 0, 0)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        text = self.displayText(index.data(Qt.ItemDataRole.DisplayRole), option.locale)
        if not text or area.width() <= 0:
            return
        theme = Theme.current()
        painter.setFont(
            theme.font(FontRole.TABLE_STRONG if index.data(STRONG_ROLE) else FontRole.TABLE)
        )
        painter.setPen(theme.colour(index.data(TONE_ROLE) or "text"))
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = int(align) if align is not None else int(Qt.AlignmentFlag.AlignLeft)
        flags |= int(Qt.AlignmentFlag.AlignVCenter)
        line = painter.fontMetrics().elidedText(
            shown(text), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, flags | int(Qt.TextFlag.TextSingleLine), line)


class _ViewDress(QObject):
    """A child of the view that keeps its heights in step with the theme."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        Theme.current().changed.connect(self.renew)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Take row height and header height from the theme."""
        metrics = Theme.current().metrics
        if isinstance(self._view, QTableView):
            rows = self._view.verticalHeader()
            rows.setMinimumSectionSize(metrics.row)
            rows.setDefaultSectionSize(metrics.row)
            self._view.horizontalHeader().setFixedHeight(metrics.px(HEADER))
        if isinstance(self._view, QTreeView):
            self._view.header().setFixedHeight(metrics.px(HEADER))
            self._view.setIndentation(metrics.px(20))
        self._view.viewport().update()


def dress_view(view: QAbstractItemView, delegate: RowDelegate | None = None) -> RowDelegate:
    """Give a list, tree or table the look of rows; return the delegate that paints it."""
    painter = delegate or RowDelegate(view)
    view.setItemDelegate(painter)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    if isinstance(view, QTableView):
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.verticalHeader().hide()
        _dress_header(view.horizontalHeader())
    if isinstance(view, QTreeView):
        view.setUniformRowHeights(True)
        _dress_header(view.header())
    _ViewDress(view)
    return painter


def _dress_header(header: QHeaderView) -> None:
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
