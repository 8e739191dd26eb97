"""Every file passes PDF/UA-1 and PDF/A-2a; the gate is seen to fail on a spoilt one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io

import pypdf
import pytest
from pypdf.generic import NameObject

from tests.documents import sample
from tests.documents.reading import File, faults
from workbench.documents.content import Document, Heading, Paragraph, Status
from workbench.documents.pdf import pressed
from workbench.documents.sheet import PageSize


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("status", list(Status))
def test_the_sample_passes_both(language: str, status: Status) -> None:
    assert faults(pressed(sample.document(language, status=status))) == []


@pytest.mark.parametrize("size", list(PageSize))
def test_every_paper_passes(size: PageSize) -> None:
    document = dataclasses.replace(sample.document(), page=size)
    file = File(document)
    assert faults(file.data) == []
    assert float(file.reader.pages[0].mediabox.width) == pytest.approx(
        {"A4": 595.28, "A3": 841.89, "letter": 612.0}[size], abs=0.1
    )


@pytest.mark.parametrize("cover", [True, False])
@pytest.mark.parametrize("contents", [True, False])
def test_a_document_of_next_to_nothing_passes(cover: bool, contents: bool) -> None:
    document = Document("Tom", (), dt.date(2026, 1, 2), cover=cover, contents=contents)
    assert faults(pressed(document)) == []


def test_a_document_without_anything_at_all_is_a_page() -> None:
    document = Document("", (), dt.date(2026, 1, 2), cover=False)
    assert len(File(document).reader.pages) == 1


@pytest.mark.parametrize("fault", ["StructTreeRoot", "Metadata", "Lang", "MarkInfo"])
def test_the_gate_fails_on_a_spoilt_file(fault: str) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pressed(sample.document(rows=2))))
    del writer.root_object[NameObject(f"/{fault}")]
    spoilt = io.BytesIO()
    writer.write(spoilt)
    assert faults(spoilt.getvalue()) != []


def test_the_file_names_itself() -> None:
    file = File(sample.document())
    root = file.reader.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not False
    assert file.reader.metadata.title == "Platsplan för Mellantorg"
    assert file.reader.metadata.author == "Cajsa Testlund, konsult"
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_all_fonts_are_embedded_and_map_to_letters() -> None:
    file = File(sample.document())
    fonts = file.reader.pages[2]["/Resources"]["/Font"]
    assert len(fonts) >= 3
    for font in fonts.values():
        each = font.get_object()
        assert "/FontFile2" in each["/FontDescriptor"]
        assert "NotoSans" in each["/BaseFont"]
        assert "<0000>" not in each["/ToUnicode"].get_data().decode()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pressed(sample.document()) == pressed(sample.document())


def test_forty_pages_without_photos_stay_small() -> None:
    paragraphs = tuple(
        block
        for chapter in range(40)
        for block in (
            Heading(f"Kapitel {chapter}", new_page=True),
            *(Paragraph(sample.TEXT) for _ in range(8)),
            sample.budget(),
        )
    )
    document = dataclasses.replace(sample.document(), blocks=paragraphs)
    file = File(document)
    assert len(file.reader.pages) >= 40
    assert len(file.data) < 400_000
