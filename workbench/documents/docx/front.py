"""The first page and the table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

from workbench.base.language import _
from workbench.documents.docx.marks import add_inner_link, begin_field, end_field
from workbench.documents.docx.own_pictures import add_logo, add_pictures
from workbench.documents.docx.prose import write
from workbench.documents.docx.styles import CONTENTS, CONTENTS_TITLE, FACT, KICKER
from workbench.documents.docx.tables import bare_table, new_row, tell_heads
from workbench.documents.pdf.cover import cover_facts, kicker, subtitle
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from workbench.documents.content import Document
    from workbench.documents.sheet import Sheet

_NAMES: Final = 128.0
_ABOVE: Final = 150.0
_LEAST_ABOVE: Final = 24.0
_INDENT: Final = 18

Entry = tuple[int, str, str]  # level, text with its number, bookmark


def add_cover(word: WordDocument, document: Document, sheet: Sheet) -> None:
    """Add the first page: what this is, about which place, how far it has come."""
    above = add_pictures(word, document, sheet)
    first = write(word.add_paragraph(style=KICKER), one_line(kicker(document)))
    first.paragraph_format.space_before = Pt(max(_ABOVE - above, _LEAST_ABOVE))
    add_titles(word, document)
    facts = cover_facts(document)
    table = bare_table(word, [_NAMES, sheet.frame_width - _NAMES], _("About this document"))
    for name, value in facts:
        cells = new_row(table).cells
        for cell, text in zip(cells, (name, value), strict=True):
            cell.paragraphs[0].style = FACT
            write(cell.paragraphs[0], text)
    tell_heads(table, header=False, column=True)


def add_masthead(word: WordDocument, document: Document) -> None:
    """Add the kind and the titles at the head of the first page of text."""
    add_logo(word, document)
    write(word.add_paragraph(style=KICKER), one_line(kicker(document)))
    add_titles(word, document, size=24)


def add_titles(word: WordDocument, document: Document, size: float | None = None) -> None:
    """Add the title and the subtitle."""
    title = write(word.add_paragraph(style="Title"), one_line(document.title))
    if size is not None:
        for run in title.runs:
            run.font.size = Pt(size)
    if below := one_line(subtitle(document)):
        write(word.add_paragraph(style="Subtitle"), below)


def add_contents(word: WordDocument, entries: list[Entry], sheet: Sheet) -> None:
    """Add the contents as a field: its lines lead to their headings.

    Only the program that sets the pages knows their numbers, so it is asked to renew the field.
    """
    title = write(word.add_paragraph(style=CONTENTS_TITLE), _("Contents"))
    title.paragraph_format.page_break_before = True
    for at, style in enumerate(CONTENTS):
        stops = word.styles[style].paragraph_format
        stops.tab_stops.add_tab_stop(
            Pt(sheet.frame_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        stops.left_indent = Pt(_INDENT * at)
    paragraph = None
    for at, (level, text, bookmark) in enumerate(entries):
        paragraph = word.add_paragraph(style=CONTENTS[level - 1])
        if at == 0:
            begin_field(paragraph, 'TOC \\o "1-2" \\h \\z \\u', dirty=True)
        add_inner_link(paragraph, text, bookmark)
    if paragraph is not None:
        end_field(paragraph)
