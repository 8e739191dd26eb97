"""Walks, findings, problems, causes, strengths and conditions on paper: all of it, and nobody."""

from __future__ import annotations

import pytest

from tests.command import CLOCK
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Document, Figure, Heading, ListBlock, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.situation.chapter import chapter
from workbench.steps.situation.chapter_findings import findings_chapter, walks_chapter
from workbench.steps.situation.chapter_problems import (
    causes_chapter,
    conditions_chapter,
    problems_chapter,
    strengths_chapter,
)

TODAY = CLOCK.today()
CHAPTERS = (walks_chapter, findings_chapter, problems_chapter, causes_chapter, conditions_chapter)


def told(project, part, audience=Audience.PUBLIC, **said):
    options = Options(date=TODAY, language="sv", audience=audience)
    with using("sv"), project.read() as session:
        return part(session, options, TODAY, **said)


def words(blocks):
    return str(blocks)


def heads(blocks):
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_every_chapter_has_its_name(torg):
    names = [heads(told(torg, part))[0] for part in CHAPTERS]
    assert names == [
        "Vandringar och intervjuer", "Fynd", "Prioriterade problem", "Orsaksanalys",
        "Förutsättningar",
    ]  # fmt: skip
    assert heads(told(torg, strengths_chapter)) == ["Styrkor att bygga på"]


@pytest.mark.parametrize("part", [*CHAPTERS, strengths_chapter, chapter])
def test_an_empty_project_has_nothing_to_tell(empty, part):
    assert told(empty, part) == ()


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.STEERING])
def test_nobody_is_named(torg, audience):
    person = record("stakeholder")
    with torg.read() as session:
        people = [row["name"] for row in read_rows(session, person)]
        key = read_rows(session, record("interview"))[0]["id"]
        who = read_rows(session, person)[0]["id"]
        walk = read_rows(session, record("walk"))[0]["id"]
        finding = read_rows(session, record("finding"))[0]["id"]
    acts.change(torg, record("interview"), key, {"stakeholder_id": who, "notes": "HEMLIGT"})
    acts.change(torg, record("walk"), walk, {"leader": "Kalle Anka", "notes": "HEMLIGT"})
    acts.change(torg, record("finding"), finding, {"notes": "HEMLIGT"})
    said = "".join(words(told(torg, part, audience)) for part in (*CHAPTERS, strengths_chapter))
    assert "HEMLIGT" not in said
    assert "Kalle Anka" not in said
    assert not [name for name in people if name in said]
    assert "Fältsekreterare" in said


def test_short_tells_only_what_is_open_or_prioritised(torg):
    short, whole = (words(told(torg, findings_chapter, short=s)) for s in (True, False))
    assert "Svag och varm armatur" in short
    assert "Trasiga bänkar" in whole
    tables = [b for b in told(torg, findings_chapter, short=True) if isinstance(b, Table)]
    assert "Trasiga bänkar" not in words(tables)
    assert "Mopeder" in words(told(torg, problems_chapter))
    assert "Mopeder" not in words(told(torg, problems_chapter, short=True))
    assert "Är det klart vem som betalar" not in words(told(torg, conditions_chapter, short=True))


def test_the_figures_have_words_and_numbers(torg):
    (shown,) = [b for b in told(torg, findings_chapter) if isinstance(b, Figure)]
    assert shown.alt.startswith("Karta med 18 fynd.")
    assert len(shown.data.rows) == 18
    (field,) = [b for b in told(torg, problems_chapter) if isinstance(b, Figure)]
    assert len(field.data.rows) == 6


def test_causes_lie_in_each_other(torg):
    first = next(b for b in told(torg, causes_chapter) if isinstance(b, ListBlock))
    assert str(first.items[1].text) == "Varför där: Släckta armaturer blir kvar länge"
    below = first.items[1].below.items[0]
    assert str(below.text) == "Varför: Ingen kontrollerar ljuset efter klockan 18"
    assert str(below.below.items[0].text).endswith("anger ingen åtgärdstid")
    assert first.items[2].below is None


def test_in_the_place_plan_they_are_the_sections_of_one_chapter(torg):
    blocks = told(torg, chapter)
    own = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert own[-1].text == "Vad som hittats och vad det betyder"
    place = blocks.index(own[-1])
    sections = [b.text for b in blocks[place:] if isinstance(b, Heading) and b.level == 2]
    assert sections == [
        "Förutsättningar", "Vandringar och intervjuer", "Fynd", "Prioriterade problem",
        "Orsaksanalys", "Styrkor att bygga på",
    ]  # fmt: skip
    assert Document("x", blocks, TODAY).walk()
