"""Which part of the ground is in sight, and how one moves over it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.map import MapFrame, fitted

if TYPE_CHECKING:
    from workbench.charts.map.frame import Box
    from workbench.charts.scene import Point

FINEST: Final = 400.0  # pixels for a metre
COARSEST: Final = 0.000_5
ZOOM: Final = 1.25  # by one step


class Viewport:
    """A window of ``width`` by ``height`` pixels over the ground."""

    def __init__(self) -> None:
        self.width, self.height = 400.0, 300.0
        self._west, self._north, self.scale = 0.0, 300.0, 1.0
        self.top = 0.0  # pixels at the top that are covered; what is fitted stays clear of them
        self.fits = True
        """Whether everything is in sight because it was fitted; it is fitted anew then."""

    def frame(self, margin: float = 0.0) -> MapFrame:
        """Return what is in sight, with ``margin`` pixels more on each side."""
        away = margin / self.scale
        return MapFrame(
            self._west - away,
            self._north + away,
            self.scale,
            self.width + 2 * margin,
            self.height + 2 * margin,
        )

    def resize(self, width: float, height: float) -> None:
        """Take another size; the middle stays in the middle."""
        self._west += (self.width - width) / 2 / self.scale
        self._north -= (self.height - height) / 2 / self.scale
        self.width, self.height = max(width, 1.0), max(height, 1.0)

    def pan(self, right: float, down: float) -> None:
        """Move the ground by pixels."""
        self._west -= right / self.scale
        self._north += down / self.scale
        self.fits = False

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Make everything larger by ``factor``; what lies at x and y stays there, or the middle."""
        at = self.width / 2 if x is None else x, self.height / 2 if y is None else y
        east, north = self.frame().ground(*at)
        self.scale = min(max(self.scale * factor, COARSEST), FINEST)
        self._west, self._north = east - at[0] / self.scale, north + at[1] / self.scale
        self.fits = False

    def fit(self, box: Box | None, margin: float) -> None:
        """Bring a box of the ground into sight, as large as can be."""
        free = max(self.height - self.top, 1.0)
        found = fitted(box, self.width, free, margin)
        scale = min(max(found.scale, COARSEST), FINEST)
        east, north = found.ground(self.width / 2, free / 2)
        self.scale = scale
        self._west = east - self.width / 2 / scale
        self._north = north + (free / 2 + self.top) / scale
        self.fits = True

    def show(self, box: Box, margin: float) -> None:
        """Move the ground no more than needed for a box to be in sight."""
        frame = self.frame()
        left, right = frame.x(box[0]), frame.x(box[2])
        top, bottom = frame.y(box[3]), frame.y(box[1])
        across = _needed(left - margin, right + margin, self.width)
        down = _needed(top - margin, bottom + margin, self.height)
        if across or down:
            self.pan(across, down)

    def metres(self, pixels: float) -> float:
        """Return how long a run of pixels is on the ground."""
        return pixels / self.scale

    def state(self) -> tuple[float, float, float, bool]:
        """Return the middle, the scale and whether all was fitted, to be kept."""
        return (*self.frame().ground(self.width / 2, self.height / 2), self.scale, self.fits)

    def restore(self, middle: Point, scale: float) -> None:
        """Look at ``middle`` again."""
        self.scale = min(max(scale, COARSEST), FINEST)
        self._west = middle[0] - self.width / 2 / self.scale
        self._north = middle[1] + self.height / 2 / self.scale
        self.fits = False


def _needed(low: float, high: float, room: float) -> float:
    """Return by how much a stretch must move to lie within 0 and ``room``.

    Of one that is longer, the middle goes to the middle, unless it fills the room already.
    """
    if high - low > room:
        return room / 2 - (low + high) / 2 if low > 0 or high < room else 0.0
    if low < 0:
        return -low
    return room - high if high > room else 0.0
