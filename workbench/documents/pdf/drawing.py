"""Painting a chart's scene on paper as lines, surfaces and letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts.hatch import DOT, WIDTH, hatch_dots, hatch_lines
from workbench.charts.scene import (
    BOLD,
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Text,
    bounds,
)
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.pen import fill_colour, stroke_colour
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from workbench.charts.scene import Point, Scene, Shape
    from workbench.documents.pdf.pen import Pen

# How far the handles of a curve reach that looks like a quarter of a circle.
_QUARTER: Final = 0.5523
_HALO: Final = 1.5

Surface = Rect | Polygon | Ellipse


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a scene lies on the page: its upper left corner, and points for each of its units."""

    left: float
    top: float
    scale: float

    def x(self, value: float) -> float:
        """Return a scene's x on the page."""
        return self.left + value * self.scale

    def y(self, value: float) -> float:
        """Return a scene's y, which runs downwards, on the page."""
        return self.top - value * self.scale

    def at(self, point: Point) -> str:
        """Return a point as PDF operands."""
        return f"{self.x(point[0]):.2f} {self.y(point[1]):.2f}"


def paint_scene(pen: Pen, scene: Scene, frame: Frame) -> None:
    """Paint all of a scene's shapes, cut at its edges; the caller has opened its element."""
    pen.code.append("q")
    corner = f"{frame.x(0):.2f} {frame.y(scene.height):.2f}"
    size = f"{scene.width * frame.scale:.2f} {scene.height * frame.scale:.2f}"
    pen.code.append(f"{corner} {size} re W n")
    for shape in scene.shapes:
        _paint(pen, shape, frame)
    pen.code.append("Q")
    pen.forget_colour()


def _paint(pen: Pen, shape: Shape, frame: Frame) -> None:
    match shape:
        case Group():
            for part in shape.shapes:
                _paint(pen, part, frame)
        case Text():
            _text(pen, shape, frame)
        case Line():
            path = f"{frame.at((shape.x1, shape.y1))} m {frame.at((shape.x2, shape.y2))} l"
            _stroke(pen, shape, path, frame)
        case Polyline():
            _stroke(pen, shape, _rounded_line(shape, frame), frame)
        case Rect() | Polygon() | Ellipse():
            _surface(pen, shape, frame)


# --- lines and surfaces --------------------------------------------------------------------


def _surface(pen: Pen, shape: Surface, frame: Frame) -> None:
    path = _outline(shape, frame)
    if shape.fill:
        pen.code.append(f"{fill_colour(shape.fill)} {path} f{_rule(shape)}")
        pen.forget_colour()
    if shape.hatch:
        _hatch(pen, shape, path, frame)
    if shape.stroke:
        _stroke(pen, shape, path, frame)


def _stroke(
    pen: Pen, shape: Rect | Polygon | Ellipse | Line | Polyline, path: str, frame: Frame
) -> None:
    if not shape.stroke:
        return
    width = max(shape.stroke_width * frame.scale, 0.2)
    dash = " ".join(f"{length * frame.scale:.2f}" for length in shape.dash)
    pen.code.append(f"{stroke_colour(shape.stroke)} {width:.2f} w [{dash}] 0 d {path} S")


def _hatch(pen: Pen, shape: Surface, path: str, frame: Frame) -> None:
    token = shape.hatch_color or shape.stroke
    if not token:
        return
    left, top, right, bottom = bounds(shape)
    pen.code.append(f"q {path} W{_rule(shape)} n")
    if shape.hatch == "dots":
        pen.code.append(fill_colour(token))
        for x, y in hatch_dots(left, top, right - left, bottom - top):
            pen.code.append(_outline(Ellipse(x, y, DOT, DOT), frame) + " f")
    else:
        pen.code.append(f"{stroke_colour(token)} {WIDTH * frame.scale:.2f} w [] 0 d")
        for x1, y1, x2, y2 in hatch_lines(left, top, right - left, bottom - top, shape.hatch):
            pen.code.append(f"{frame.at((x1, y1))} m {frame.at((x2, y2))} l S")
    pen.code.append("Q")
    pen.forget_colour()


def _rule(shape: Surface) -> str:
    """Return how the inside is told: by odd counts where there are holes."""
    return "*" if isinstance(shape, Polygon) and shape.holes else ""


