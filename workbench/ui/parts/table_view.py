"""The cells themselves: keys as in a spreadsheet, editing in place, and a way out for the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QTableView,
    QWidget,
)
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.ui.data.arrangement import GroupHeading
from workbench.ui.data.reading import empty_value, read_text
from workbench.ui.data.working import is_reckoned
from workbench.ui.look.theme import Theme
from workbench.ui.parts.bubble import Bubble
from workbench.ui.parts.field_editors import OfferEditor
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.table_cells import CellDelegate, Index
from workbench.ui.parts.table_header import HEIGHT, TableHeader
from workbench.ui.parts.table_keys import NOT_TYPED, NOTHING, at_once, types

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows


class RowsView(QTableView):
    """The table view of ``RecordRows``.

    ``opened`` is emitted with the id of a row that Enter or a double click opens because its cell
    cannot be written; ``keyed`` gets each key before the view itself and accepts it to have it.
    """

    opened = Signal(str)
    keyed = Signal(QKeyEvent)
    resized = Signal()

    def __init__(self, rows: RecordRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.hovered = -1
        self.bubble = Bubble(self)
        self._wide: list[str] = []
        self._editing: list[str] = []
        self._prepare()
        self.setModel(rows)
        self.header = TableHeader(rows, self)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(CellDelegate(self, rows))
        rows.modelReset.connect(self.span_headings)
        Theme.current().changed.connect(self.measure)
        self.measure()

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalHeader().hide()

    def measure(self) -> None:
        """Take rows and headings as high as the theme wants them."""
        metrics = Theme.current().metrics
        side = self.verticalHeader()
        side.setMinimumSectionSize(metrics.row)
        side.setDefaultSectionSize(metrics.row)
        self.horizontalHeader().setFixedHeight(metrics.px(HEIGHT))
        self.viewport().update()

    def span_headings(self) -> None:
        """Let headings of groups run over all columns."""
        if self.rows.arrangement.group is None:
            if self._wide:
                self.clearSpans()
                self._wide = []
            return
        self.clearSpans()
        self._wide = ["spans"]
        for row in range(self.rows.rowCount()):
            if isinstance(self.rows.line(row), GroupHeading):
                self.setSpan(row, 0, 1, max(1, self.rows.columnCount()))

    # -- what is chosen

    def chosen_ids(self) -> list[str]:
        """Return the ids of the selected rows in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [key for place in places if (key := self.rows.id_at(place)) is not None]

    def current_id(self) -> str | None:
        """Return the id of the row with the current cell."""
        return self.rows.id_at(self.currentIndex().row())

    def current_column(self) -> Column | None:
        """Return the column of the current cell."""
        place = self.currentIndex().column()
        return self.rows.columns[place] if 0 <= place < len(self.rows.columns) else None

    def choose(self, ids: list[str], column: int = 0) -> None:
        """Select rows by id and go to the first of them."""
        places = [place for key in ids if (place := self.rows.row_of(key)) is not None]
        model = self.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        if places:
            first = self.rows.index(places[0], min(max(column, 0), self.rows.columnCount() - 1))
            model.setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(first)
        for place in places[1:]:
            model.select(self.rows.index(place, 0), flags.Select | flags.Rows)

    # -- editing

    def begin(self, text: str | None = None) -> bool:
        """Begin to edit the current cell, with ``text`` typed or with what it says."""
        index = self.currentIndex()
        row_id = self.rows.id_at(index.row())
        if row_id is None or not self.rows.can_write(index.column()):
            return False
        self._editing = self.chosen_ids() if row_id in self.chosen_ids() else [row_id]
        self.bubble.hide()
        self.edit(index)
        editor = self.editor()
        if text is not None:
            editor.begin_with(text)
        elif isinstance(editor, QLineEdit):
            editor.deselect()
            editor.end(False)
        if isinstance(editor, OfferEditor) and text is None:
            editor.offer_all()
        return True

    def commit(self, editor: QWidget, index: Index) -> bool:
        """Write what an editor says into the rows being edited; show why when it cannot be."""
        row_id = self.rows.id_at(index.row())
        if row_id is None:
            return True
        column = self.rows.columns[index.column()]
        typed: str = editor.typed()  # type: ignore[attr-defined]
        if typed == self.rows.typed_text(row_id, column) and len(self._editing) <= 1:
            return True
        try:
            if is_reckoned(column.cell, typed):
                self.rows.write_reckoned(self._editing or [row_id], column, typed)
            else:
                reading = self.rows.reading()
                value = read_text(column.cell, typed, reading, row_id=row_id)
                self.rows.write(self._editing or [row_id], column, value, reading)
        except WorkbenchError as error:
            self._refuse(error, index, linger=not editor.hasFocus())
            return False
        self.bubble.hide()
        return True

    def _refuse(self, error: WorkbenchError, index: Index, *, linger: bool) -> None:
        place = self.visualRect(self.rows.index(index.row(), index.column()))
        self.bubble.say(error.text(), place, self.viewport(), linger=linger)

    def end_editing(self, editor: QWidget, event: QKeyEvent) -> None:
        """Take Enter (and go down), Tab (and go on) or Esc (and change nothing)."""
        key, index = Qt.Key(event.key()), self.currentIndex()
        if key == Qt.Key.Key_Escape:
            self._close(editor)
            self.bubble.hide()
            return
        if not self.commit(editor, index):
            return
        self._close(editor)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in ENTER:
            self._go_down(-1 if back else 1)
        else:
            self.go_on(back=back or key == Qt.Key.Key_Backtab)

    def leave_editor(self, editor: QWidget) -> None:
        """Write what was typed when the focus goes elsewhere; what cannot be taken is told."""
        if editor.isVisible() and not editor.property("closing"):
            self.commit(editor, self.currentIndex())
            self._close(editor)

    def _close(self, editor: QWidget) -> None:
        editor.setProperty("closing", True)
        if isinstance(editor, OfferEditor):
            editor.close_list()
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._editing = []

    @override
    def commitData(self, editor: QWidget) -> None:
        """Do nothing when Qt asks: the ways out of an editor write by themselves."""

    def put(self, value: object) -> bool:
        """Write a value into the current column of the selected rows; tell if it could be."""
        column, index = self.current_column(), self.currentIndex()
        ids = self.chosen_ids()
        if column is None or not ids or not self.rows.can_write(index.column()):
            return False
        try:
            self.rows.write(ids, column, value)
        except WorkbenchError as error:
            self._refuse(error, index, linger=True)
            return False
        return True

    # -- keys

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the keys of the table before shortcuts of the window get them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            probe = QKeyEvent(
                QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text()
            )
            probe.ignore()
            self.keyed.emit(probe)
            if probe.isAccepted() or (types(event) and self.currentIndex().isValid()):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, move and type as in a spreadsheet."""
        event.ignore()
        self.keyed.emit(event)
        if event.isAccepted():
            return
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            back = shift or key == Qt.Key.Key_Backtab
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.go_on(back=back):
                self.leave(back=back)
        elif (key in ENTER or key == Qt.Key.Key_F2) and not event.modifiers() & NOT_TYPED:
            self._open()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
            return
        elif not self._type(event):
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Search nothing: letters begin to edit."""

    def _open(self) -> None:
        row_id = self.current_id()
        if not self.begin() and row_id is not None:
            self.opened.emit(row_id)

    def _type(self, event: QKeyEvent) -> bool:
        """Take a letter as the beginning of a new value, a digit as a judgement; tell if it was."""
        column = self.current_column()
        if column is None or not self.rows.can_write(self.currentIndex().column()):
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return self._clear(column)
        row_id, text = self.current_id(), event.text()
        if not types(event) or row_id is None:
            return False
        value = at_once(column.cell, column.value(self.rows.values(row_id)), text)
        if value is not NOTHING:
            return self.put(value)
        return self.begin(None if text == " " else text)

    def _clear(self, column: Column) -> bool:
        if column.field.required:
            return self.begin("")
        return self.put(None if column.year is not None else empty_value(column.field))

    # -- moving

    def go_on(self, *, back: bool) -> bool:
        """Go to the next cell, or the one before; return False at the end of the table."""
        index = self.currentIndex()
        step, columns = (-1 if back else 1), self.rows.columnCount()
        place = index.row() * columns + index.column() + step
        while 0 <= place < self.rows.rowCount() * columns:
            if self.rows.id_at(place // columns) is not None:
                self._set_current(place // columns, place % columns)
                return True
            place += step
        return False

    def _go_down(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.rows.rowCount():
            if self.rows.id_at(row) is not None:
                self._set_current(row, self.currentIndex().column())
                return
            row += step

    def _set_current(self, row: int, column: int) -> None:
        index = self.rows.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def leave(self, *, back: bool) -> None:
        """Give the focus to what comes after (or before) the table."""
        # The view's own method would keep Tab for itself.
        QWidget.focusNextPrevChild(self, not back)

    @override
    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Move past headings of groups, which are no rows."""
        found = super().moveCursor(cursorAction, modifiers)
        actions = QAbstractItemView.CursorAction
        upward = {actions.MoveUp, actions.MovePageUp, actions.MoveHome}
        step = -1 if cursorAction in upward else 1
        row = found.row()
        while found.isValid() and 0 <= row < self.rows.rowCount():
            if self.rows.id_at(row) is not None:
                return self.rows.index(row, found.column())
            row += step
        return self.currentIndex()

    # -- pointer and focus

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell under the pointer, or open its row."""
        if event.button() is Qt.MouseButton.LeftButton and self.currentIndex().isValid():
            self._open()
            return
        super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Take the tint away."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self.hovered:
            return
        before, self.hovered = self.hovered, row
        for each in (before, row):
            if each >= 0:
                top, high = self.rowViewportPosition(each), self.rowHeight(each)
                self.viewport().update(0, top, self.viewport().width(), high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that columns have another width to share."""
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell as soon as the keyboard comes, so that screen readers say it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            first = next((r for r in range(self.rows.rowCount()) if self.rows.id_at(r)), None)
            if first is not None:
                self._set_current(first, 0)

    def editor(self) -> Any:  # noqa: ANN401 - one of the FieldEditors
        """Return the editor that is open, or None."""
        found = self.indexWidget(self.currentIndex())
        return found if self.state() is QAbstractItemView.State.EditingState else None
