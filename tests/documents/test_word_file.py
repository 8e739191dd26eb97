"""Word files: real headings, tables with header rows, pictures in words, and text as data."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from tests.documents.everywhere import everywhere
from tests.documents.sample import bars, document
from tests.documents.texts import HOSTILE
from workbench.charts.scene import Ellipse, Line, Polygon, Polyline, Rect, Scene, Text
from workbench.documents.content import (
    Column,
    Document,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    Section,
    Table,
    link,
    rich,
)
from workbench.documents.docx import press, pressed
from workbench.documents.docx.outlines import dashed, rounded
from workbench.documents.docx.raster import png_of
from workbench.documents.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.documents.content import Block

DAY = dt.date(2026, 11, 25)


def opened(made: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(pressed(made)))


def small(*blocks: Block, **facts: object) -> Document:
    return Document("Titel", blocks, DAY, cover=False, **facts)  # type: ignore[arg-type]


def body_text(word: docx.document.Document) -> str:
    return "".join(each.text or "" for each in word.element.body.iter(qn("w:t")))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_headings_are_headings_that_count_themselves() -> None:
    word = opened(
        small(
            Heading("Ett"), Heading("Del", 2), Heading("Fri", number=""), Heading("A", number="§ 3")
        )
    )
    heads = [each for each in word.paragraphs if each.style.name.startswith("Heading")]
    assert [(each.style.name, each.text) for each in heads] == [
        ("Heading 1", "Ett"), ("Heading 2", "Del"), ("Heading 1", "Fri"), ("Heading 1", "§ 3 A"),
    ]  # fmt: skip
    numbered = [each._p.pPr.numPr.numId.val for each in heads]
    assert numbered[0] == numbered[1] != 0
    assert numbered[2:] == [0, 0]


def test_levels_are_never_skipped() -> None:
    word = opened(small(Heading("Ett"), Heading("Djup", 4)))
    found = [each for each in word.paragraphs if "Heading" in each.style.name]
    assert [each.style.name for each in found] == ["Heading 1", "Heading 4"]
    # It looks as deep as it was meant; those who hear it are told the place it has.
    assert [mark.get(qn("w:val")) for mark in found[1]._p.iter(qn("w:outlineLvl"))] == ["1"]


def test_a_table_names_its_columns_for_those_who_hear_it() -> None:
    columns = (Column("Post", header=True), Column("Kr"))
    rows = (
        Row(("Grupp", None), RowRole.GROUP),
        Row(("Avgift", "12")),
        Row(("Summa", "12"), RowRole.TOTAL),
    )
    word = opened(small(Table(columns, rows, "Budget", "Källa: vi")))
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Post", "Kr"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look.get(qn("w:firstRow")) == look.get(qn("w:firstColumn")) == "1"
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Tabell 1. Budget"
    assert table.rows[1].cells[0]._tc is table.rows[1].cells[1]._tc
    assert all(run.bold for run in table.rows[3].cells[1].paragraphs[0].runs)
    assert [p.text for p in word.paragraphs if p.style.name == "Caption"] == ["Tabell 1. Budget"]


def test_a_figure_says_in_words_what_it_shows_and_has_its_numbers_at_the_end() -> None:
    data = Table((Column("År"), Column("Antal")), (Row(("2026", "7")),))
    word = opened(small(Heading("Ett"), Figure(bars(400), "Staplar", alt="Sju staplar", data=data)))
    picture = word.inline_shapes[0]
    assert picture._inline.docPr.get("descr") == "Sju staplar"
    heads = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["Ett", "Siffrorna bakom figurerna"]
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["2026", "7"]


def test_a_file_says_what_it_is_and_in_which_language() -> None:
    word = opened(
        small(Paragraph("x"), language="en", author="Vi", kind="Avtal", warning="Underlag")
    )
    facts = word.core_properties
    assert (facts.title, facts.author, facts.language) == ("Titel", "Vi", "en-GB")
    assert facts.created.date() == DAY
    assert 'w:val="en-GB"' in word.part._styles_part.blob.decode()
    assert "Underlag" in word.sections[0].footer.paragraphs[0].text


def test_the_first_page_is_a_table_of_names_and_values_without_a_row_of_titles() -> None:
    data = pressed(document())
    look = docx.Document(io.BytesIO(data)).tables[0]._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_every_page_has_its_number() -> None:
    foot = opened(small(Paragraph("x"))).sections[0].footer._element
    codes = [each.text.strip() for each in foot.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_contents_lead_to_the_headings() -> None:
    word = opened(document())
    links = [each.get(qn("w:anchor")) for each in word.element.body.iter(qn("w:hyperlink"))]
    marks = {each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))}
    inner = [each for each in links if each]
    assert len(inner) > 5
    assert set(inner) <= marks


def test_lists_count_from_where_they_start() -> None:
    word = opened(
        small(ListBlock(("a", "b"), ordered=True, start=4), ListBlock(("c",), ordered=True))
    )
    used = {p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"}
    assert len(used) == 2
    assert 'w:start w:val="4"' in word.part.numbering_part.element.xml


def test_a_lying_page_is_a_section_and_what_comes_after_stands_again() -> None:
    word = opened(small(Paragraph("a"), Section((Paragraph("b"),)), Paragraph("c")))
    turned = [each.page_width > each.page_height for each in word.sections]
    assert turned == [False, True, False]


def test_a_section_at_the_end_leaves_no_empty_page() -> None:
    word = opened(small(Paragraph("a"), Section((Paragraph("b"),)), PageBreak()))
    assert len(word.sections) == 2


def test_a_page_break_is_said_of_the_next_paragraph() -> None:
    word = opened(small(Paragraph("a"), PageBreak(), Paragraph("b")))
    broken = {p.text: bool(p.paragraph_format.page_break_before) for p in word.paragraphs}
    assert broken["b"]
    assert not broken["a"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_written(text: str) -> None:
    data = pressed(everywhere(text))
    found = squeezed(body_text(docx.Document(io.BytesIO(data))))
    assert found.count(squeezed(plain(text))) >= 4
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name or "embed" in name]
        targets = archive.read("word/_rels/document.xml.rels").decode()
    for wrong in ("file:", "javascript:", "smb:", "ms-word:"):
        assert f'Target="{wrong}' not in targets.casefold()


def test_only_allowed_addresses_become_links() -> None:
    words = rich(link("bra", "https://example.org/a"), link("ont", "file:///etc/passwd"))
    made = opened(small(Paragraph(words)))
    outside = [each.target_ref for each in made.part.rels.values() if each.is_external]
    assert outside == ["https://example.org/a"]
    assert "ont" in body_text(made)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pressed(document()) == pressed(document())


def test_a_file_is_written_whole_and_progress_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    target = tmp_path / "a.docx"
    press(small(Paragraph("a"), Paragraph("b")), target, lambda *each: told.append(each))
    assert told == [(1, 2), (2, 2)]
    assert "ab" in body_text(docx.Document(str(target)))
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_a_picture_is_sharp_and_in_the_colours_of_print() -> None:
    scene = Scene(
        40,
        20,
        (
            Rect(0, 0, 20, 20, fill="accent"),
            Polygon(
                ((20, 0), (40, 0), (40, 20), (20, 20)),
                fill="ok",
                holes=(((25, 5), (35, 5), (35, 15), (25, 15)),),
            ),
        ),
    )
    picture = Image.open(io.BytesIO(png_of(scene)))
    assert picture.size == (120, 60)
    assert picture.getpixel((20, 20)) == (0, 75, 115)
    assert picture.getpixel((64, 4)) == (15, 90, 54)
    assert picture.getpixel((90, 30)) == (255, 255, 255)


def test_every_shape_leaves_ink() -> None:
    for shape in (
        Line(2, 2, 30, 10, "text", 2),
        Polyline(((2, 2), (20, 2), (20, 15)), "text", 2, (3, 2), radius=4),
        Ellipse(15, 10, 8, 6, hatch="dots", hatch_color="text"),
        Rect(3, 3, 20, 12, stroke="text", radius=3, hatch="diagonal"),
        Text(3, 14, "Åtgärd", 10, halo="raised", max_width=20),
    ):
        picture = Image.open(io.BytesIO(png_of(Scene(40, 20, (shape,))))).convert("L")
        assert picture.getextrema()[0] < 160, shape


def test_a_dashed_line_goes_on_round_a_corner() -> None:
    runs = list(dashed(((0, 0), (10, 0), (10, 10)), (4, 3)))
    assert runs[0] == [(0, 0), (4.0, 0.0)]
    assert runs[1] == [(7.0, 0.0), (10, 0), (10.0, 1.0)]
    steps = [pair for run in runs for pair in pairwise(run)]
    drawn = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in steps)
    assert drawn == pytest.approx(12)


def test_a_rounded_corner_stays_inside_it() -> None:
    points = rounded(((0, 0), (10, 0), (10, 10)), 3)
    assert (10, 0) not in points
    assert points[0] == (0, 0)
    assert points[-1] == (10, 10)
