"""Small pieces of the survey's pages: remarks with a sign, the legend of the marks, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.exchange.spreadsheet_text import guarded as guarded_cell
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPaintEvent

_SIDE = 11
_TONES = {"done": "ok", "risk": "warn", "unknown": "muted", "none": "muted"}


class Remark(QWidget):
    """A line with a sign before it: what holds, what speaks against, what is not known.

    ``symbol`` is one of ``look.symbols``; ``more`` stands below in small letters. ``acted`` is
    emitted for ``action``, a link after the words.
    """

    acted = Signal()

    def __init__(self, symbol: str, text: str, more: str = "", action: str = "") -> None:
        super().__init__()
        self._symbol = symbol
        self.label = PlainLabel(text, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        if more:
            words.addWidget(PlainLabel(more, FontRole.META, "muted", wrap=True))
        self._row.addLayout(words, 1)
        self.link: LinkButton | None = None
        if action:
            self.link = LinkButton(action)
            self.link.clicked.connect(self.acted)
            self._row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        Theme.current().changed.connect(self._renew)
        self._renew()

    @Slot()
    def _renew(self) -> None:
        self._row.setContentsMargins(Theme.current().metrics.px(_SIDE + 8), 1, 0, 1)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign before the first line."""
        theme = Theme.current()
        side, line = theme.metrics.px(_SIDE), self.label.fontMetrics().height()
        box = QRectF(1, 1 + (line - side) / 2, side, side)
        with QPainter(self) as painter:
            draw_symbol(painter, box, self._symbol, theme.colour(_TONES[self._symbol]))


class Legend(QWidget):
    """What the marks of a picture mean: an empty ring, a filled dot, a line for the interval."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def tell(self, rounds: Sequence[str]) -> None:
        """Name the rounds, the older first."""
        signs = ["ring", "dot"] if len(rounds) > 1 else ["dot"]
        self._words = [*zip(signs, rounds, strict=True), ("interval", _("95 % interval"))]
        self.setAccessibleName(", ".join(words for _sign, words in self._words))
        self.updateGeometry()
        self.update()

    def _gap(self) -> int:
        return Theme.current().metrics.px(8)

    @override
    def sizeHint(self) -> QSize:
        """Return room for all signs and words."""
        size = super().sizeHint()
        width = sum(self._width(sign, words) for sign, words in self._words)
        size.setWidth(width)
        size.setHeight(Theme.current().metrics.control)
        return size

    def _sign_width(self, sign: str) -> int:
        return Theme.current().metrics.px(24 if sign == "interval" else 10)

    def _width(self, sign: str, words: str) -> int:
        return (
            self._sign_width(sign) + self.fontMetrics().horizontalAdvance(words) + 3 * self._gap()
        )

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint signs and words in a line, as many as there is room for."""
        theme, middle, x = Theme.current(), self.height() / 2, 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for sign, words in self._words:
                width = self._width(sign, words)
                if x + width - 2 * self._gap() > self.width():
                    break
                self._sign(painter, sign, x, middle)
                left = x + self._sign_width(sign) + self._gap()
                painter.setPen(theme.colour("text"))
                box = QRectF(left, 0, width, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
                x += width

    def _sign(self, painter: QPainter, sign: str, x: float, middle: float) -> None:
        theme, width = Theme.current(), self._sign_width(sign)
        ink = theme.colour("accent" if sign == "dot" else "muted")
        painter.setPen(QPen(ink, 1.5))
        if sign == "interval":
            half = theme.metrics.px(3)
            painter.drawLine(round(x), round(middle), round(x + width), round(middle))
            for end in (x, x + width):
                painter.drawLine(round(end), round(middle - half), round(end), round(middle + half))
            return
        painter.setBrush(ink if sign == "dot" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(x + 1, middle - width / 2 + 1, width - 2, width - 2))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        inner = item.layout() if item else None
        if inner is not None:
            clear(inner)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def copy_cells(lines: Sequence[Sequence[str]]) -> None:
    """Put a table on the clipboard, as a spreadsheet reads it."""
    plain = ("\t".join(guarded_cell(" ".join(cell.split())) for cell in line) for line in lines)
    QGuiApplication.clipboard().setText("\n".join(plain))
