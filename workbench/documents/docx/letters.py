"""The texts of a scene, set into a picture with the letters that the PDF has too."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PIL import ImageFont

from workbench.base.resources import resource
from workbench.charts.palette import paper_rgb
from workbench.charts.scene import BOLD
from workbench.documents.pdf.fonts import face
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from PIL import ImageDraw

    from workbench.charts.scene import Text

_HALO: Final = 2.0
_STARTS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Letters:
    """Sets texts at ``scale`` pixels for each unit."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self._draw = draw
        self._scale = scale

    def paint(self, shape: Text) -> None:
        """Set one line, cut where it runs too wide, on its plate if it has one."""
        cut = face(bold=shape.weight >= BOLD)
        text = one_line(shape.text)
        if shape.max_width > 0:
            text = cut.fitted(text, shape.size, shape.max_width)
        if not text:
            return
        width = cut.width(text, shape.size)
        x = shape.x - width * _STARTS[shape.anchor]
        if shape.halo:
            top, bottom = shape.y - shape.size * 0.85, shape.y + shape.size * 0.25
            plate = [x - _HALO, top, x + width + _HALO, bottom]
            self._draw.rectangle([each * self._scale for each in plate], paper_rgb(shape.halo))
        colour = paper_rgb(shape.color)
        for owner, run in cut.runs(text):
            font = _font(owner.name, round(shape.size * self._scale))
            at = (x * self._scale, shape.y * self._scale)
            self._draw.text(at, run, colour, font, anchor="ls")
            x += owner.width(run, shape.size)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resource("fonts", "noto", f"{name}.ttf"), max(size, 1))
