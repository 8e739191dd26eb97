"""From a document to a PDF file."""

from __future__ import annotations

import gc
import io
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.base.language import using
from workbench.charts.palette import own_accent
from workbench.documents.numbering import FEWEST
from workbench.documents.pdf.beside import BesideStrip
from workbench.documents.pdf.build import Builder
from workbench.documents.pdf.contents import contents_strips
from workbench.documents.pdf.cover import CoverStrip, masthead_strips
from workbench.documents.pdf.flow import Page, Placed, paginate
from workbench.documents.pdf.furniture import Furniture
from workbench.documents.pdf.metadata import describe
from workbench.documents.pdf.pen import Pen
from workbench.documents.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from workbench.documents.content import Document
    from workbench.documents.pdf.contents import EntryStrip
    from workbench.documents.pdf.flow import Piece

    Progress = Callable[[int, int], None]


def press(document: Document, target: Path | BinaryIO, progress: Progress | None = None) -> None:
    """Write ``document`` as PDF, tagged by PDF/UA-1 and fit for archives by PDF/A-2a.

    A file appears whole or not at all. ``progress`` is told pages done and pages in all; what it
    raises stops the press. The same document gives the same bytes. Raises OSError when the target
    cannot be written.
    """
    data = pressed(document, progress)
    if isinstance(target, os.PathLike):
        unfinished = target.with_name(target.name + ".part")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    else:
        target.write(data)


def pressed(document: Document, progress: Progress | None = None) -> bytes:
    """Return ``document`` as the bytes of a PDF file; see ``press``."""
    file = io.BytesIO()
    own = own_accent(document.look.accent)
    with using(document.language), own, _no_collection():
        pen = Pen(file, document.language)
        describe(pen.archive, document)
        pages = _pages(document, pen)
        furniture = Furniture(document, len(pages))
        for number, page in enumerate(pages, 1):
            pen.begin_page(page.sheet)
            page.paint(pen)
            on_cover = document.cover and number == 1
            if on_cover:
                furniture.paint_cover(pen, page.sheet)
            else:
                furniture.paint(pen, page.sheet, number, title=number > 1)
            pen.end_page()
            if progress is not None:
                progress(number, len(pages))
        pen.finish()
    return file.getvalue()


def page_count(document: Document) -> int:
    """Return how many pages a document has on paper, without making them."""
    with using(document.language), _no_collection():
        return len(_pages(document, Pen(io.BytesIO(), document.language)))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector away for the second a press takes.

    Nothing is thrown away before the file is done, and walking through a tree of many thousand
    elements again and again takes a quarter of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _pages(document: Document, pen: Pen) -> list[Page]:
    root = pen.tree.root
    first = sheet(document.page, landscape=document.landscape)
    front: list[Page] = []
    if document.cover:
        front.append(Page(first, [Placed(CoverStrip(document, root, first), first.top)]))
    contents = root.child("Part")
    builder = Builder(document, root.child("Part"))
    if not document.cover:
        builder.items.extend(masthead_strips(document, root, first.frame_width))
    builder.build()
    body = paginate(builder.items, first)
    if document.cover and document.contents and len(builder.headings) >= FEWEST:
        strips, entries = contents_strips(builder.headings, contents, first.frame_width)
        front.extend(paginate(strips, first))
        _number(entries, body, len(front))
    pages = [*front, *body]
    return pages or [Page(first)]


def _number(entries: list[EntryStrip], body: list[Page], before: int) -> None:
    """Tell every entry of the contents where its heading stands."""
    places = {
        id(piece): (before + at, page.sheet.left, placed.top - y + 6)
        for at, page in enumerate(body)
        for placed in page.placed
        for y, piece in _within(placed.piece)
    }
    for entry in entries:
        entry.place = places.get(id(entry.heading))


def _within(piece: Piece) -> Iterator[tuple[float, Piece]]:
    """Yield a piece, and those in its columns, with how far below its top each begins."""
    yield 0.0, piece
    if isinstance(piece, BesideStrip):
        yield from ((y, each) for _x, y, each in piece.placed)
