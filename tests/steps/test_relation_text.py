"""Relations as one says them."""

from __future__ import annotations

import pytest

from workbench.base.language import using
from workbench.base.parse import ParseError
from workbench.steps.stakeholders.relation_text import Party, find_party, read_relation

PEOPLE = [
    Party("stakeholder", "a", ("Anna Ek", "S01")),
    Party("stakeholder", "o", ("Anna Öhman", "S02")),
    Party("stakeholder", "b", ("Bo Berg", "S03")),
    Party("stakeholder", "c", ("Ägaren äger Torget", "S04")),
    Party("organisation", "k", ("Kommunen", "Mellanstads kommun", "O01")),
    Party("organisation", "p", ("Polisen", "O02")),
]


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        ("Anna Ek påverkar Bo Berg", "a", "influences", "b"),
        ("anna ek PÅVERKAR  bo", "a", "influences", "b"),
        ("S02 rapporterar till S01", "o", "reports_to", "a"),
        ("Polisen samarbetar med Mellanstads kommun", "p", "works_with", "k"),
        ("Bo är i konflikt med ek", "b", "conflicts_with", "a"),
        ("Bo i konflikt med Ek", "b", "conflicts_with", "a"),
        ("Ohman företräder polisen", "o", "represents", "p"),
        ("Bo; påverkar; Anna Öhman", "b", "influences", "o"),
        ("Bo; rapp; Anna Ek", "b", "reports_to", "a"),
        ("Bo influences Polisen", "b", "influences", "p"),
        ("Ägaren äger Torget påverkar Bo", "c", "influences", "b"),
        ("Bo påverkar Ägaren äger Torget", "b", "influences", "c"),
    ],
)
def test_who_does_what_to_whom(text, start, kind, end):
    said = read_relation(text, PEOPLE)
    assert (said.start.id, said.kind, said.end.id) == (start, kind, end)


def test_strength_and_note_follow_after_semicolons():
    said = read_relation("Bo påverkar Polisen; 3; via nämnden; ofta", PEOPLE)
    assert said.values() == {
        "from_person_id": "b",
        "to_organisation_id": "p",
        "kind": "influences",
        "strength": 3,
        "notes": "via nämnden; ofta",
    }
    assert "strength" not in read_relation("Bo påverkar Polisen; nej", PEOPLE).values()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Anna påverkar Bo", "”Anna” kan vara Anna Ek, Anna Öhman; skriv mer"),
        ("Xerxes påverkar Bo", "Ingen här heter ”Xerxes”"),
        ("Bo påverkar Bo Berg", "Ingen står i relation till sig själv"),
        ("Bo påverkar Polisen; 4", "Styrkan är 1, 2 eller 3"),
        ("Bo och Polisen", "Skriv vem som gör vad med vem"),
        ("påverkar Bo", "Skriv vem som gör vad med vem"),
        ("Bo påverkar", "Skriv vem som gör vad med vem"),
        ("", "Skriv vem som gör vad med vem"),
    ],
)
def test_what_is_not_understood_is_told(text, reason):
    with pytest.raises(ParseError) as caught:
        read_relation(text, PEOPLE)
    assert caught.value.text().startswith(reason)


def test_both_languages_are_understood_whatever_the_window_speaks():
    with using("en"):
        assert read_relation("Bo påverkar Polisen", PEOPLE).kind == "influences"
        assert read_relation("Bo reports to Polisen", PEOPLE).kind == "reports_to"


def test_a_whole_name_goes_before_a_beginning():
    more = [*PEOPLE, Party("stakeholder", "x", ("Bo Bergström", "S09"))]
    assert find_party("Bo Berg", more).id == "b"
    with pytest.raises(ParseError):
        find_party("Bo", more)
    with pytest.raises(ParseError):
        find_party("  ", more)
