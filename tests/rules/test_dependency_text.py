from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import mellantorg
from workbench.rules.dependency_text import (
    LONGEST_TOKEN,
    Dependency,
    format_dependencies,
    format_dependency,
    parse_dependencies,
)
from workbench.rules.schedule_types import LinkKind

FS, SS, FF, SF = LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        ("  ", []),
        ("A04", [("A04", FS, 0)]),
        ("A16:SS", [("A16", SS, 0)]),
        ("A04+3", [("A04", FS, 3)]),
        ("A12:FS+5", [("A12", FS, 5)]),
        ("A24:FF-2d", [("A24", FF, -2)]),
        ("A07|A08|A09", [("A07", FS, 0), ("A08", FS, 0), ("A09", FS, 0)]),
        ("A07, A08;A09\nA10", [(code, FS, 0) for code in ("A07", "A08", "A09", "A10")]),
        ("A04 A05", [("A04", FS, 0), ("A05", FS, 0)]),
        ("A04 och A05 and A06", [("A04", FS, 0), ("A05", FS, 0), ("A06", FS, 0)]),
        ("A04 + 3 d", [("A04", FS, 3)]),
        ("A04 − 2 dagar", [("A04", FS, -2)]),
        ("a16 : ss", [("a16", SS, 0)]),
        ("A16 SS", [("A16", SS, 0)]),
        ("12FS+3 days", [("12", FS, 3)]),
        ("12AS+3 dagar", [("12", FS, 3)]),
        ("7AA-1d;8SA", [("7", FF, -1), ("8", SF, 0)]),
        ("1.2.3SS+2v", [("1.2.3", SS, 10)]),
        ("START", [("START", FS, 0)]),
        ("START SS+2", [("START", SS, 2)]),
        ("A04:+3", [("A04", FS, 3)]),
        ("A04|A04+2|A04:SS", [("A04", FS, 2), ("A04", SS, 0)]),
    ],
)
def test_reads_what_people_write(text, read):
    found = parse_dependencies(text)
    assert [tuple(each) for each in found.read] == read
    assert found.unreadable == ()


@pytest.mark.parametrize(
    "text", ["A04:", ":SS", "A04:XX", "A04+50%", "A04+3ed", "A04+99999", "A04++2", "+3", "A04:SS:"]
)
def test_what_cannot_be_read_is_given_back(text):
    found = parse_dependencies(f"A01|{text}|A02")
    assert [each.code for each in found.read] == ["A01", "A02"]
    assert [each.token for each in found.unreadable] == [text]
    assert found.unreadable[0].reason


def test_known_codes_come_first_and_keep_their_spelling():
    found = parse_dependencies("a04-05 | A04-6 | a04:ss", known=["A04-05", "A04"])
    assert [tuple(each) for each in found.read] == [
        ("A04-05", FS, 0), ("A04", FS, -6), ("A04", SS, 0),
    ]  # fmt: skip


def test_a_book_in_a_cell_is_refused_quickly():
    found = parse_dependencies("ord " * 50_000 + "x" * 200_000 + " :" * 100_000)
    assert all(len(each.token) <= LONGEST_TOKEN for each in found.unreadable)


@pytest.mark.parametrize(
    ("dependency", "text"),
    [
        (Dependency("A16"), "A16"),
        (Dependency("A16", SS), "A16:SS"),
        (Dependency("A04", FS, 3), "A04+3"),
        (Dependency("A24", FF, -2), "A24:FF-2"),
        (Dependency("A04-05"), "A04-05:FS"),
        (Dependency("START", FS, 2), "START:FS+2"),
    ],
)
def test_writes_the_shortest_text_that_reads_back(dependency, text):
    assert format_dependency(dependency) == text


CODES = st.from_regex(r"[A-ZÅÄÖ]{0,3}[0-9]{1,4}(?:[.\-:][A-Z0-9]{1,3})?", fullmatch=True)
DEPENDENCIES = st.builds(
    Dependency, CODES, st.sampled_from(LinkKind), st.integers(min_value=-9999, max_value=9999)
)


@given(st.lists(DEPENDENCIES, max_size=6, unique_by=lambda each: (each.code, each.kind)))
def test_what_is_written_reads_back(dependencies):
    found = parse_dependencies(format_dependencies(dependencies))
    assert list(found.read) == dependencies
    assert found.unreadable == ()


@given(st.text(max_size=60))
def test_any_text_is_read_or_given_back(text):
    found = parse_dependencies(text)
    assert all(each.code.strip() for each in found.read)
    assert all(abs(each.lag) <= 9999 * 5 for each in found.read)


def test_all_of_mellantorg_reads():
    assert len(mellantorg.links()) == 45
    kinds = [each.kind for each in mellantorg.links()]
    assert kinds.count(SS) == 6
