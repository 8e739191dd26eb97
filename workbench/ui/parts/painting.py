"""Painting that cannot take the program down, and the small shapes that rows share.

An exception inside a paint method of a graphics item ends the process without a traceback, so
every ``paint`` and ``paintEvent`` wears ``@guarded``. Open painters with ``with QPainter(...)``:
one left open by an exception is as deadly.
"""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

_Paint = TypeVar("_Paint", bound="Callable[..., None]")
_failed: dict[str, str] = {}

CHIP_HEIGHT = 22
CHIP_PAD = 6
CHIP_SYMBOL = 9


def guarded(method: _Paint) -> _Paint:
    """Keep a paint method from raising: the first failure is logged, the drawing left unfinished.

    A painter among the arguments gets its state back afterwards.
    """

    @wraps(method)
    def paint(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever Qt hands over
        painter = next((each for each in args if isinstance(each, QPainter)), None)
        if painter is not None:
            painter.save()
        try:
            method(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - see the module's text
            _note(method.__qualname__, error)
        finally:
            if painter is not None:
                painter.restore()

    return cast("_Paint", paint)


def _note(name: str, error: Exception) -> None:
    if name not in _failed:
        _failed[name] = repr(error)
        logging.getLogger(__name__).error("painting failed in %s", name, exc_info=error)


def failed_paints() -> dict[str, str]:
    """Return what went wrong while painting so far, by method; tests expect nothing."""
    return dict(_failed)


def forget_failed_paints() -> None:
    """Start afresh, so that the next failure is logged again."""
    _failed.clear()


def chip_width(word: str, symbol: str) -> float:
    """Return the width that ``draw_chip`` needs, in pixels."""
    metrics = Theme.current().metrics
    text = QFontMetricsF(Theme.current().font(FontRole.META_STRONG)).horizontalAdvance(word)
    sign = metrics.px(CHIP_SYMBOL) + metrics.px(5) if symbol else 0
    return text + sign + 2 * metrics.px(CHIP_PAD)


def draw_chip(
    painter: QPainter, box: QRectF, word: str, symbol: str, tone: str, *, dashed: bool = False
) -> None:
    """Paint a state as symbol and word on a tinted ground; the word is elided when it must be.

    ``tone`` is "ok", "warn", "error", "accent" or "muted"; ``dashed`` draws only an edge.
    """
    theme = Theme.current()
    metrics, ink = theme.metrics, theme.colour(tone)
    edged = dashed or theme.tokens.name == "contrast"
    ground = theme.colour("raised" if tone == "muted" else f"{tone}_tint")
    pen = QPen(theme.colour("border") if dashed else ink, 1)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen if edged else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if dashed else ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius, metrics.radius)
    rest = box.adjusted(metrics.px(CHIP_PAD), 0, -metrics.px(CHIP_PAD), 0)
    if symbol:
        side = metrics.px(CHIP_SYMBOL)
        sign = QRectF(rest.left(), box.center().y() - side / 2, side, side)
        draw_symbol(painter, sign, symbol, ink)
        rest.setLeft(rest.left() + side + metrics.px(5))
    font = theme.font(FontRole.META_STRONG)
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(word, Qt.TextElideMode.ElideRight, rest.width() + 1)
    painter.drawText(
        rest.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
    )
    painter.restore()
