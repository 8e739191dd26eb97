"""The tree of a tagged file: roles, order, scopes, links, and what is no content."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.documents import sample
from tests.documents.reading import File
from workbench.documents.content import Document, Heading, Paragraph, rich, strong

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def file() -> File:
    return File(sample.document())


def test_headings_follow_the_outline_without_gaps(file: File) -> None:
    levels = [int(role[1]) for role in file.roles() if re.fullmatch(r"H\d", role)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_skipped_level_is_closed_up() -> None:
    blocks = (Heading("Ett"), Heading("Fyra", 4), Heading("Två", 2), Heading("Tre", 3))
    roles = File(Document("T", blocks, sample.DATE, cover=False)).roles()
    assert [role for role in roles if role.startswith("H")] == ["H1", "H2", "H3", "H3", "H4"]


def test_tables_have_titles_and_scopes(file: File) -> None:
    tables = [element for element in file.elements() if element["/S"] == "/Table"]
    # The cover's facts, the budget, the register and the numbers behind the figure.
    assert len(tables) == 4
    scopes = [str(element["/A"]["/Scope"]) for element in file.elements() if element["/S"] == "/TH"]
    assert set(scopes) == {"/Column", "/Row"}
    assert all("/A" in element for element in file.elements() if element["/S"] == "/TH")


def test_a_heading_that_comes_again_is_no_content(file: File) -> None:
    texts = [file.text(number) for number in range(len(file.reader.pages))]
    pages_with_header = sum("Tillfrågad" in text for text in texts)
    assert pages_with_header >= 3
    titles = [
        element
        for element in file.elements()
        if element["/S"] == "/TH" and element["/A"].get("/Scope") == "/Column"
    ]
    assert len(titles) == 4 + 6 + 2


def test_rows_have_as_many_cells_as_the_table_has_columns(file: File) -> None:
    for element in file.elements():
        if element["/S"] != "/TR":
            continue
        kids = element["/K"]
        cells = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        spans = [cell.get("/A", {}).get("/ColSpan", 1) for cell in cells]
        assert sum(spans) in {2, 4, 6}


def test_lists_have_labels_and_bodies(file: File) -> None:
    roles = file.roles()
    labels = roles.count("Lbl")
    assert labels == 3 + 2 + 4
    assert roles.count("LI") == labels + 4  # the key figures are a list without labels


def test_figures_have_words_and_a_place(file: File) -> None:
    figures = [element for element in file.elements() if element["/S"] == "/Figure"]
    assert len(figures) == 2
    for figure in figures:
        assert figure["/Alt"] == "Tidplan för åtta åtgärder under 2026."
        left, bottom, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
        assert left < right
        assert bottom < top


def test_links_lead_where_they_say(file: File) -> None:
    links = file.annotations()
    outward = {str(each["/A"]["/URI"]) for each in links if "/A" in each}
    assert outward == {"https://exempel.se/platssamverkan", "mailto:platsen@example.org"}
    assert all(each["/Contents"] and "/StructParent" in each for each in links)
    inward = [each["/Dest"] for each in links if "/Dest" in each]
    headings = [role for role in file.roles() if role in {"H2", "H3"}]
    assert len(inward) == len(headings) - 1  # all but "Contents" itself
    assert all(place[1] == "/XYZ" for place in inward)


def test_the_contents_name_the_page_on_which_a_heading_stands(file: File) -> None:
    entry = re.search(r"^7 Risker (\d+)$", file.text(1), re.MULTILINE)
    assert entry is not None
    page = int(entry[1])
    assert "Risker" in file.text(page - 1)
    assert f"Sida {page} av {len(file.reader.pages)}" in file.text(page - 1) or (
        f"Page {page} of {len(file.reader.pages)}" in file.text(page - 1)
    )


def test_bookmarks_are_the_headings_at_their_places(file: File) -> None:
    def flat(items: list) -> list:
        return [
            each for item in items for each in (flat(item) if isinstance(item, list) else [item])
        ]

    marks = flat(file.reader.outline)
    titles = [mark.title for mark in marks]
    assert titles[:3] == ["1 Sammanfattning på en sida", "1.1 Vision", "2 Platsen och området"]
    assert all(mark["/Type"] == "/XYZ" for mark in marks)
    pages = [file.reader.get_destination_page_number(mark) for mark in marks]
    assert pages == sorted(pages)


def test_words_stay_apart_and_letters_whole(file: File) -> None:
    text = " ".join(file.text().split())
    assert sample.TEXT in text
    assert "Området omfattar 14 ytor och 20 fastigheter. Mer om arbetssättet finns" in text
    assert "Årets resultat 623 137 244 900 −260 710" in text
    assert "23 nov" in text


def test_a_line_is_divided_between_looks_without_losing_its_space() -> None:
    words = " ".join(f"ord{at}" for at in range(80))
    text = rich(words, " ", strong("fetstil"), ", ", strong("mer"), " slut")
    file = File(Document("T", (Paragraph(text),), sample.DATE, cover=False))
    assert f"{words} fetstil, mer slut" in " ".join(file.text().split())


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler's pdfinfo is not here")
def test_poppler_reads_the_same_order(tmp_path: Path) -> None:
    target = tmp_path / "sample.pdf"
    target.write_bytes(File(sample.document()).data)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(target)], capture_output=True, check=True, timeout=60
    )
    text = told.stdout.decode()
    assert told.stderr == b""
    order = [
        "Platsplan för Mellantorg", "Sammanfattning på en sida", "Anslutningsgrad", "Vision",
        "kunskapscentrum", "Förankra", "Tabell 1" if "Tabell 1" in text else "Table 1",
        "Summa intäkter", "Årets resultat", "Tänk på momsen", "Organisation nummer 0",
        "Organisation nummer 59", "Risker", "Beslut som krävs",
    ]  # fmt: skip
    place = 0
    for word in order:
        place = text.find(word, place)
        assert place >= 0, word
