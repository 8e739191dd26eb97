"""The clauses in their order: to choose, to move by key or by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent, QKeyEvent

    from workbench.steps.agreement.views import ClauseLine

ROW = 28
_KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ClauseList(QListWidget):
    """Number, heading and state of each clause.

    ``chosen`` tells the id of the current one, ``stepped`` that it is to be moved by a place (Alt
    and an arrow), ``dropped`` the new order of all.
    """

    chosen = Signal(str)
    stepped = Signal(int)
    dropped = Signal(list)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._filling = False
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def tell(self, lines: Sequence[ClauseLine], current: str) -> None:
        """List these clauses; the current one keeps its place in sight."""
        self._filling = True
        place = self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            item = QListWidgetItem(shown(line_text(line)))
            item.setData(_KEY, line.values["id"])
            item.setSizeHint(QSize(0, Theme.current().metrics.px(ROW)))
            if line.values["left_out"]:
                item.setForeground(Theme.current().colour("muted"))
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
            self.addItem(item)
            if line.values["id"] == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)
        self._filling = False

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(item.data(_KEY))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current clause by Alt and an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the order that the drop gave."""
        before = self._order()
        super().dropEvent(event)
        after = self._order()
        if after != before and sorted(after) == sorted(before):
            self.dropped.emit(after)

    def _order(self) -> list[str]:
        return [str(self.item(at).data(_KEY)) for at in range(self.count())]


def line_text(line: ClauseLine) -> str:
    """Return a clause as one line: number, heading and, where there is something, its state."""
    states = (
        (line.values["left_out"], _("left out")),
        (line.moved, _("draft has changed")),
        (line.own and not line.moved, _("own words")),
        (bool(line.blanks), _("blanks")),
    )
    said = [words for holds, words in states if holds]
    head = f"{line.number}  {line.title}" if line.number else line.title
    return "  ·  ".join([head, *said[:1]])
