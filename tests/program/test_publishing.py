"""The Platsplan of the example: for whom it is, decides what stands in it."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from tests.command import NOW
from tests.documents.reading import faults
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.pdf import pressed
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.program.publishing import KINDS
from workbench.project.open import open_project
from workbench.project.register import read_rows

PERSON = record("stakeholder")
READERS = [(language, audience) for language in ("sv", "en") for audience in Audience]


@pytest.fixture(scope="module")
def project(mellantorg):
    with open_project(mellantorg, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def pressings(project):
    made = {}
    for language, audience in READERS:
        options = Options(date=NOW.date(), language=language, audience=audience)
        with using(language), project.read() as session:
            made[language, audience] = pressed(KINDS[0].build(session, options))
    return made


def words(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages)


@pytest.fixture(scope="module")
def people(project):
    with project.read() as session:
        return read_rows(session, PERSON)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.STEERING])
def test_nobody_is_named_to_others(pressings, people, language, audience):
    data = pressings[language, audience]
    text = " ".join(words(data).split())
    assert len(people) == 25
    for person in people:
        for field in ("name", "email", "phone", "notes", "needs", "message", "contact_owner"):
            if person[field]:
                assert str(person[field]) not in text, field
        assert person["name"].encode() not in data
    with using(language):
        stances = [choice.text() for choice in PERSON["stance"].choices]
    for stance in stances:
        assert not re.search(rf"\b{stance}\b", text), stance


@pytest.mark.parametrize("language", ["sv", "en"])
def test_those_who_work_with_the_file_see_who_is_who(pressings, people, language):
    text = " ".join(words(pressings[language, Audience.INTERNAL]).split())
    assert all(person["name"] in text for person in people)


@pytest.mark.parametrize(("language", "audience"), READERS)
def test_it_passes_both_profiles(pressings, language, audience):
    assert faults(pressings[language, audience]) == []


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("sv", ["Platsplan", "4 530 606", "2 394", "Handlingsplan", "Belysningsplan"]),
        ("en", ["Place plan", "4,530,606", "2,394", "Action plan", "Belysningsplan"]),
    ],
)
def test_it_holds_what_the_steps_say(pressings, language, wanted):
    text = words(pressings[language, Audience.PUBLIC]).replace("\u00a0", " ").replace("\u202f", " ")
    for each in wanted:
        assert each in text
    assert "{" not in text


def test_a_new_project_gives_a_plan_without_a_stumble(empty):
    with empty.read() as session:
        document = KINDS[0].build(session, Options(date=NOW.date()))
    data = pressed(document)
    assert "Torget" in words(data)
    assert faults(data) == []
