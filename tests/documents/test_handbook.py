"""The guide as a document: whole and fit for screen readers and archives."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest

from tests.documents.reading import faults
from workbench.base.handbook import handbook
from workbench.documents.handbook import guide_document
from workbench.documents.pdf import pressed


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_guide_passes_both_profiles_and_has_every_topic(language):
    data = pressed(guide_document(language, dt.date(2026, 11, 26)))
    assert faults(data) == []
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for topic in handbook(language):
        assert topic.title in text
