"""What one can do with the rows of a table, each a command with its key and one labelled edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project import acts
from workbench.ui.parts.page import Command
from workbench.ui.parts.table_copy import copied_cell, copied_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData

    from workbench.ui.parts.table_view import RowsView


class TableActs(QObject):
    """Copying, pasting, filling, deleting and moving rows of a view.

    ``done`` is emitted with a sentence after something that people may want to undo; ``pasted``
    with what lies on the clipboard; ``failed`` with the error of an edit that was not saved.
    """

    done = Signal(str)
    failed = Signal(object)
    pasted = Signal(object)
    filter_wanted = Signal()

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view, self._rows = view, view.rows
        self._instead: Callable[[list[str]], str] | None = None
        self.set_commands(self._commands())
        view.keyed.connect(self._on_key)

    def set_commands(self, commands: Iterable[Command]) -> None:
        """Have these commands: those of any table and more, or fewer."""
        self.commands = tuple(commands)
        self._keys = {_pressed(each.key): each for each in self.commands if each.key}

    def remove_instead(self, title: str, act: Callable[[list[str]], str]) -> None:
        """Let Del do something else than delete the rows; ``act`` gets them and says what it did.

        As in a list of members, from which one takes people without deleting them.
        """
        self._instead = act
        self.set_commands(
            replace(each, title=title) if each.id == "table.delete" else each
            for each in self.commands
        )

    def _commands(self) -> tuple[Command, ...]:
        chosen, writable = self._has_chosen, self._may_write
        return (
            Command("table.edit", _("Edit the cell"), self._edit, "F2", ready=writable),
            Command("table.fill_down", _("Fill down"), self.fill_down, "Ctrl+D", ready=writable),
            Command("table.copy", _("Copy rows"), self.copy, "Ctrl+C", ready=chosen),
            Command(
                "table.copy_cell", _("Copy the cell"), self.copy_cell, "Ctrl+Shift+C", ready=chosen
            ),
            Command("table.paste", _("Paste rows…"), self.paste, "Ctrl+V", ready=self._may_change),
            Command("table.move_up", _("Move up"), self.move_up, "Alt+Up", ready=self._may_move),
            Command(
                "table.move_down", _("Move down"), self.move_down, "Alt+Down", ready=self._may_move
            ),
            Command("table.delete", _("Delete"), self.delete, "Del", ready=self._may_delete),
            Command("table.filter", _("Filter"), self.filter_wanted.emit, "Ctrl+F"),
        )

    # -- keys

    def _on_key(self, event: QKeyEvent) -> None:
        command = self._keys.get((event.key(), _plain(event.modifiers())))
        if command is None:
            return
        event.accept()
        if event.type() is QKeyEvent.Type.KeyPress:
            self.run(command)

    def run(self, command: Command) -> None:
        """Do what a command says if it can be done now; a failed edit is told, never raised."""
        if command.ready is not None and not command.ready():
            return
        try:
            command.run()
        except WorkbenchError as error:
            self.failed.emit(error)

    # -- whether

    def _has_chosen(self) -> bool:
        return bool(self._view.chosen_ids())

    def _may_change(self) -> bool:
        return self._rows.writable

    def _may_write(self) -> bool:
        index = self._view.currentIndex()
        return index.isValid() and self._has_chosen() and self._rows.can_write(index.column())

    def _may_delete(self) -> bool:
        return self._may_change() and self._has_chosen()

    def _may_move(self) -> bool:
        arranged = self._rows.arrangement
        by_hand = arranged.sort is None and arranged.group is None
        return self._may_delete() and by_hand and self._rows.is_ordered

    # -- doing

    def _edit(self) -> None:
        self._view.begin()

    def fill_down(self) -> None:
        """Write the first selected row's value into the others; one alone takes it from above."""
        ids, column = self._view.chosen_ids(), self._view.current_column()
        if column is None or not ids:
            return
        if len(ids) == 1:
            shown = self._rows.ids_shown()
            place = shown.index(ids[0])
            ids = [shown[place - 1], *ids] if place else ids
        value = column.value(self._rows.values(ids[0]))
        count = self._rows.write(ids[1:], column, value)
        if count:
            text = ngettext("Filled down {count} row", "Filled down {count} rows", count)
            self.done.emit(text.format(count=count))

    def copy(self) -> None:
        """Copy the selected rows with their headings."""
        data = copied_rows(self._rows, self._view.chosen_ids(), self._rows.columns)
        QGuiApplication.clipboard().setMimeData(data)

    def copy_cell(self) -> None:
        """Copy the text of the current cell alone."""
        row_id, column = self._view.current_id(), self._view.current_column()
        if row_id is not None and column is not None:
            QGuiApplication.clipboard().setMimeData(copied_cell(self._rows, row_id, column))

    def paste(self) -> None:
        """Hand over what lies on the clipboard, to become new rows after a look at them."""
        data: QMimeData = QGuiApplication.clipboard().mimeData()
        if data.hasText() or data.hasHtml() or data.hasUrls():
            self.pasted.emit(data)

    def delete(self) -> None:
        """Delete the selected rows; the notice offers to undo it."""
        ids = self._view.chosen_ids()
        following = self._after(ids)
        column = self._view.currentIndex().column()
        if self._instead is not None:
            said = self._instead(ids)
            self._view.choose([following] if following else [], column)
            self.done.emit(said)
            return
        acts.remove(self._rows.project, self._rows.record, ids, initiator=self._rows)
        self._view.choose([following] if following else [], column)
        what = _(self._rows.record.one if len(ids) == 1 else self._rows.record.many)
        text = _("Deleted {what}") if len(ids) == 1 else _("Deleted {count} {what}")
        self.done.emit(text.format(count=len(ids), what=what))

    def _after(self, ids: Sequence[str]) -> str | None:
        """Return the row that the cursor goes to when ``ids`` are gone: the next, else the last."""
        shown, going = self._rows.ids_shown(), set(ids)
        last = max(shown.index(key) for key in ids)
        rest = (key for key in [*shown[last + 1 :], *reversed(shown[:last])] if key not in going)
        return next(rest, None)

    def move_up(self) -> None:
        """Move the selected rows one place up."""
        self._move(lambda order: order)

    def move_down(self) -> None:
        """Move the selected rows one place down."""
        self._move(lambda order: order[::-1])

    def _move(self, facing: Callable[[list[str]], list[str]]) -> None:
        """Move the selected rows past the next one shown, in the direction they face."""
        moving = set(self._view.chosen_ids())
        shown = facing(self._rows.ids_shown())
        order = facing(list(self._rows.store.order))
        start = next(i for i, key in enumerate(shown) if key in moving)
        if start == 0:
            return
        anchor = shown[start - 1]
        block = [key for key in shown if key in moving]
        rest = [key for key in order if key not in moving]
        place = rest.index(anchor)
        order = facing([*rest[:place], *block, *rest[place:]])
        acts.reorder(self._rows.project, self._rows.record, order, initiator=self._rows)
        self._view.scrollTo(self._view.currentIndex())


def _pressed(key: str) -> tuple[int, Qt.KeyboardModifier]:
    combination: QKeyCombination = QKeySequence.fromString(key)[0]  # type: ignore[index]
    return combination.key().value, combination.keyboardModifiers()


def _plain(modifiers: Qt.KeyboardModifier) -> Qt.KeyboardModifier:
    return modifiers & ~Qt.KeyboardModifier.KeypadModifier
