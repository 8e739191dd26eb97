from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.field import Choice, Field, Kind, Privacy
from workbench.ui.parts.quick_parse import known_choice, match, parse, part_at

TYPES = (
    Choice("owner", "Fastighetsägare", ("ägare",)),
    Choice("estate", "Fastighetsbolag"),
    Choice("authority", "Myndighet"),
    Choice("other", "Övrigt"),
)
FIELDS = (
    Field("name", Kind.TEXT, "Namn", Privacy.PERSONAL, required=True, quick=0),
    Field("type", Kind.CHOICE, "Typ", Privacy.PUBLIC, choices=TYPES, quick=1),
    Field("role", Kind.TEXT, "Roll", Privacy.PUBLIC, quick=2),
    Field("influence", Kind.SCALE, "Inflytande", Privacy.SENSITIVE, quick=3),
    Field("interest", Kind.SCALE, "Intresse", Privacy.SENSITIVE, quick=4),
    Field("seen", Kind.DATE, "Sedd", Privacy.PUBLIC, quick=5),
)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("Åkern AB", {"name": "Åkern AB"}),
        ("  Åkern AB ;  ", {"name": "Åkern AB"}),
        ("Åkern AB;;ordförande", {"name": "Åkern AB", "role": "ordförande"}),
        (
            "Åkern AB; fa; vd; 4/3",
            {
                "name": "Åkern AB",
                "type": "Fastighetsägare",
                "role": "vd",
                "influence": "4",
                "interest": "3",
            },
        ),
        ("Åkern;;;4;3;3/5", {"name": "Åkern", "influence": "4", "interest": "3", "seen": "3/5"}),
        ("Åkern;;;4/3;3/5", {"name": "Åkern", "influence": "4", "interest": "3", "seen": "3/5"}),
        ("Åkern;;;/3", {"name": "Åkern", "interest": "3"}),
        ("Åkern AB\tmynd\tchef", {"name": "Åkern AB", "type": "Myndighet", "role": "chef"}),
        ("Å 1/2; öv", {"name": "Å 1/2", "type": "Övrigt"}),
        ("x; FASTIGHETSBOLAG", {"name": "x", "type": "Fastighetsbolag"}),
        ("x; agare", {"name": "x", "type": "Fastighetsägare"}),
        ("x; owner", {"name": "x", "type": "Fastighetsägare"}),
        ("x; ovrigt", {"name": "x", "type": "Övrigt"}),
    ],
)
def test_a_line_becomes_fields(line, texts):
    parsed = parse(line, FIELDS, {})
    assert parsed.problem == ""
    assert parsed.texts == texts


def test_the_first_field_is_needed():
    parsed = parse("; fa", FIELDS, {})
    assert parsed.problem
    assert parsed.problem_field == "name"


def test_a_choice_that_is_not_known_is_told_or_noted():
    parsed = parse("Åkern; gurka", FIELDS, {})
    assert parsed.problem_field == "type"
    assert parsed.facts["text"] == "gurka"
    noted = parse("Åkern; gurka", FIELDS, {}, note="note")
    assert noted.problem == ""
    assert noted.texts == {"name": "Åkern", "note": "gurka"}


def test_what_is_too_much_is_told_or_noted():
    line = "a; fa; b; 4; 3; 2026-01-01; mer; ändå mer"
    assert parse(line, FIELDS, {}).facts == {"text": "mer"}
    assert parse(line, FIELDS, {}, note="note").texts["note"] == "mer; ändå mer"


def test_what_sticks_fills_the_gap_and_a_dash_empties_it():
    sticky = {"type": "Myndighet"}
    assert parse("Åkern", FIELDS, sticky).texts["type"] == "Myndighet"
    assert parse("Åkern; fa", FIELDS, sticky).texts["type"] == "Fastighetsägare"
    assert "type" not in parse("Åkern; -", FIELDS, sticky).texts


def test_two_letters_are_needed_and_the_exact_word_wins():
    words = ["Fastighetsbolag", "Fast", "Förening"]
    assert match("f", words) is None
    assert match("fast", words) == "Fast"
    assert match("fa", words) == "Fastighetsbolag"
    assert match("FÖ", words) == match("fo", words) == "Förening"
    assert match("", words) is None
    assert known_choice(FIELDS[1], "xx") is None


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("", "name", ""),
        ("Åke", "name", "Åke"),
        ("Åke;", "type", ""),
        ("Åke;  fa", "type", "fa"),
        ("Åke; fa; vd; 4/3; ", "seen", ""),
        ("Åke; fa; vd; 4; ", "interest", ""),
    ],
)
def test_the_part_at_the_cursor_is_known(line, name, text):
    part = part_at(line, len(line), FIELDS)
    assert part.field is not None
    assert (part.field.name, part.text) == (name, text)
    assert line[part.start :] == text


def test_behind_the_last_field_there_is_none():
    assert part_at("a;b;c;1;2;3;", 12, FIELDS).field is None


@given(st.text(max_size=80), st.integers(0, 80))
def test_no_line_is_too_odd(line, cursor):
    parsed = parse(line, FIELDS, {"type": "Myndighet"}, "note")
    assert set(parsed.texts) <= {each.name for each in FIELDS} | {"note"}
    part_at(line, min(cursor, len(line)), FIELDS)
