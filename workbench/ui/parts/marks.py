"""Marks that tell a state without being buttons: the chip and the progress ring."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.formats import percent_text
from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import QUARTERS, SYMBOL_TONES, draw_ring, draw_symbol, quarters
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import CHIP_HEIGHT, chip_width, draw_chip, guarded
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SYMBOL: Final = 10


class Chip(QLabel):
    """A state as symbol, word and colour on a tinted ground: "▲ 18 dagar sen".

    ``symbol`` is one of ``look.symbols.SYMBOLS`` or empty; ``tone`` is "ok", "warn", "error",
    "accent" or "muted" and follows from the symbol when it is empty. ``dashed`` shows an edge only.
    """

    def __init__(
        self,
        word: str,
        symbol: str = "",
        tone: str = "",
        *,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._symbol, self._tone, self._dashed = symbol, tone, dashed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self._renew)
        self.set_state(word, symbol, tone)

    def set_state(self, word: str, symbol: str = "", tone: str = "") -> None:
        """Show another state."""
        self._symbol = symbol
        self._tone = tone or SYMBOL_TONES.get(symbol, "muted")
        # Kept as the label's text so that screen readers find it; painted by hand.
        self.setText(shown(word))
        self._renew()

    @override
    def sizeHint(self) -> QSize:
        """Return room for symbol and word."""
        width = math.ceil(chip_width(self.text(), self._symbol)) + 2
        return QSize(width, Theme.current().metrics.px(CHIP_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for the symbol and a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), Theme.current().metrics.px(48)), hint.height())

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            draw_chip(painter, box, self.text(), self._symbol, self._tone, dashed=self._dashed)

    @Slot()
    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


class SymbolMark(QWidget):
    """A state as its symbol alone, where the word stands beside; ``name`` is for screen readers."""

    def __init__(self, symbol: str, name: str) -> None:
        super().__init__()
        self._symbol = symbol
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def set_symbol(self, symbol: str, name: str) -> None:
        """Show another state."""
        self._symbol = symbol
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the symbol's room, as high as a line of text."""
        line = Theme.current().font(FontRole.BASE)
        side = Theme.current().metrics.px(SYMBOL)
        return QSize(side, max(side, round(line.pointSizeF() * 2)))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol."""
        theme, side = Theme.current(), Theme.current().metrics.px(SYMBOL)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            draw_symbol(painter, box, self._symbol, theme.colour(SYMBOL_TONES[self._symbol]))


class ProgressRing(QWidget):
    """How far something has come, in quarters: empty is nothing, full is all, dashed is unknown.

    ``share`` is 0..1 or None. ``name`` says what is measured, for screen readers.
    """

    def __init__(
        self, share: float | None = 0.0, name: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._name = share, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self._renew)
        self.set_share(share)

    @property
    def share(self) -> float | None:
        """The share shown, 0..1, or None for unknown."""
        return self._share

    def set_share(self, share: float | None, name: str | None = None) -> None:
        """Show another share, and another name when one is given."""
        self._share = share
        self._name = self._name if name is None else name
        words = spoken_share(share)
        self.setAccessibleName(f"{self._name}: {words}" if self._name else words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of an icon."""
        side = Theme.current().metrics.icon
        return QSize(side, side)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        theme = Theme.current()
        side = min(self.width(), self.height()) - theme.metrics.px(2)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            draw_ring(painter, box, self._share, theme.colour("accent"), theme.colour("border"))

    @Slot()
    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


def spoken_share(share: float | None) -> str:
    """Return what a ring says in words."""
    if share is None:
        return _("not known")
    if quarters(share) == 0:
        return _("not started")
    if quarters(share) == QUARTERS:
        return _("done")
    return _("{share} done").format(share=percent_text(share))
