"""How wide text runs on the screen, in the program's own typeface."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from workbench.charts.scene import BOLD
from workbench.ui.parts.text import ONE_LINE, shown

_INCH = 72.0
_ELLIPSIS = "…"


def chart_font(size: float, weight: int = 400) -> QFont:
    """Return the program's typeface with an em of ``size`` pixels and figures of one width."""
    font = QFont(QGuiApplication.font())
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(max(size * _INCH / dpi, 1.0))
    font.setWeight(QFont.Weight.DemiBold if weight >= BOLD else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class ScreenMeasure:
    """Measures text as the screen will draw it; remembers what it has measured."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[float, int], tuple[QFont, QFontMetricsF]] = {}
        self._width = lru_cache(maxsize=20_000)(self._measured)
        self._elided = lru_cache(maxsize=20_000)(self._cut)

    def clear(self) -> None:
        """Forget everything: the program's typeface or the screen has changed."""
        self._fonts.clear()
        self._width.cache_clear()
        self._elided.cache_clear()

    def font(self, size: float, weight: int) -> QFont:
        """Return the font of a size and weight."""
        return self._font(size, weight)[0]

    def text_width(self, text: str, size: float, weight: int = 400) -> float:
        """Return the width of a line in pixels."""
        return self._width(text, size, weight)

    def elide(self, text: str, width: float, size: float, weight: int = 400) -> str:
        """Return the text cut with an ellipsis to fit ``width`` pixels."""
        return self._elided(text[: ONE_LINE + 1], math.floor(width), size, weight)

    def _font(self, size: float, weight: int) -> tuple[QFont, QFontMetricsF]:
        key = (size, weight)
        found = self._fonts.get(key)
        if found is None:
            font = chart_font(size, weight)
            found = self._fonts[key] = (font, QFontMetricsF(font))
        return found

    def _measured(self, text: str, size: float, weight: int) -> float:
        return self._font(size, weight)[1].horizontalAdvance(text)

    def _cut(self, text: str, width: int, size: float, weight: int) -> str:
        metrics = self._font(size, weight)[1]
        text = shown(text)
        if metrics.horizontalAdvance(text) <= width:
            return text
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return "" if cut == _ELLIPSIS else cut
