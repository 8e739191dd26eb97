"""Tools that go from point to point: drawing outlines, dividing, measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from workbench.base.language import _
from workbench.rules.geometry import contains, distance, length
from workbench.rules.outline import Fault, fault_of
from workbench.rules.overlay import split
from workbench.rules.shapes import LEAST_CORNERS, Shape, ShapeError, area, ring_of
from workbench.ui.parts.map.canvas import REACH
from workbench.ui.parts.map.ground import BOUNDARY
from workbench.ui.parts.map.tool import Spot, Tool, area_text, length_text
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.charts.scene import Point
    from workbench.ui.parts.map.canvas import MapCanvas
    from workbench.ui.parts.map.ink import Ink

_K = Qt.Key


class LineTool(Tool):
    """Points one after the other; Backspace takes the last one away, Esc all."""

    takes_points = True
    snaps = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.points: list[Point] = []

    def ahead(self) -> list[Point]:
        """Return the points with the one that a click would add."""
        spot = self.canvas.spot
        return [*self.points, spot.point] if spot is not None else list(self.points)

    def add(self, point: Point) -> None:
        """Add a point, unless it is the last one again."""
        if not self.points or self.points[-1] != point:
            self.points.append(point)
            self.canvas.announce(self.told())

    def told(self) -> str:
        """Return what a screen reader says after a point has come."""
        count = len(self.points)
        return ", ".join(filter(None, (_("Point {count}").format(count=count), self.measured())))

    @override
    def clicked(self, spot: Spot) -> None:
        """Add a point."""
        self.add(spot.point)

    @override
    def doubled(self, spot: Spot) -> None:
        """Take the second click for the end."""
        self.finish()

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Take the last point away."""
        if event.key() in {_K.Key_Backspace, _K.Key_Delete} and self.points:
            self.points.pop()
            return True
        return False

    @override
    def cancel(self) -> bool:
        """Drop all points."""
        had = bool(self.points)
        self.points.clear()
        return had

    @override
    def span(self) -> float | None:
        """Return how long the stretch to the next point is."""
        ahead = self.ahead()
        return distance(*ahead[-2:]) if self.points and len(ahead) > 1 else None

    @override
    def set_span(self, metres: float) -> None:
        """Add a point this far off, in the direction in which one is going."""
        ahead = self.ahead()
        if not self.points or len(ahead) <= len(self.points):
            return
        (x1, y1), (x2, y2) = self.points[-1], ahead[-1]
        now = distance((x1, y1), (x2, y2))
        way = ((x2 - x1) / now, (y2 - y1) / now) if now else (1.0, 0.0)
        self.add((round(x1 + way[0] * metres, 3), round(y1 + way[1] * metres, 3)))


class DrawTool(LineTool):
    """Draws the outline of a new surface, property or boundary, or of one that has none.

    ``kind`` is "surface", "property" or "boundary"; ``what`` names it in the hint.
    """

    def __init__(self, canvas: MapCanvas, kind: str, what: str) -> None:
        super().__init__(canvas)
        self.name, self.kind, self.what = f"draw_{kind}", kind, what
        self._refused: Fault | None = None
        self._told = False

    @override
    def ahead(self) -> list[Point]:
        """Return the corners; with the next one until the outline has been told."""
        return list(self.points) if self._told else super().ahead()

    @override
    def kept(self, *, kept: bool) -> None:
        """Begin the next outline, or go on with the one that was told."""
        self._told = False
        if kept:
            self.points.clear()

    def fault(self) -> Fault | None:
        """Return what would be wrong with the outline, closed now."""
        shape = outline_of(self.ahead())
        return fault_of(shape) if shape and len(self.points) >= LEAST_CORNERS else None

    @override
    def hint(self) -> tuple[str, str]:
        """Return how one draws, or why the outline cannot be kept."""
        fault = self._refused or self.fault()
        if fault is not None:
            return fault.text(), "error"
        if len(self.points) < LEAST_CORNERS:
            return _("{what}: click its corners").format(what=self.what), "muted"
        return (
            _("{what}: Enter or a double click closes it, Backspace takes a corner away").format(
                what=self.what
            ),
            "muted",
        )

    @override
    def measured(self) -> str:
        """Return the side that is being drawn and the area so far."""
        ahead = self.ahead()
        lines = [length_text(distance(*ahead[-2:]))] if len(ahead) > 1 else []
        shape = outline_of(ahead)
        return "\n".join([*lines, *([area_text(area(shape))] if shape else [])])

    @override
    def clicked(self, spot: Spot) -> None:
        """Add a corner; the first corner again closes the outline."""
        self._refused = None
        if self._told:
            return
        closing = len(self.points) >= LEAST_CORNERS and (
            distance(spot.point, self.points[0]) <= self.canvas.metres(REACH)
        )
        if closing:
            self.finish()
        else:
            self.add(spot.point)

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Forget a refusal as soon as something changes."""
        self._refused = None
        return super().key(event)

    @override
    def finish(self) -> None:
        """Tell the outline when it is one; else say why it is not."""
        shape = outline_of(self.points)
        if not shape:
            self.canvas.announce(_("A surface needs at least three corners"))
            return
        self._refused = fault_of(shape)
        if self._refused is not None:
            self.canvas.announce(self._refused.text())
            return
        self._told = True
        self.canvas.drawn.emit(self.kind, shape)

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint the outline so far; red where it cannot be one."""
        ahead = self.ahead()
        tone = "error" if self._refused or self.fault() else "accent"
        shape = outline_of(ahead)
        if shape:
            ink.shape(shape, tone)
        else:
            ink.line(ahead, tone)
        if len(ahead) > len(self.points) > 0:
            ink.line(ahead[-2:], tone, dashed=True)
        ink.handles(self.points)


