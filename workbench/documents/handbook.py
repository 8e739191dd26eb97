"""The guide for users as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import __version__
from workbench.base.handbook import NEWS, Grid, Points, Said, Title, handbook, picture_file
from workbench.base.handbook import Picture as Shown
from workbench.base.language import _, using
from workbench.documents.audience import Audience
from workbench.documents.content import (
    Column,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Rich,
    Row,
    Span,
    Status,
    Table,
)

if TYPE_CHECKING:
    import datetime as dt

    from workbench.base.handbook import Line, Part
    from workbench.documents.content import Block


def guide_document(language: str, date: dt.date) -> Document:
    """Return the whole guide, a chapter for each topic but what is new in the program."""
    with using(language):
        title, says = _("The guide to Platsverkstad"), _("Version {version}")
    blocks: list[Block] = []
    for topic in handbook(language):
        if topic.key == NEWS:
            continue
        blocks.append(Heading(topic.title))
        blocks += [_block(part, language) for part in topic.parts]
    return Document(
        title=title,
        subtitle=says.format(version=__version__),
        kind=title,
        blocks=tuple(blocks),
        date=date,
        language=language,
        status=Status.ISSUED,
        audience=Audience.PUBLIC,
    )


def _block(part: Part, language: str) -> Block:
    if isinstance(part, Title):
        return Heading(part.text, 2, number="")
    if isinstance(part, Said):
        return Paragraph(_rich(part.line))
    if isinstance(part, Points):
        return ListBlock(tuple(_rich(line) for line in part.lines), ordered=part.numbered)
    if isinstance(part, Shown):
        data = picture_file(language, part).read_bytes()
        return Picture(data, part.alt, part.caption)
    return _table(part)


def _table(grid: Grid) -> Table:
    first, *others = grid.titles
    columns = (Column(first, header=True, weight=1), *(Column(each, weight=2) for each in others))
    return Table(columns, tuple(Row(tuple(_rich(cell) for cell in row)) for row in grid.rows))


def _rich(line: Line) -> Rich:
    return Rich(tuple(Span(run.text, bold=run.strong) for run in line))
