"""All the words of a document as plain text, as for finding who is named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.charts.scene import Group, Text
from workbench.documents.cells import cell_text
from workbench.documents.content import (
    Figure,
    Heading,
    KeyFigures,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.charts.scene import Shape
    from workbench.documents.content import Block, Document


def words_of(document: Document) -> str:
    """Return everything the document says, a line for each paragraph, point, cell and label."""
    front = (
        document.title, document.subtitle, document.kind, document.place, document.author,
        document.adopted, document.warning, document.look.logo_alt, document.look.cover_alt,
    )  # fmt: skip
    lines = [*front, *(line for block in document.walk() for line in _lines(block))]
    return "\n".join(line for line in lines if line)


def _lines(block: Block) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    match block:
        case Heading() | Paragraph():
            yield str(block.text)
        case ListBlock():
            yield from _points(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield block.caption
            yield block.alt or block.scene.alt
            yield from _labels(block.scene.shapes)
            if block.data is not None:
                yield from _table(block.data)
        case Picture():
            yield from (block.caption, block.alt)
        case Note():
            yield block.title
            yield from map(str, block.paragraphs())
        case KeyFigures():
            for each in block.figures:
                yield from (each.value, each.label, each.detail)
        case _:
            return


def _points(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        if isinstance(item, ListItem):
            yield str(item.text)
            if item.below is not None:
                yield from _points(item.below)
        else:
            yield str(item)


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.title for column in table.columns)
    for row in table.rows:
        yield from (
            cell_text(column, value)
            for column, value in zip(table.columns, row.cells, strict=False)
        )
    yield table.source


def _labels(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield shape.alt
            yield from _labels(shape.shapes)
        elif isinstance(shape, Text):
            yield shape.text
