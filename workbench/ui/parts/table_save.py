"""The table that one looks at, written as a file: any register and any table of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from workbench.base.language import _
from workbench.exchange.table_columns import WriteColumn, column_of
from workbench.exchange.typed_texts import as_numbers
from workbench.models.field import Kind
from workbench.ui.data.masking import HIDDEN
from workbench.ui.parts.table_view import RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.data.columns import Column
    from workbench.ui.data.rows import RecordRows

# What a cell of these kinds holds is written as it is; of all others what one reads.
_AS_IT_IS: Final = frozenset(
    {Kind.INTEGER, Kind.SCALE, Kind.DECIMAL, Kind.MONEY, Kind.DATE, Kind.YES_NO, Kind.CHOICE}
)


@dataclass(frozen=True)
class ShownTable:
    """A table as it is shown: its name, its columns, its rows of typed values."""

    name: str
    columns: tuple[WriteColumn, ...]
    rows: tuple[tuple[object, ...], ...]


def table_on(page: QWidget) -> QTableView | None:
    """Return the table of a page that one looks at: with the focus, else the largest shown."""
    shown = [each for each in page.findChildren(QTableView) if each.isVisible()]
    shown = [each for each in shown if each.model() is not None and each.model().rowCount()]
    focused = next((each for each in shown if each.hasFocus()), None)
    return focused or max(shown, key=lambda view: view.width() * view.height(), default=None)


def shown_table(view: QTableView) -> ShownTable:
    """Return what a view shows, in its order and with its columns; what is hidden stays hidden."""
    if isinstance(view, RowsView):
        return _register(view.rows, view.accessibleName())
    return _figures(view)


def _register(rows: RecordRows, name: str) -> ShownTable:
    ids = rows.ids_shown()
    columns = [_column(column, hidden=rows.is_hidden(column)) for column in rows.columns]
    cells = tuple(tuple(_cell(rows, key, column) for column in rows.columns) for key in ids)
    return ShownTable(name[:1].upper() + name[1:], tuple(columns), cells)


def _column(column: Column, *, hidden: bool) -> WriteColumn:
    made = column_of(column.cell)
    kind = made.kind if made.kind in _AS_IT_IS and not hidden else Kind.TEXT
    return WriteColumn(column.name(), kind, made.choices, column.cell.width, made.unit)


def _cell(rows: RecordRows, row_id: str, column: Column) -> object:
    if rows.is_hidden(column):
        return HIDDEN
    if column.cell.kind in _AS_IT_IS:
        return column.value(rows.store.row(row_id))
    return rows.store.copied(row_id, column)


def _figures(view: QTableView) -> ShownTable:
    """Return a table of figures; columns in which all cells are numbers become numbers."""
    model, across = view.model(), Qt.Orientation.Horizontal
    down = Qt.Orientation.Vertical
    count = range(model.rowCount())
    columns: list[WriteColumn] = []
    cells: list[Sequence[object]] = []
    sides = [_text(model.headerData(row, down)) for row in count]
    if view.verticalHeader().isVisible() and any(sides):
        columns.append(WriteColumn(_("Row"), width=30))
        cells.append(sides)
    for place in range(model.columnCount()):
        if view.isColumnHidden(place):
            continue
        texts = [_text(model.index(row, place, QModelIndex()).data()) for row in count]
        numbers = as_numbers(texts)
        values, style = numbers if numbers is not None else (texts, "")
        kind = Kind.TEXT if numbers is None else Kind.DECIMAL
        title = _text(model.headerData(place, across))
        columns.append(WriteColumn(title, kind, width=16, number_format=style))
        cells.append(values)
    return ShownTable(
        view.accessibleName() or _("Table"), tuple(columns), tuple(zip(*cells, strict=True))
    )


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
