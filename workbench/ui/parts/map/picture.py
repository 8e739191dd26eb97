"""A layer of the map kept as a picture, made in small pieces so that nothing ever waits for it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor

    from workbench.charts.map import MapFrame

    Strokes = Iterator[Callable[[QPainter], None]]
    Ground = QColor | Qt.GlobalColor

SLICE: Final = 0.004  # seconds of painting before others get their turn
MARGIN: Final = 0.3  # of the view, kept ready on each side
_LARGEST: Final = 6_000  # pixels


class Picture:
    """One layer. ``begin`` gives it what to paint, ``work`` paints a piece of that.

    Until it is done the last picture is shown, moved and stretched to where it belongs.
    """

    def __init__(self) -> None:
        self._shown: tuple[QPixmap, MapFrame] | None = None
        self._made: tuple[QPixmap, MapFrame] | None = None
        self._strokes: Strokes | None = None

    @property
    def busy(self) -> bool:
        """Whether a new picture is on its way."""
        return self._strokes is not None

    @property
    def frame(self) -> MapFrame | None:
        """What the picture that is shown was made for."""
        return self._shown[1] if self._shown else None

    def fits(self, view: MapFrame) -> bool:
        """Tell whether the picture shown, or the one on its way, covers a view at its scale."""
        found = self._made or self._shown
        return found is not None and _covers(found[1], view)

    def is_sharp(self, view: MapFrame) -> bool:
        """Tell whether the picture shown has the scale of a view."""
        return self._shown is not None and self._shown[1].scale == view.scale

    def begin(self, frame: MapFrame, strokes: Strokes, ratio: float, ground: Ground) -> None:
        """Start a new picture; one that is being made is given up."""
        width = min(round(frame.width * ratio), _LARGEST)
        height = min(round(frame.height * ratio), _LARGEST)
        pixmap = QPixmap(max(width, 1), max(height, 1))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(ground)
        self._made, self._strokes = (pixmap, frame), strokes

    def work(self, seconds: float = SLICE) -> bool:
        """Paint for a while; tell whether the picture got ready."""
        if self._strokes is None or self._made is None:
            return False
        end = perf_counter() + seconds
        with QPainter(self._made[0]) as painter:
            for stroke in self._strokes:
                stroke(painter)
                if perf_counter() > end:
                    return False
        self._shown, self._made, self._strokes = self._made, None, None
        return True

    def forget(self) -> None:
        """Show nothing more of what was painted, and paint it no further."""
        self._shown = self._made = self._strokes = None

    def draw(self, painter: QPainter, view: MapFrame) -> None:
        """Draw the picture shown where it lies in a view."""
        if self._shown is None:
            return
        pixmap, frame = self._shown
        corner = QPointF(*view.at((frame.west, frame.north)))
        if frame.scale == view.scale:
            painter.drawPixmap(_whole(corner, pixmap.devicePixelRatio()), pixmap)
            return
        by = view.scale / frame.scale
        # Stretched and smoothed by the painter it costs many frames; it is seen for a moment only.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        seen = QRectF(0.0, 0.0, view.width, view.height)
        target = QRectF(corner, QSizeF(frame.width * by, frame.height * by)) & seen
        source = QRectF(
            (target.left() - corner.x()) / by,
            (target.top() - corner.y()) / by,
            target.width() / by,
            target.height() / by,
        )
        ratio = pixmap.devicePixelRatio()
        source = QRectF(source.topLeft() * ratio, source.size() * ratio)
        painter.drawPixmap(target, pixmap, source)


def _whole(point: QPointF, ratio: float) -> QPointF:
    return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)


def _covers(frame: MapFrame, view: MapFrame) -> bool:
    if frame.scale != view.scale:
        return False
    across, down = frame.at((view.west, view.north))
    return (
        across >= -1
        and down >= -1
        and across + view.width <= frame.width + 1
        and down + view.height <= frame.height + 1
    )
