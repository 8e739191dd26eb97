"""The first rows of a pasted table, and above each column the field that it is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from workbench.base.language import _
from workbench.exchange.header import heading_text
from workbench.exchange.values import plain
from workbench.models.field import Field, Kind
from workbench.ui.data.masking import HIDDEN, is_hidden
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.exchange.grid import Cell, Grid
    from workbench.exchange.layout import Column, Layout
    from workbench.models.field import Record
    from workbench.ui.data.masking import Mask

ROWS: Final = 8
COLUMN: Final = 150
_LONGEST: Final = 200


class PasteColumns(QWidget):
    """Columns with a combo box each; ``remapped`` has a heading and the field's name, "" for none.

    What is taken for a hidden field is not shown, and neither is a column nobody knows while any
    field is hidden.
    """

    remapped = Signal(str, str)

    def __init__(self, mask: Mask) -> None:
        super().__init__()
        self._mask = mask
        self.combos: list[QComboBox] = []
        self.cells: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Theme.current().metrics.gap)
        self._grid.setVerticalSpacing(Theme.current().metrics.tight_gap)

    def show_grid(self, grid: Grid, record: Record, layout: Layout | None) -> None:
        """Show a table with what its columns are taken for; None where that is not understood."""
        self._clear()
        if layout is not None and layout.sideways:
            self._show_cells(grid, {}, record, 0, 0)
            return
        meaning = {column.index: column for column in layout.columns} if layout else {}
        body = layout.body if layout else 0
        header = next(
            (row for row in grid.rows if layout and row.number == layout.header_row), None
        )
        for place in range(grid.width):
            cells = header.cells if header else ()
            heading = heading_text(cells[place]) if place < len(cells) else ""
            self._add_combo(place, heading, record, meaning.get(place), can_map=bool(header))
        self._show_cells(grid, meaning, record, body, 2)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.combos, self.cells = [], []

    def _add_combo(
        self, place: int, heading: str, record: Record, column: Column | None, *, can_map: bool
    ) -> None:
        combo = QComboBox()
        combo.addItem(_("Leave out"), "")
        for field in _mappable(record):
            combo.addItem(field.title(), field.name)
        if column is not None:
            found = combo.findData(column.field.name)
            if column.year is not None:
                name = column.field.year_title(column.year)
                combo.addItem(name, f"{column.field.name} {column.year}")
                found = combo.count() - 1
            combo.setCurrentIndex(max(found, 0))
        named = heading or _("Column {number}").format(number=place + 1)
        combo.setAccessibleName(_("“{heading}” is").format(heading=named))
        combo.setEnabled(can_map and bool(heading))
        combo.setMinimumWidth(Theme.current().metrics.px(COLUMN))
        combo.activated.connect(lambda _index: self._tell(heading, combo))
        label = Meta(named)
        label.setBuddy(combo)
        self._grid.addWidget(label, 0, place)
        self._grid.addWidget(combo, 1, place)
        self.combos.append(combo)

    def _tell(self, heading: str, combo: QComboBox) -> None:
        self.remapped.emit(heading, str(combo.currentData()))

    def _show_cells(
        self, grid: Grid, meaning: dict[int, Column], record: Record, body: int, start: int
    ) -> None:
        any_hidden = any(is_hidden(field, self._mask) for field in record.fields)
        for line, row in enumerate(grid.rows[body : body + ROWS]):
            for place, cell in enumerate(row.cells):
                column = meaning.get(place)
                hidden = is_hidden(column.field, self._mask) if column else any_hidden
                tone = "muted" if column is None else "text"
                label = PlainLabel(HIDDEN if hidden else _said(cell), FontRole.TABLE, tone)
                self.cells.append(label)
                self._grid.addWidget(label, start + line, place)
        self._grid.setRowStretch(start + ROWS, 1)


def _mappable(record: Record) -> list[Field]:
    fields = (each for each in record.visible() if each.brought)
    return [each for each in fields if each.kind is not Kind.YEARLY]


def _said(cell: Cell) -> str:
    return plain(cell)[:_LONGEST]
