"""Contact cards are written as other programs read them, and lists of recipients too."""

from __future__ import annotations

import re
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.exchange.read_vcard import cards_grid
from workbench.exchange.write_vcard import VERSIONS, Card, mail_list, split_name, vcards

KEY = "4146fdd814b04f5589d75349144c833d"
NAME = re.compile(r"[A-Z-]+")


def unescaped(text):
    """Read one value strictly: only the escapes of the format may stand in it."""
    said, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            assert text[at + 1] in "\\;,nN", text
            said.append("\n" if text[at + 1] in "nN" else text[at + 1])
            at += 2
        else:
            assert text[at] not in ";,", text
            said.append(text[at])
            at += 1
    return "".join(said)


def read(data):
    """Read a file of cards strictly: line ends, folding, structure; a list of dicts."""
    assert data.endswith(b"\r\n") or not data
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    whole = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    cards, card = [], None
    for line in whole:
        name, colon, value = line.partition(":")
        assert colon, line
        if line == "BEGIN:VCARD":
            assert card is None
            card = {}
        elif line == "END:VCARD":
            cards.append(card)
            card = None
        else:
            key = name.partition(";")[0]
            assert NAME.fullmatch(key), line
            assert key not in card, line
            card[key] = value
            assert next(iter(card)) == "VERSION"
    assert card is None
    return cards


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_says_all_there_is_to_say(version):
    card = Card(
        KEY,
        "Åsa von Öhman",
        organisation="Åkern; Söner, AB",
        title="vd\nordförande",
        email="asa@x.se",
        phone="+46 70 123 45 67",
        groups=("Styrgrupp", "Press; radio"),
    )
    (said,) = read(vcards([card], version))
    assert said["VERSION"] == version
    assert unescaped(said["FN"]) == "Åsa von Öhman"
    assert said["N"] == "von Öhman;Åsa;;;"
    assert unescaped(said["ORG"]) == "Åkern; Söner, AB"
    assert unescaped(said["TITLE"]) == "vd\nordförande"
    assert said["EMAIL"] == "asa@x.se"
    assert said["TEL"] == "+46 70 123 45 67"
    assert said["CATEGORIES"] == r"Styrgrupp,Press\; radio"
    assert KEY in said["UID"].replace("-", "")
    assert ("KIND" in said) == (version == "4.0")


def test_nothing_is_said_of_what_is_not_known():
    (said,) = read(vcards([Card(KEY, "Bo")]))
    assert set(said) == {"VERSION", "PRODID", "UID", "FN", "N"}
    assert said["N"] == ";Bo;;;"


def test_an_organisation_is_its_own_name():
    (said,) = read(vcards([Card(KEY, "Polisen", is_person=False)], "4.0"))
    assert (said["KIND"], said["ORG"], said["N"]) == ("org", "Polisen", "Polisen;;;;")


def test_an_unknown_version_is_no_version():
    with pytest.raises(ValueError, match=r"2\.1"):
        vcards([], "2.1")


TEXTS = st.text(max_size=200)


@given(TEXTS, TEXTS, st.sampled_from(VERSIONS))
def test_any_text_makes_a_card_that_can_be_read(name, title, version):
    (said,) = read(vcards([Card("not hex", name, title=title, groups=(title,))], version))
    shown = unescaped(said["FN"])
    assert "\r" not in shown
    assert len(re.sub(r"\\.", "", said["N"]).split(";")) == 5


@given(st.lists(st.text(alphabet="aåÅ ,;\\\"'()<>@.", max_size=30), max_size=5))
def test_recipients_are_read_by_mail_programs(names):
    cards = [Card(KEY, name, email=f"n{at}@x.se") for at, name in enumerate(names)]
    text = mail_list([*cards, Card(KEY, "Utan adress")])
    read_back = getaddresses([text.replace("; ", ", ")]) if text else []
    assert [address for _name, address in read_back] == [card.email for card in cards]


def test_recipients_as_one_writes_them():
    cards = [Card(KEY, "Anna Ek", email="anna@x.se"), Card(KEY, "Ek, Bo", email="bo@x.se")]
    assert mail_list(cards) == 'Anna Ek <anna@x.se>; "Ek, Bo" <bo@x.se>'
    assert mail_list([Card(KEY, "", email="x@x.se")]) == "x@x.se"


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Anna Ek", "Ek", "Anna"),
        ("Carl von Linné", "von Linné", "Carl"),
        ("Anna-Karin de la Ek", "de la Ek", "Anna-Karin"),
        ("Polisen", "", "Polisen"),
        ("von Ek", "Ek", "von"),
        ("", "", ""),
    ],
)
def test_family_and_given_name(name, family, given):
    assert split_name(name) == (family, given)


@pytest.mark.parametrize("version", VERSIONS)
def test_our_own_reader_takes_the_cards_in_again(version):
    card = Card(KEY, "Åsa Ö, d.y.", "Åkern; AB", "vd", "asa@x.se", "08-1")
    grid = cards_grid(vcards([card], version).decode())
    assert grid.rows[1].cells == ("Åsa Ö, d.y.", "Åkern; AB", "vd", "asa@x.se", "08-1")
    assert cards_grid("Anna Ek") is None
