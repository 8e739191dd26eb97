"""Lays a picture below the map: two points of it, each first in the picture, then on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from workbench.base.language import _
from workbench.rules.geometry import distance
from workbench.ui.parts.map.tool import Tool, length_text
from workbench.ui.parts.map.underlays import Bitmaps, Placing, Underlay
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.charts.scene import Point
    from workbench.ui.parts.map.canvas import MapCanvas
    from workbench.ui.parts.map.ink import Ink
    from workbench.ui.parts.map.tool import Spot

_LEAST_M = 0.01


class LayTool(Tool):
    """Four clicks: a point in the picture, its place, a second point, its place.

    After the first two the picture is moved, after the last two scaled and turned. Enter keeps
    what is there so far.
    """

    name = "lay"
    takes_points = True
    snaps = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: MapCanvas, underlay: Underlay) -> None:
        super().__init__(canvas)
        self.underlay = underlay
        self.placing = underlay.placing
        self._pixels: list[Point] = []
        self._ground: list[Point] = []
        self._bitmaps = Bitmaps()

    @property
    def _stage(self) -> int:
        return len(self._pixels) + len(self._ground)

    @override
    def hint(self) -> tuple[str, str]:
        """Return which of the four clicks comes next."""
        return (
            (
                _("1 of 4: click a point in the picture that you know on the map"),
                _("2 of 4: click or type where that point lies on the ground"),
                _("3 of 4: click a second point in the picture, far from the first"),
                _("4 of 4: click or type where it lies, or give its distance to the first"),
            )[min(self._stage, 3)],
            "muted",
        )

    @override
    def measured(self) -> str:
        """Return how far apart both points are on the ground."""
        span = self.span()
        return length_text(span) if span is not None else ""

    @override
    def clicked(self, spot: Spot) -> None:
        """Take the next of the four points."""
        if self._stage % 2 == 0:
            pixel = self.placing.to_pixel(spot.raw)
            if self._pixels and distance(pixel, self._pixels[0]) < 1:
                return
            self._pixels.append(pixel)
            return
        self._ground.append(spot.point)
        self._lay()
        if len(self._ground) == 2:  # noqa: PLR2004 - two points
            self.finish()

    def _lay(self) -> None:
        """Move the picture to what is known so far."""
        if len(self._ground) == 1:
            at = self.placing.to_ground(self._pixels[0])
            east, north = self._ground[0][0] - at[0], self._ground[0][1] - at[1]
            ground = tuple((x + east, y + north) for x, y in self.placing.ground)
            self.placing = Placing(self.placing.pixels, (ground[0], ground[1]))
        elif distance(*self._ground) > _LEAST_M:
            self.placing = Placing(
                (self._pixels[0], self._pixels[1]), (self._ground[0], self._ground[1])
            )
        else:
            self._ground.pop()

    @override
    def finish(self) -> None:
        """Keep the picture where it lies."""
        self.canvas.laid.emit(self.placing)

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Take the last point back."""
        if event.key() != Qt.Key.Key_Backspace or not self._stage:
            return False
        if self._stage % 2:
            self._pixels.pop()
        elif self._ground:
            self._ground.pop()
        return True

    @override
    def span(self) -> float | None:
        """Return how far the second point would lie from the first."""
        if self._stage != 3 or self.canvas.spot is None:  # noqa: PLR2004 - before the last click
            return None
        return distance(self._ground[0], self.canvas.spot.point)

    @override
    def set_span(self, metres: float) -> None:
        """Scale the picture so that both points lie this far apart; it is not turned."""
        if self._stage != 3 or metres <= _LEAST_M:  # noqa: PLR2004 - before the last click
            return
        first = self._ground[0]
        now = self.placing.to_ground(self._pixels[1])
        share = metres / max(distance(first, now), _LEAST_M)
        self._ground.append(
            (first[0] + (now[0] - first[0]) * share, first[1] + (now[1] - first[1]) * share)
        )
        self._lay()
        self.finish()

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint the picture where it would lie, and the points taken."""
        shown = Underlay("", "", self.underlay.image, self.placing, 0.65)
        self._bitmaps.paint(ink.painter, shown, ink.frame)
        ink.handles(map(self.placing.to_ground, self._pixels), hollow=True)
        for point in self._ground:
            ink.cross(point)
        if self._stage % 2 and self.canvas.spot is not None:
            at = self.placing.to_ground(self._pixels[-1])
            ink.line([at, self.canvas.spot.point], "critical", dashed=True)
