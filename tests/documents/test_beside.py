"""Blocks beside each other: in order, on one page, one below the other where they are too high."""

from __future__ import annotations

import datetime as dt
import io

import docx
from docx.oxml.ns import qn

from tests.documents.reading import File, faults
from workbench.documents.content import (
    Beside,
    Column,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from workbench.documents.docx import pressed as pressed_word
from workbench.documents.tables import tables_of

LEFT = (
    Heading("Vänster", 2),
    Table((Column("Yta", header=True), Column("Tal")), (Row(("A", "1")),)),
)
RIGHT = (Heading("Höger", 2), ListBlock(("ett", "två")))


def made(*blocks):
    return Document("T", blocks, dt.date(2026, 1, 1), cover=False)


def test_they_are_read_one_column_after_the_other():
    document = made(Paragraph("före"), Beside(LEFT, RIGHT), Paragraph("efter"))
    file = File(document)
    assert faults(file.data) == []
    assert len(file.reader.pages) == 1
    text = file.text()
    places = [text.index(word) for word in ("före", "Vänster", "Yta", "Höger", "två", "efter")]
    assert places == sorted(places)
    assert [each.name for each in tables_of(document.blocks)] == ["Vänster"]


def test_what_is_higher_than_a_page_stands_in_one_column():
    long = tuple(Paragraph(f"stycke {n}") for n in range(120))
    file = File(made(Beside(long, RIGHT)))
    assert len(file.reader.pages) > 1
    assert "stycke 119" in file.text()


def test_word_sets_them_in_two_columns():
    word = docx.Document(io.BytesIO(pressed_word(made(Beside(LEFT, RIGHT), Paragraph("efter")))))
    columns = [each._sectPr.find(qn("w:cols")).get(qn("w:num")) for each in word.sections]
    assert columns[1:] == ["2", "1"]
    breaks = [b for b in word.element.body.iter(qn("w:br")) if b.get(qn("w:type")) == "column"]
    assert len(breaks) == 1


def test_columns_without_anything_are_left_out():
    columns = (Column("Namn", header=True), Column("Roll"), Column("Tal"))
    table = Table(columns, (Row(("A", "", 0)), Row(("B", None, None)))).narrowed()
    assert [each.title for each in table.columns] == ["Namn", "Tal"]
    assert [row.cells for row in table.rows] == [("A", 0), ("B", None)]
