"""The guide as a document: whole and fit for screen readers and archives."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pypdf
import pytest

from tests.documents.reading import faults
from workbench.base.handbook import NEWS, Picture, handbook
from workbench.documents.docx import pressed as pressed_word
from workbench.documents.handbook import guide_document
from workbench.documents.pdf import pressed


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_guide_passes_both_profiles_and_has_every_topic(language):
    data = pressed(guide_document(language, dt.date(2026, 11, 26)))
    assert faults(data) == []
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for topic in handbook(language):
        assert (topic.title in text) == (topic.key != NEWS)
    alts = _figures(pypdf.PdfReader(io.BytesIO(data)))
    shown = [
        part.alt
        for topic in handbook(language)
        for part in topic.parts
        if isinstance(part, Picture)
    ]
    assert [alt for alt in alts if alt in shown] == shown


def _figures(reader):
    """Return what the pictures show in words, in the order of the tree."""
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            left.extend(reversed(node))
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if node.get("/S") == "/Figure":
                found.append(str(node["/Alt"]))
            if "/K" in node:
                left.append(node["/K"])
    return found


def test_a_word_file_has_the_pictures_with_their_words():
    word = docx.Document(io.BytesIO(pressed_word(guide_document("sv", dt.date(2026, 11, 26)))))
    words = [each._inline.docPr.get("descr") for each in word.inline_shapes]
    shown = [
        part.alt for topic in handbook("sv") for part in topic.parts if isinstance(part, Picture)
    ]
    assert [each for each in words if each in shown] == shown
