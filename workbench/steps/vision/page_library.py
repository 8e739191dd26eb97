"""Choosing indicators from the library: filter, tick several, take them in at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.vision.edits import add_indicators
from workbench.steps.vision.library import offered
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import Meta, PlainLabel, shown

if TYPE_CHECKING:
    from workbench.steps.vision.library import Offered
    from workbench.ui.parts.page import PageContext

_KEY: Final = Qt.ItemDataRole.UserRole
_HIGH: Final = 28
_CHECKED, _FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class LibraryPanel(QWidget):
    """The list with its filter. ``added`` tells the ids of new rows, ``closed`` that it is left.

    Space ticks, Enter takes in what is ticked (or the current one), Esc leaves.
    """

    added = Signal(list)
    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._offers: dict[str, Offered] = {}
        self._ticked: dict[str, None] = {}
        title = PlainLabel(_("The library of indicators"), FontRole.ROW_TITLE)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter: safe, upkeep, survey …"))
        self.filter.setAccessibleName(_("Filter the library"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("The library of indicators"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemChanged.connect(self._tick)
        self.list.currentItemChanged.connect(self._explain)
        self.list.installEventFilter(self)
        self.about = Meta("", wrap=True)
        self.take = PrimaryButton("")
        self.take.clicked.connect(self.take_in)
        self.cancel = QuietButton(_("Cancel"))
        self.cancel.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.filter, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def open(self) -> None:
        """Show the library as it would come into the project now."""
        with self._project.read() as session:
            self._offers = {each.usual.key: each for each in offered(session)}
        self._ticked = {}
        self.filter.clear()
        self._fill()
        self.about.setMinimumHeight(Theme.current().metrics.px(52))
        self.show()
        self.filter.setFocus()

    @Slot()
    def _fill(self) -> None:
        """Show what the filter lets through, area by area; ticks stay."""
        self.list.blockSignals(True)
        self.list.clear()
        area = record("goal")["area"]
        before = ""
        for key, each in self._offers.items():
            if not each.usual.says(self.filter.text()):
                continue
            if each.usual.area != before:
                before = each.usual.area
                choice = area.choice(before)
                self.list.addItem(self._heading(choice.text() if choice else before))
            self.list.addItem(self._line(key, each))
        if not self.list.count():
            self.list.addItem(self._heading(_("Nothing in the library is called so")))
        self.list.blockSignals(False)
        first = next((r for r in range(self.list.count()) if self._key(r)), -1)
        self.list.setCurrentRow(first)
        self._explain()
        self._name_take()

    def _heading(self, text: str) -> QListWidgetItem:
        line = QListWidgetItem(text)
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        line.setFont(Theme.current().font(FontRole.TABLE_STRONG))
        line.setSizeHint(QSize(0, Theme.current().metrics.px(_HIGH)))
        return line

    def _line(self, key: str, each: Offered) -> QListWidgetItem:
        told = [each.usual.name(), f"({each.usual.unit()})"]
        if each.there:
            told.append("· " + _("is there already"))
        elif each.fetches:
            told.append("· " + _("fetches its value"))
        line = QListWidgetItem(shown(" ".join(told)))
        line.setData(_KEY, key)
        line.setSizeHint(QSize(0, Theme.current().metrics.px(_HIGH)))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not each.there:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            line.setCheckState(_CHECKED if key in self._ticked else _FREE)
        line.setFlags(flags)
        return line

    def _key(self, row: int) -> str:
        return str(self.list.item(row).data(_KEY) or "") if 0 <= row < self.list.count() else ""

    @Slot()
    def _tick(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY) or "")
        if item.checkState() is _CHECKED:
            self._ticked[key] = None
        else:
            self._ticked.pop(key, None)
        self._name_take()

    @Slot()
    def _explain(self) -> None:
        each = self._offers.get(self._key(self.list.currentRow()))
        self.about.setText(each.usual.way() if each else "")
        self._name_take()

    def _name_take(self) -> None:
        count = len(self.chosen())
        words = ngettext("Take in {count} indicator", "Take in {count} indicators", count)
        self.take.set_words(words.format(count=count))
        self.take.setEnabled(count > 0)

    def chosen(self) -> list[str]:
        """Return the keys of what is ticked, else that of the current one."""
        if self._ticked:
            return [key for key in self._offers if key in self._ticked]
        key = self._key(self.list.currentRow())
        return [key] if key and not self._offers[key].there else []

    @Slot()
    def take_in(self) -> None:
        """Take in what is chosen, in one edit."""
        rows = [self._offers[key].values for key in self.chosen()]
        if not rows:
            return
        try:
            ids = add_indicators(self._project, rows)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self.added.emit(ids)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc, and let the arrows go from the filter into the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in ENTER:
                self.take_in()
                return True
            if key is Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if watched is self.filter and key is Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)
