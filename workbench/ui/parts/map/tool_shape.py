"""Tools that change the outline of what is chosen: its corners, or its place as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from workbench.base.language import _
from workbench.rules.geometry import distance, moved
from workbench.rules.outline import (
    Corner,
    Fault,
    fault_of,
    insert_corner,
    nearest_corner,
    nearest_edge,
    remove_corner,
)
from workbench.rules.shapes import Shape, ShapeError, area
from workbench.ui.parts.map.canvas import REACH
from workbench.ui.parts.map.tool import Tool, area_text, length_text, step_of
from workbench.ui.parts.map.tool_line import lies_in
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.charts.scene import Point
    from workbench.ui.parts.map.canvas import MapCanvas
    from workbench.ui.parts.map.ink import Ink
    from workbench.ui.parts.map.tool import Spot

_K = Qt.Key
PAUSE_MS: Final = 900  # after the last arrow until what it moved is kept, as one edit
MOST_HANDLES: Final = 400


class ShapeTool(Tool):
    """Keeps a working copy of the outline of what is chosen; ``act`` names what changes it.

    A faulty outline shows red and is never kept.
    """

    snaps = True
    act = ""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.shape: Shape = ()
        self.fault: Fault | None = None
        self.refused = ""
        self._pause = QTimer(canvas, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)

    @override
    def begin(self) -> None:
        """Take the outline of what is chosen."""
        self.follow()

    @override
    def follow(self) -> None:
        """Take the outline anew, unless keys are just changing it."""
        if not self._pause.isActive():
            self.shape, self.fault = self._kept(), None

    @override
    def chosen(self, key: str) -> None:
        """Work on another thing."""
        self._pause.stop()
        self.refused = ""
        self.canvas.forget_snaps()
        self.shape, self.fault = self._kept(), None

    @override
    def edited(self) -> str:
        """Return the key of what is being changed."""
        return self.canvas.current()

    def _kept(self) -> Shape:
        return self.canvas.ground.shape(self.canvas.current())

    def try_shape(self, shape: Shape) -> None:
        """Show an outline as it would be."""
        self.shape, self.fault, self.refused = shape, fault_of(shape), ""

    @override
    def settle(self) -> None:
        """Keep what has been changed as one edit; a faulty outline goes back to what it was."""
        self._pause.stop()
        kept = self._kept()
        if self.fault is not None:
            self.refused = _("{why}, so it was not changed").format(why=self.fault.text())
            self.canvas.announce(self.refused)
            self.shape, self.fault = kept, None
        elif self.shape and self.shape != kept:
            self.canvas.reshaped.emit(self.canvas.current(), self.shape, self.act)

    def later(self) -> None:
        """Keep it when no further key comes."""
        self._pause.start()

    @override
    def finish(self) -> None:
        """Keep it now."""
        self.settle()

    @override
    def cancel(self) -> bool:
        """Go back to the outline as it is kept."""
        self._pause.stop()
        had = self.shape != self._kept()
        self.shape, self.fault, self.refused = self._kept(), None, ""
        return had

    @override
    def hint(self) -> tuple[str, str]:
        """Return what is wrong, or how it is done."""
        if self.fault is not None:
            return self.fault.text(), "error"
        if self.refused:
            return self.refused, "error"
        return self.how(), "muted"

    def how(self) -> str:
        """Return how it is done."""
        return ""

    @override
    def clicked(self, spot: Spot) -> None:
        """Choose what lies here."""
        self.settle()
        self.canvas.set_current(
            self.canvas.ground.hit(spot.raw, self.canvas.metres(REACH)), show=False
        )

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint the outline in work."""
        if self.shape:
            ink.shape(self.shape, "error" if self.fault else "accent")


