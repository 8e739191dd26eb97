"""Figures: a scene at the width of the frame, with its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import _
from workbench.documents.pdf.drawing import Frame, paint_scene
from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.metadata import text_string
from workbench.documents.pdf.pieces import Strip, text_strips
from workbench.documents.pdf.styles import FIGURE_CAPTION
from workbench.documents.sheet import UNIT

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.documents.content import Figure
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element

_BEFORE: Final = 12.0
_AFTER: Final = 14.0
_LINES_BESIDE: Final = 6


class _SceneStrip(Strip):
    """A picture, never divided."""

    __slots__ = ("alt", "element", "scale", "scene")

    def __init__(self, element: Element, scene: Scene, scale: float, alt: str) -> None:
        super().__init__(scene.height * scale, before=_BEFORE, after=_AFTER)
        self.element = element
        self.scene = scene
        self.scale = scale
        self.alt = alt

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the picture and tell where it lies."""
        right, bottom = x + self.scene.width * self.scale, top - self.height
        box = f"{x:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
        self.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        self.element.extra = f"/Alt{text_string(self.alt)}"
        pen.begin(self.element)
        paint_scene(pen, self.scene, Frame(x, top, self.scale))
        pen.close()


def figure_strips(
    figure: Figure, number: int, parent: Element, room: float, height: float
) -> list[Strip]:
    """Return a figure in ``room`` by at most ``height`` points, bound to its caption.

    ``number`` is 0 for one that is not counted.

    A scene is set at its own size (1/96 inch a unit) and made smaller when it is too large, never
    larger. A scene without extent gives nothing.
    """
    scene = figure.scene
    if scene.width <= 0 or scene.height <= 0:
        return []
    title = _("Figure {number}").format(number=number) if number else ""
    element = parent.child("Div")
    picture = element.child("Figure")
    words = ". ".join(filter(None, (title, figure.caption)))
    lines = wrap(words, FIGURE_CAPTION.size, room) if words else []
    beside = min(len(lines), _LINES_BESIDE)
    left = height - beside * FIGURE_CAPTION.leading - FIGURE_CAPTION.before
    scale = min(UNIT, room / scene.width, left / scene.height)
    alt = figure.alt or scene.alt or figure.caption or title
    strip = _SceneStrip(picture, scene, scale, alt)
    if not lines:
        return [strip]
    strip.keep = True
    strip.after = FIGURE_CAPTION.before
    caption = text_strips(element.child("Caption"), lines, FIGURE_CAPTION)
    return [strip, *caption]
