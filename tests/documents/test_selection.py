"""Sections of any document: told, chosen, ordered, and known by one name in all languages."""

from __future__ import annotations

from datetime import date

from workbench.base.language import using
from workbench.documents.content import Document, Heading, Paragraph, Section
from workbench.documents.selection import (
    arranged,
    ordered,
    parts_of,
    read_choices,
    sourced,
    written_choices,
)


def document(*blocks):
    return Document("D", tuple(blocks), date(2026, 11, 25))


PLAIN = document(
    Paragraph("före"), Heading("A"), Paragraph("a"), Heading("B"), Heading("b1", 2),
    Section((Heading("C"), Paragraph("c"))), Heading("A"),
)  # fmt: skip


def titles(made):
    return [part.title for part in parts_of(made)]


def test_parts_hold_all_blocks_in_order():
    parts = parts_of(PLAIN)
    assert [part.key for part in parts] == ["", "A", "B", "C", "A (2)"]
    assert tuple(block for part in parts for block in part.blocks) == PLAIN.blocks


def test_nothing_said_changes_nothing():
    assert arranged(PLAIN, "") is PLAIN
    assert arranged(PLAIN, "  \n") is PLAIN


def test_sections_are_left_out_and_moved():
    assert titles(arranged(PLAIN, "C\nA\n-B")) == ["", "C", "A", "A"]
    assert titles(arranged(PLAIN, "-A\n-B\n-C\n-A (2)")) == [""]


def test_a_section_that_a_recipe_does_not_know_stays_after_its_neighbour():
    # The recipe was made before C was written.
    wanted = ordered(parts_of(PLAIN), read_choices("A (2)\nB\nA"))
    assert [part.key for part, _there in wanted] == ["", "A (2)", "B", "C", "A"]
    assert all(there for _part, there in wanted)


def test_what_a_recipe_names_and_nobody_writes_any_more_is_passed_over():
    assert titles(arranged(PLAIN, "Gone\n-Never\nB")) == ["", "A", "B", "C", "A"]


def test_choices_are_written_as_they_are_read():
    text = "C\n-A\nB – med streck"
    assert written_choices(read_choices(text)) == text


def test_a_section_is_known_by_one_key_in_both_languages():
    with using("sv"):
        swedish = parts_of(document(Heading("Sammanfattning"), Heading("Egen rubrik")))
    with using("en"):
        english = parts_of(document(Heading("Summary"), Heading("Egen rubrik")))
    assert [part.key for part in swedish] == [part.key for part in english]
    assert swedish[0].title == "Sammanfattning"


def test_origins_are_given_to_chapters_that_say_none():
    blocks = sourced((Heading("A"), Heading("B", origin="plan"), Heading("b", 2)), "place")
    assert [block.origin for block in blocks] == ["place", "plan", ""]
