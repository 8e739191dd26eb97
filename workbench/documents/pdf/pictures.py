"""Own pictures on paper: the logotype with its words, the picture on the cover."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader
from typing_extensions import override

from workbench.documents.pdf.metadata import text_string
from workbench.documents.pdf.pieces import Strip
from workbench.documents.pictures import picture_size

if TYPE_CHECKING:
    from workbench.documents.content import OwnLook
    from workbench.documents.pdf.pen import Pen
    from workbench.documents.pdf.structure import Element
    from workbench.documents.sheet import Sheet

LOGO_WIDTH: Final = 150.0
LOGO_HEIGHT: Final = 38.0

Box = tuple[float, float, float, float]


def logo_box(look: OwnLook) -> tuple[float, float] | None:
    """Return width and height in points at which the logotype is set, None without one."""
    size = picture_size(look.logo)
    if size is None:
        return None
    scale = min(LOGO_WIDTH / size[0], LOGO_HEIGHT / size[1])
    return size[0] * scale, size[1] * scale


def paint_logo(pen: Pen, parent: Element, look: OwnLook, right: float, top: float) -> None:
    """Paint the logotype, if there is one, with its upper right corner at this point."""
    box = logo_box(look)
    if box is None:
        return
    width, height = box
    _paint_figure(
        pen, parent, look.logo, (right - width, top - height, width, height), look.logo_alt
    )


class LogoStrip(Strip):
    """The logotype above the title of a document without a cover."""

    __slots__ = ("look", "parent", "width")

    def __init__(self, look: OwnLook, parent: Element, width: float, height: float) -> None:
        super().__init__(height, after=14.0)
        self.look, self.parent, self.width = look, parent, width
        self.keep = True

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint it at the left edge."""
        paint_logo(pen, self.parent, self.look, x + self.width, top)


def paint_cover_picture(
    pen: Pen, parent: Element, look: OwnLook, sheet: Sheet, height: float
) -> bool:
    """Fill the upper ``height`` points of the page with the cover picture; False without one.

    What does not fit is cut off evenly on both sides.
    """
    size = picture_size(look.cover)
    if size is None:
        return False
    scale = max(sheet.width / size[0], height / size[1])
    width, full = size[0] * scale, size[1] * scale
    foot = sheet.height - height
    box = ((sheet.width - width) / 2, foot - (full - height) / 2, width, full)
    cut = (0.0, foot, sheet.width, height)
    if look.cover_alt:
        _paint_figure(pen, parent, look.cover, box, look.cover_alt, cut)
    else:
        with pen.artifact():
            _paint(pen, look.cover, box, cut)
    return True


def _paint_figure(
    pen: Pen, parent: Element, data: bytes, box: Box, words: str, cut: Box | None = None
) -> None:
    left, bottom, width, height = cut or box
    element = parent.child("Figure")
    edges = f"{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}"
    element.attributes = f"/O/Layout/Placement/Block/BBox[{edges}]"
    element.extra = f"/Alt{text_string(words)}"
    pen.begin(element)
    _paint(pen, data, box, cut)
    pen.close()


def _paint(pen: Pen, data: bytes, box: Box, cut: Box | None) -> None:
    left, bottom, width, height = box
    pen.code.append("q")
    if cut is not None:
        pen.code.append("{:.2f} {:.2f} {:.2f} {:.2f} re W n".format(*cut))
    pen.canvas.drawImage(ImageReader(io.BytesIO(data)), left, bottom, width, height)
    pen.code.append("Q")
