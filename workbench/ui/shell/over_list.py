"""A panel over the window with a field and a list below it: type, choose with the arrows, Enter."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHOWN = 12
_MOST = 200
_WIDTH = 560


@dataclass(frozen=True)
class Hit:
    """One line of the list: what it says, what stands to the right of it, what it does.

    ``also`` are other names under which it is found. Without ``run`` it is a heading.
    """

    text: str
    detail: str
    run: Callable[[], None] | None
    icon: str = ""
    also: str = ""


class OverList(QFrame):
    """Shows hits for what is typed; Enter runs one, Esc closes. ``fill`` says which there are."""

    def __init__(self, window: QWidget, title: str, width: int = _WIDTH) -> None:
        super().__init__(window)
        self._hits: list[Hit] = []
        self._width = width
        self._before: QWidget | None = None
        self.setProperty("ground", "card")
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self.fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Hits"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()

    @abstractmethod
    def fill(self, typed: str) -> None:
        """Show the hits for what is typed."""
        raise NotImplementedError

    def show_over(self) -> None:
        """Show the panel, empty, with the focus in its field."""
        self._before = self.window().focusWidget()
        metrics = Theme.current().metrics
        width = min(metrics.px(self._width), self.window().width() - 40)
        height = min(metrics.px(60) + SHOWN * metrics.row, self.window().height() - metrics.px(80))
        self.resize(width, height)
        corner = self.window().rect().center() - QPoint(width // 2, 0)
        self.move(corner.x(), metrics.px(40))
        self.field.clear()
        self.fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these lines, the first that does something chosen."""
        self._hits = list(hits[:_MOST])
        self.list.clear()
        theme = Theme.current()
        for hit in self._hits:
            line = f"{hit.text}    {hit.detail}" if hit.detail else hit.text
            item = QListWidgetItem(line)
            if hit.run is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setForeground(theme.colour("muted"))
            else:
                item.setIcon(theme.icon(hit.icon or "command"))
            item.setSizeHint(QSize(0, theme.metrics.row))
            self.list.addItem(item)
        self._step(0)

    def _step(self, by: int) -> None:
        """Go on by so many lines, over headings."""
        rows = [row for row, hit in enumerate(self._hits) if hit.run is not None]
        here = self.list.currentRow()
        at = rows.index(here) if here in rows else 0
        self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, at + by))] if rows else -1)

    def _run(self) -> None:
        row = self.list.currentRow()
        hit = self._hits[row] if 0 <= row < len(self._hits) else None
        self.close_panel()
        if hit is not None and hit.run is not None:
            hit.run()

    def close_panel(self) -> None:
        """Hide the panel and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys choose in the list; hide when the focus goes elsewhere."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._key(Qt.Key(event.key()))
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }.get(key)
        if step is not None:
            self._step(step)
        elif key in ENTER:
            self._run()
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            return False
        return True
