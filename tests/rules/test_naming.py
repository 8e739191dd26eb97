from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.naming import Naming

GUN = Naming(["Gun Påhittsdotter"], ["gun@example.org"], ["070-123 45 67"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gun Påhittsdotter ringde", "Person 1 ringde"),
        ("GUN  PÅHITTSDOTTER", "Person 1"),
        ("gun\N{NO-BREAK SPACE}påhittsdotter", "Person 1"),
        ("Gun\nPåhittsdotter", "Person 1"),
        (unicodedata.normalize("NFD", "Gun Påhittsdotter"), "Person 1"),
        ("Påhittsdotter, Gun", "Person 1"),
        ("Påhittsdotter Gun; Bo", "Person 1; Bo"),
        ("Gun Påhittsdotters tomt", "Person 1s tomt"),
        ("(Gun Påhittsdotter)", "(Person 1)"),
        ("Skriv till Gun@Example.org.", "Skriv till Person 1."),
        ("ring 070-1234567", "ring Person 1"),
        ("ring +46 70 123 45 67!", "ring Person 1!"),
        ("ring 0046(0)70-123 45 67", "ring Person 1"),
        ("Gun Påhittsdotter <gun@example.org>", "Person 1 <Person 1>"),
    ],
)
def test_named(text, said):
    assert GUN.names(text)
    assert GUN.may_name(text)
    assert GUN.replaced(text, "Person 1") == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gun",
        "Påhittsdotter",
        "Gun Påhittsdottersson",
        "Gunnar Påhittsdotter",
        "gun@example.organisation.se",
        "margun@example.org",
        "1070-123 45 678",
    ],
)
def test_not_named(text):
    assert not GUN.names(text)
    assert GUN.replaced(text, "Person 1") == text


def test_one_word_is_replaced_only_where_it_stands_alone():
    kim = Naming(["Kim"])
    assert kim.replaced("Kim", "Person 2") == "Person 2"
    assert kim.replaced("Bo; kim , Åsa", "Person 2") == "Bo; Person 2 , Åsa"
    assert kim.replaced("Kim tar med bullar", "Person 2") == "Kim tar med bullar"
    assert kim.may_name("Kim tar med bullar")


def test_nobody_is_named_by_nothing():
    nobody = Naming([], [], ["12345"])
    assert not nobody.names("")
    assert not nobody.names("12345")
    assert not nobody.may_name("anything at all")


def test_any_of_several_names_will_do():
    married = Naming(["Gun Berg", "Gun Påhittsdotter"], ["gun@example.org", "gb@example.org"])
    said = "Gun Berg (förr Gun Påhittsdotter), gb@example.org"
    assert married.replaced(said, "P1") == "P1 (förr P1), P1"


def test_signs_in_names_are_only_signs():
    assert Naming(["Bo (Berg) A.B"]).replaced("Bo (Berg) A.B", "X") == "X"
    assert Naming(["Bo .*"]).replaced("Bo Berg", "X") == "Bo Berg"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_and_text_can_be_asked_about(name, text):
    naming = Naming([name], [name], [name])
    once = naming.replaced(text, "Person 1")
    assert naming.names(text) is (naming.replaced(text, "") != text)
    if once != text:
        assert naming.may_name(text)
