"""Every document of the example: whole for reading aids and archives, naming nobody to others."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from tests.command import NOW
from tests.documents.reading import faults
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Heading, Paragraph, Section, Table
from workbench.documents.docx import pressed as pressed_word
from workbench.documents.pdf import pressed
from workbench.documents.registry import Options, kind_of
from workbench.models.field import Privacy
from workbench.models.registry import RECORDS, record
from workbench.program.processing_record import kept_about_people
from workbench.program.publishing import KINDS
from workbench.project.open import open_project
from workbench.project.register import read_rows

OWN = ("nulagesanalys", "handlingsplan", "registerforteckning")
OTHERS = [kind.key for kind in KINDS if kind.key not in (*OWN, "platsplan")]


@pytest.fixture(scope="module")
def project(mellantorg):
    with open_project(mellantorg, read_only=True) as opened:
        yield opened


def built(project, key, language="sv", audience=Audience.PUBLIC):
    options = Options(date=NOW.date(), language=language, audience=audience)
    with using(language), project.read() as session:
        return kind_of(KINDS, key).build(session, options)


@pytest.fixture(scope="module")
def files(project):
    """The documents of this room, both languages, each pressed once."""
    return {
        (key, language): pressed(built(project, key, language))
        for key in OWN
        for language in ("sv", "en")
    }


def words(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = "\n".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("key", OWN)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_they_pass_both_profiles(files, key, language):
    assert faults(files[key, language]) == []


@pytest.mark.slow
@pytest.mark.parametrize("key", OTHERS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_others_pass_both_profiles(project, key, language):
    assert faults(pressed(built(project, key, language))) == []


@pytest.mark.parametrize("key", OWN)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_nobody_is_named_to_others(project, files, key, language):
    text = words(files[key, language])
    assert "{" not in text
    with project.read() as session:
        people = read_rows(session, record("stakeholder"))
    for person in people:
        for field in ("name", "email", "phone", "notes", "needs", "message"):
            if person[field]:
                assert str(person[field]) not in text, field


@pytest.mark.parametrize(
    ("key", "language", "wanted"),
    [
        ("nulagesanalys", "sv", ["Uppdrag och metod", "236 av 410 svarade", "Säkerhet och trygghet",
                                 "Vad som inte går att dra slutsatser om", "Orsaksanalys",
                                 "Styrkor att bygga på", "Åtgärdsförslag", "Baslinje"]),
        ("nulagesanalys", "en", ["Task and method", "236 of 410", "Baseline for the follow-up"]),
        ("handlingsplan", "sv", ["Läsanvisning", "Aktiviteter per mål", "G1 Tryggare kvällar",
                                 "Belysningsplan", "Tillstånd", "Risker", "Sedan planen beslutades",
                                 "Gantt-schema", "Kostnader och finansiering"]),
        ("handlingsplan", "en", ["How to read the plan", "Activities by goal", "Permits"]),
        ("registerforteckning", "sv", ["artikel 30", "Ändamål", "Rättslig grund", "Mottagare",
                                       "Gallring", "Säkerhetsåtgärder", "imy.se", "E-post"]),
        ("registerforteckning", "en", ["article 30", "Legal basis", "Retention", "Recipients"]),
    ],
)  # fmt: skip
def test_they_hold_what_they_are_for(files, key, language, wanted):
    text = words(files[key, language])
    for each in wanted:
        assert each in text


@pytest.mark.parametrize("key", OWN)
def test_headings_begin_at_the_top_and_skip_nothing(project, key):
    levels = [block.level for block in built(project, key).walk() if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_chart_lies_across_on_a_large_sheet(project, files):
    document = built(project, "handlingsplan")
    sections = [block for block in document.blocks if isinstance(block, Section)]
    assert sections[-1].landscape
    page = pypdf.PdfReader(io.BytesIO(files["handlingsplan", "sv"])).pages[-1]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)


def test_every_activity_stands_under_one_goal(project):
    document = built(project, "handlingsplan")
    with project.read() as session:
        activities = read_rows(session, record("activity"))
    tables = [t for t in document.walk() if isinstance(t, Table) and len(t.columns) == 10]
    codes = [row.cells[0] for table in tables for row in table.rows]
    assert sorted(codes) == sorted(row["code"] for row in activities)


def test_the_record_tells_of_every_private_field(project):
    with project.read() as session, using("sv"):
        kept = {each.table: each for each in kept_about_people(session)}
    for table, known in RECORDS.items():
        private = {f.name for f in known.fields if f.privacy is not Privacy.PUBLIC}
        assert private == {f.name for f in kept[table].fields} if private else table not in kept
    assert "survey_text" in kept
    text = "".join(str(row.cells) for t in built(project, "registerforteckning").walk()
                   if isinstance(t, Table) for row in t.rows)  # fmt: skip
    with using("sv"):
        for each in kept.values():
            assert all((field.title() in text) or not each.rows for field in each.fields)
        assert kept["stakeholder"].rows
        assert sum(not each.rows for each in kept.values()) < len(kept) / 3


@pytest.mark.parametrize("key", OWN)
def test_a_new_project_gives_them_without_a_stumble(empty, key):
    document = built(empty, key)
    assert document.blocks
    assert faults(pressed(document)) == []


@pytest.mark.parametrize("key", OWN)
def test_word_says_the_same(project, key):
    document = built(project, key)
    word = docx.Document(io.BytesIO(pressed_word(document)))
    text = "".join(each.text or "" for each in word.element.body.iter(qn("w:t")))
    for block in document.walk():
        if isinstance(block, Heading):
            assert block.text in text
    assert re.search("Rubrik|Heading", " ".join(p.style.name for p in word.paragraphs))


def test_what_is_private_is_counted_only_for_those_who_may_see_it(project):
    internal = built(project, "registerforteckning", audience=Audience.INTERNAL)
    public = built(project, "registerforteckning")
    counted = [sum(isinstance(b, Table) for b in d.walk()) for d in (internal, public)]
    assert counted[0] == counted[1] + 1
    assert replace(public, audience=Audience.INTERNAL) != internal


def test_a_project_that_has_only_begun_gives_short_papers(empty):
    record_of_processing = built(empty, "registerforteckning")
    tables = [block for block in record_of_processing.walk() if isinstance(block, Table)]
    assert all(row.cells[-1] for each in tables for row in each.rows if each.columns[-1].numeric)
    letter = built(empty, "avsiktsforklaring")
    said = [str(b.text) for b in letter.walk() if isinstance(b, Paragraph)]
    assert "[fyll i: parterna]" in said  # the clause speaks of parties that nobody has named yet