class CornersTool(ShapeTool):
    """Moves corners, makes new ones on the edges and takes them away."""

    name = "corners"
    act = "corners"

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.corner: Corner | None = None

    @override
    def how(self) -> str:
        """Return how corners are changed."""
        if not self.shape:
            return _("Corners: click the surface whose corners are to be changed")
        return _(
            "Corners: drag one, or take it with Tab and move it with arrows; "
            "the rings make new ones, Delete takes one away"
        )

    @override
    def chosen(self, key: str) -> None:
        """Work on another thing."""
        super().chosen(key)
        self.corner = None

    @override
    def follow(self) -> None:
        """Take the outline anew; the corner in focus stays if it is still there."""
        super().follow()
        if self.corner is not None and self.point(self.corner) is None:
            self.corner = None

    def point(self, corner: Corner) -> Point | None:
        """Return where a corner lies, None when there is no such corner."""
        try:
            return self.shape[corner.polygon][corner.ring][corner.place]
        except IndexError:
            return None

    def corners(self) -> list[Corner]:
        """Return all corners in order."""
        return [
            Corner(p, r, c)
            for p, polygon in enumerate(self.shape)
            for r, ring in enumerate(polygon)
            for c in range(len(ring))
        ]

    @override
    def focus_point(self) -> Point | None:
        """Return where the corner in focus lies."""
        return self.point(self.corner) if self.corner else None

    @override
    def set_point(self, point: Point) -> None:
        """Move the corner in focus and keep it."""
        if self.corner is not None:
            self.try_shape(with_corner(self.shape, self.corner, point))
            self.settle()

    @override
    def measured(self) -> str:
        """Return the area and, of the corner in focus, the sides that meet in it."""
        if not self.shape or self.corner is None or self.shape == self._kept():
            return ""
        before, here, after = self._neighbours(self.corner)
        sides = length_text(distance(before, here)), length_text(distance(here, after))
        return f"{' / '.join(sides)}\n{area_text(area(self.shape))}"

    def _neighbours(self, corner: Corner) -> tuple[Point, Point, Point]:
        ring = self.shape[corner.polygon][corner.ring]
        return ring[corner.place - 1], ring[corner.place], ring[(corner.place + 1) % len(ring)]

    # -- pointer

    @override
    def grabs(self, spot: Spot) -> bool:
        """Take the corner here, or make one on the edge here."""
        reach = self.canvas.metres(REACH)
        near = nearest_corner(self.shape, spot.raw)
        if near is not None and near[1] <= reach:
            self.corner = near[0]
            return True
        edge = nearest_edge(self.shape, spot.raw)
        if edge is None or edge[2] > reach:
            return False
        middle = _middle_after(self.shape, edge[0])
        if distance(middle, spot.raw) > reach * 1.5:
            return False
        self.shape = insert_corner(self.shape, edge[0], spot.raw)
        self.corner = edge[0]._replace(place=edge[0].place + 1)
        return True

    @override
    def dragged(self, spot: Spot) -> None:
        """Carry the corner."""
        if self.corner is not None:
            self.try_shape(with_corner(self.shape, self.corner, spot.point))

    @override
    def dropped(self, spot: Spot) -> None:
        """Keep it where it is let go."""
        self.settle()

    @override
    def doubled(self, spot: Spot) -> None:
        """Take the corner under the pointer away."""

    # -- keys

    @override
    def step(self, step: int) -> bool:
        """Go to the next corner; past the last one Tab leaves the map."""
        self.settle()
        corners = self.corners()
        if not corners:
            return super().step(step)
        place = corners.index(self.corner) + step if self.corner in corners else 0
        if self.corner is None:
            place = 0 if step > 0 else len(corners) - 1
        if not 0 <= place < len(corners):
            self.corner = None
            return False
        self.corner = corners[place]
        x, y = self.point(self.corner) or (0.0, 0.0)
        self.canvas.viewport.show((x, y, x, y), 40)
        self.canvas.announce(
            _("Corner {number} of {count}").format(number=place + 1, count=len(corners))
        )
        return True

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Move, make or take away the corner in focus."""
        step, key = step_of(event), _K(event.key())
        if step is not None and self.corner is not None:
            x, y = self.point(self.corner) or (0.0, 0.0)
            there = (round(x + step[0], 3), round(y + step[1], 3))
            self.try_shape(with_corner(self.shape, self.corner, there))
            self.later()
            return True
        if key in {_K.Key_Delete, _K.Key_Backspace}:
            self._remove()
            return True
        if key in {_K.Key_Insert, _K.Key_Space} and self.corner is not None:
            self._insert(self.corner)
            return True
        return False

    def _remove(self) -> None:
        if self.corner is None:
            return
        try:
            self.try_shape(remove_corner(self.shape, self.corner))
        except ShapeError as error:
            self.refused = error.text()
            self.canvas.announce(self.refused)
            return
        self.corner = self.corner._replace(place=max(self.corner.place - 1, 0))
        self.settle()

    def _insert(self, after: Corner) -> None:
        self.try_shape(insert_corner(self.shape, after, _middle_after(self.shape, after)))
        self.corner = after._replace(place=after.place + 1)
        self.settle()

    @override
    def cancel(self) -> bool:
        """Go back, or let go of the corner."""
        if super().cancel():
            return True
        had, self.corner = self.corner is not None, None
        return had

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint outline, handles and the corner in focus."""
        super().paint(ink)
        corners = self.corners()
        if len(corners) <= MOST_HANDLES:
            ink.handles((_middle_after(self.shape, each) for each in corners), hollow=True)
            ink.handles(point for each in corners if (point := self.point(each)) is not None)
        if self.corner is not None and (point := self.point(self.corner)) is not None:
            ink.focus(point, "error" if self.fault else "accent")
            spot = self.canvas.spot
            if spot is not None and spot.snap is not None and spot.snap.point == point:
                ink.caught(spot.snap)