def _outline(shape: Surface, frame: Frame) -> str:
    if isinstance(shape, Polygon):
        return " ".join(_ring(ring, frame) for ring in (shape.points, *shape.holes))
    if isinstance(shape, Ellipse):
        return _ellipse(shape, frame)
    if shape.radius > 0:
        return _rounded_rect(shape, frame)
    size = f"{shape.width * frame.scale:.2f} {shape.height * frame.scale:.2f}"
    return f"{frame.at((shape.x, shape.y + shape.height))} {size} re"


def _ring(points: tuple[Point, ...], frame: Frame) -> str:
    first, *others = [frame.at(point) for point in points] or ["0 0"]
    return " ".join([f"{first} m", *(f"{point} l" for point in others), "h"])


def _ellipse(shape: Ellipse, frame: Frame) -> str:
    x, y, rx, ry = shape.cx, shape.cy, shape.rx, shape.ry
    kx, ky = rx * _QUARTER, ry * _QUARTER
    curves = (
        ((x + rx, y + ky), (x + kx, y + ry), (x, y + ry)),
        ((x - kx, y + ry), (x - rx, y + ky), (x - rx, y)),
        ((x - rx, y - ky), (x - kx, y - ry), (x, y - ry)),
        ((x + kx, y - ry), (x + rx, y - ky), (x + rx, y)),
    )
    parts = [f"{frame.at((x + rx, y))} m"]
    parts += [" ".join(frame.at(point) for point in curve) + " c" for curve in curves]
    return " ".join([*parts, "h"])


def _rounded_rect(shape: Rect, frame: Frame) -> str:
    x, y, width, height = shape.x, shape.y, shape.width, shape.height
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    radius = min(shape.radius, width / 2, height / 2)
    parts = []
    for at, corner in enumerate(corners):
        start = _towards(corner, corners[at - 1], radius)
        end = _towards(corner, corners[(at + 1) % 4], radius)
        parts.append(f"{frame.at(start)} {'l' if at else 'm'} {_bend(start, corner, end, frame)}")
    return " ".join([*parts, "h"])


def _rounded_line(shape: Polyline, frame: Frame) -> str:
    points = shape.points
    if not points:
        return "0 0 m"
    parts = [f"{frame.at(points[0])} m"]
    for at in range(1, len(points)):
        if shape.radius > 0 and at < len(points) - 1:
            start = _towards(points[at], points[at - 1], shape.radius)
            end = _towards(points[at], points[at + 1], shape.radius)
            parts.append(f"{frame.at(start)} l {_bend(start, points[at], end, frame)}")
        else:
            parts.append(f"{frame.at(points[at])} l")
    return " ".join(parts)


def _bend(start: Point, corner: Point, end: Point, frame: Frame) -> str:
    """Return the curve from ``start`` to ``end`` that nestles up to ``corner``."""
    first = _between(start, corner)
    second = _between(end, corner)
    return f"{frame.at(first)} {frame.at(second)} {frame.at(end)} c"


def _between(start: Point, goal: Point) -> Point:
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    return start[0] + dx * _QUARTER, start[1] + dy * _QUARTER


def _towards(start: Point, goal: Point, distance: float) -> Point:
    """Return the point ``distance`` from ``start`` towards ``goal``, at most half way."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return start
    share = min(distance / length, 0.5)
    return start[0] + dx * share, start[1] + dy * share


# --- letters ------------------------------------------------------------------------------


def _text(pen: Pen, shape: Text, frame: Frame) -> None:
    cut = face(bold=shape.weight >= BOLD)
    size = round(shape.size * frame.scale, 2)
    text = one_line(shape.text)
    if shape.max_width > 0:
        text = cut.fitted(text, size, shape.max_width * frame.scale)
    if not text:
        return
    width = cut.width(text, size)
    x = frame.x(shape.x) - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    y = frame.y(shape.y)
    if shape.halo:
        # A ground behind the letters: letters outlined by a second text would be read twice.
        box = (
            f"{x - _HALO:.2f} {y - size * 0.24:.2f} {width + 2 * _HALO:.2f} {size * 1.06:.2f} re f"
        )
        pen.code.append(f"{fill_colour(shape.halo)} {box}")
        pen.forget_colour()
    # The space after it keeps words of neighbouring texts apart when the page is read aloud.
    pen.shown(x, y, text + " ", cut, size, shape.color)
