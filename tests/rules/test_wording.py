"""Differences between wordings, and names filled with facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.wording import Change, Piece, differences, fill

SAME, ADDED, REMOVED = Change.SAME, Change.ADDED, Change.REMOVED


def test_equal_wordings_are_one_piece():
    assert differences("Ett avtal.", "Ett avtal.") == [Piece(SAME, "Ett avtal.")]


def test_a_word_that_was_exchanged():
    assert differences("gäller till maj", "gäller till juni") == [
        Piece(SAME, "gäller till "), Piece(REMOVED, "maj"), Piece(ADDED, "juni"),
    ]  # fmt: skip


def test_words_side_by_side_are_one_change():
    found = differences("en två tre fyra", "en a b fyra")
    assert found == [
        Piece(SAME, "en "), Piece(REMOVED, "två tre"), Piece(ADDED, "a b"), Piece(SAME, " fyra"),
    ]  # fmt: skip


def test_from_nothing_and_to_nothing():
    assert differences("", "Nytt") == [Piece(ADDED, "Nytt")]
    assert differences("Gammalt", "") == [Piece(REMOVED, "Gammalt")]
    assert differences("", "") == []


words = st.lists(st.sampled_from(["ett", "två", "tre", ".", "\n\n", " ", "  ", "åäö"])).map("".join)


@given(words, words)
def test_the_pieces_hold_both_wordings(before, after):
    found = differences(before, after)
    squeezed = "".join
    assert squeezed(p.text for p in found if p.change is not REMOVED).split() == after.split()
    assert squeezed(p.text for p in found if p.change is not ADDED).split() == before.split()


def test_names_are_filled_and_missing_ones_told_once():
    text, missing = fill("{a} och {b}, {b}", {"a": "Kommunen", "b": " "}, {"b": "[fyll i: b]"})
    assert text == "Kommunen och [fyll i: b], [fyll i: b]"
    assert missing == ("b",)


def test_what_people_wrote_is_never_read_for_names():
    text, missing = fill("{a}", {"a": "{b} {0} {{x}}", "b": "hemligt"}, {})
    assert text == "{b} {0} {{x}}"
    assert missing == ()