class MoveTool(ShapeTool):
    """Moves what is chosen as a whole."""

    name = "move"
    act = "move"
    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._from: tuple[Point, Point] | None = None
        self._start: Shape = ()

    @override
    def how(self) -> str:
        """Return how it is moved."""
        if not self.shape:
            return _("Move: click what is to be moved")
        return _("Move: drag it, or use the arrows (Shift 10 m, Ctrl 0.1 m)")

    @override
    def grabs(self, spot: Spot) -> bool:
        """Take what is chosen, where it lies."""
        if not lies_in(self.shape, spot.raw):
            return False
        near = nearest_corner(self.shape, spot.raw)
        corner = near[0] if near else Corner(0, 0, 0)
        self._from = (spot.raw, self.shape[corner.polygon][corner.ring][corner.place])
        self._start = self.shape
        return True

    @override
    def dragged(self, spot: Spot) -> None:
        """Carry it; its corner nearest to the hand is caught by its neighbours."""
        if self._from is None:
            return
        hand, corner = self._from
        there = (corner[0] + spot.raw[0] - hand[0], corner[1] + spot.raw[1] - hand[1])
        caught = self.canvas.spot_on(there, caught=not spot.modifiers).point
        self.try_shape(moved(self._start, caught[0] - corner[0], caught[1] - corner[1]))

    @override
    def dropped(self, spot: Spot) -> None:
        """Keep it where it is let go."""
        self._from = None
        self.settle()

    @override
    def measured(self) -> str:
        """Return how far it has been moved."""
        kept = self._kept()
        if not self.shape or not kept or self.shape == kept:
            return ""
        return length_text(distance(self.shape[0][0][0], kept[0][0][0]))

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Move it by arrows."""
        step = step_of(event)
        if step is None or not self.shape:
            return False
        self.try_shape(moved(self.shape, *step))
        self.later()
        return True


def with_corner(shape: Shape, corner: Corner, point: Point) -> Shape:
    """Return the shape with a corner elsewhere, sound or not, as a hand carries it."""
    kept = (round(point[0], 3), round(point[1], 3))
    return tuple(
        tuple(
            (*ring[: corner.place], kept, *ring[corner.place + 1 :])
            if (p, r) == (corner.polygon, corner.ring)
            else ring
            for r, ring in enumerate(polygon)
        )
        for p, polygon in enumerate(shape)
    )


def _middle_after(shape: Shape, corner: Corner) -> Point:
    ring = shape[corner.polygon][corner.ring]
    (x1, y1), (x2, y2) = ring[corner.place], ring[(corner.place + 1) % len(ring)]
    return (x1 + x2) / 2, (y1 + y2) / 2
