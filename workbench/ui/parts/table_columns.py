"""The widths of a table's columns: measured by what stands in the first rows, or set by hand.

What stands in a column is measured only while somebody sees the table, and kept: laying the columns
out again, as when the window gets another size, asks for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetrics

from workbench.models.field import Kind
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.table_cells import SIGN
from workbench.ui.parts.table_widths import Wish, shared, wish_of

if TYPE_CHECKING:
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.table_view import RowsView

NARROWEST: Final = 24
LEAST_TITLE: Final = 22  # letters that a title keeps when the table would have to be scrolled
KEPT_TITLE: Final = 24  # letters that it keeps before
KEPT_CHOICE: Final = 18  # so does a choice: its few words are read again and again
SHORT: Final = 16  # letters up to which a column that is reckoned, as a number or a state, stays
_MOST: Final = 32  # letters for which a column of words asks by what stands in it
_MOST_TITLE: Final = 60
_FIRST: Final = 50  # rows that are looked at
_LONGEST: Final = 8  # of their texts, those with the most letters are measured
_SPARE: Final = 1  # letters that a figure or a day gets beyond the longest that was measured
_FIGURES: Final = frozenset({Kind.INTEGER, Kind.MONEY, Kind.DECIMAL, Kind.DATE})
_LETTER: Final = "0"

_Look = tuple[QFont, int]


class TableColumns(QObject):
    """Lays out the columns of ``view`` whenever its width, its columns or the theme are others."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view, self._rows = view, view.rows
        self._own: dict[str, int] = {}
        self._filled: dict[str, int] | None = None
        self._stale, self._waiting, self._laying = False, False, False
        self._look = _look()
        self._shape = self._shape_now()
        view.header.sectionResized.connect(self._on_resized)
        view.resized.connect(self._share_anew)
        Theme.current().changed.connect(self._renew)
        self._lay_out()

    def shown(self) -> None:
        """Lay the columns out where something has changed while nobody saw the table."""
        if self._stale or self._filled is None:
            self._measure()
            self._lay_out()
        elif self._waiting:
            self._lay_out()

    def rows_counted(self) -> None:
        """Measure as soon as there is something to measure that somebody sees."""
        if self._view.isVisible() and (self._waiting or self._filled is None):
            self.shown()

    def rows_renewed(self) -> None:
        """Follow other columns, or others that are hidden; with the same ones nothing moves."""
        shape = self._shape_now()
        self._stale = True
        if shape != self._shape:
            self._shape, self._filled = shape, None
            self._measure()
            self._lay_out()

    def _shape_now(self) -> tuple[tuple[Column, bool], ...]:
        return tuple((column, self._rows.is_hidden(column)) for column in self._rows.columns)

    @Slot()
    def _renew(self) -> None:
        look = _look()
        if look == self._look:
            return
        self._look = look
        self._own.clear()
        self._filled, self._stale = None, True
        if self._view.isVisible():
            self._measure()
            self._lay_out()

    @Slot(int, int, int)
    def _on_resized(self, section: int, before: int, after: int) -> None:  # noqa: ARG002 - Qt's
        if not self._laying and section < len(self._rows.columns):
            self._own[self._rows.columns[section].key] = after

    # -- what stands in them

    def _measure(self) -> None:
        """Measure what stands in the first rows: only what is seen now, and only of an open file.

        What is reckoned from other tables is left alone, for it may ask the whole project.
        """
        if not self._view.isVisible() or not self._rows.project.is_open:
            return
        count = min(self._rows.rowCount(), _FIRST)
        ids = [key for place in range(count) if (key := self._rows.id_at(place)) is not None]
        self._stale = False
        if ids:
            self._filled = {
                column.key: self._width_of(column, ids)
                for column in self._rows.columns
                if not column.depends and column.cell.kind is not Kind.SCALE
            }

    def _width_of(self, column: Column, ids: list[str]) -> int:
        theme = Theme.current()
        metrics = theme.metrics
        font = QFontMetrics(theme.font(_role(column)))
        letter = font.horizontalAdvance(_LETTER)
        most = (_MOST_TITLE if column.strong else _MOST) * letter
        # No more letters than could be seen: to lay out a text costs time by its length.
        said = {self._rows.said(key, column)[: 2 * _MOST_TITLE] for key in ids}
        sign = metrics.px(SIGN) + metrics.px(6) if column.mark else 0
        longest = sorted(said, key=len)[-_LONGEST:]
        words = max(font.horizontalAdvance(text) for text in longest)
        # The longest figure may be further down.
        spare = _SPARE * letter if column.cell.kind in _FIGURES else 1
        return min(words, most) + spare + sign + 2 * metrics.gap

    # -- laid out

    def _wishes(self) -> list[Wish]:
        metrics, header = Theme.current().metrics, self._view.header
        letter = QFontMetrics(Theme.current().font(FontRole.TABLE)).horizontalAdvance(_LETTER)
        known, wishes = self._filled or {}, []
        for place, column in enumerate(self._rows.columns):
            if own := self._own.get(column.key):
                wishes.append(Wish.fixed(own))
                continue
            drawn, heading = column.field.width * letter, header.wanted_width(place)
            filled = known.get(column.key)
            wish = wish_of(column.field, drawn + 2 * metrics.gap, heading, filled)
            if column.strong:
                least = min(wish.need, LEAST_TITLE * letter)
                wish = Wish(least, wish.need, wish.usual).keeping(KEPT_TITLE * letter)
            elif column.depends and column.field.width <= SHORT:
                wish = Wish.fixed(wish.usual)
            elif column.cell.kind is Kind.CHOICE or column.mark:
                wish = wish.keeping(KEPT_CHOICE * letter)
            wishes.append(wish)
        return wishes

    @Slot()
    def _share_anew(self) -> None:
        if self._view.isVisible():
            self._lay_out()
        else:
            self._waiting = True

    def _lay_out(self) -> None:
        self._waiting = False
        columns = self._rows.columns
        title = next((place for place, each in enumerate(columns) if each.strong), 0)
        taker = None if columns[title].key in self._own else title
        widths = shared(self._wishes(), taker, self._view.viewport().width())
        self._laying = True
        for place, width in enumerate(widths):
            self._view.setColumnWidth(place, max(NARROWEST, width))
        self._laying = False


def _role(column: Column) -> FontRole:
    return FontRole.TABLE_STRONG if column.strong else FontRole.TABLE


def _look() -> _Look:
    """Return what widths depend on; other colours move nothing."""
    theme = Theme.current()
    return theme.font(FontRole.TABLE), theme.metrics.gap
