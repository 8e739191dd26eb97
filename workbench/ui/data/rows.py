"""Rows of a record for Qt's views: what each cell says, hidden below every view, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.models.field import Kind
from workbench.project import acts
from workbench.project.decided import SUBJECTS, decided_about
from workbench.ui.data.arranged_rows import ArrangedRows, Index
from workbench.ui.data.arrangement import GroupHeading
from workbench.ui.data.cell_text import tip
from workbench.ui.data.display import edit_text
from workbench.ui.data.masking import HIDDEN
from workbench.ui.data.reading import Reading, reading_of, referred
from workbench.ui.data.working import reckoned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.project.register import Values
    from workbench.ui.data.columns import Column, Mark

ROW_ID: Final = Qt.ItemDataRole.UserRole.value + 1
TONE: Final = Qt.ItemDataRole.UserRole.value + 2
SYMBOL: Final = Qt.ItemDataRole.UserRole.value + 3
STRONG: Final = Qt.ItemDataRole.UserRole.value + 4
IS_HEADING: Final = Qt.ItemDataRole.UserRole.value + 5

_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_EDIT: Final = Qt.ItemDataRole.EditRole.value
_TIP: Final = Qt.ItemDataRole.ToolTipRole.value
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole.value
_ALIGN: Final = Qt.ItemDataRole.TextAlignmentRole.value
_TEXTUAL: Final = frozenset({_DISPLAY, _EDIT, _TIP, _SPOKEN})
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecordRows(ArrangedRows):
    """The rows of one record, with the columns that were chosen.

    ``mask`` says which fields are hidden now; it is asked each time anything is told. ``columns``
    are all that can be chosen, ``chosen`` the keys of those shown. ``scope`` limits the rows to
    those whose columns have these values, and new rows get them.
    ``counted`` is emitted with the number of rows shown and of all.
    """

    # -- what it says to Qt

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says in a role; hidden fields say only that they are hidden."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupHeading):
            return self._heading_data(line, index.column(), role)
        column = self.columns[index.column()]
        if self.is_hidden(column) and role != ROW_ID:
            return _hidden_data(role)
        if role in _TEXTUAL:
            return self._text(line, column, role)
        return self._look(line, column, role)

    def _text(self, row_id: str, column: Column, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        if role == _EDIT:
            return column.value(self.store.row(row_id))
        shown = self.store.shown(row_id, column)
        if role == _TIP:
            value = column.value(self.store.row(row_id))
            return tip(value if column.cell.kind is Kind.NOTE else shown)
        return shown

    def _look(self, row_id: str, column: Column, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        if role == ROW_ID:
            return row_id
        if role == _ALIGN:
            return _RIGHT if column.at_right else _LEFT
        if role == STRONG:
            return column.strong
        if role in {TONE, SYMBOL}:
            mark = self.mark(row_id, column)
            return None if mark is None else mark.tone if role == TONE else mark.symbol
        return False if role == IS_HEADING else None

    def _heading_data(self, line: GroupHeading, column: int, role: int) -> Any:  # noqa: ANN401
        if role == IS_HEADING:
            return True
        if column or role not in {_DISPLAY, _SPOKEN}:
            return None
        return f"{line.text} ({number_text(line.count)})"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return what a column is called, in full with unit and help in the tooltip."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return column.title()
        if role == _TIP:
            return tip("\n".join(part for part in (column.full_title(), column.help()) if part))
        if role == _SPOKEN:
            return column.full_title()
        if role == _ALIGN:
            return _RIGHT if column.at_right else _LEFT
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; headings of groups only stand there."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._lines[index.row()], GroupHeading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_write(index.column()) else flags

    @override
    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Write one value, typed as the column's kind says; one edit."""
        row_id = self.id_at(index.row()) if index.isValid() else None
        if role != _EDIT or row_id is None or not self.can_write(index.column()):
            return False
        self.write([row_id], self.columns[index.column()], value)
        return True

    def said(self, row_id: str, column: Column) -> str:
        """Return a cell as one line for people; what is hidden stays so."""
        return HIDDEN if self.is_hidden(column) else self.store.shown(row_id, column)

    def mark(self, row_id: str, column: Column) -> Mark | None:
        """Return the symbol and tone of a cell that may be seen."""
        return column.mark(self.store.row(row_id)) if column.mark else None

    @property
    def writable(self) -> bool:
        """Whether these rows may be changed at all."""
        return not self.closed and not self.project.read_only

    def can_write(self, column: int) -> bool:
        """Return whether people may write into a column now."""
        each = self.columns[column]
        return each.editable and self.writable and not self.is_hidden(each)

    # -- writing

    def typed_text(self, row_id: str, column: Column) -> str:
        """Return a cell as one would type it; what is hidden stays so."""
        if self.is_hidden(column):
            return HIDDEN
        return edit_text(column.cell, column.value(self.store.row(row_id)), self.titles)

    def reading(self) -> Reading:
        """Return what is needed to understand what is typed now."""
        return reading_of(self.project, self.titles)

    def write(
        self, ids: Sequence[str], column: Column, value: object, reading: Reading | None = None
    ) -> int:
        """Write one value into one or several rows, as one edit; return how many rows differ now.

        Rows of other tables that ``reading`` planned come along. Raises WorkbenchError when the
        file cannot be written.
        """
        rows = {
            key: column.written(self.store.row(key), value)
            for key in ids
            if column.value(self.store.row(key)) != value
        }
        return self.write_rows(rows, reading, referred(column.cell, value))

    def write_reckoned(self, ids: Sequence[str], column: Column, text: str) -> int:
        """Write what a reckoning gives into each row, as one edit; see ``write``.

        Raises ParseError where it cannot be reckoned in one of them: then none is written.
        """
        found = {key: reckoned(column, self.store.row(key), text) for key in ids}
        rows = {
            key: column.written(self.store.row(key), value)
            for key, value in found.items()
            if column.value(self.store.row(key)) != value
        }
        return self.write_rows(rows)

    def write_rows(
        self,
        rows: Mapping[str, Values],
        reading: Reading | None = None,
        refers: Iterable[str] = (),
    ) -> int:
        """Write several rows as one edit; see ``write``."""
        if rows:
            planned = reading.created(refers) if reading else {}
            created = {
                table: [(each.id, dict(each.values)) for each in new]
                for table, new in planned.items()
            }
            acts.change_many(self.project, self.record, rows, created=created, initiator=self)
        return len(rows)

    def decided(self, row_id: str) -> str:
        """Return what was decided about a row, a line for each decision, "" where nothing was."""
        if self.record.table not in SUBJECTS:
            return ""
        with self.project.read() as session:
            found = decided_about(session, self.record.table, row_id)
        return "\n".join(each.text() for each in found)


def _hidden_data(role: int) -> Any:  # noqa: ANN401 - as Qt has it
    if role in _TEXTUAL:
        return HIDDEN
    return _LEFT if role == _ALIGN else None
