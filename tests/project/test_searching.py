"""Words are found in all texts, without accents, and private ones only where they may be seen."""

from __future__ import annotations

import pytest

from tests.command import CLOCK
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.capturing import KINDS, capture
from workbench.project.open import create
from workbench.project.register import read_rows
from workbench.project.searching import SearchIndex, snippet

FINDING = record("finding")


@pytest.fixture
def project(tmp_path):
    with create(tmp_path / "torget.plats", "Torget", clock=CLOCK, language="sv") as found:
        yield found


def found_in(project, typed, *, only_public=False):
    index = SearchIndex(project, only_public=only_public)
    return {table: [each.title for each in some] for table, (some, _n) in index.find(typed).items()}


def test_words_are_found_without_accents_in_any_order(project):
    acts.add(project, FINDING, {"title": "Öbergs skylt är trasig", "answer": "Lagas i mars"})
    for typed in ("oberg", "TRASIG öberg", "mars skylt"):
        assert found_in(project, typed) == {"finding": ["Öbergs skylt är trasig"]}
    assert found_in(project, "oberg april") == {}
    assert found_in(project, "  ") == {}


def test_rows_whose_title_holds_the_word_come_first(project):
    for values in ({"title": "Bänk", "answer": "Lampan lagas"}, {"title": "Lampan"}):
        acts.add(project, FINDING, values)
    assert found_in(project, "lampan") == {"finding": ["Lampan", "Bänk"]}


def test_private_texts_are_neither_searched_nor_shown(project):
    acts.add(project, FINDING, {"title": "Lampan", "notes": "Anna ringde"})
    assert found_in(project, "anna") == {"finding": ["Lampan"]}
    assert found_in(project, "anna", only_public=True) == {}


def test_a_snippet_shows_what_stands_around_the_word():
    text = "Ett långt stycke som börjar här. " * 3 + "Strasse är Straße och så vidare. " * 3
    shown = snippet(FINDING["answer"], text, ["strasse", "vidare"])
    assert shown.found == "Strasse"
    assert shown.before.startswith("…")
    assert shown.after.endswith("…")
    assert shown.text().strip("…") in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.key)
def test_what_is_captured_lands_in_its_register_as_one_step(project, kind):
    row_id = capture(project, kind.key, "  Tal om   lampan ")
    with project.read() as session:
        (row,) = read_rows(session, record(kind.table))
    assert (row["id"], row[kind.field.name]) == (row_id, "Tal om lampan")
    project.undo()
    with project.read() as session:
        assert read_rows(session, record(kind.table)) == []
