"""From a document's blocks to pieces: who makes what, with numbers, levels and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from workbench.documents.numbering import Numbering
from workbench.documents.pdf.beside import beside_strips, side_width
from workbench.documents.pdf.figures import figure_strips
from workbench.documents.pdf.flow import NewPage
from workbench.documents.pdf.panels import figures_strips, note_strips
from workbench.documents.pdf.pixels import picture_strips
from workbench.documents.pdf.prose import (
    HeadingStrip,
    heading_strips,
    list_strips,
    paragraph_strips,
)
from workbench.documents.pdf.styles import heading_style
from workbench.documents.pdf.tables import table_strips
from workbench.documents.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.content import Block, Document
    from workbench.documents.pdf.flow import Piece
    from workbench.documents.pdf.structure import Element
    from workbench.documents.sheet import Sheet


class Builder:
    """Builds the pieces of one document under ``root``.

    After ``build`` its ``items`` are ready for pages and ``headings`` for the contents.
    """

    def __init__(self, document: Document, root: Element) -> None:
        self.document = document
        self.items: list[Piece | NewPage] = []
        self.headings: list[HeadingStrip] = []
        self._sheet = sheet(document.page, landscape=document.landscape)
        self._room = self._sheet.frame_width
        self._numbering = Numbering(numbered=document.numbered)
        self._parents: list[Element] = [root]
        self._data: list[tuple[int, Table]] = []

    def build(self) -> None:
        """Build every block, and last the appendix with the numbers behind the figures."""
        for block in self.document.blocks:
            self._block(block)
        if self._data:
            self._appendix()

    def _block(self, block: Block) -> None:  # noqa: C901 - one line for each kind of block
        room = self._room
        parent = self._parents[-1]
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._add(paragraph_strips(block, parent, room))
            case ListBlock():
                self._add(list_strips(block, parent, room))
            case Table():
                self._add(self._table(block))
            case Figure():
                self._figure(block)
            case Picture():
                self._add(picture_strips(block, parent, room, self._sheet.frame_height))
            case Note():
                self._add(note_strips(block, parent, room))
            case KeyFigures():
                self._add(figures_strips(block, parent, room))
            case PageBreak():
                self.items.append(NewPage(self._sheet))
            case Section():
                self._section(block)
            case Beside():
                self._beside(block)

    def _add(self, pieces: Sequence[Piece]) -> None:
        self.items.extend(pieces)

    def _heading(self, heading: Heading) -> None:
        if heading.new_page:
            self.items.append(NewPage(self._sheet))
        # A level is never skipped in the tree, whatever the author did.
        level = max(1, min(heading.level, len(self._parents)))
        del self._parents[level:]
        self._parents.append(self._parents[-1].child("Sect"))
        key = f"heading{len(self.headings)}"
        number = self._numbering.heading(heading)
        strips = heading_strips(heading, number, level, key, self._parents[-1], self._room)
        self.headings.extend(strip for strip in strips if isinstance(strip, HeadingStrip))
        self._add(strips)

    def _table(self, table: Table, title: str = "") -> Sequence[Piece]:
        if not title and table.caption:
            title = _("Table {number}").format(number=self._numbering.table())
        return table_strips(table, self._parents[-1], self._room, title)

    def _figure(self, figure: Figure) -> None:
        number = 0 if figure.bare else self._numbering.figure()
        below_heading = self._sheet.frame_height - heading_style(1).leading - 18
        self._add(figure_strips(figure, number, self._parents[-1], self._room, below_heading))
        if figure.data is not None:
            self._data.append((number, figure.data))

    def _section(self, section: Section) -> None:
        before = self._sheet
        self._take(sheet(section.page or self.document.page, landscape=section.landscape))
        for block in section.blocks:
            self._block(block)
        self._take(before)

    def _take(self, paper: Sheet) -> None:
        """Go on with a new page of this paper."""
        self._sheet, self._room = paper, paper.frame_width
        self.items.append(NewPage(paper))

    def _beside(self, block: Beside) -> None:
        """Build both sides in a half of the frame each, then put them side by side."""
        items, room = self.items, self._room
        self._room = side_width(room)
        sides: list[list[Piece | NewPage]] = []
        for blocks in (block.left, block.right):
            self.items = []
            for each in blocks:
                self._block(each)
            sides.append(self.items)
        self.items, self._room = items, room
        self.items.extend(beside_strips(sides, room, self._sheet.frame_height))

    def _appendix(self) -> None:
        self._heading(Heading(_("The numbers behind the figures")))
        for number, table in self._data:
            self._add(self._table(table, _("Figure {number}").format(number=number)))
