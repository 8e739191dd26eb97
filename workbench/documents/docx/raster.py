"""A chart's scene as a sharp PNG picture in the print colours.

Word shows no vectors that every version and every other office program can read, so a picture is
made with three pixels for each unit (288 dpi); lines are drawn at twice that and made smaller.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from workbench.charts.hatch import DOT, WIDTH, hatch_dots, hatch_lines, is_inside, within
from workbench.charts.palette import paper_rgb
from workbench.charts.scene import Ellipse, Group, Line, Polygon, Polyline, Rect, Text, bounds
from workbench.documents.docx.letters import Letters
from workbench.documents.docx.outlines import dashed, round_box, round_shape, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Point, Scene, Shape

PIXELS: Final = 3
_FINER: Final = 2
# A poster of more pixels than this is made coarser before it fills the memory.
_AT_MOST: Final = 48_000_000

Surface = Rect | Polygon | Ellipse


def png_of(scene: Scene) -> bytes:
    """Return the scene as the bytes of a PNG picture."""
    area = max(scene.width * scene.height, 1.0)
    scale = min(float(PIXELS * _FINER), math.sqrt(_AT_MOST / area))
    size = (max(1, round(scene.width * scale)), max(1, round(scene.height * scale)))
    painter = _Painter(Image.new("RGB", size, paper_rgb("surface")), scale)
    for shape in scene.shapes:
        painter.paint(shape)
    file = io.BytesIO()
    painter.picture.reduce(_FINER).save(file, "PNG", dpi=(96 * scale / _FINER,) * 2)
    return file.getvalue()


class _Painter:
    def __init__(self, picture: Image.Image, scale: float) -> None:
        self.picture = picture
        self._scale = scale
        self._draw = ImageDraw.Draw(picture)
        self._letters = Letters(self._draw, scale)

    def paint(self, shape: Shape) -> None:
        """Paint one shape and what it holds."""
        match shape:
            case Group():
                for part in shape.shapes:
                    self.paint(part)
            case Text():
                self._letters.paint(shape)
            case Line():
                ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
                self._stroke(ends, shape)
            case Polyline():
                self._stroke(rounded(shape.points, shape.radius), shape)
            case Rect() | Polygon() | Ellipse():
                self._surface(shape)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _stroke(
        self, points: Sequence[Point], shape: Line | Polyline | Surface, *, closed: bool = False
    ) -> None:
        if not shape.stroke or len(points) < 2:  # noqa: PLR2004 - a line has two ends
            return
        width = max(1, round(shape.stroke_width * self._scale))
        colour = paper_rgb(shape.stroke)
        whole = [*points, points[0]] if closed else list(points)
        for run in dashed(whole, shape.dash):
            self._draw.line(self._at(run), colour, width, joint="curve")

    def _surface(self, shape: Surface) -> None:
        rings = _rings(shape)
        if shape.fill and rings:
            self._fill(rings, shape.fill)
        if shape.hatch:
            self._hatch(shape, rings)
        for ring in rings:
            self._stroke(ring, shape, closed=True)

    def _fill(self, rings: Sequence[Sequence[Point]], token: str) -> None:
        outer, *holes = [self._at(ring) for ring in rings]
        if len(outer) < 3:  # noqa: PLR2004 - a surface has three corners
            return
        if not holes:
            self._draw.polygon(outer, paper_rgb(token))
            return
        mask = Image.new("1", self.picture.size, 0)
        cutter = ImageDraw.Draw(mask)
        cutter.polygon(outer, 1)
        for hole in holes:
            cutter.polygon(hole, 0)
        self.picture.paste(paper_rgb(token), None, mask)

    def _hatch(self, shape: Surface, rings: Sequence[Sequence[Point]]) -> None:
        token = shape.hatch_color or shape.stroke
        if not token:
            return
        left, top, right, bottom = bounds(shape)
        colour, width, height = paper_rgb(token), right - left, bottom - top
        if shape.hatch == "dots":
            for x, y in hatch_dots(left, top, width, height):
                if is_inside((x, y), rings):
                    spot = self._at(((x - DOT, y - DOT), (x + DOT, y + DOT)))
                    self._draw.ellipse([*spot[0], *spot[1]], colour)
            return
        stroke = max(1, round(WIDTH * self._scale))
        lines = hatch_lines(left, top, width, height, shape.hatch)
        for x1, y1, x2, y2 in within(lines, rings):
            self._draw.line(self._at(((x1, y1), (x2, y2))), colour, stroke)


def _rings(shape: Surface) -> list[Sequence[Point]]:
    match shape:
        case Polygon():
            return [ring for ring in (shape.points, *shape.holes) if ring]
        case Ellipse():
            return [round_shape(shape)]
        case Rect():
            return [round_box(shape)]
