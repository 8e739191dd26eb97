"""What one does in the responsibility matrix by keyboard, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QKeyCombination, QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from workbench.base.collate import sort_key
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.base.parse import ParseError
from workbench.exchange.read_block import read_block
from workbench.exchange.spreadsheet_text import guarded
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.responsibilities import CELL
from workbench.steps.place.responsibility_words import cell_text, read_cell, typed_status
from workbench.ui.data.reading import Reading, read_text, referred
from workbench.ui.data.titles import Titles
from workbench.ui.parts.mark_grid.entry import CellEntry
from workbench.ui.parts.page import Command
from workbench.ui.parts.suggestions import Offer
from workbench.ui.parts.table_keys import NOT_TYPED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.rules.responsibility import CellKey
    from workbench.steps.place.page_responsibility_grid import MatrixGrid

PERFORMER, ACCOUNTABLE = "performer_id", "accountable_id"
SHOWN_FAULTS = 3


class MatrixActs(QObject):
    """Filling in, copying and clearing the chosen cells of a ``MatrixGrid``."""

    def __init__(self, owner: MatrixGrid) -> None:
        super().__init__(owner)
        self._owner, self._grid, self._project = owner, owner.grid, owner.project
        self._asked, self._cells = PERFORMER, list[tuple[str, str]]()
        self.entry = CellEntry(owner)
        self.entry.entered.connect(self._on_entered)
        self.entry.left.connect(self._on_left)
        self.entry.given_up.connect(self._grid.setFocus)
        self.commands = self._commands()
        self._keys = {_pressed(each.key): each for each in self.commands if each.key}
        self._grid.keyed.connect(self._on_key)
        self._grid.typed.connect(self.type)
        self._grid.opened.connect(self.ask_performer)

    def _commands(self) -> tuple[Command, ...]:
        there = self._has_cells
        return (
            Command("matrix.performer", _("Choose the performer"), self.ask_performer, ready=there),
            Command(
                "matrix.accountable", _("Choose the accountable"), self.ask_accountable, ready=there
            ),
            Command("matrix.fill_down", _("Fill down"), self.fill_down, "Ctrl+D", ready=there),
            Command("matrix.fill_right", _("Fill right"), self.fill_right, "Ctrl+R", ready=there),
            Command("matrix.clear", _("Clear the cells"), self.clear, "Del", ready=there),
            Command("matrix.before", _("As before"), self.as_before, "Shift+Del", ready=there),
            Command("matrix.copy", _("Copy the cells"), self.copy, "Ctrl+C", ready=there),
            Command("matrix.paste", _("Paste into the cells"), self.paste, "Ctrl+V", ready=there),
        )

    def _has_cells(self) -> bool:
        return bool(self._grid.chosen()) and not self._owner.hides

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

    def _do(self, act: Callable[[], None]) -> None:
        """Do an edit and say what the current cell has become; a failure is told."""
        try:
            act()
        except WorkbenchError as error:
            self._owner.context.desk.fail(error)
            return
        self._grid.tell()

    # -- letters

    @Slot(str)
    def type(self, text: str) -> None:
        """Take a letter: a status, the mark of somebody, or the beginning of a name."""
        cells = self._grid.chosen()
        if not cells or self._owner.hides:
            return
        status = typed_status(text)
        if status is not None:
            self._set(cells, {"status": status})
            return
        party = self._marked(text)
        if party is not None:
            self._set(cells, {PERFORMER: party})
        elif text.isalnum():
            self._ask(PERFORMER, text)

    def _marked(self, text: str) -> str | None:
        """Return who alone has a mark that begins so."""
        begins = [
            each.id
            for each in self._owner.found.parties.values()
            if each.mark.casefold().startswith(text.casefold())
        ]
        return begins[0] if len(begins) == 1 else None

    def _set(
        self,
        cells: list[CellKey],
        values: Mapping[str, Any],
        created: Any = None,  # noqa: ANN401
    ) -> None:
        day = self._owner.day
        self._do(lambda: edits.set_cells(self._project, cells, values, day, created=created))

    # -- choosing who

    @Slot()
    def ask_performer(self) -> None:
        """Ask who performs, then who is accountable."""
        self._ask(PERFORMER)

    def ask_accountable(self) -> None:
        """Ask who is accountable."""
        self._ask(ACCOUNTABLE)

    def _ask(self, field: str, typed: str = "") -> None:
        cells = self._grid.chosen()
        if not cells or self._owner.hides or self._project.read_only:
            return
        self._asked, self._cells = field, cells
        self.entry.ask(CELL[field].title(), self._offers(), self._now(), self._below(), typed=typed)

    def _offers(self) -> list[Offer]:
        parties = sorted(self._owner.found.parties.values(), key=lambda each: sort_key(each.short))
        return [Offer(f"{each.mark}   {each.short}", each.short) for each in parties]

    def _now(self) -> str:
        """Return who stands in the first of the cells."""
        row = self._owner.found.row(self._cells[0], self._owner.day)
        party = self._owner.found.parties.get(row[self._asked] or "") if row else None
        return party.short if party else ""

    def _below(self) -> QRect:
        place, size = self._grid.cell_rect()
        return QRect(self._grid.viewport().mapTo(self._owner, place), size)

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        if not self._write(text):
            return
        self.entry.close_up()
        if self._asked == PERFORMER:
            self._ask(ACCOUNTABLE)
        else:
            self._grid.setFocus()

    @Slot(str)
    def _on_left(self, text: str) -> None:
        self._write(text)
        if self.entry.line.hasFocus() or self._owner.window().focusWidget() is None:
            self._grid.setFocus()

    def _write(self, text: str) -> bool:
        """Write who was typed into the cells; tell whether it could be read."""
        if text.strip() == self._now():
            return True
        reading = Reading(Titles(self._project), self._project.clock.today())
        field = CELL[self._asked]
        try:
            value = read_text(field, text, reading)
        except ParseError as error:
            self.entry.refuse(error.text())
            return False
        planned = reading.created(referred(field, value))
        created = {t: [(r.id, dict(r.values)) for r in rows] for t, rows in planned.items()}
        self._set(self._cells, {self._asked: value}, created)
        return True

    def leave(self) -> None:
        """Write what is being typed."""
        if self.entry.is_open:
            text = self.entry.line.text()
            self.entry.close_up()
            self._write(text)

    # -- blocks

    def fill_down(self) -> None:
        """Fill the first chosen row down; one row alone takes what is above it."""
        block = self._grid.block()
        if len(block) == 1:
            rows = [each.key for each in self._grid.rows.rows]
            above = rows.index(block[0][0][0]) - 1
            if above < 0:
                return
            block = [[(rows[above], task) for _row, task in block[0]], *block]
        self._fill({cell: source for row in block[1:] for cell, source in _pairs(row, block[0])})

    def fill_right(self) -> None:
        """Fill the first chosen column to the right; one alone takes what is left of it."""
        block = self._grid.block()
        if block and len(block[0]) == 1:
            columns = [each.key for each in self._grid.rows.columns]
            left = columns.index(block[0][0][1]) - 1
            if left < 0:
                return
            block = [[(row[0][0], columns[left]), *row] for row in block]
        self._fill({cell: row[0] for row in block for cell in row[1:]})

    def _fill(self, sources: dict[CellKey, CellKey]) -> None:
        if sources:
            day = self._owner.day
            self._do(lambda: edits.fill_cells(self._project, sources, day))

    def clear(self) -> None:
        """Say nothing of the chosen cells."""
        cells, day = self._grid.chosen(), self._owner.day
        self._do(lambda: edits.clear_cells(self._project, cells, day))

    def as_before(self) -> None:
        """Let what was said earlier hold in the chosen cells."""
        cells, day = self._grid.chosen(), self._owner.day
        self._do(lambda: edits.hold_as_before(self._project, cells, day))

    def copy(self) -> None:
        """Copy the chosen cells as text that a spreadsheet and this grid understand."""
        found, matrix = self._owner.found, self._owner.found.on(self._owner.day)
        lines = [
            "\t".join(_tabbed(cell_text(matrix.said.get(key), found.parties)) for key in row)
            for row in self._grid.block()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def paste(self) -> None:
        """Write the cells on the clipboard from the first chosen cell on.

        One cell goes into all chosen ones. Cells that are not understood are told and left.
        """
        try:
            texts = read_block(QGuiApplication.clipboard().text())
        except WorkbenchError as error:
            self._owner.context.desk.fail(error)
            return
        self._put(texts)

    def _put(self, texts: list[list[str]]) -> None:
        width = max(len(row) for row in texts)
        if (len(texts), width) == (1, 1):
            wanted = dict.fromkeys(self._grid.chosen(), texts[0][0])
        else:
            self._grid.choose_block(len(texts), width)
            wanted = {
                cell: row[at] if at < len(row) else ""
                for cells, row in zip(self._grid.block(), texts, strict=False)
                for at, cell in enumerate(cells)
            }
        read, faults = self._read(wanted)
        day = self._owner.day
        if read:
            self._do(lambda: edits.put_cells(self._project, read, day))
        if faults:
            self._owner.context.desk.fail(_not_understood(faults))

    def _read(
        self, wanted: Mapping[CellKey, str]
    ) -> tuple[dict[CellKey, dict[str, Any]], list[str]]:
        read: dict[CellKey, dict[str, Any]] = {}
        faults: list[str] = []
        for key, text in wanted.items():
            try:
                read[key] = read_cell(text, self._owner.found.parties)
            except ParseError:
                faults.append(text[:40])
        return read, list(dict.fromkeys(faults))


def _not_understood(faults: list[str]) -> WorkbenchError:
    listed = ", ".join(f"“{each}”" for each in faults[:SHOWN_FAULTS])
    return WorkbenchError(
        N_("Not understood and left as it was: {texts}. Write a status or who performs."),
        texts=listed + (" …" if len(faults) > SHOWN_FAULTS else ""),
    )


def _pairs(row: list[CellKey], first: list[CellKey]) -> list[tuple[CellKey, CellKey]]:
    return list(zip(row, first, strict=True))


def _tabbed(text: str) -> str:
    safe = guarded(text)
    if any(sign in safe for sign in '\t\n\r"'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _pressed(key: str) -> tuple[int, Qt.KeyboardModifier]:
    combination: QKeyCombination = QKeySequence.fromString(key)[0]  # type: ignore[index]
    return combination.key().value, combination.keyboardModifiers()
