"""Beside the map: all that is on it as a list, and what does not fit together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.text import Meta, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY: Final = Qt.ItemDataRole.UserRole
_FOLDED: Final = Qt.ItemDataRole.UserRole.value + 1
THINGS, TROUBLES = range(2)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: the key of a thing, its name, what is said of it, whether it is drawn."""

    key: str
    title: str
    note: str = ""
    drawn: bool = True


class ThingList(QWidget):
    """All things on the map and those that are not drawn yet, for eyes, keys and screen readers.

    ``chosen`` tells what one goes to, ``activated`` what one opens, ``draw_wanted`` what is to be
    drawn.
    """

    chosen = Signal(str)
    activated = Signal(str)
    draw_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter the list"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._sift)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What is on the map"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(lambda item: self.activated.emit(item.data(_KEY)))
        self.draw = QuietButton(_("Draw its outline"), icon="square-dashed")
        self.draw.clicked.connect(lambda: self.draw_wanted.emit(self.current()))
        self.draw.hide()
        self._drawn: dict[str, bool] = {}
        self._editable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.filter, self.list, self.draw):
            column.addWidget(widget)

    def set_editable(self, *, editable: bool) -> None:
        """Offer to draw, or not."""
        self._editable = editable

    def show_things(self, things: Sequence[Listed]) -> None:
        """Show these lines; the current one stays current."""
        current = self.current()
        self._drawn = {each.key: each.drawn for each in things}
        self.list.blockSignals(True)
        self.list.clear()
        row = Theme.current().metrics.row
        for each in things:
            words = f"{each.title} · {each.note}" if each.note else each.title
            item = QListWidgetItem(shown(words), self.list)
            item.setSizeHint(QSize(0, row))
            item.setData(_KEY, each.key)
            item.setData(_FOLDED, fold(words))
            if not each.drawn:
                item.setForeground(Theme.current().colour("muted"))
        self.list.blockSignals(False)
        self._sift(self.filter.text())
        self.set_current(current)

    def current(self) -> str:
        """Return the key of the current line, "" for none."""
        item = self.list.currentItem()
        return item.data(_KEY) if self.list.currentRow() >= 0 else ""

    def set_current(self, key: str) -> None:
        """Go to a line without telling of it."""
        self.list.blockSignals(True)
        row = next((r for r in range(self.list.count()) if self._key(r) == key), -1)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._offer()

    def _key(self, row: int) -> str:
        return str(self.list.item(row).data(_KEY))

    def _on_current(self) -> None:
        self._offer()
        if self.current():
            self.chosen.emit(self.current())

    def _offer(self) -> None:
        self.draw.setVisible(self._editable and not self._drawn.get(self.current(), True))

    def _sift(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(bool(wanted) and wanted not in item.data(_FOLDED))


class TroubleList(QWidget):
    """What does not fit together; ``wanted`` tells the place in the list that one goes to."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.covered = Meta("", wrap=True)
        self.none = Meta(_("Nothing to see to: everything fits together."), wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What does not fit together on the map"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemClicked.connect(lambda item: self._on_row(self.list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.covered)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_troubles(self, covered: str, troubles: Sequence[str]) -> None:
        """Show these sentences."""
        row = self.list.currentRow()
        self.covered.setText(covered)
        self.covered.setVisible(bool(covered))
        self.none.setVisible(not troubles)
        self.list.setVisible(bool(troubles))
        self.list.blockSignals(True)
        self.list.clear()
        for each in troubles:
            QListWidgetItem(shown(each), self.list)
        self.list.setCurrentRow(row if row < len(troubles) else -1)
        self.list.blockSignals(False)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.wanted.emit(row)


class MapSide(QWidget):
    """The panels beside the map, one of them shown; ``turned`` tells that another one is.

    A panel that belongs to another subject is put in with ``add_panel``.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.things, self.troubles = ThingList(), TroubleList()
        self.stack = QStackedWidget()
        self._titles: list[str] = []
        self.switch: ViewSwitch | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.stack, 1)
        self.add_panel(_("List"), self.things)
        self.add_panel(_("To see to"), self.troubles)

    def add_panel(self, title: str, panel: QWidget, *, first: bool = False) -> None:
        """Put one more panel at the end, or first and shown."""
        at = 0 if first else len(self._titles)
        self._titles.insert(at, title)
        self.stack.insertWidget(at, panel)
        if self.switch is not None:
            self._column.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
        self.switch = ViewSwitch(self._titles, name=_("Beside the map"), joined=True)
        self.switch.chosen.connect(self.turn)
        self._column.insertWidget(0, self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.stack.setCurrentIndex(0)

    def turn(self, index: int) -> None:
        """Show a panel."""
        self.stack.setCurrentIndex(index)
        self.turned.emit()

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel by itself."""
        if self.switch is not None:
            self.switch.set_current(self.stack.indexOf(panel))
