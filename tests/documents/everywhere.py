"""A document that says one text in every place where text can stand."""

from __future__ import annotations

import datetime as dt

from workbench.charts import scene
from workbench.documents.content import (
    Column,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    Manner,
    Note,
    Paragraph,
    Row,
    RowRole,
    Section,
    Table,
    link,
    rich,
    strong,
)


def everywhere(text: str, **fields: object) -> Document:
    """Return a document with ``text`` in every field of the document and of its blocks."""
    table = Table(
        (Column(text, header=True), Column("B")),
        (
            Row((text, None), RowRole.GROUP),
            Row((text, text)),
            Row((rich(text, strong(text), link(text, text)), text), RowRole.TOTAL),
        ),
        text,
        text,
    )
    picture = scene.Scene(
        300, 40, (scene.Text(0, 20, text, 12), scene.Text(9, 9, text, 9, max_width=60)), text
    )
    blocks = (
        Heading(text, number=text[:20]),
        Heading(text, 2),
        *(Paragraph(text, manner) for manner in Manner),
        Paragraph(rich("före ", link(text, text), " efter ", strong(text))),
        ListBlock((text, ListItem(text, ListBlock((text,), ordered=True)))),
        table,
        Figure(picture, text, text, table),
        Note((text, text), text),
        KeyFigures((KeyFigure(text, text, text), KeyFigure("1", "ett"))),
        Section((Heading(text), table)),
    )
    values = {
        "title": text, "kind": text, "subtitle": text, "place": text, "author": text,
        "version": text, "adopted": text, "warning": text,
    } | fields  # fmt: skip
    return Document(blocks=blocks, date=dt.date(2026, 11, 23), **values)
