"""How cells are painted and edited: words, signs and scales in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.models.field import Kind
from workbench.ui.data.arrangement import GroupHeading
from workbench.ui.data.masking import HIDDEN
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.field_editors import NoteEditor, make_editor
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import ONE_LINE, shown

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QColor

    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows
    from workbench.ui.parts.table_view import RowsView

SIGN: Final = 10
NOTE_SIZE: Final = (320, 96)
_SINGLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | _SINGLE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | _SINGLE
_ENDS: Final = ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a ``RowsView`` and makes their editors."""

    def __init__(self, view: RowsView, rows: RecordRows) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        self._theme = Theme.current()
        self._theme.changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        theme = self._theme
        self._font = theme.font(FontRole.TABLE)
        self._strong = theme.font(FontRole.TABLE_STRONG)
        self._room = QFontMetrics(self._font)
        self._strong_room = QFontMetrics(self._strong)
        names = ("surface", "selected", "hover", "hairline", "text", "muted", "accent", "bg")
        self._inks: dict[str, QColor] = {name: theme.colour(name) for name in names}

    def _ink(self, name: str) -> QColor:
        if name not in self._inks:
            self._inks[name] = self._theme.colour(name)
        return self._inks[name]

    # -- painting

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell with the hairline under its row."""
        row, place = index.row(), index.column()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line = self._rows.line(row)
        if isinstance(line, GroupHeading):
            self._paint_heading(painter, rect, line)
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = "selected" if chosen else "hover" if row == self._view.hovered else "surface"
        painter.fillRect(rect, self._inks[ground])
        painter.setPen(self._inks["hairline"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._rows.columns[place]
        gap = self._theme.metrics.gap
        room = rect.adjusted(gap, 0, -gap, -1)
        if self._rows.is_hidden(column):
            painter.setFont(self._font)
            painter.setPen(self._inks["muted"])
            painter.drawText(room, _LEFT, HIDDEN)
        else:
            self._paint_value(painter, room, line, column)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            self._paint_ring(painter, rect)

    def _paint_value(self, painter: QPainter, room: QRect, row_id: str, column: Column) -> None:
        text = self._rows.store.shown(row_id, column)
        cell = column.cell
        if cell.kind is Kind.SCALE and text:
            self._paint_scale(painter, room, text, int(cell.maximum or 5))
            return
        ink = "text"
        mark = self._rows.mark(row_id, column)
        if mark is not None:
            room = self._paint_mark(painter, room, mark.symbol, mark.tone or "muted")
            ink = mark.tone if mark.tone and not mark.symbol else ink
        if not text:
            return
        if cell.kind is Kind.YES_NO and not column.value(self._rows.store.row(row_id)):
            ink = "muted"
        font, measure = self._font, self._room
        if column.strong:
            font, measure = self._strong, self._strong_room
        painter.setFont(font)
        painter.setPen(self._ink(ink))
        cut = text if len(text) <= ONE_LINE else text[:ONE_LINE]
        fit = measure.elidedText(cut, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if column.at_right else _LEFT, fit)

    def _paint_mark(self, painter: QPainter, room: QRect, symbol: str, tone: str) -> QRect:
        if not symbol:
            return room
        side = self._theme.metrics.px(SIGN)
        box = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        draw_symbol(painter, box, symbol, self._ink(tone))
        return room.adjusted(side + self._theme.metrics.px(6), 0, 0, 0)

    def _paint_scale(self, painter: QPainter, room: QRect, text: str, most: int) -> None:
        """Paint a judgement as its figure and as many filled bars."""
        metrics = self._theme.metrics
        painter.setFont(self._font)
        painter.setPen(self._inks["text"])
        painter.drawText(room, _LEFT, text)
        digit = self._room.horizontalAdvance("0") * len(str(most)) + metrics.px(8)
        wide, high, step = metrics.px(4), metrics.px(10), metrics.px(6)
        left, top = room.left() + digit, room.center().y() - high // 2 + 1
        filled = int(text) if text.isdecimal() else 0
        for place in range(most):
            if left + place * step + wide > room.right() + metrics.gap:
                return
            ink = "accent" if place < filled else "hairline"
            painter.fillRect(QRect(left + place * step, top, wide, high), self._inks[ink])

    def _paint_heading(self, painter: QPainter, rect: QRect, line: GroupHeading) -> None:
        metrics = self._theme.metrics
        painter.fillRect(rect, self._inks["bg"])
        painter.setPen(self._inks["hairline"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(metrics.gap, 0, -metrics.gap, -1)
        painter.setFont(self._strong)
        painter.setPen(self._inks["muted"])
        text = shown(line.text)
        painter.drawText(room, _LEFT, text)
        painter.setFont(self._font)
        left = self._strong_room.horizontalAdvance(text) + metrics.gap
        painter.drawText(room.adjusted(left, 0, 0, 0), _LEFT, str(line.count))

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        ring = self._theme.metrics.ring
        painter.setPen(QPen(self._inks["accent"], ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = ring / 2
        painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half - 1))

    # -- editing

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that suits the column."""
        column = self._rows.columns[index.column()]
        editor = make_editor(column.cell, self._rows.titles, parent, in_cell=True)
        editor.setAccessibleName(column.full_title())
        editor.setFont(self._font)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell says as one would type it, unless the person has begun to type."""
        if not editor.property("begun"):
            editor.setProperty("begun", True)
            column = self._rows.columns[index.column()]
            row_id = self._rows.id_at(index.row())
            if row_id is not None:
                text = self._rows.typed_text(row_id, column)
                editor.show_text(text)  # type: ignore[attr-defined]

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed; the view tells when it cannot be."""
        self._view.commit(editor, index)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over its cell; notes get room for some lines, within the table."""
        rect: QRect = QRect(option.rect)
        if isinstance(editor, NoteEditor):
            metrics, port = self._theme.metrics, self._view.viewport().rect()
            rect.setWidth(min(max(rect.width(), metrics.px(NOTE_SIZE[0])), port.width()))
            rect.setHeight(min(metrics.px(NOTE_SIZE[1]), port.height()))
            rect.moveRight(min(rect.right(), port.right()))
            rect.moveBottom(min(rect.bottom(), port.bottom()))
        editor.setGeometry(rect)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Give the editor its keys first; Enter, Tab and Esc end the editing in the view."""
        if not isValid(self._view):
            # The view goes, and the editor loses the focus on the way.
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if editor.takes_key(event):  # type: ignore[attr-defined]
                return True
            key = Qt.Key(event.key())
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if key in _ENDS and plain and isinstance(editor, QWidget):
                self._view.end_editing(editor, event)
                return True
            return False
        if event.type() is QEvent.Type.FocusOut and isinstance(editor, QWidget):
            self._view.leave_editor(editor)
            return False
        return super().eventFilter(editor, event)
