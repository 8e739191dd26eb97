"""What all tools of the map have in common; the map itself knows none of them closer than this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

from workbench.base.formats import number_text
from workbench.base.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.charts.scene import Point
    from workbench.rules.snapping import Snap
    from workbench.ui.parts.map.canvas import MapCanvas
    from workbench.ui.parts.map.ink import Ink

_M = Qt.KeyboardModifier
_K = Qt.Key
ARROWS: Final = {
    _K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, 1), _K.Key_Down: (0, -1),
}  # fmt: skip
STEPS: Final = {
    _M.NoModifier: 1.0,
    _M.ShiftModifier: 10.0,
    _M.ControlModifier: 0.1,
}
FINE_AREA: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a hand is: on the widget, on the ground, and what has caught it there."""

    screen: QPointF
    raw: Point
    snap: Snap | None = None
    modifiers: Qt.KeyboardModifier = _M.NoModifier

    @property
    def point(self) -> Point:
        """The point meant: where it was caught, else where it is."""
        return self.snap.point if self.snap else self.raw


class Tool:
    """One thing that can be done on the map. Subclasses answer what a hand or a key means.

    ``takes_points`` tools work by points: arrows move a cross and Space clicks there. ``snaps``
    tools have their points caught by what lies near, but for ``edited``.
    """

    name = ""
    takes_points = False
    snaps = False
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas

    # -- what it says

    def hint(self) -> tuple[str, str]:
        """Return what can be done now in a sentence, and its tone ("muted" or "error")."""
        return "", "muted"

    def measured(self) -> str:
        """Return what is being measured, ready to show; empty for nothing."""
        return ""

    def edited(self) -> str:
        """Return the key of what is being changed, which catches no corners of its own."""
        return ""

    def focus_point(self) -> Point | None:
        """Return the point that number fields and arrows change, None when there is none."""
        return None

    # -- what happens to it

    def begin(self) -> None:
        """The tool has been taken up."""

    def settle(self) -> None:
        """Keep what is complete; called before the tool, the page or the file is left."""

    def follow(self) -> None:
        """The content of the map has changed."""

    def chosen(self, key: str) -> None:
        """Something else has become the current thing."""

    def grabs(self, spot: Spot) -> bool:
        """Tell whether a press here begins to drag something; else the ground is dragged."""
        del spot
        return False

    def dragged(self, spot: Spot) -> None:
        """What was grabbed is carried on."""

    def dropped(self, spot: Spot) -> None:
        """What was grabbed is let go."""

    def hovered(self, spot: Spot) -> None:
        """The hand moves without pressing."""

    def clicked(self, spot: Spot) -> None:
        """Pressed and let go at one place."""

    def doubled(self, spot: Spot) -> None:
        """Clicked twice at one place; the first click has been told."""

    def set_point(self, point: Point) -> None:
        """The number fields say where the point is to be."""

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it means anything."""
        del event
        return False

    def step(self, step: int) -> bool:
        """Tab: go to the next or the previous thing; False when there is none."""
        return not self.takes_points and self.canvas.step_thing(step)

    def span(self) -> float | None:
        """Return the distance that a number field may set, None when there is none."""
        return None

    def set_span(self, metres: float) -> None:
        """The number field says how long the distance is to be."""

    def kept(self, *, kept: bool) -> None:
        """What was told has been kept, or was given up after all."""

    def finish(self) -> None:
        """Enter: what is being done is complete."""

    def cancel(self) -> bool:
        """Esc: give up what is under way; False when there was nothing, so the tool is left."""
        return False

    def paint(self, ink: Ink) -> None:
        """Paint what is under way."""


def step_of(event: QKeyEvent) -> tuple[float, float] | None:
    """Return by how many metres east and north an arrow key moves a point, None for other keys."""
    way = ARROWS.get(_K(event.key()))
    step = STEPS.get(event.modifiers() & ~_M.KeypadModifier)
    return (way[0] * step, way[1] * step) if way and step else None


def area_text(square_metres: float) -> str:
    """Return an area as "1 240 m²", small ones with a decimal."""
    decimals = 0 if square_metres >= FINE_AREA else 1
    return _("{count} m²").format(count=number_text(square_metres, decimals))


def length_text(metres: float) -> str:
    """Return a length as "23,4 m"."""
    return _("{count} m").format(count=number_text(metres, 0 if metres >= FINE_AREA else 1))
