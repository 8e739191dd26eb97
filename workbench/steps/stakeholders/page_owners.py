"""The owners with what they have said, in a small table: one key a standpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from workbench.base.formats import date_text, kronor, number_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.rules.support import Stand
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import CHIP_HEIGHT, chip_width, draw_chip, guarded
from workbench.ui.parts.text import shown, tooltip_html

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from workbench.steps.stakeholders.support import Owner

Index = QModelIndex | QPersistentModelIndex
NAME, STAND, SINCE, ESTATES, AREA, VALUE, VOTES = range(7)
_LOOKS: Final = {
    Stand.FOR: ("done", "ok"),
    Stand.AGAINST: ("late", "error"),
    Stand.UNDECIDED: ("none", "muted"),
}
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_ALIGN = Qt.ItemDataRole.TextAlignmentRole.value
_TEXTS: Final = frozenset(
    {_DISPLAY, Qt.ItemDataRole.ToolTipRole.value, Qt.ItemDataRole.AccessibleTextRole.value}
)
_MOST_ROWS: Final = 14
_WIDTHS: Final = {STAND: 140, SINCE: 104, ESTATES: 92, AREA: 80, VALUE: 122, VOTES: 70}


def stand_text(stand: str) -> str:
    """Return what a standpoint is called in the current language."""
    choice = record("organisation")["standpoint"].choice(stand)
    return choice.text() if choice else ""


def stand_keys() -> dict[str, str]:
    """Return the key of each standpoint: the first letter of its name that is not yet taken."""
    keys: dict[str, str] = {}
    for stand in Stand:
        letters = (each.upper() for each in stand_text(stand) if each.isalpha())
        keys[stand] = next(letter for letter in letters if letter not in keys.values())
    return keys


class OwnerRows(QAbstractTableModel):
    """What is known of each owner; ``supposed`` marks those whose standpoint is only tried."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owners: list[Owner] = []
        self._supposed: frozenset[str] = frozenset()

    def show_owners(self, owners: Sequence[Owner], supposed: Collection[str]) -> None:
        """Show these owners and nobody else."""
        self.beginResetModel()
        self._owners, self._supposed = list(owners), frozenset(supposed)
        self.endResetModel()

    def owner(self, row: int) -> Owner | None:
        """Return the owner in a row, or None."""
        return self._owners[row] if 0 <= row < len(self._owners) else None

    def row_of(self, key: str) -> int:
        """Return the row of an owner, -1 when they are not here."""
        return next((i for i, each in enumerate(self._owners) if each.id == key), -1)

    def is_supposed(self, row: int) -> bool:
        """Return whether a standpoint is only tried."""
        owner = self.owner(row)
        return owner is not None and owner.id in self._supposed

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return the number of owners."""
        return 0 if parent.isValid() else len(self._owners)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return the number of columns."""
        return 0 if parent.isValid() else VOTES + 1

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return headings()[section]
        return _alignment(section) if role == _ALIGN else None

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says."""
        owner = self.owner(index.row())
        if owner is None:
            return None
        if role in _TEXTS:
            text = self._text(owner, index.column())
            return tooltip_html(text) if role == Qt.ItemDataRole.ToolTipRole.value else text
        return _alignment(index.column()) if role == _ALIGN else None

    def _text(self, owner: Owner, column: int) -> str:
        if column == NAME:
            unknown = _("Unknown owner of {property}")
            return shown(owner.name if owner.known else unknown.format(property=owner.name))
        if column == STAND:
            said = stand_text(owner.stand)
            return _("Supposed: {stand}").format(stand=said) if owner.id in self._supposed else said
        return {
            SINCE: "" if owner.id in self._supposed else date_text(owner.since),
            ESTATES: number_text(owner.properties),
            AREA: number_text(float(owner.floor_area)),
            VALUE: kronor(int(owner.value)),
            VOTES: number_text(owner.votes),
        }[column]


def headings() -> tuple[str, ...]:
    """Return the headings of the columns in the current language."""
    return (
        _("Owner"), _("Standpoint"), _("Since"), _("Properties"), _("GFA"), _("Assessed value"),
        _("Votes"),
    )  # fmt: skip


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column <= SINCE else Qt.AlignmentFlag.AlignRight
    return (side | Qt.AlignmentFlag.AlignVCenter).value


class _CellPainter(QStyledItemDelegate):
    """Paints cells with air at their sides; standpoints as symbol and word.

    A standpoint that is only supposed has a dashed edge.
    """

    def __init__(self, rows: OwnerRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as ever, what the cell says, and a line below."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        words, bare.text = bare.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, bare, painter, option.widget)
        theme = Theme.current()
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        gap = theme.metrics.gap
        area = QRectF(option.rect).adjusted(gap, 0, -gap, 0)
        owner = self._rows.owner(index.row())
        if index.column() == STAND and owner is not None:
            self._chip(painter, area, Stand(owner.stand), words, index.row())
            return
        painter.setFont(theme.font(FontRole.TABLE))
        painter.setPen(theme.colour("text" if owner is None or owner.known else "muted"))
        cut = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(area.width()) + 1
        )
        painter.drawText(area, index.data(_ALIGN), cut)

    def _chip(self, painter: QPainter, area: QRectF, stand: Stand, words: str, row: int) -> None:
        symbol, tone = _LOOKS[stand]
        width = min(chip_width(words, symbol) + 2, area.width())
        height = Theme.current().metrics.px(CHIP_HEIGHT)
        box = QRectF(area.left(), area.center().y() - height / 2, width, height)
        draw_chip(painter, box, words, symbol, tone, dashed=self._rows.is_supposed(row))


class OwnersTable(QTableView):
    """The owners; a letter says how the current one stands, Enter goes on to the next standpoint.

    ``taken`` tells the owner's id and the standpoint; ``chosen`` the id of the current owner.
    """

    taken = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OwnerRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_CellPainter(self.rows, self))
        self.setAccessibleName(_("Owners and their standpoints"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        dress_font(self.horizontalHeader(), FontRole.BASE)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self._turn())
        Theme.current().changed.connect(self._measure)
        self._measure()

    def show_owners(self, owners: Sequence[Owner], supposed: Collection[str]) -> None:
        """Show these owners; the current one stays current where they are still here."""
        key = self.current_id()
        self.rows.show_owners(owners, supposed)
        row = max(0, self.rows.row_of(key))
        if owners:
            self.selectRow(row)
        self._measure()

    def current_id(self) -> str:
        """Return the id of the current owner, "" for none."""
        owner = self.rows.owner(self.currentIndex().row())
        return owner.id if owner else ""

    def _tell(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.chosen.emit(self.current_id())

    def take(self, stand: str) -> None:
        """Say how the current owner stands; one whom nobody knows has said nothing."""
        owner = self.rows.owner(self.currentIndex().row())
        if owner is not None and owner.known and owner.stand != stand:
            self.taken.emit(owner.id, stand)

    def _turn(self) -> None:
        owner = self.rows.owner(self.currentIndex().row())
        if owner is not None:
            order = list(Stand)
            self.take(order[(order.index(Stand(owner.stand)) + 1) % len(order)])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a standpoint by its letter, go on by Enter, copy by Ctrl+C."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letters = {key: stand for stand, key in stand_keys().items()}
        typed = event.text().upper()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain == Qt.KeyboardModifier.NoModifier and typed in letters:
            self.take(letters[typed])
        elif event.key() in ENTER:
            self._turn()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the table on the clipboard as lines of cells."""
        lines = ["\t".join(headings())]
        for row in range(self.rows.rowCount()):
            cells = (self.rows.index(row, column) for column in range(self.rows.columnCount()))
            lines.append("\t".join(str(cell.data() or "") for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _measure(self) -> None:
        metrics = Theme.current().metrics
        self.verticalHeader().setMinimumSectionSize(metrics.row)
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, metrics.px(width))
        self.horizontalHeader().setFixedHeight(metrics.px(32))
        rows = min(max(1, self.rows.rowCount()), _MOST_ROWS)
        self.setFixedHeight(metrics.px(32) + rows * metrics.row + 2)
