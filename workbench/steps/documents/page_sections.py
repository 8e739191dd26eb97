"""The sections of a document as a list: ticked to be in, dragged or moved into another order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.documents.selection import Choice, written_choices
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.steps.documents.making import Line

_KEY: Final = Qt.ItemDataRole.UserRole.value
_ORIGIN: Final = _KEY + 1
_ROWS: Final = 14
_ROW: Final = 28


class _List(QListWidget):
    """Alt and an arrow move a line, Enter asks for what is behind it."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or open the current line."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and Qt.Key(event.key()) in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif Qt.Key(event.key()) in ENTER and self.currentRow() >= 0:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class SectionList(QWidget):
    """The sections, each with a tick.

    ``changed`` gives them as a recipe keeps them, ``chosen`` the number of the current one among
    those that are in, ``opened`` the step whose data it tells of.
    """

    changed = Signal(str)
    chosen = Signal(int)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = _List()
        self.list.setAccessibleName(_("Sections"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.model().rowsMoved.connect(lambda *_where: self._tell())
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.list.itemActivated.connect(lambda _item: self.open_current())
        self.list.moved.connect(self.move_current)
        self.up = IconButton("arrow-up", _("Move up"), key="Alt+↑")
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down = IconButton("arrow-down", _("Move down"), key="Alt+↓")
        self.down.clicked.connect(lambda: self.move_current(1))
        self.behind = QuietButton(_("To the data"), icon="arrow-right")
        self.behind.clicked.connect(self.open_current)
        self.usual = IconButton("undo-2", _("All sections in the usual order"))
        self.usual.clicked.connect(lambda: self.changed.emit(""))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self.changed.emit(self.text()))
        self._lay_out()
        self._choose()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.up, self.down, self.behind, self.usual):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(row)

    def show_lines(self, lines: tuple[Line, ...], *, writable: bool) -> None:
        """List the sections; the one that was chosen stays chosen."""
        key = self._current_data(_KEY)
        self.list.blockSignals(True)
        self.list.model().blockSignals(True)
        self.list.clear()
        self.list.model().blockSignals(False)
        for line in lines:
            item = QListWidgetItem(shown(line.title))
            item.setData(_KEY, line.key)
            item.setData(_ORIGIN, line.origin)
            ticked = Qt.CheckState.Checked if line.wanted else Qt.CheckState.Unchecked
            flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ticked)
            item.setSizeHint(QSize(0, Theme.current().metrics.px(_ROW)))
            self.list.addItem(item)
            if line.key == key:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        height = min(max(len(lines), 1), _ROWS) * Theme.current().metrics.px(_ROW)
        self.list.setFixedHeight(height + Theme.current().metrics.gap)
        self.setEnabled(writable or not lines)
        self._choose(quiet=True)

    def text(self) -> str:
        """Return the sections as a recipe keeps them."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = Qt.CheckState.Checked
        return written_choices(Choice(i.data(_KEY), i.checkState() is ticked) for i in items)

    def _tell(self) -> None:
        self._later.start()

    def _choose(self, *, quiet: bool = False) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        self.behind.setEnabled(bool(self._current_data(_ORIGIN)))
        if row < 0 or quiet or self.list.item(row).checkState() is not Qt.CheckState.Checked:
            return
        ticked = [self.list.item(at).checkState() is Qt.CheckState.Checked for at in range(row)]
        self.chosen.emit(sum(ticked))

    def move_current(self, step: int) -> None:
        """Move the current line up (-1) or down (1)."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + step < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentRow(row + step)
        self.list.blockSignals(False)
        self._choose(quiet=True)
        self._tell()

    def open_current(self) -> None:
        """Ask for the data behind the current line."""
        origin = self._current_data(_ORIGIN)
        if origin:
            self.opened.emit(origin)

    def _current_data(self, role: int) -> str:
        row = self.list.currentRow()
        return str(self.list.item(row).data(role)) if row >= 0 else ""

    def open_number(self, number: int) -> None:
        """Ask for the data behind the section with this number among those that are in."""
        ticked = [
            self.list.item(row)
            for row in range(self.list.count())
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        ]
        if number < len(ticked) and ticked[number].data(_ORIGIN):
            self.opened.emit(ticked[number].data(_ORIGIN))
