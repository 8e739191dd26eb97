"""Lengths that follow the font: rows, controls, gaps. Pixels are Qt's device-independent ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# The pixel height of the 10 point font for which the sizes below were drawn (96 dpi).
REFERENCE: Final = 40 / 3


class Density(StrEnum):
    """How close rows stand: tight for much data, airy for fingers."""

    TIGHT = "tight"
    NORMAL = "normal"
    AIRY = "airy"


_ROWS: Final = {Density.TIGHT: 24, Density.NORMAL: 28, Density.AIRY: 36}
_CONTROLS: Final = {Density.TIGHT: 28, Density.NORMAL: 32, Density.AIRY: 36}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels, reckoned from the pixel height of the application's font.

    ``scale`` is that height over the reference; 1.0 at 100 % zoom on an ordinary screen.
    """

    scale: float
    density: Density

    def px(self, drawn: float) -> int:
        """Return a length drawn at 100 % in pixels, at least 1."""
        return max(1, round(drawn * self.scale))

    @property
    def row(self) -> int:
        """The height of a table row: 24, 28 or 36 at 100 %."""
        return max(24, self.px(_ROWS[self.density]))

    @property
    def control(self) -> int:
        """The height of buttons and fields: 28, 32 or 36 at 100 %."""
        return max(24, self.px(_CONTROLS[self.density]))

    @property
    def icon(self) -> int:
        """The side of an icon in a row or button."""
        return self.px(16)

    @property
    def icon_large(self) -> int:
        """The side of an icon that stands alone."""
        return self.px(20)

    @property
    def tight_gap(self) -> int:
        """Between things that belong together, inside a control."""
        return self.px(4)

    @property
    def gap(self) -> int:
        """Between neighbours; also the padding of a table cell."""
        return self.px(8)

    @property
    def margin(self) -> int:
        """Round a page or a panel."""
        return self.px(16)

    @property
    def group_gap(self) -> int:
        """Between groups."""
        return self.px(24)

    @property
    def radius(self) -> int:
        """The rounding of corners."""
        return self.px(4)

    @property
    def ring(self) -> int:
        """The width of the focus ring."""
        return max(2, self.px(2))
