"""Ctrl+K: every command, every step and every row by name, from the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.ui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.ui.parts.page import Command

SHOWN = 12


@dataclass(frozen=True)
class Hit:
    """One line of the palette: what it says, what stands to the right of it, what it does.

    ``also`` are other names under which it is found.
    """

    text: str
    detail: str
    run: Callable[[], None]
    icon: str = ""
    also: str = ""


def hits_of(commands: tuple[Command, ...], also: Mapping[str, str]) -> list[Hit]:
    """Return commands that can be done now as lines, with their keys.

    ``also`` are the names of commands in the other languages, by id.
    """
    ready = (command for command in commands if command.ready is None or command.ready())
    return [
        Hit(
            c.title,
            QKeySequence(c.key).toString(QKeySequence.SequenceFormat.NativeText),
            c.run,
            c.icon,
            also.get(c.id, ""),
        )
        for c in ready
    ]


def match(hits: list[Hit], typed: str) -> list[Hit]:
    """Return the lines that hold every typed word, those that begin with them first.

    What a line says goes before its other names, in which words may be mixed.
    """
    words = fold(typed).split()
    found = []
    for index, hit in enumerate(hits):
        said, known = fold(hit.text), fold(f"{hit.text} {hit.also}")
        if all(word in known for word in words):
            foreign = not all(word in said for word in words)
            starts = sum(not (known.startswith(word) or f" {word}" in known) for word in words)
            found.append((foreign, starts, index, hit))
    return [hit for *_rank, hit in sorted(found, key=lambda each: each[:3])]


class Palette(QFrame):
    """A panel over the window with a field and a list; Enter runs, Esc closes."""

    def __init__(self, window: QWidget, search: Callable[[str], list[Hit]]) -> None:
        super().__init__(window)
        self._search = search
        self._hits: list[Hit] = []
        self._before: QWidget | None = None
        self.setProperty("ground", "card")
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.field.textChanged.connect(self._fill)
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

    def open(self, commands: tuple[Command, ...], also: Mapping[str, str]) -> None:
        """Show the panel with the commands of this moment; ``also`` as in :func:`hits_of`."""
        self._commands = hits_of(commands, also)
        self._before = self.window().focusWidget()
        metrics = Theme.current().metrics
        width = min(metrics.px(560), self.window().width() - 40)
        self.resize(width, metrics.px(60) + SHOWN * metrics.row)
        corner = self.window().rect().center() - QPoint(width // 2, 0)
        self.move(corner.x(), metrics.px(40))
        self.field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, typed: str) -> None:
        found = match(self._commands, typed)
        self._hits = (self._search(typed) if typed.strip() else []) + found
        self.list.clear()
        metrics = Theme.current().metrics
        for hit in self._hits[:200]:
            line = f"{hit.text}    {hit.detail}" if hit.detail else hit.text
            item = QListWidgetItem(Theme.current().icon(hit.icon or "command"), line)
            item.setSizeHint(QSize(0, metrics.row))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        row = self.list.currentRow()
        self.close_panel()
        if 0 <= row < len(self._hits):
            self._hits[row].run()

    def close_panel(self) -> None:
        """Hide the panel and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
            self.list.setCurrentRow(
                max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            )
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run()
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            return False
        return True
