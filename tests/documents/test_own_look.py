"""The organisation's own look on paper: used where it can be, left out where it cannot."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest
from PIL import Image, ImageDraw

from tests.documents import sample
from tests.documents.reading import faults
from workbench.documents.content import Document, Heading, OwnLook, Paragraph
from workbench.documents.docx import pressed as pressed_word
from workbench.documents.pdf import pressed
from workbench.documents.pictures import picture_size
from workbench.exchange.read_photo import photo_of


def picture(width, height):
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).ellipse((4, 4, width - 4, height - 4), fill=(120, 20, 50))
    file = io.BytesIO()
    image.save(file, "PNG")
    return photo_of(file.getvalue(), "logo.png").data


LOOK = OwnLook((120, 20, 50), picture(300, 100), "Mellantorgs märke", picture(800, 500), "Torget")


def document(look, *, cover=True):
    blocks = (Heading("Kapitel"), Paragraph("Text"))
    return Document(
        "Plan", blocks, date(2026, 11, 25), place="Torget", cover=cover, look=look
    )  # fmt: skip


def pages(data):
    return pypdf.PdfReader(io.BytesIO(data)).pages


def pictures(data):
    return [len(page.images) for page in pages(data)]


def alternatives(data):
    reader = pypdf.PdfReader(io.BytesIO(data))
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [
        each["/Alt"] for each in objects
        if isinstance(each, dict) and each.get("/S") == "/Figure" and "/Alt" in each
    ]  # fmt: skip


def test_cover_has_both_pictures_with_their_words():
    data = pressed(document(LOOK))
    assert pictures(data)[0] == 2
    assert {"Mellantorgs märke", "Torget"} <= set(alternatives(data))


def test_a_cover_picture_without_words_is_an_ornament():
    data = pressed(document(replace(LOOK, cover_alt="")))
    assert pictures(data)[0] == 2
    assert alternatives(data) == ["Mellantorgs märke"]


def test_a_document_without_cover_has_the_logotype_over_its_title():
    assert pictures(pressed(document(LOOK, cover=False))) == [1]


def test_headings_are_in_the_own_colour_and_only_there():
    plain, own = (pressed(document(look)) for look in (OwnLook(), OwnLook((120, 20, 50))))
    ink = b"0.471 0.0784 0.196 rg"

    def inks(data):
        return sum(page.get_contents().get_data().count(ink) for page in pages(data))

    assert inks(own) > 0
    assert inks(plain) == 0
    assert pressed(document(OwnLook())) == plain  # nothing of the own colour stays behind


def test_word_has_the_pictures_the_colour_and_the_mark_of_a_draft_on_the_cover():
    made = docx.Document(io.BytesIO(pressed_word(document(LOOK))))
    words = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert words == ["Mellantorgs märke", "Torget"]
    assert str(made.styles["Heading 1"].font.color.rgb) == "781432"
    section = made.sections[0]
    for header in (section.first_page_header, section.header):
        assert "Utkast" in header.paragraphs[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no picture", b"\xff\xd8\xff" + b"x" * 200, b"%PDF-1.7", LOOK.logo[:20],
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_left_out(data):
    assert picture_size(data) is None
    assert pictures(pressed(document(OwnLook(None, data, "m", data, "t")))) == [0] * 2


def test_a_picture_that_claims_to_be_enormous_is_not_decoded():
    head = bytearray(picture(64, 64))
    at = head.index(b"\xff\xc0")
    head[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    assert picture_size(bytes(head)) is None


def test_a_whole_document_in_an_own_look_is_tagged_and_fit_for_archives():
    assert faults(pressed(replace(sample.document(rows=10), look=LOOK))) == []
