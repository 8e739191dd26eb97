"""The headings of a table: at the left, quiet, with the direction of sorting as a chevron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.data.arranged_rows import ArrangedRows

HEIGHT: Final = 32
CHEVRON: Final = 8


class TableHeader(QHeaderView):
    """Paints the headings of ``rows``; a click asks the table to sort."""

    def __init__(self, rows: ArrangedRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        dress_font(self, FontRole.BASE)

    def wanted_width(self, section: int) -> int:
        """Return the width in which a heading with its chevron is not cut."""
        metrics = Theme.current().metrics
        title = self._rows.columns[section].title()
        words = self.fontMetrics().horizontalAdvance(title)
        return words + 2 * metrics.gap + metrics.px(CHEVRON) + metrics.tight_gap + 2

    @override
    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one heading."""
        theme = Theme.current()
        column = self._rows.columns[logicalIndex]
        painter.fillRect(rect, theme.colour("bg"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        arranged = self._rows.arrangement
        is_sorted = arranged.sort is not None and arranged.sort.key == column.key
        room = rect.adjusted(theme.metrics.gap, 0, -theme.metrics.gap, 0)
        if is_sorted:
            room = self._paint_chevron(painter, room, numeric=column.at_right)
        painter.setPen(theme.colour("text" if is_sorted else "muted"))
        side = Qt.AlignmentFlag.AlignRight if column.at_right else Qt.AlignmentFlag.AlignLeft
        title = self.fontMetrics().elidedText(
            shown(column.title()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, title
        )

    def _paint_chevron(self, painter: QPainter, room: QRect, *, numeric: bool) -> QRect:
        """Paint the chevron beside the words and return what room they have left."""
        theme = Theme.current()
        size, gap = theme.metrics.px(CHEVRON), theme.metrics.tight_gap
        title = self._rows.arrangement.sort.title() if self._rows.arrangement.sort else ""
        words = min(self.fontMetrics().horizontalAdvance(title), room.width() - size - gap)
        left = room.right() - words - gap - size if numeric else room.left() + words + gap
        box = QRectF(left, room.center().y() - size / 4, size, size / 2)
        tip, base = box.top(), box.bottom()
        if self._rows.arrangement.descending:
            tip, base = base, tip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), max(1.5, size / 5)))
        corners = ((box.left(), base), (box.center().x(), tip), (box.right(), base))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
        return room if numeric else room.adjusted(0, 0, -(size + gap), 0)
