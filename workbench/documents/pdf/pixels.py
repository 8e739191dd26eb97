"""Pictures of pixels in the running text, as in the guide: the picture and its words below."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader
from typing_extensions import override

from workbench.documents.pdf.lines import wrap
from workbench.documents.pdf.metadata import text_string
from workbench.documents.pdf.pieces import Strip, text_strips
from workbench.documents.pdf.styles import FIGURE_CAPTION
from workbench.documents.pictures import own_picture_size

if TYPE_CHECKING:
    from workbench.documents.content import Picture
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element

_BEFORE: Final = 8.0
_AFTER: Final = 14.0
_SHARE: Final = 0.5  # of the frame's height, at most


class _PictureStrip(Strip):
    """A picture, never divided."""

    __slots__ = ("data", "element", "width")

    def __init__(self, element: Element, picture: Picture, width: float, height: float) -> None:
        super().__init__(height, before=_BEFORE, after=_AFTER)
        self.element, self.data, self.width = element, picture.data, width
        self.element.extra = f"/Alt{text_string(picture.alt)}"

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the picture with a thin edge and tell where it lies."""
        bottom = top - self.height
        box = f"{x:.2f} {bottom:.2f} {x + self.width:.2f} {top:.2f}"
        self.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        pen.begin(self.element)
        pen.code.append("q")
        pen.canvas.drawImage(ImageReader(io.BytesIO(self.data)), x, bottom, self.width, self.height)
        pen.code.append(
            f"0.75 G 0.5 w {x:.2f} {bottom:.2f} {self.width:.2f} {self.height:.2f} re S Q"
        )
        pen.close()


def picture_strips(picture: Picture, parent: Element, room: float, frame: float) -> list[Strip]:
    """Return a picture in ``room`` on a page whose frame is ``frame`` points high."""
    across, down = own_picture_size(picture.data)
    width = min(picture.width, room, frame * _SHARE * across / down)
    element = parent.child("Div")
    strip = _PictureStrip(element.child("Figure"), picture, width, width * down / across)
    if not picture.caption:
        return [strip]
    strip.keep = True
    strip.after = FIGURE_CAPTION.before
    lines = wrap(picture.caption, FIGURE_CAPTION.size, room)
    return [strip, *text_strips(element.child("Caption"), lines, FIGURE_CAPTION)]
