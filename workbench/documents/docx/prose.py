"""Running text, lists and what is set apart from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from workbench.base.language import N_, _
from workbench.charts.palette import paper_hex
from workbench.documents.content import ListItem, Rich, Span, Tone
from workbench.documents.docx.marks import add_link, border, element
from workbench.documents.docx.styles import MANNERS, NOTE, NOTE_TITLE
from workbench.documents.plain import plain, safe_link

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from workbench.documents.content import Inline, ListBlock, Note, Paragraph
    from workbench.documents.docx.numbers import Numbers

_TITLES: Final = {Tone.INFO: "", Tone.DECISION: N_("Decision"), Tone.WARNING: N_("Note well")}
_COLOURS: Final = {Tone.INFO: "accent", Tone.DECISION: "ok", Tone.WARNING: "warn"}
_BULLETS: Final = ("List Bullet", "List Bullet 2")
_COUNTED: Final = ("List Number", "List Number 2")


def write(paragraph: WordParagraph, text: Inline, *, bold: bool = False) -> WordParagraph:
    """Write text into a paragraph as it is, with the looks of its spans; return the paragraph."""
    for span in text.spans if isinstance(text, Rich) else (Span(text),):
        address = safe_link(span.link) if span.link else ""
        if address:
            run = add_link(paragraph, span.text, address)
            run.underline = True
        else:
            run = paragraph.add_run(plain(span.text))
        run.bold = True if span.bold or bold else None
        run.italic = True if span.italic else None
    return paragraph


def add_paragraph(word: WordDocument, block: Paragraph) -> None:
    """Add a paragraph in its manner."""
    write(word.add_paragraph(style=MANNERS[block.manner]), block.text)


def add_list(word: WordDocument, block: ListBlock, numbers: Numbers, depth: int = 0) -> None:
    """Add a list and the lists within it."""
    counted = numbers.counting(block.start) if block.ordered else 0
    names = _COUNTED if block.ordered else _BULLETS
    for item in block.items:
        text, below = (item.text, item.below) if isinstance(item, ListItem) else (item, None)
        paragraph = write(word.add_paragraph(style=names[min(depth, 1)]), text)
        if block.ordered:
            numbers.item(paragraph, counted, depth)
        else:
            numbers.bullet(paragraph, depth)
        if below is not None:
            add_list(word, below, numbers, depth + 1)


def add_note(word: WordDocument, note: Note) -> None:
    """Add a note; its tone is said by its title, not by the colour of its edge alone."""
    title = note.title or _(_TITLES[note.tone])
    paragraphs = []
    if title:
        paragraphs.append(write(word.add_paragraph(style=NOTE_TITLE), title))
    paragraphs += [write(word.add_paragraph(style=NOTE), each) for each in note.paragraphs()]
    for each in paragraphs:
        if note.tone is not Tone.INFO:
            _edge(each, paper_hex(_COLOURS[note.tone])[1:])
        each.paragraph_format.keep_together = True
    if paragraphs:
        _room(paragraphs[0], before=160)
        _room(paragraphs[-1], after=200)


def _edge(paragraph: WordParagraph, colour: str) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    borders = element("w:pBdr")
    borders.append(border("left", size=24, colour=colour, space=8))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _room(paragraph: WordParagraph, **twips: int) -> None:
    spacing = paragraph._p.get_or_add_pPr().get_or_add_spacing()  # noqa: SLF001
    for side, amount in twips.items():
        spacing.set(qn(f"w:{side}"), str(amount))
