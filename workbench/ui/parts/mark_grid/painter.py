"""How the cells of a grid of marks look: letters, signs and hatches, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.hatches import hatch_brush
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from workbench.ui.parts.mark_grid.rows import GridCell, Index
    from workbench.ui.parts.mark_grid.view import MarkGrid

INSET: Final = 3
PLATE: Final = 16
LINES: Final = 0.45
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_TINTS: Final = {"hatched": ("warn_tint", "warn", "diagonal"), "crossed": ("error_tint", "error", "cross")}  # fmt: skip  # noqa: E501
_INKS: Final = {"muted": "muted", "idle": "muted", "hatched": "text", "crossed": "error"}
_BOLD: Final = frozenset({"hatched", "crossed"})


class CellPainter(QStyledItemDelegate):
    """Paints the cells of a ``MarkGrid``."""

    def __init__(self, grid: MarkGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell with the hairline under its row."""
        theme, rect = Theme.current(), QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        current = self._grid.currentIndex()
        in_row = index.row() == current.row()
        ground = "selected" if chosen else "accent_tint" if in_row else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = self._grid.rows.cell(index.row(), index.column())
        self._paint_look(painter, rect, cell)
        if cell.changed:
            self._frame(painter, rect, "accent", 1.5, INSET)
        if in_row and index.column() == current.column() and self._grid.hasFocus():
            self._frame(painter, rect, "accent", theme.metrics.ring, 1)

    def _paint_look(self, painter: QPainter, rect: QRect, cell: GridCell) -> None:
        theme = Theme.current()
        if cell.look in _TINTS:
            self._paint_plate(painter, rect, *_TINTS[cell.look])
        bold = cell.look in _BOLD or cell.changed
        painter.setFont(theme.font(FontRole.STRONG if bold else FontRole.BASE))
        painter.setPen(theme.colour(_INKS.get(cell.look, "text")))
        painter.drawText(rect, _MIDDLE, shown(cell.mark))

    def _paint_plate(self, painter: QPainter, rect: QRect, tint: str, ink: str, hatch: str) -> None:
        """Paint a hatched box, and in its middle a plain one on which a sign can be read."""
        theme, ratio = Theme.current(), self._grid.devicePixelRatioF()
        inset = theme.metrics.px(INSET)
        box = rect.adjusted(inset, inset, -inset, -inset - 1)
        painter.fillRect(box, theme.colour(tint))
        lines = hatch_brush(hatch, theme.colour(ink), theme.metrics.scale, ratio)
        painter.setOpacity(LINES)
        painter.fillRect(box, lines)
        painter.setOpacity(1)
        side = theme.metrics.px(PLATE)
        plate = QRectF(0, 0, side, side)
        plate.moveCenter(QRectF(box).center())
        painter.fillRect(plate, theme.colour(tint))

    def _frame(self, painter: QPainter, rect: QRect, ink: str, width: float, inset: float) -> None:
        theme = Theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(ink), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.metrics.px(3)
        box = QRectF(rect).adjusted(inset, inset, -inset, -inset - 1)
        painter.drawRoundedRect(box, radius, radius)
