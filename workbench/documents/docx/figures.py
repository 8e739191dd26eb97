"""Pictures with what they show in words, and key figures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from workbench.base.language import _
from workbench.charts.palette import paper_hex
from workbench.documents.docx.marks import border, element
from workbench.documents.docx.prose import write
from workbench.documents.docx.raster import png_of
from workbench.documents.docx.styles import APART, FIGURE, KEY_DETAIL, KEY_LABEL, KEY_VALUE
from workbench.documents.docx.tables import bare_table, new_row, tell_heads
from workbench.documents.pictures import own_picture_size
from workbench.documents.plain import one_line
from workbench.documents.sheet import UNIT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from workbench.documents.content import Figure, KeyFigure, KeyFigures, Picture

_CAPTION_ROOM: Final = 40.0


def add_figure(word: WordDocument, figure: Figure, number: int, room: tuple[float, float]) -> None:
    """Add a picture, no larger than ``room`` (width and height in points), and its caption."""
    scene = figure.scene
    if scene.width <= 0 or scene.height <= 0:
        return
    title = _("Figure {number}").format(number=number) if number else ""
    width, height = room
    scale = min(UNIT, width / scene.width, (height - _CAPTION_ROOM) / scene.height)
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(number)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    picture = paragraph.add_run().add_picture(
        io.BytesIO(png_of(scene)), Pt(scene.width * scale), Pt(scene.height * scale)
    )
    properties = picture._inline.docPr  # noqa: SLF001 - the library has no alternative texts
    properties.set("descr", one_line(figure.alt or scene.alt or figure.caption or title))
    properties.set("name", title or _("Picture"))
    caption = ". ".join(filter(None, (title, figure.caption)))
    if caption:
        write(word.add_paragraph(style=FIGURE), caption)


def add_picture(word: WordDocument, picture: Picture, room: tuple[float, float]) -> None:
    """Add a picture of pixels, no larger than ``room`` and half a page, and its words."""
    across, down = own_picture_size(picture.data)
    width = min(picture.width, room[0], room[1] / 2 * across / down)
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(picture.caption)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    shape = paragraph.add_run().add_picture(
        io.BytesIO(picture.data), Pt(width), Pt(width * down / across)
    )
    properties = shape._inline.docPr  # noqa: SLF001 - the library has no alternative texts
    properties.set("descr", one_line(picture.alt))
    properties.set("name", _("Picture"))
    if picture.caption:
        write(word.add_paragraph(style=FIGURE), picture.caption)


def add_key_figures(word: WordDocument, block: KeyFigures, room: float) -> None:
    """Add key figures beside each other."""
    rows = list(block.rows())
    for row in rows:
        _beside(word, row, room / len(rows[0]))


def _beside(word: WordDocument, figures: tuple[KeyFigure, ...], width: float) -> None:
    widths = [width] * len(figures)
    table = bare_table(word, widths, "")
    tell_heads(table, header=False, column=False)
    cells = new_row(table).cells
    for cell, figure in zip(cells, figures, strict=True):
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
        borders = element("w:tcBorders")
        borders.append(border("top", size=12, colour=paper_hex("accent")[1:]))
        properties.append(borders)
        first = cell.paragraphs[0]
        first.style = KEY_VALUE
        write(first, figure.value)
        write(cell.add_paragraph(style=KEY_LABEL), figure.label)
        write(cell.add_paragraph(style=KEY_DETAIL), figure.detail)
    word.add_paragraph(style=APART)
