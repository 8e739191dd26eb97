"""The heads of a grid of marks: names turned on their side above, names with codes at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from workbench.ui.parts.mark_grid.rows import MarkRows

TALLEST: Final = 112
SHORTEST: Final = 48
WIDEST: Final = 210
NARROWEST: Final = 96
LEVEL: Final = 38
BAR: Final = 3
_SIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_WRAPPED: Final = (
    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
)
_ELIDE: Final = Qt.TextElideMode.ElideRight


class TurnedHeads(QHeaderView):
    """The names of the columns, read from below; the current one in bold."""

    def __init__(self, rows: MarkRows, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._rows, self._grid = rows, grid
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        dress_font(self, FontRole.META)

    def wanted_height(self) -> int:
        """Return the height in which names are whole, within limits."""
        theme = Theme.current()
        measure = QFontMetricsF(theme.font(FontRole.META_STRONG))
        names = (measure.horizontalAdvance(shown(each.title)) for each in self._rows.columns)
        wanted = round(max(names, default=0.0)) + 2 * theme.metrics.gap
        return min(max(wanted, theme.metrics.px(SHORTEST)), theme.metrics.px(TALLEST))

    @override
    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one name, turned."""
        theme = Theme.current()
        mine = logicalIndex == self._grid.currentIndex().column()
        font = theme.font(FontRole.META_STRONG if mine else FontRole.META)
        painter.fillRect(rect, theme.colour("bg"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font)
        painter.setPen(theme.colour("text" if mine else "muted"))
        gap = theme.metrics.gap
        painter.translate(rect.left(), rect.bottom() - gap)
        painter.rotate(-90)
        room = QRectF(0, 0, rect.height() - 2 * gap, rect.width())
        name = QFontMetricsF(font).elidedText(
            shown(self._rows.columns[logicalIndex].title), _ELIDE, room.width() + 1
        )
        painter.drawText(room.adjusted(0, 0, gap, 0), _SIDE, name)


class LevelHeads(QHeaderView):
    """The names of the columns read straight on, in two lines where they are long."""

    def __init__(self, rows: MarkRows, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._rows, self._grid = rows, grid
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        dress_font(self, FontRole.META)

    def wanted_height(self) -> int:
        """Return the height of two lines."""
        return Theme.current().metrics.px(LEVEL)

    @override
    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one name."""
        theme, head = Theme.current(), self._rows.columns[logicalIndex]
        mine = logicalIndex == self._grid.currentIndex().column()
        painter.fillRect(rect, theme.colour("bg"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font(FontRole.META_STRONG if mine else FontRole.META))
        painter.setPen(theme.colour("text" if mine else "muted"))
        room = rect.adjusted(1, 0, -1, -theme.metrics.tight_gap)
        painter.drawText(room, _WRAPPED, shown(head.title))


class SideHeads(QHeaderView):
    """The names of the rows with their codes; the current one in bold with a bar before it."""

    def __init__(self, rows: MarkRows, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._rows, self._grid = rows, grid
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        dress_font(self, FontRole.BASE)

    def wanted_width(self, most: int, widest: int = WIDEST) -> int:
        """Return the width in which names are whole, at most ``most`` and within limits."""
        theme = Theme.current()
        name = QFontMetricsF(theme.font(FontRole.STRONG))
        widths = (name.horizontalAdvance(shown(each.name)) for each in self._rows.rows)
        wanted = round(max(widths, default=0.0) + self._code_width()) + 2 * theme.metrics.gap
        limit = min(most, theme.metrics.px(widest))
        return max(min(wanted, limit), theme.metrics.px(NARROWEST))

    def _code_width(self) -> float:
        measure = QFontMetricsF(Theme.current().font(FontRole.BASE))
        codes = (measure.horizontalAdvance(shown(each.code)) for each in self._rows.rows)
        widest = max(codes, default=0.0)
        return widest + Theme.current().metrics.px(6) if widest else 0.0

    @override
    def sizeHint(self) -> QSize:
        """Return the width that was fixed."""
        return QSize(self.minimumWidth(), super().sizeHint().height())

    @override
    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint code and name of one row."""
        theme, head = Theme.current(), self._rows.rows[logicalIndex]
        mine = logicalIndex == self._grid.currentIndex().row()
        painter.fillRect(rect, theme.colour("selected" if mine else "surface"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if mine:
            bar = QRectF(rect.left(), rect.top(), theme.metrics.px(BAR), rect.height() - 1)
            painter.fillRect(bar, theme.colour("accent"))
        room = QRectF(rect).adjusted(theme.metrics.gap, 0, -theme.metrics.tight_gap, 0)
        painter.setFont(theme.font(FontRole.BASE))
        painter.setPen(theme.colour("muted"))
        painter.drawText(room, _SIDE, shown(head.code))
        font = theme.font(FontRole.STRONG if mine else FontRole.BASE)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        room.setLeft(room.left() + self._code_width())
        name = QFontMetricsF(font).elidedText(shown(head.name), _ELIDE, room.width())
        painter.drawText(room, _SIDE, name)