class SplitTool(LineTool):
    """Divides the chosen thing by a line from edge to edge."""

    name = "split"

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._refused = ""

    def _shape(self) -> Shape:
        key = self.canvas.current()
        return () if key == BOUNDARY else self.canvas.ground.shape(key)

    @override
    def hint(self) -> tuple[str, str]:
        """Return how one divides, or why it could not be done."""
        if self._refused:
            return self._refused, "error"
        if not self._shape():
            return _("Split: click the surface to be divided"), "muted"
        if not self.points:
            return _("Split: click where the line goes in, then where it comes out"), "muted"
        return _("Split: Enter or a double click divides"), "muted"

    @override
    def measured(self) -> str:
        """Return how large both parts would become."""
        try:
            parts = split(self._shape(), self.ahead()) if self.points else ()
        except ShapeError:
            return ""
        return " + ".join(area_text(area(part)) for part in parts)

    @override
    def clicked(self, spot: Spot) -> None:
        """Choose what is to be divided first, then add points."""
        self._refused = ""
        if not self._shape():
            found = self.canvas.ground.hit(spot.raw, 0.0)
            self.canvas.set_current(found if found != BOUNDARY else "", show=False)
        else:
            self.add(spot.point)

    @override
    def finish(self) -> None:
        """Divide, if the line does."""
        line = list(self.points)
        try:
            split(self._shape(), line)
        except ShapeError as error:
            self._refused = error.text()
            self.canvas.announce(self._refused)
            return
        self.points.clear()
        self.canvas.divided.emit(self.canvas.current(), line)

    @override
    def key(self, event: QKeyEvent) -> bool:
        """Forget a refusal as soon as something changes."""
        self._refused = ""
        return super().key(event)

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint the thing and the line."""
        ink.shape(self._shape(), "accent")
        ink.line(self.ahead() if self.points else [], "critical")
        ink.handles(self.points)


class MeasureTool(LineTool):
    """Measures a way, and what it encloses."""

    name = "measure"

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._done = False

    @override
    def hint(self) -> tuple[str, str]:
        """Return how one measures."""
        if self._done:
            return _("Measure: click to begin anew"), "muted"
        return _("Measure: click along the way, Enter or a double click ends it"), "muted"

    @override
    def ahead(self) -> list[Point]:
        """Return the points; with the next one while it goes on."""
        return list(self.points) if self._done else super().ahead()

    @override
    def measured(self) -> str:
        """Return the last stretch, the whole way and the area within."""
        ahead = self.ahead()
        if len(ahead) < 2 or not self.points:  # noqa: PLR2004 - a stretch has two ends
            return ""
        lines = [length_text(length(ahead))]
        if len(ahead) >= LEAST_CORNERS:
            lines[0] = _("{length}, of which last {last}").format(
                length=lines[0], last=length_text(distance(*ahead[-2:]))
            )
            shape = outline_of(ahead)
            lines += [_("area {area}").format(area=area_text(area(shape)))] if shape else []
        return "\n".join(lines)

    @override
    def clicked(self, spot: Spot) -> None:
        """Add a point, the first one after an end."""
        if self._done:
            self.points.clear()
            self._done = False
        self.add(spot.point)

    @override
    def finish(self) -> None:
        """Keep the measure on the map until the next click."""
        self._done = bool(self.points)
        self.canvas.announce(self.measured())

    @override
    def cancel(self) -> bool:
        """Drop the measure."""
        self._done = False
        return super().cancel()

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint the way."""
        ahead = self.ahead()
        if len(ahead) >= LEAST_CORNERS and self._done:
            ink.shape(outline_of(ahead), "accent")
        ink.line(ahead if self.points else [], "accent")
        ink.handles(self.points)


class PointTool(Tool):
    """Says where something has been found."""

    name = "finding"
    takes_points = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._told: Point | None = None

    @override
    def hint(self) -> tuple[str, str]:
        """Return how a finding gets its place."""
        return _("Finding: click where it is"), "muted"

    @override
    def clicked(self, spot: Spot) -> None:
        """Tell the place."""
        self._told = spot.point
        self.canvas.placed.emit(*spot.point)

    @override
    def kept(self, *, kept: bool) -> None:
        """Forget the place: it has become a finding, or nothing."""
        self._told = None

    @override
    @guarded
    def paint(self, ink: Ink) -> None:
        """Paint a cross where the finding will be."""
        if self._told is not None:
            ink.cross(self._told)

    @override
    def finish(self) -> None:
        """Take the place where the cross is."""
        if self.canvas.spot is not None:
            self.clicked(self.canvas.spot)


def outline_of(points: list[Point]) -> Shape:
    """Return the outline through points, () while there are too few."""
    try:
        return ((ring_of(points),),)
    except ShapeError:
        return ()


def lies_in(shape: Shape, point: Point) -> bool:
    """Tell whether a point lies in a shape, False for an empty one."""
    return bool(shape) and contains(shape, point)
