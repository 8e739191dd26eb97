"""The survey on paper: the questionnaire, the chapter, and what must not stand in either."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Heading, ListBlock, Note, Paragraph, Table
from workbench.documents.pdf import press
from workbench.documents.registry import Options
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.situation import edits
from workbench.steps.situation.chapter_survey import survey_chapter
from workbench.steps.situation.survey_paper import BOX, questionnaire

TODAY = date(2026, 11, 18)
HOSTILE = "<b>Åsa</b> & 1070\u202e"


@pytest.fixture(autouse=True)
def swedish():
    with using("sv"):
        yield


def chapter(project, *, whole=False, language="sv", audience=Audience.PUBLIC):
    options = Options(date=TODAY, language=language, audience=audience)
    with using(language), project.read() as session:
        return survey_chapter(session, options, TODAY, whole=whole)


def said(blocks):
    """All words of blocks, those of pictures and tables too."""
    words = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            words.append(str(block.text))
        elif isinstance(block, Note):
            words += map(str, block.paragraphs())
        elif isinstance(block, ListBlock):
            words += map(str, block.items)
        elif isinstance(block, Figure):
            words += [block.caption, block.scene.alt, *(text.text for text in block.scene.texts())]
            words += said([block.data] if block.data else [])
        elif isinstance(block, Table):
            words += [str(cell) for row in block.rows for cell in row.cells]
    return words


# -- the chapter


def test_the_short_chapter_has_all_questions_and_the_one_about_safety_by_groups(torg):
    blocks = chapter(torg)
    words = " ".join(said(blocks))
    assert "Av 10 frågor visar 7 en säkerställd förändring" in words
    for figure in (
        "54,8",
        "+13,0",
        "6,42",
        "ej säkerställd",
        "45,8",
        "Bekvämlighetsurval",
        "58\u00a0%",
    ):
        assert figure in words
    assert "Intervallet gäller om urvalet vore slumpmässigt." in words
    assert "visas tillsammans" in words


def test_every_picture_has_its_numbers_beside_it(torg):
    for whole in (False, True):
        figures = [block for block in chapter(torg, whole=whole) if isinstance(block, Figure)]
        assert figures
        for figure in figures:
            assert figure.data is not None
            assert len(figure.data.rows) >= len(figure.scene.groups())


def test_the_whole_chapter_has_all_answers(torg):
    short, whole = chapter(torg), chapter(torg, whole=True)
    assert len(whole) > len(short)
    assert any("Alla svar på" in words for words in said(whole))


def test_small_groups_stand_in_no_chapter(torg):
    for audience in Audience:
        words = said(chapter(torg, whole=True, audience=audience))
        assert "annat/vill ej ange" not in words
        assert "man" not in words


def test_the_chapter_speaks_the_documents_language(torg):
    words = " ".join(said(chapter(torg, language="en")))
    assert "not certain" in words
    assert "ej säkerställd" not in words


def test_nothing_asked_is_no_chapter(empty):
    assert chapter(empty) == ()
    edits.start_survey(empty)
    assert chapter(empty) == ()


def test_words_of_people_reach_only_those_who_work_with_the_file(empty):
    survey = edits.start_survey(empty)
    round_id = acts.add(empty, record("survey_round"), {"survey_id": survey, "name": "2026-09"})
    with empty.read() as session:
        items = {row["code"]: row["id"] for row in read_survey(session).items}
    for _each in range(12):
        edits.put_form(empty, round_id, {items["Q1"]: (1, 4)}, {items["Q11"]: HOSTILE})
    assert HOSTILE in said(chapter(empty, whole=True, audience=Audience.INTERNAL))
    for audience in (Audience.PUBLIC, Audience.STEERING):
        assert HOSTILE not in said(chapter(empty, whole=True, audience=audience))
    assert HOSTILE not in said(chapter(empty, audience=Audience.INTERNAL))


# -- the questionnaire


def paper(project, language="sv"):
    options = Options(date=TODAY, language=language)
    with using(language), project.read() as session:
        return questionnaire(session, options)


def test_there_is_a_box_for_every_answer(empty):
    edits.start_survey(empty)
    document = paper(empty)
    words = said(document.blocks)
    # Ten questions on fixed scales with "do not know", then several of many and three backgrounds.
    on_scales = 2 * 6 + 5 * 6 + 6 + 12 + 3
    assert sum(cell.count(BOX) for cell in words) == on_scales + 7 + 3 + 4 + 3
    assert "Lite om dig" in words
    assert [f"{n}." in " ".join(words) for n in range(1, 17)] == [True] * 16


def test_numbers_on_paper_are_those_that_are_typed(empty):
    edits.start_survey(empty)
    tables = [block for block in paper(empty).blocks if isinstance(block, Table)]
    assert [column.title for column in tables[0].columns][1:3] == ["1 mycket otrygg",
                                                                   "2 ganska otrygg"]  # fmt: skip
    grades = next(t for t in tables if len(t.columns) == 13)
    assert [column.title for column in grades.columns][1:12] == [str(n) for n in range(11)]


def test_the_questionnaire_comes_in_english_too(empty):
    edits.start_survey(empty)
    words = " ".join(said(paper(empty, "en").blocks))
    assert "How safe or unsafe" in words
    assert "Thank you" in words


def test_inactive_questions_are_not_asked(empty):
    edits.start_survey(empty)
    with empty.read() as session:
        items = read_survey(session).items
    acts.change(empty, record("survey_item"), items[0]["id"], {"inactive": True})
    assert items[0]["title"] not in " ".join(said(paper(empty).blocks))


def test_no_questions_is_told(empty):
    with pytest.raises(WorkbenchError):
        paper(empty)


def test_the_questionnaire_is_printed_whatever_it_says(empty, tmp_path):
    survey = edits.start_survey(empty)
    acts.change(empty, record("survey"), survey, {"name": HOSTILE, "introduction": HOSTILE * 40})
    with empty.read() as session:
        items = read_survey(session).items
    changes = {row["id"]: {"title": HOSTILE * 20, "options": HOSTILE} for row in items}
    acts.change_many(empty, record("survey_item"), changes)
    press(paper(empty), tmp_path / "enkat.pdf")
    assert (tmp_path / "enkat.pdf").read_bytes().startswith(b"%PDF")
