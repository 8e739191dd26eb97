"""The grid to type into: digits begin, Enter goes down, Tab to the right, blocks are pasted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QItemSelectionModel, QKeyCombination, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.base.parse import ParseError
from workbench.exchange.read_block import read_block
from workbench.exchange.spreadsheet_text import guarded
from workbench.ui.parts.bubble import Bubble
from workbench.ui.parts.entry_grid.line import CellLine
from workbench.ui.parts.mark_grid.view import MarkGrid
from workbench.ui.parts.page import Command
from workbench.ui.parts.table_keys import NOT_TYPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.parts.mark_grid.rows import GridCell, GridHead

Cell = tuple[str, str]
Written = Mapping[Cell, object]
_SHOWN_FAULTS: Final = 3


class Source(Protocol):
    """What a grid shows and how it reads what is typed into it."""

    def cell(self, row: str, column: str) -> GridCell:
        """Return how a cell looks and what it says in words."""

    def text(self, row: str, column: str) -> str:
        """Return what one would type to get what stands in a cell."""

    def read(self, row: str, column: str, text: str) -> object:
        """Return the value that a text means in a cell, None for none; raises ParseError."""

    def locked(self, row: str, column: str) -> bool:
        """Tell whether a cell only shows something."""


class EntryGrid(QWidget):
    """A grid of values. ``written`` gives the values that were typed, by row and column, at once.

    ``chosen`` tells that another cell is the current one. ``failed`` tells what could not be
    taken from the clipboard. With ``counting`` the keys + and - count up and down; with
    ``at_once`` one key is a whole value, as on a scale from 1 to 7, and goes on to the right.
    """

    written = Signal(object)
    chosen = Signal()
    failed = Signal(object)

    def __init__(
        self, name: str, *, level: bool = True, counting: bool = False, at_once: bool = False
    ) -> None:
        super().__init__()
        self.grid = MarkGrid(name, level=level, wide=True)
        self._source: Source | None = None
        self._counting, self._at_once = counting, at_once
        self._typed_in: Cell | None = None
        self._read_only = False
        self.line = CellLine(self.grid.viewport())
        self.bubble = Bubble(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self._commands = self._make_commands()
        self._keys = {_pressed(each.key): each for each in self._commands if each.key}
        self.setFocusProxy(self.grid)
        self.grid.keyed.connect(self._on_key)
        self.grid.typed.connect(self._on_typed)
        self.grid.opened.connect(self._open)
        self.grid.moved.connect(self.chosen)
        self.grid.verticalScrollBar().valueChanged.connect(self.leave)
        self.grid.horizontalScrollBar().valueChanged.connect(self.leave)
        self.line.ended.connect(self._on_ended)
        self.line.given_up.connect(self._give_up)

    def _make_commands(self) -> tuple[Command, ...]:
        there = self._has_cells
        return (
            Command("grid.clear", _("Clear the cells"), self.clear, "Del", ready=there),
            Command("grid.copy", _("Copy the cells"), self.copy, "Ctrl+C", ready=there),
            Command("grid.paste", _("Paste into the cells"), self.paste, "Ctrl+V", ready=there),
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the chosen cells."""
        return self._commands

    def _has_cells(self) -> bool:
        return bool(self.grid.chosen())

    # -- content

    def show_values(
        self,
        rows: Sequence[GridHead],
        columns: Sequence[GridHead],
        source: Source,
        *,
        read_only: bool = False,
    ) -> None:
        """Show these rows and columns; what is being typed stays in its cell."""
        self._source, self._read_only = source, read_only
        self.grid.show_cells(rows, columns, source.cell)

    def current(self) -> Cell | None:
        """Return row and column of the current cell."""
        return self.grid.current()

    # -- typing

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self._counting and (text == "+" or (text in {"-", "−"} and self._stands())):
            self.count(1 if text == "+" else -1)
        elif self._at_once and text.isdecimal():
            self._put(text)
        elif text.strip():
            self._begin(text)
        else:
            self._open()

    def _stands(self) -> bool:
        """Tell whether there is something in the current cell that can become less."""
        here = self.grid.current()
        return here is not None and self._source is not None and bool(self._source.text(*here))

    def _put(self, text: str) -> None:
        """Write a value of one key and go on; where it is none, begin to type."""
        here, source = self.grid.current(), self._source
        if here is None or source is None or self._is_locked(here):
            return
        try:
            value = source.read(*here, text)
        except ParseError:
            self._begin(text)
            return
        self.written.emit({here: value})
        self._step(0, 1)

    @Slot()
    def _open(self) -> None:
        self._begin(None)

    def _begin(self, typed: str | None) -> None:
        here = self.grid.current()
        if here is None or self._source is None or self._is_locked(here):
            return
        place, size = self.grid.cell_rect()
        text = self._source.text(*here) if typed is None else typed
        index = self.grid.currentIndex()
        name = self.grid.rows.spoken(index.row(), index.column())
        self._typed_in = here
        self.line.open_at(QRect(place, size), name, text, typed=typed is not None)

    def _is_locked(self, cell: Cell) -> bool:
        return self._read_only or self._source is None or self._source.locked(*cell)

    @Slot(int, int)
    def _on_ended(self, down: int, right: int) -> None:
        stays = self.line.hasFocus()
        if not self._take():
            return
        if stays or down or right:
            self.grid.setFocus()
            self._step(down, right)

    def _take(self) -> bool:
        """Write what stands in the line; tell whether it could be read."""
        cell, source = self._typed_in, self._source
        if not self.line.is_open or cell is None or source is None:
            return True
        text = self.line.text()
        try:
            value = source.read(*cell, text) if text.strip() else None
        except ParseError as error:
            if self.line.hasFocus():
                self.bubble.say(error.text(), self.line.rect(), self.line)
                return False
            self.failed.emit(error)
            self._close()
            return True
        changed = text.strip() != source.text(*cell)
        self._close()
        if changed:
            self.written.emit({cell: value})
        return True

    def _close(self) -> None:
        self._typed_in = None
        self.bubble.hide()
        self.line.close_up()

    @Slot()
    def _give_up(self) -> None:
        self._close()
        self.grid.setFocus()

    def _step(self, down: int, right: int) -> None:
        """Go on: downwards within the column, to the right through the rows."""
        index, columns = self.grid.currentIndex(), max(1, len(self.grid.rows.columns))
        place = index.row() * columns + index.column() + down * columns + right
        if index.isValid() and 0 <= place < len(self.grid.rows.rows) * columns:
            target = self.grid.rows.index(place // columns, place % columns)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.grid.selectionModel().setCurrentIndex(target, flags)
        self.grid.tell()

    @Slot()
    def leave(self) -> None:
        """Write what is being typed."""
        if self.line.is_open and not self._take():
            self._close()

    # -- whole cells

    def count(self, step: int) -> None:
        """Count the current cell up or down."""
        here, source = self.grid.current(), self._source
        if here is None or source is None or self._is_locked(here):
            return
        text = source.text(*here)
        if not text or text.isdecimal():
            value = source.read(*here, str(max(0, int(text or 0) + step)))
            self.written.emit({here: value})
            self.grid.tell()

    def clear(self) -> None:
        """Say nothing in the chosen cells."""
        source = self._source
        if source is not None:
            chosen = [each for each in self.grid.chosen() if not self._is_locked(each)]
            said = {each: None for each in chosen if source.text(*each)}
            if said:
                self.written.emit(said)

    def copy(self) -> None:
        """Copy the chosen cells as text that a spreadsheet and this grid understand."""
        source = self._source
        if source is not None:
            lines = [
                "\t".join(guarded(source.text(*cell)) for cell in row) for row in self.grid.block()
            ]
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def paste(self) -> None:
        """Write the cells on the clipboard from the first chosen cell on, all or nothing."""
        try:
            texts = read_block(QGuiApplication.clipboard().text())
            values = self._read_block(texts)
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        if values:
            self.written.emit(values)

    def _read_block(self, texts: list[list[str]]) -> dict[Cell, object]:
        source = self._source
        if source is None or self._read_only:
            return {}
        self.grid.choose_block(len(texts), max(len(row) for row in texts))
        found: dict[Cell, object] = {}
        faults: list[str] = []
        for cells, row in zip(self.grid.block(), texts, strict=False):
            for cell, text in zip(cells, row, strict=False):
                if source.locked(*cell):
                    continue
                try:
                    found[cell] = source.read(*cell, text) if text.strip() else None
                except ParseError:
                    faults.append(text[:40])
        if faults:
            raise _not_understood(faults)
        return found

    # -- keys

    @Slot(QKeyEvent)
    def _on_key(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        backspace = event.key() == Qt.Key.Key_Backspace and not plain & NOT_TYPED
        key = Qt.Key.Key_Delete.value if backspace else event.key()
        command = self._keys.get((key, plain))
        if command is None:
            return
        event.accept()
        if event.type() is QKeyEvent.Type.KeyPress and (command.ready is None or command.ready()):
            command.run()


def _not_understood(faults: list[str]) -> WorkbenchError:
    listed = ", ".join(f"“{each}”" for each in dict.fromkeys(faults[:_SHOWN_FAULTS]))
    return WorkbenchError(
        N_("Not understood, so nothing was pasted: {texts}"),
        texts=listed + (" …" if len(faults) > _SHOWN_FAULTS else ""),
    )


def _pressed(key: str) -> tuple[int, Qt.KeyboardModifier]:
    combination: QKeyCombination = QKeySequence.fromString(key)[0]  # type: ignore[index]
    return combination.key().value, combination.keyboardModifiers()
