"""Two columns beside each other: a section of their own on the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from workbench.documents.docx.marks import element
from workbench.documents.docx.styles import HAIR

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section as WordSection
    from docx.text.paragraph import Paragraph

_TWIPS: Final = 20


def begin_columns(word: WordDocument) -> None:
    """End the text before; what follows goes into columns as soon as they are ended."""
    _new_section(word)


def break_column(head: Paragraph, first: Paragraph) -> None:
    """Let ``first`` begin the next column, as high as ``head`` begins the one before."""
    for each in (head, first):
        each.paragraph_format.space_before = Pt(0)
    run = element("w:r")
    run.append(element("w:br", type="column"))
    raw = first._p  # noqa: SLF001 - the library adds runs only at the end
    raw.insert(1 if raw.pPr is not None else 0, run)


def end_columns(word: WordDocument, gap: float) -> None:
    """Set what was written since the columns began in two, ``gap`` points apart."""
    _set_columns(word.sections[-1], 2, gap)
    _set_columns(_new_section(word), 1, gap)


def _new_section(word: WordDocument) -> WordSection:
    made: WordSection = word.add_section(WD_SECTION.CONTINUOUS)
    made.different_first_page_header_footer = False
    word.paragraphs[-1].style = HAIR  # bears the end of the section
    return made


def _set_columns(section: WordSection, count: int, gap: float) -> None:
    raw = section._sectPr  # noqa: SLF001 - the library has no columns
    for old in raw.findall(qn("w:cols")):
        raw.remove(old)
    columns = element("w:cols", num=str(count), space=str(round(gap * _TWIPS)))
    raw.insert_element_before(
        columns, "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection",
        "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
    )  # fmt: skip
