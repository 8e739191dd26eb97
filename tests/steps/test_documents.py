"""The documents page presses what it shows, and nothing while nobody looks."""

from __future__ import annotations

import io
from datetime import date

import docx

from tests.windows import settle
from workbench.documents.registry import Options
from workbench.program.publishing import KINDS
from workbench.steps.documents.page import _pressed, _word_file


def test_a_press_tells_its_progress_and_gives_a_pdf(torg):
    told: list[float] = []
    options = Options(date=date(2026, 11, 18))
    data = _pressed(torg.snapshot(), KINDS[0].build, options, told.append)
    assert data.startswith(b"%PDF-")
    assert told == sorted(told)
    assert abs(told[-1] - 1) < 1e-9


def test_a_word_file_is_made_with_its_progress_told(torg):
    told: list[float] = []
    options = Options(date=date(2026, 11, 18))
    data = _word_file(torg.snapshot(), KINDS[0].build, options, told.append)
    assert "Platsen och området" in [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert told == sorted(told)
    assert abs(told[-1] - 1) < 1e-9


def test_the_document_is_saved_as_word_from_the_page(start):
    driver = start()
    driver.go("documents")
    target = driver.folder / "ut.docx"
    asked = []
    driver.desk.ask_file = lambda *, save, name, kinds, done: (
        asked.append((save, name, kinds)), done(str(target))
    )  # fmt: skip
    driver.page.word.click()
    settle(target.exists)
    assert asked[0][0]
    assert asked[0][1].endswith(".docx")
    assert docx.Document(str(target)).paragraphs
