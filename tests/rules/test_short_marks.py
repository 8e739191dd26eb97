"""Marks of one or two letters for names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.short_marks import short_marks


def marks(*names):
    return list(short_marks(enumerate(names)).values())


def test_the_first_has_its_letter_and_the_next_ones_two():
    assert marks("Kommunen", "Kyrkan", "Kvarteret") == ["K", "Ky", "Kv"]


def test_what_kind_of_enterprise_it_is_tells_nothing():
    assert marks("Brf Lindgården", "AB Torget", "HSB Brf Eken", "AB") == ["L", "T", "E", "A"]


def test_the_second_word_helps():
    assert marks("Norra Torget", "Norrmalm", "No Gatan") == ["N", "No", "NG"]


def test_names_without_letters_have_marks_too():
    assert marks("123", "", "…", "ßar", "Åsa") == ["1", "#1", "#2", "ß", "Å"]


@given(st.lists(st.text(max_size=40), max_size=60))
def test_no_two_are_alike_however_they_are_typed(names):
    found = marks(*names)
    assert len({each.casefold() for each in found}) == len(names)
    assert all(found)
