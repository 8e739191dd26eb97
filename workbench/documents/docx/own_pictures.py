"""The organisation's own pictures in a Word file: the logotype and the picture on the cover."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from workbench.base.language import _
from workbench.documents.pdf.cover import logo_words
from workbench.documents.pdf.pictures import logo_box
from workbench.documents.pictures import picture_size
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from workbench.documents.content import Document
    from workbench.documents.sheet import Sheet

_COVER_SHARE: Final = 0.34  # of the frame's height
_AFTER: Final = 14.0


def add_pictures(word: WordDocument, document: Document, sheet: Sheet) -> float:
    """Add logotype and cover picture, as far as there are any; return the height they take."""
    taken = add_logo(word, document)
    size = picture_size(document.look.cover)
    if size is None:
        return taken
    scale = min(sheet.frame_width / size[0], sheet.frame_height * _COVER_SHARE / size[1])
    box = (size[0] * scale, size[1] * scale)
    _add(word, document.look.cover, box, document.look.cover_alt, _("Cover picture"))
    return taken + box[1] + _AFTER


def add_logo(word: WordDocument, document: Document) -> float:
    """Add the logotype, if there is one; return the height it takes."""
    look, box = logo_words(document), logo_box(document.look)
    if box is None:
        return 0.0
    _add(word, look.logo, box, look.logo_alt, _("Logotype"))
    return box[1] + _AFTER


def _add(word: WordDocument, data: bytes, box: tuple[float, float], words: str, name: str) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(_AFTER)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    picture = paragraph.add_run().add_picture(io.BytesIO(data), Pt(box[0]), Pt(box[1]))
    properties = picture._inline.docPr  # noqa: SLF001 - the library has no alternative texts
    properties.set("descr", one_line(words))
    properties.set("name", name)
