"""From a document's blocks to those of a Word file, in reading order."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.table import Table as WordTable

from workbench.base.language import _
from workbench.documents.content import (
    Beside,
    Figure,
    Heading,
    KeyFigures,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Table,
)
from workbench.documents.docx.columns import begin_columns, break_column, end_columns
from workbench.documents.docx.figures import add_figure, add_key_figures, add_picture
from workbench.documents.docx.front import add_contents, add_cover, add_masthead
from workbench.documents.docx.furniture import set_cover_mark, set_page, set_running_texts
from workbench.documents.docx.marks import add_bookmark, paragraph_before, set_outline
from workbench.documents.docx.numbers import Numbers
from workbench.documents.docx.prose import add_list, add_note, add_paragraph, write
from workbench.documents.docx.styles import LEVELS
from workbench.documents.docx.tables import add_table
from workbench.documents.numbering import DEEPEST, FEWEST, Numbering
from workbench.documents.pdf.beside import side_width
from workbench.documents.plain import one_line
from workbench.documents.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from workbench.documents.content import Block, Document
    from workbench.documents.docx.front import Entry

    Progress = Callable[[int, int], None]


class Builder:
    """Writes one document into an empty Word file."""

    def __init__(
        self, word: WordDocument, document: Document, progress: Progress | None = None
    ) -> None:
        self._word, self._document, self._progress = word, document, progress
        self._sheet = sheet(document.page)
        self._room = self._sheet.frame_width
        self._numbering = Numbering(numbered=document.numbered)
        self._numbers = Numbers(word)
        self._entries = list(_entries(document))
        self._headings = 0
        self._level = 0
        self._data: list[tuple[int, Table]] = []
        self._laid = self._sheet
        self._new_page = False

    def build(self) -> None:
        """Write the front, every block, and last the numbers behind the figures."""
        document, first = self._document, self._word.sections[0]
        set_page(first, self._sheet)
        set_running_texts(first, document, self._sheet)
        if document.cover:
            first.different_first_page_header_footer = True
            set_cover_mark(first, document, self._sheet)
            add_cover(self._word, document, self._sheet)
            if document.contents and len(self._entries) >= FEWEST:
                add_contents(self._word, self._entries, self._sheet)
            self._new_page = True
        else:
            add_masthead(self._word, document)
        blocks = document.blocks
        for done, block in enumerate(blocks, 1):
            self._block(block)
            if self._progress is not None:
                self._progress(done, len(blocks))
        if self._data:
            self._appendix()

    def _block(self, block: Block) -> None:
        """Write a block where it belongs: on paper of its size, on a new page if that is due."""
        if isinstance(block, Section):
            self._section(block)
        elif isinstance(block, PageBreak):
            self._new_page = True
        elif isinstance(block, Beside):
            self._beside(block)
        else:
            self._turn()
            before = self._length()
            self._write(block)
            first = self._first_after(before) if self._new_page else None
            if first is not None:
                self._new_page = False
                first.paragraph_format.page_break_before = True

    def _length(self) -> int:
        return sum(1 for _each in self._word.iter_inner_content())

    def _first_after(self, before: int) -> WordParagraph | None:
        """Return what came after the first ``before`` paragraphs and tables, as a paragraph."""
        first = next(islice(self._word.iter_inner_content(), before, None), None)
        return paragraph_before(first) if isinstance(first, WordTable) else first

    def _write(self, block: Block) -> None:  # noqa: C901 - one line for each kind of block
        room = self._room
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                add_paragraph(self._word, block)
            case ListBlock():
                add_list(self._word, block, self._numbers)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Picture():
                add_picture(self._word, block, (room, self._sheet.frame_height))
            case Note():
                add_note(self._word, block)
            case KeyFigures():
                add_key_figures(self._word, block, room)

    def _heading(self, heading: Heading) -> None:
        number = self._numbering.heading(heading)
        title = one_line(heading.text)
        if not title:
            return
        # A level is never skipped, whatever the author did.
        self._level = max(1, min(heading.level, self._level + 1, LEVELS))
        look = min(heading.level, LEVELS)
        paragraph = self._word.add_paragraph(style=f"Heading {look}")
        if look != self._level:  # it looks as deep as it was meant, and is told by its place
            set_outline(paragraph, self._level)
        paragraph.paragraph_format.page_break_before = True if heading.new_page else None
        counted = heading.number is None and bool(number) and heading.level == self._level
        if counted:
            self._numbers.heading(paragraph, self._level)
            write(paragraph, title)
        else:
            self._numbers.no_number(paragraph)
            write(paragraph, f"{one_line(number)} {title}".strip())
        add_bookmark(paragraph, f"_Toc{self._headings:06d}", self._headings)
        self._headings += 1

    def _table(self, table: Table, title: str = "") -> None:
        if not title and table.caption:
            title = _("Table {number}").format(number=self._numbering.table())
        caption = f"{title}. {table.caption}" if title and table.caption else title or table.caption
        if caption:
            write(self._word.add_paragraph(style="Caption"), caption)
        add_table(self._word, table, self._room, caption)

    def _figure(self, figure: Figure) -> None:
        number = 0 if figure.bare else self._numbering.figure()
        add_figure(self._word, figure, number, (self._room, self._sheet.frame_height - 60))
        if figure.data is not None:
            self._data.append((number, figure.data))

    def _section(self, section: Section) -> None:
        before = self._sheet
        self._sheet = sheet(section.page or self._document.page, landscape=section.landscape)
        self._room, self._new_page = self._sheet.frame_width, True
        for block in section.blocks:
            self._block(block)
        self._sheet, self._room, self._new_page = before, before.frame_width, True

    def _beside(self, block: Beside) -> None:
        """Write both sides into the columns of a section of its own."""
        self._turn()
        room = self._room
        begin_columns(self._word)
        self._room, begun = side_width(room), self._length()
        for each in block.left:
            self._block(each)
        before = self._length()
        for each in block.right:
            self._block(each)
        head, first = self._first_after(begun), self._first_after(before)
        if head is not None and first is not None:
            break_column(head, first)
        self._room = room
        end_columns(self._word, room - 2 * side_width(room))

    def _turn(self) -> None:
        """Start a section where the paper is to be another from here on."""
        if self._sheet == self._laid:
            return
        self._laid, self._new_page = self._sheet, False
        made = self._word.add_section(WD_SECTION.NEW_PAGE)
        made.different_first_page_header_footer = False
        set_page(made, self._sheet)
        set_running_texts(made, self._document, self._sheet)

    def _appendix(self) -> None:
        self._turn()
        self._heading(_appendix_heading())
        for number, table in self._data:
            self._table(table, _("Figure {number}").format(number=number))


def _appendix_heading() -> Heading:
    return Heading(_("The numbers behind the figures"))


def _entries(document: Document) -> Iterator[Entry]:
    """Yield the lines of the contents with the bookmarks that their headings will get."""
    numbering = Numbering(numbered=document.numbered)
    headings = [block for block in document.walk() if isinstance(block, Heading)]
    if any(isinstance(block, Figure) and block.data is not None for block in document.walk()):
        headings.append(_appendix_heading())
    at = level = 0
    for heading in headings:
        number, title = numbering.heading(heading), one_line(heading.text)
        if not title:
            continue
        level = max(1, min(heading.level, level + 1, LEVELS))
        if level <= DEEPEST:
            yield level, f"{one_line(number)} {title}".strip(), f"_Toc{at:06d}"
        at += 1
